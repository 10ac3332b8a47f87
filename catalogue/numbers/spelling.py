"""Typed text made plain: one kind of digit, dash, oblique and space, and no percent-encoding."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

LONGEST = 4000
"""Characters of a text that are read at all."""

_DASHES = "‐‑‒–—―−﹘﹣－⁃"
_OBLIQUES = "∕⁄╱⧸／＼\\"
_CROSSES = "×✕✖⨯"
_PLAIN = str.maketrans(
    {**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_OBLIQUES, "/"), **dict.fromkeys(_CROSSES, "X")}
)
_ENCODED = re.compile(r"%[0-9A-Fa-f]{2}")
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """Return ``text`` with every usual variant of digits, dashes, obliques and spaces made one, trimmed.

    Percent-encoding is undone (twice at most: servers and mail programs double it), full-width and other
    scripts' digits become ASCII, invisible characters go. Case is kept.
    """
    text = text[:LONGEST]
    for _ in range(2):
        if not _ENCODED.search(text):
            break
        text = unquote(text)
    text = unicodedata.normalize("NFKC", text.translate(_PLAIN)).translate(_PLAIN)
    text = "".join(_plain_character(character) for character in text)
    return _SPACES.sub(" ", text).strip()


def _plain_character(character: str) -> str:
    """Return an ASCII digit for any decimal digit, a space for a control, nothing for what is invisible."""
    if character.isascii():
        return " " if unicodedata.category(character) == "Cc" else character
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Cf":
        return ""
    return " " if category in ("Zs", "Zl", "Zp", "Cc") else character


def shortened(text: str, longest: int = 40) -> str:
    """Return ``text`` for quoting in a sentence, cut after ``longest`` characters."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
