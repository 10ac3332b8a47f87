"""The environment variables: what they do, and that the README names each."""

from __future__ import annotations

import re
from pathlib import Path


def variables_read(repository: Path) -> set[str]:
    """The names that the settings and gunicorn's configuration read from the environment."""
    sources = [*(repository / "site" / "config").rglob("*.py"), repository / "gunicorn.conf.py"]
    names: set[str] = set()
    for source in sources:
        text = source.read_text(encoding="utf-8")
        names |= set(re.findall(r"\benv\.\w+\(\s*\"([A-Z0-9_]+)\"", text))
        names |= set(re.findall(r"os\.environ\.get\(\s*[\"']([A-Z0-9_]+)[\"']", text))
    return names


def test_readme_documents_every_variable_and_no_other(repository: Path) -> None:
    readme = (repository / "README.md").read_text(encoding="utf-8")
    section = readme.split("## Settings", 1)[1].split("\n## ", 1)[0]
    documented = set(re.findall(r"^\| `([A-Z0-9_]+)` \|", section, flags=re.MULTILINE))
    assert variables_read(repository) == documented


def test_settings_modules_stay_small(repository: Path) -> None:
    for module in (repository / "site" / "config" / "settings").glob("*.py"):
        assert len(module.read_text(encoding="utf-8").splitlines()) < 200, module.name
