"""Pasted text as entries: one on each line, or several with commas, tabs or spaces between. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST = 500
"""Lines that are read; of the rest the page says how many they are."""

LONGEST = 200
"""Characters of a line that are read."""

_PARTS = re.compile(r"[,;\t|]+")
_SPACES = re.compile(r"\s+")
_EDGES = " .:–—-•*·\"'“”‘’()[]"


@dataclass(frozen=True)
class Line:
    """A line as typed; ``parts`` are what stands between commas and the like."""

    text: str
    parts: tuple[str, ...]

    @property
    def tries(self) -> tuple[str, ...]:
        """Everything of the line that may be a code, a reference or a title."""
        return (self.text, *self.parts, *(word for part in self.parts for word in words(part)))


def split_lines(text: str) -> tuple[tuple[Line, ...], int]:
    """Return the lines to read, each once, and how many lines were left unread beyond ``MOST``."""
    found: dict[str, Line] = {}
    unread = 0
    for raw in text.replace("\0", "").splitlines():
        line = _SPACES.sub(" ", raw.replace("\t", ";")).strip(_EDGES + ",;|")[:LONGEST]
        if not line or line.casefold() in found:
            continue
        if len(found) >= MOST:
            unread += 1
            continue
        parts = tuple(part for one in _PARTS.split(line) if (part := one.strip(_EDGES)))
        found[line.casefold()] = Line(line, parts)
    return tuple(found.values()), unread


def words(part: str) -> tuple[str, ...]:
    """Return the words of ``part`` that may be codes by themselves: those with a digit in them."""
    return tuple(
        word
        for one in part.split(" ")
        if (word := one.strip(_EDGES)) and any(character.isdigit() for character in word)
    )
