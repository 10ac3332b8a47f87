"""Rich text of a document, made ready for its place on a page."""

from __future__ import annotations

import re
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from catalogue.prose import clean_prose, names_objects

_HEADING = re.compile(r"<(/?)h([1-6])>")
_NOWHERE = re.compile(r'<a(?: href="#?")?>(.*?)</a>', re.DOTALL)
_DEEPEST = 6
_SHALLOWEST_IN_PROSE = 3


def passage(html: str, top: int = 4) -> SafeString:
    """Return ``html`` safe to show, its headings from level ``top`` on; links to nowhere become words.

    What was frozen is clean already; cleaning again costs little and keeps a page safe whatever wrote it.
    What an editor's page says today may link to other pages, which move: only whole addresses are remembered.
    """
    return _shown.__wrapped__(html, top) if names_objects(html) else _shown(html, top)


@lru_cache(maxsize=2048)
def _shown(html: str, top: int) -> SafeString:
    if not html:
        return SafeString("")
    safe = _NOWHERE.sub(r"\1", clean_prose(html))
    if top != _SHALLOWEST_IN_PROSE:
        safe = _HEADING.sub(lambda found: _heading(found, top - _SHALLOWEST_IN_PROSE), safe)
    if not safe.lstrip().startswith("<"):
        safe = f"<p>{safe}</p>"
    return mark_safe(safe)  # noqa: S308 -- cleaned above


def lines(text: str) -> SafeString:
    """Return plain ``text`` with its line breaks kept."""
    return mark_safe("<br>".join(escape(line) for line in text.splitlines()))  # noqa: S308 -- escaped here


def _heading(found: re.Match[str], shift: int) -> str:
    level = min(max(int(found[2]) + shift, 1), _DEEPEST)
    return f"<{found[1]}h{level}>"
