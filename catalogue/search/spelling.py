"""What somebody may have meant by a word that nothing has: words one slip away that something has."""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from catalogue.numbers import beginning, recognise

from .index import Index
from .stemming import stem
from .words import STOP_WORDS, split

OFFERED = 3
SHORTEST = 4
LONGEST = 20
"""Letters of a word for which others are looked for."""
LOOKED_AT = 3
"""Words of a text for which others are looked for."""
SHORTEST_NUMBER = 7
"""Digits and letters of a number in which a slip is looked for."""
_DIGITS = "0123456789x"


@dataclass(frozen=True)
class Offer:
    """``text`` is the query with ``word`` in place of ``typed``."""

    typed: str
    word: str
    text: str


def unknown_words(index: Index, text: str) -> list[str]:
    """Return the words of ``text`` that nothing has, nor anything that begins so."""
    words = [word for word in dict.fromkeys(split(text)) if word not in STOP_WORDS]
    return [word for word in words if not any(index.having(stem(word)))]


def offers(index: Index, text: str) -> list[Offer]:
    """Return what may have been meant by the words of ``text`` that nothing has; the likeliest first.

    Where all of it is a number, or begins one, numbers are meant.
    """
    numbers = list(islice(_numbers(index, text), OFFERED))
    if numbers:
        return [Offer(text, number, number) for number in numbers]
    found = {typed: _near(index, typed) for typed in unknown_words(index, text)[:LOOKED_AT]}
    known = {typed: words for typed, words in found.items() if words}
    if not known:
        return []
    first, *others = known
    for typed in others:  # a text with two slips is mended in both
        text = _replaced(text, typed, known[typed][0])
    return [Offer(first, word, _replaced(text, first, word)) for word in known[first]]


def _near(index: Index, typed: str) -> list[str]:
    """Return words one slip away from ``typed`` that something has, the commonest first, each stem once."""
    near: dict[str, int] = {}
    for word in _one_slip_away(typed):
        count = min((index.knows(stem(part)) for part in word.split()), default=0)
        if count:
            near[word] = count
    best = sorted(near, key=lambda word: (-near[word], word))
    by_stem = {tuple(stem(part) for part in word.split()): word for word in reversed(best)}
    return sorted(by_stem.values(), key=best.index)[:OFFERED]


def _numbers(index: Index, text: str) -> Iterator[str]:
    """Yield the numbers of entries that begin as ``text`` does, or else differ from it by one slip."""
    typed = beginning(text).lower()
    begun = index.beginning(typed)
    for known in begun or _one_digit_away(typed):
        alive = known in index.more and index.more[known].bits & index.alive
        number = recognise(known) if alive else ()
        if number:
            yield number[0].value


def _one_digit_away(typed: str) -> Iterator[str]:
    """Yield what one digit too many, too few, wrong or out of place would explain."""
    if not SHORTEST_NUMBER <= len(typed) <= LONGEST:
        return
    found: dict[str, None] = {}
    for place in range(len(typed) + 1):
        before, after = typed[:place], typed[place:]
        found |= dict.fromkeys(before + digit + after for digit in _DIGITS)
        if after:
            found |= dict.fromkeys(before + digit + after[1:] for digit in ("", *_DIGITS))
        if len(after) > 1:
            found[before + after[1] + after[0] + after[2:]] = None
    yield from found


def _one_slip_away(word: str) -> Iterator[str]:
    """Yield what one letter too many, too few, wrong or out of place, or a space left out, would explain."""
    if not (SHORTEST <= len(word) <= LONGEST and word.isascii() and word.isalpha()):
        return
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        if len(before) > 2 and len(after) > 2:
            yield f"{before} {after}"
        for letter in string.ascii_lowercase:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]


def _replaced(text: str, typed: str, word: str) -> str:
    return " ".join(word if split(part) == [typed] else part for part in text.split())
