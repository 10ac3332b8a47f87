"""Translators find the sentences of the pure modules, which import nothing of Django."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.core.management import call_command

PURE = """LATER = gettext_noop("Later")
say("At least %(number)s", number=1)
translate("{units} may not count.")
"""


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="not run: there is no GNU gettext")
def test_templates_handed_to_a_translator_are_gathered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "locale").mkdir()
    (tmp_path / "sentences.py").write_text(PURE)
    monkeypatch.chdir(tmp_path)
    call_command("makemessages", locale=["cy"], verbosity=0)
    found = (tmp_path / "locale" / "cy" / "LC_MESSAGES" / "django.po").read_text()
    for template in ("Later", "At least %(number)s", "{units} may not count."):
        assert f'msgid "{template}"' in found
