"""Tokens sorted into items by what they do: amounts, measures, scopes, levels, joints, words to pass over.

A word that does nothing known stays `unknown`, and its clause is not read.
"""

from __future__ import annotations

from dataclasses import replace

from catalogue.rules.english.codes import CodeList, Codes, titled, unit_list
from catalogue.rules.english.levels import level_at
from catalogue.rules.english.lookup import MANDATORY_WORDS, ROLE_WORDS, UNIT_NOUNS, Lookup
from catalogue.rules.english.mentions import any_group, mention
from catalogue.rules.english.tokens import MARK, NUMBER, WORD, Token
from catalogue.rules.english.vocabulary import (
    CODES,
    EXACT,
    FILL,
    FILLERS,
    FLAG,
    HIGH,
    JOINT,
    LEVEL,
    LOW,
    MEASURE,
    NUM,
    PHRASES,
    QUALIFICATION_KINDS,
    QUALIFICATIONS,
    ROLE,
    SCOPE,
    SIZE,
    UNKNOWN,
    WHERE,
    Item,
)

_LONGEST_NAME = 6
_CODE_FIGURES = 3


_PEOPLE = frozenset("learner learners candidate candidates student students".split())
_BARS = frozenset("barred combined".split())
_PLACED = frozenset("from of in within".split())
"""Before "it" or "these" they point at what another clause named."""


def _is_of_people_or_single(tokens: list[Token], place: int, end: int) -> bool:
    """ "Retail pathway learners" are people, and "each optional unit" is no group."""
    if end < len(tokens) and tokens[end].word in _PEOPLE:
        return True
    before = tokens[place - 1].word if place else ""
    return "each" in (before, tokens[place].word) and tokens[end - 1].word in ("unit", "module")


_BETWEEN = frozenset("of the these those more other different".split())


def _misleads(tokens: list[Token], place: int, lookup: Lookup) -> bool:
    """Whether a word that elsewhere changes nothing does so here.

    "Each unit" is no group, "there are 4 units" asks for none, and the "A" of "5 credits from A" is a group
    and no article.
    """
    token = tokens[place]
    before = tokens[place - 1].word if place else ""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if token.word == "there":
        return after is not None and after.word in ("are", "is")
    if token.word in UNIT_NOUNS:
        return before == "each"
    if token.word in ("it", "these", "those", "them"):
        return before in _PLACED
    if token.word == "available":
        return before in ("is", "are")
    if token.text != "A" or not place or "A" not in lookup.labels:
        return False
    return after is None or after.kind == MARK or after.word in ("and", "or", "plus", "with", "to")


class Sorter:
    """Sorts tokens into items for one document."""

    def __init__(self, lookup: Lookup, codes: Codes) -> None:
        self.lookup = lookup
        self.codes = codes

    def items(self, tokens: list[Token]) -> list[Item]:
        """Every token in exactly one item."""
        found: list[Item] = []
        place = 0
        while place < len(tokens):
            item = self._at(tokens, place)
            if item.kind == FILL and item.value in UNIT_NOUNS and _counted(found):
                item = Item(MEASURE, "units", item.start, item.end)
            found.append(item)
            place = item.end
        return found

    def _at(self, tokens: list[Token], place: int) -> Item:
        for attempt in (
            _qualification,
            self._units,
            self._groups,
            self._level,
            _size,
            self._where,
            _phrase,
            _number,
        ):
            item = attempt(tokens, place)
            if item is not None:
                unclear = item.kind in (CODES, SCOPE) and item.value.mixed
                return Item(UNKNOWN, tokens[place].word, item.start, item.end) if unclear else item
        token = tokens[place]
        if _misleads(tokens, place, self.lookup):
            return Item(UNKNOWN, token.word, place, place + 1)
        if token.word in ROLE_WORDS:
            return Item(ROLE, token.word, place, place + 1)
        if token.text == "." and place and tokens[place - 1].word in ("min", "max"):
            return Item(FILL, ".", place, place + 1)
        if token.kind == MARK and token.text in ",:;()-/[].+":
            return Item(JOINT, token.text, place, place + 1)
        known = token.word in FILLERS
        return Item(FILL if known else UNKNOWN, token.word, place, place + 1)

    def _units(self, tokens: list[Token], place: int) -> Item | None:
        found = self._listed(tokens, place)
        if found is None or found.end == place:
            return None
        return Item(CODES, found, place, found.end)

    def _listed(self, tokens: list[Token], place: int) -> CodeList | None:
        token, before = tokens[place], tokens[place - 1].word if place else ""
        follows_noun = place > 1 and tokens[place - 2].word in UNIT_NOUNS
        if token.word in UNIT_NOUNS and place + 1 < len(tokens):
            return unit_list(tokens, place, self.codes)
        if before == "(" and follows_noun:
            return unit_list(tokens, place, self.codes, named=True)
        if before == ":" and follows_noun:
            return self._certain(tokens, place, at_least=2)
        if before in ("with", "against") and _BARS & {one.word for one in tokens[:place]}:
            return unit_list(tokens, place, self.codes) or self._certain(tokens, place, at_least=1)
        if before in (":", "of", "from") and token.kind == NUMBER and len(token.text) >= _CODE_FIGURES:
            words = {one.word for one in tokens[:place]}
            listed = before in ("of", "from") or {"following", "units"} <= words
            return self._certain(tokens, place, at_least=2) if listed else None
        if before == "are" and follows_noun and place > 2:
            named = tokens[place - 3].word in MANDATORY_WORDS
            return self._certain(tokens, place, at_least=1) if named else None
        if token.word == "first" and place + 1 < len(tokens) and tokens[place + 1].word in UNIT_NOUNS:
            return CodeList([next(iter(self.codes.document.units), "")], end=place + 2)
        return unit_list(tokens, place, self.codes) or titled(tokens, place, self.codes)

    def _certain(self, tokens: list[Token], place: int, *, at_least: int) -> CodeList | None:
        """A list of bare numbers that are all codes, where there are enough of them to be sure."""
        found = unit_list(tokens, place, self.codes, named=True)
        if found is None or found.unmatched or len(found.codes) < at_least:
            return None
        return found

    def _groups(self, tokens: list[Token], place: int) -> Item | None:
        found = any_group(tokens, place, self.lookup)
        if found is None:
            found = mention(tokens, place, self.lookup)
        if found is None:
            return None
        if _is_of_people_or_single(tokens, place, found.end):
            return Item(UNKNOWN, tokens[place].word, place, found.end)
        units = any(token.word in (*UNIT_NOUNS, "electives") for token in tokens[place : found.end])
        return Item(SCOPE, replace(found, units=units), place, found.end)

    def _level(self, tokens: list[Token], place: int) -> Item | None:
        found = level_at(tokens, place)
        return None if found is None else Item(LEVEL, found.bounds, place, found.end)

    def _where(self, tokens: list[Token], place: int) -> Item | None:
        for length in (3, 2, 1):
            words = " ".join(token.word for token in tokens[place : place + length])
            if len(tokens) - place >= length and words in self.lookup.attributes:
                name, value = self.lookup.attributes[words]
                return Item(WHERE, {name: [value]}, place, place + length)
        return None


def _counted(before: list[Item]) -> bool:
    """Whether units are what the amount before them counts ("four units", "minimum number of units")."""
    for item in reversed(before):
        if item.kind in (NUM, LOW, HIGH, EXACT) or item.value in ("number", "total"):
            return True
        if item.kind not in (FLAG, LEVEL, WHERE, SIZE, ROLE) and not (
            item.kind == FILL and item.value in _BETWEEN
        ):
            return False
    return False


def _qualification(tokens: list[Token], place: int) -> Item | None:
    """ "the Level 2 Certificate in Retail Skills": a qualification's name, whose level is no rule."""
    level = level_at(tokens, place)
    end = place if level is None else level.end
    while end < len(tokens) and tokens[end].word not in QUALIFICATIONS:
        if not (tokens[end].word in QUALIFICATION_KINDS or _part_of_name(tokens, end)):
            return None
        end += 1
    if end >= len(tokens) or (end == place and tokens[end].text.islower()):
        return None
    end += 1
    if end + 1 < len(tokens) and tokens[end].word in ("in", "for") and tokens[end + 1].text[0].isupper():
        end += 1
        while end < len(tokens) and tokens[end].kind == WORD and _in_title(tokens, end):
            end += 1
    bracketed = [token.text for token in tokens[end : end + 3 : 2]] == ["(", ")"]
    if bracketed and tokens[end + 1].text[0].isupper():
        end += 3
    return Item(FILL, "qualification", place, end)


def _part_of_name(tokens: list[Token], place: int) -> bool:
    """Whether capitals lead from here to the word for a qualification ("Access to HE Diploma")."""
    for token in tokens[place : place + _LONGEST_NAME]:
        if token.word in QUALIFICATIONS:
            return token.text[0].isupper()
        if token.kind != WORD or not (
            token.text[0].isupper() or token.word in ("to", "in", "of", "and", "for")
        ):
            return False
    return False


def _in_title(tokens: list[Token], place: int) -> bool:
    if tokens[place].text[0].isupper():
        return True
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    return (
        tokens[place].word in ("and", "of", "the", "for", "in")
        and following is not None
        and (following.text[0].isupper() or following.word == "the")
    )


def _size(tokens: list[Token], place: int) -> Item | None:
    """ "9 credit unit", "3-credit units": units of a size."""
    if tokens[place].kind != NUMBER:
        return None
    words = [token.word for token in tokens[place + 1 : place + 4] if token.word != "-"]
    if len(words) < 2 or words[0] != "credit" or words[1] not in UNIT_NOUNS:
        return None
    end = place + 3 + (tokens[place + 1].word == "-")
    return Item(SIZE, tokens[place].value, place, end)


_BEFORE_A_NUMBER = (("limited", "to"), ("capped", "at"), ("the", "other"))
"""Ends of phrases that mean an amount only where one follows."""


def _is_number(tokens: list[Token], place: int) -> bool:
    return place < len(tokens) and tokens[place].kind == NUMBER


def _phrase(tokens: list[Token], place: int) -> Item | None:
    for phrase in PHRASES.get(tokens[place].word, ()):
        end = place + len(phrase.words)
        if tuple(token.word for token in tokens[place:end]) != phrase.words:
            continue
        if phrase.words[-1] in ("below", "above") and level_at(tokens, end):
            continue
        if phrase.words[-2:] in _BEFORE_A_NUMBER and not _is_number(tokens, end):
            continue
        if phrase.value == "further" and end < len(tokens) and tokens[end].word == "to":
            continue
        return Item(phrase.kind, phrase.value, place, end)
    return None


def _number(tokens: list[Token], place: int) -> Item | None:
    """A number, or a range of numbers ("2 - 7", "2 to 7")."""
    token = tokens[place]
    if token.word == "no" and place + 1 < len(tokens) and tokens[place + 1].word in (*UNIT_NOUNS, "credits"):
        return Item(NUM, (0, None), place, place + 1)
    if token.kind != NUMBER:
        first, dash, last = token.word.partition("-")
        if dash and first.isdigit() and last.isdigit():
            return Item(NUM, (int(first), int(last)), place, place + 1)
        return None
    if place + 2 < len(tokens) and tokens[place + 1].word in ("-", "to") and tokens[place + 2].kind == NUMBER:
        return Item(NUM, (token.value, tokens[place + 2].value), place, place + 3)
    return Item(NUM, (token.value, None), place, place + 1)
