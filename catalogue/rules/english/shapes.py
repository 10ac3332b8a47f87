"""A clause reduced to its shape: units as X, groups as G, quoted names as Q, and the few verbs that carry
meaning.

What units have to do with each other ("X may not be taken with X") is recognised on the whole shape, so
that no
word of the clause goes unnoticed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from catalogue.rules.english.tokens import MARK, QUOTED, Token
from catalogue.rules.english.vocabulary import CODES, SCOPE, Item

UNITS, GROUPS, NAME = "X", "G", "Q"

_COUNT = "count counts counted"
_COMBINE = "combine combines combined combining"
_TAKE = """take takes taken taking choose chooses chosen choosing select selects selected selecting
complete completes completed completing achieve achieves achieved achieving gain gained include included
claim claimed undertake undertaken attempt attempted study studied use used pass passed do done"""
_WORDS = (
    dict.fromkeys(_TAKE.split(), "TAKE")
    | dict.fromkeys(_COUNT.split(), "COUNT")
    | dict.fromkeys(_COMBINE.split(), "COMBINE")
    | dict.fromkeys("may can could".split(), "may")
    | dict.fromkeys("must should shall".split(), "must")
    | dict.fromkeys("learner learners candidate candidates student students they those anyone".split(), "WHO")
    | dict.fromkeys("where when provided once after whenever".split(), "if")
    | {"cannot": "may not", "pre-requisite": "prerequisite", "pre-requisites": "prerequisite"}
    | {"prerequisites": "prerequisite", "corequisites": "co-requisites", "with": "with", "against": "with"}
)
_DROPPED = frozenset(
    "the a an also then be been being is are was were unit units module modules any either too".split()
)
_REPLACED = (
    ("need to", "must"),
    ("needs to", "must"),
    ("required to", "must"),
    ("is required to", "must"),
    ("does not", "not"),
    ("do not", "not"),
    ("if that", "if"),
    ("WHO who", "WHO"),
    ("first TAKE", "TAKE"),
    ("has TAKE", "TAKE"),
    ("have TAKE", "TAKE"),
    ("have to", "must"),
    ("has to", "must"),
)


@dataclass(frozen=True)
class Shape:
    """The words of a shape, and which item each of them came from."""

    words: tuple[str, ...]
    places: tuple[int, ...]

    @property
    def text(self) -> str:
        """The words with single spaces between."""
        return " ".join(self.words)

    def item_at(self, characters: int) -> int:
        """The item of the word that begins that many characters into the text."""
        word = self.text[:characters].count(" ")
        return self.places[word] if word < len(self.places) else (self.places[-1] + 1 if self.places else 0)


def shape(items: list[Item], tokens: list[Token]) -> Shape:
    """The shape of a clause."""
    words: list[str] = []
    places: list[int] = []
    for index, item in enumerate(items):
        for word in _words_of(item, tokens):
            for one in word.split():
                words.append(one)
                places.append(index)
    return _shortened(words, places)


def _words_of(item: Item, tokens: list[Token]) -> list[str]:
    if item.kind == CODES:
        return [UNITS]
    if item.kind == SCOPE:
        return [GROUPS]
    found = []
    for token in tokens[item.start : item.end]:
        if token.kind == QUOTED:
            found.append(NAME)
        elif token.kind == MARK and token.text in ",[]":
            continue
        elif token.word not in _DROPPED:
            found.append(_WORDS.get(token.word, token.word))
    return found


def _shortened(words: list[str], places: list[int]) -> Shape:
    text = " ".join(words)
    for long, short in _REPLACED:
        while (found := re.search(rf"(?<!\S){long}(?!\S)", text)) is not None:
            start = text[: found.start()].count(" ")
            length = len(long.split())
            words[start : start + length] = short.split()
            places[start : start + length] = [places[start]] * len(short.split())
            text = " ".join(words)
    return Shape(tuple(words), tuple(places))
