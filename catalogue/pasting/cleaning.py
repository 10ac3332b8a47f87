"""Pasted text made plain: one kind of line end and space, nothing invisible, no HTML."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass

_LINE_ENDS = re.compile("\r\n|\r|\f|\x1c|\x1d|\x1e|\x85|\u2028|\u2029")
_SCRIPT = re.compile(r"<(script|style)\b[^>]*>.*?(</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(-->|$)", re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_SPACES = re.compile(r"[^\S\t\n]+")


@dataclass(frozen=True)
class Cleaned:
    """A cell or line without what nobody sees: ``invisible`` or ``markup`` say what went."""

    text: str
    invisible: bool = False
    markup: bool = False


def line_ends(text: str) -> str:
    """Return ``text`` with one kind of line end.

    A line break inside a cell of a word processor, which is a vertical tab, is a space.
    """
    return _LINE_ENDS.sub("\n", text.replace("\v", " "))


def clean(text: str) -> Cleaned:
    """Return ``text`` without invisible characters and HTML, spaces made single; case is kept.

    Zero-width characters, marks of direction, soft hyphens and controls go; letters of every script stay.
    """
    seen = "".join(_plain(character) for character in unicodedata.normalize("NFC", text))
    invisible = len(seen) != len(unicodedata.normalize("NFC", text))
    bare = without_markup(seen)
    return Cleaned(_SPACES.sub(" ", bare).strip(), invisible, bare != seen)


def without_markup(text: str) -> str:
    """Return ``text`` without HTML tags, scripts with what is in them; ``a < b`` and ``&`` stay."""
    if "<" not in text:
        return text
    bare = _TAG.sub(" ", _COMMENT.sub(" ", _SCRIPT.sub(" ", text)))
    return html.unescape(bare) if bare != text else text


def _plain(character: str) -> str:
    """Return nothing for what is invisible, a space for any kind of space, else the character."""
    if character in "\t\n":
        return character
    category = unicodedata.category(character)
    if category in ("Cf", "Cc", "Cs", "Co", "Cn"):
        return ""
    return " " if category == "Zs" else character
