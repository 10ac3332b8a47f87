"""Text into tokens: words, numbers (in figures or in words), quoted names and marks, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

WORD, NUMBER, QUOTED, MARK = "word", "number", "quoted", "mark"

_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "−": "-", "\u00a0": " ", "\t": " "}
)
_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBER_WORDS = {word: value for value, word in enumerate(_ONES)} | {
    word: 20 + 10 * value for value, word in enumerate(_TENS)
}
NUMBER_WORDS |= {
    f"{ten}-{one}": NUMBER_WORDS[ten] + value
    for ten in _TENS
    for value, one in enumerate(_ONES[:10])
    if value
}
_LONGEST = 300
_PATTERN = re.compile(
    rf"""
    "(?P<double>[^"\n]{{1,{_LONGEST}}})"
    | (?<!\w)'(?P<single>[^'\n]{{1,{_LONGEST}}})'(?!\w)
    | (?P<plural>[A-Za-z]+)\(s\)
    | (?P<size>[0-9]+)(?=-credit)
    | (?P<word>[^\W_]+(?:[./_&-][^\W_]+)*(?:'[a-z]{{1,2}}(?!\w))?)
    | (?P<mark>\S)
    """,
    re.VERBOSE,
)
_DIGITS = 6
_ENUMERATOR = re.compile(r"(?:^|(?<=[:;,]))([ \t]*)(\((?:[a-h]|[ivx]{1,4}|\d{1,2})\))(?=\s)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text: `word` is what it is compared by, `value` the number it stands for."""

    kind: str
    text: str
    word: str
    start: int
    end: int
    value: int = 0

    def __str__(self) -> str:
        return self.text


def plain(text: str) -> str:
    """The same text, character for character: quotes and dashes made plain, "(a)" of a list made a bullet."""
    return _ENUMERATOR.sub(lambda found: found[1] + "•".ljust(len(found[2])), text.translate(_PLAIN))


def tokenise(text: str) -> list[Token]:
    """The tokens of a plain text, with numbers of several words ("one hundred and twenty") made one."""
    return list(_with_numbers(list(_raw(text))))


def _raw(text: str) -> Iterator[Token]:
    for match in _PATTERN.finditer(text):
        kind = str(match.lastgroup)
        found, start, end = match.group(kind), match.start(), match.end()
        if kind in ("double", "single"):
            yield Token(QUOTED, found, found.casefold(), start, end)
        elif kind == "mark":
            yield Token(MARK, found, found, start, end)
        elif found.isascii() and found.isdigit() and len(found) <= _DIGITS:
            yield Token(NUMBER, found, found, start, end, int(found))
        else:
            word = found.casefold() + ("s" if kind == "plural" else "")
            if word in NUMBER_WORDS:
                yield Token(NUMBER, found, word, start, end, NUMBER_WORDS[word])
            else:
                yield Token(WORD, found, word, start, end)


def _with_numbers(tokens: list[Token]) -> Iterator[Token]:
    """Join "twenty one" and "one hundred (and twenty)"; a single number passes as it is."""
    place = 0
    while place < len(tokens):
        token = tokens[place]
        place += 1
        if token.kind == NUMBER and not token.word.isdigit():
            value, after = _spelled(tokens, place, token.value)
            if after > place:
                last = tokens[after - 1]
                token = replace(
                    token, text=f"{token.text} {last.text}", word=str(value), end=last.end, value=value
                )
                place = after
        yield token


def _spelled(tokens: list[Token], place: int, value: int) -> tuple[int, int]:
    if value in range(20, 100, 10) and _small(tokens, place, 10):
        return value + tokens[place].value, place + 1
    if value < 10 and _word(tokens, place) == "hundred":
        value, place = value * 100, place + 1
        further = place + 1 if _word(tokens, place) == "and" else place
        if _small(tokens, further, 100):
            rest, place = _spelled(tokens, further + 1, tokens[further].value)
            return value + rest, place
    return value, place


def _small(tokens: list[Token], place: int, below: int) -> bool:
    if place >= len(tokens):
        return False
    token = tokens[place]
    return token.kind == NUMBER and not token.word.isdigit() and 0 < token.value < below


def _word(tokens: list[Token], place: int) -> str:
    return tokens[place].word if place < len(tokens) else ""
