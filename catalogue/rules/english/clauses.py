"""A text cut into sentences and clauses, each with its place, so that what is not read is returned word
for word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from catalogue.rules.english.tokens import Token, tokenise

_MARKER = re.compile(
    r"[ \t]*(?:[•▪●◦‣·*]|(?:-|\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)|(?:[a-h]|[ivx]{1,4})\)|\d{1,2}[).])(?=\s))"
    r"[ \t]*"
)
_BREAK = re.compile(r"[.;?!\n•▪●◦\[\]]")
_NEAR = 80
"""Characters that are looked at before and behind a break."""
_ABBREVIATIONS = ("e.g", "i.e", "min", "max", "incl", "approx", "etc", "no")
_OPEN_ENDS = frozenset(
    "of from the at least and or in to with a an by for must be is are all plus than more".split()
)


@dataclass(frozen=True)
class Clause:
    """A stretch of the text. `ends` is what closed it; `begins` whether a sentence or a line begins here."""

    text: str
    start: int
    tokens: tuple[Token, ...]
    ends: str
    begins: bool
    listed: bool
    """An entry of a list: a bullet, a number or a letter stands before it."""


def clause_at(text: str, place: int, *, begins: bool) -> tuple[Clause | None, int]:
    """The clause that starts here and where the next may start. `text` is plain."""
    marker = _MARKER.match(text, place) if begins else None
    start = marker.end() if marker is not None else place
    end, after = _end(text, start)
    after = max(after, place + 1)
    raw = text[start:end]
    lead = len(raw) - len(raw.lstrip())
    start += lead
    raw = raw.strip().rstrip(".,")
    if raw.startswith("[") and "]" not in raw:
        raw, start = raw[1:].lstrip(), start + 1
    ends = text[end] if end < len(text) else ""
    if not raw:
        return None, after
    tokens = (
        replace(token, start=token.start + start, end=token.end + start)
        for token in tokenise(raw.replace("\n", " "))
    )
    return Clause(raw, start, tuple(tokens), ends, begins, marker is not None), after


def _end(text: str, start: int) -> tuple[int, int]:
    for match in _BREAK.finditer(text, start):
        place = match.start()
        if match[0] == "." and not _ends_sentence(text, start, place):
            continue
        if match[0] == ";" and text[place + 1 : place + 5].lower() in (" or ", "\nor "):
            continue
        if match[0] == "\n" and _wraps(text, start, place):
            continue
        if match[0] == "[" and place - start < _NEAR and not text[start:place].strip():
            continue
        return place, place + (match[0] not in "•▪●◦[")
    return len(text), len(text)


def _ends_sentence(text: str, start: int, place: int) -> bool:
    following = text[place + 1 : place + 2]
    if following and not following.isspace() and following not in "\"')]":
        return False
    before = text[max(start, place - 8) : place].casefold().split()
    if before and before[-1] in _ABBREVIATIONS:
        rest = text[place + 1 : place + _NEAR].lstrip()
        return before[-1] == "etc" and rest[:1].isupper()
    return True


def _wraps(text: str, start: int, place: int) -> bool:
    """Whether a line break falls inside a sentence."""
    before = text[max(start, place - _NEAR) : place].rstrip()
    after = text[place + 1 : place + _NEAR].lstrip(" ")
    if not before or not after or before[-1] in ".;:" or after[0] == "\n" or _MARKER.match(after):
        return False
    following = after.split("\n", 1)[0].strip()
    if following.isdigit() and not before[-1].isdigit():
        return True
    last = before.rsplit(maxsplit=1)[-1]
    open_end = last != "A" and last.casefold() in _OPEN_ENDS  # "A" may end the name of a group
    return after[0].islower() or open_end or before[-1] == ","


def natural_clauses(text: str) -> Iterator[Clause]:
    """All clauses of a text."""
    place, begins = 0, True
    while place < len(text):
        clause, place = clause_at(text, place, begins=begins)
        if clause is not None:
            yield clause
            begins = clause.ends != ";"
