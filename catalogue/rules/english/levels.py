"""Levels in a text: "level 3", "Level 3 or above", "levels 2 and 3", "Entry 3", "at or above level 2"."""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.rules.document import LEVELS
from catalogue.rules.english.tokens import NUMBER, Token

_NOUNS = ("level", "levels", "lvl")
_ABOVE = frozenset("above higher over upwards upward +".split())
_BELOW = frozenset("below lower under".split())


@dataclass(frozen=True)
class FoundLevel:
    """The bounds of a level scope, and where the words for them end."""

    bounds: dict[str, str]
    end: int


def level_at(tokens: list[Token], place: int) -> FoundLevel | None:
    """The levels named from here on; None where none are, or where they make no range."""
    start = place
    if place >= len(tokens):
        return None
    if tokens[place].word in ("below", "above"):
        return _beyond(tokens, place)
    place, upward, downward = _before(tokens, place)
    first = _level(tokens, place, named=False)
    if first is None:
        return None
    levels, place = [first[0]], first[1]
    while (further := _joined(tokens, place)) is not None:
        through, level, place = further
        if through:
            levels.extend(_between(levels[-1], level))
        levels.append(level)
    up, place = _after(tokens, place, _ABOVE)
    down, place = _after(tokens, place, _BELOW)
    upward, downward = upward or up, downward or down
    ranks = sorted({LEVELS.index(level) for level in levels})
    if ranks != list(range(ranks[0], ranks[-1] + 1)) or (upward and downward) or place <= start:
        return None
    bounds = {}
    if not downward:
        bounds["min"] = LEVELS[ranks[0]]
    if not upward:
        bounds["max"] = LEVELS[ranks[-1]]
    return FoundLevel(bounds, place)


def _beyond(tokens: list[Token], place: int) -> FoundLevel | None:
    """ "below Level 2", "above Level 3": without the level itself."""
    found = _level(tokens, place + 1, named=False)
    if found is None:
        return None
    rank = LEVELS.index(found[0]) + (1 if tokens[place].word == "above" else -1)
    if rank not in range(len(LEVELS)):
        return None
    return FoundLevel({"min" if tokens[place].word == "above" else "max": LEVELS[rank]}, found[1])


def _before(tokens: list[Token], place: int) -> tuple[int, bool, bool]:
    """Past "at", "the", "at or above", "not below"."""
    words = [token.word for token in tokens[place : place + 5]]
    for phrase, up, down in (
        (("at", "or", "above"), True, False),
        (("at", "or", "below"), False, True),
        (("not", "below"), True, False),
        (("no", "lower", "than"), True, False),
        (("at", "least", "at"), False, False),
    ):
        if tuple(words[: len(phrase)]) == phrase and not (not up and not down):
            return place + len(phrase), up, down
    while words and words[0] in ("at", "the") and len(words) > 1 and words[1] in (*_NOUNS, "the", "entry"):
        words, place = words[1:], place + 1
    return place, False, False


def _level(tokens: list[Token], place: int, *, named: bool) -> tuple[str, int] | None:
    """One level and where it ends; with `named`, a number alone is one ("levels 2 and 3")."""
    words = [token.word for token in tokens[place : place + 3]]
    values = [token.value if token.kind == NUMBER else 0 for token in tokens[place : place + 3]]
    if not words:
        return None
    if words[0] in ("e1", "e2", "e3") or (words[0][:1] == "l" and words[0][1:].isdigit()):
        level = words[0].upper().removeprefix("L")
        return (level, place + 1) if level in LEVELS else None
    if words[0] in ("entry", *_NOUNS):
        entry = "entry" in words[:2]
        length = 1 + (len(words) > 1 and words[1] in ("entry", *_NOUNS))
        value = values[length] if len(values) > length else 0
        level = f"E{value}" if entry else str(value)
        return (level, place + length + 1) if level in LEVELS else None
    if named and values[0]:
        level = str(values[0])
        return (level, place + 1) if level in LEVELS else None
    return None


def _joined(tokens: list[Token], place: int) -> tuple[bool, str, int] | None:
    """A further level: whether everything up to it is meant, which it is, and where it ends."""
    if place >= len(tokens) or tokens[place].word not in ("and", "or", "&", "/", ",", "to", "-"):
        return None
    through = tokens[place].word in ("to", "-")
    after = place + 1
    if after < len(tokens) and tokens[after].word in ("and", "or"):
        after += 1
    found = _level(tokens, after, named=True)
    if found is None:
        return None
    level, end = found
    following = tokens[end].word if end < len(tokens) else ""
    if tokens[after].kind == NUMBER and following in (
        "credit",
        "credits",
        "unit",
        "units",
        "%",
        "must",
        "from",
    ):
        return None
    return through, level, end


def _between(first: str, last: str) -> list[str]:
    return list(LEVELS[LEVELS.index(first) + 1 : LEVELS.index(last)])


def _after(tokens: list[Token], place: int, words: frozenset[str]) -> tuple[bool, int]:
    """Whether "or above" and the like follows, and where it ends."""
    after = place
    if after < len(tokens) and tokens[after].word in ("and", "or", "&", "/"):
        after += 1
    if after < len(tokens) and tokens[after].word in words:
        return True, after + 1
    return False, place
