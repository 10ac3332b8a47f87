"""The parts of the sentences that `describe` writes, read back letter by letter: names, scopes, amounts.

Names are looked up among those that `describe` gives to this document's groups and units, the longest
first, so
that no name is ever taken for another.
"""

from __future__ import annotations

import re
from typing import Any

from catalogue.rules.document import LEVELS, Document
from catalogue.rules.english.naming import code_name, group_names, level_name
from catalogue.rules.english.sayings import NOUNS, NOUNS_ALONE

Json = dict[str, Any]

_NUMBER = re.compile(r"\d{1,7}(?![\w.]*\w)")
_VALUE = re.compile(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


class Departs(Exception):
    """The text is not what `describe` writes."""


class Scanner:
    """A place in a text of single spaces, moved on by what is found there."""

    def __init__(self, text: str, place: int, document: Document) -> None:
        self.text = text
        self.place = place
        self.document = document
        names, codes = _tables(document)
        self.groups, self.codes = names, codes

    def has(self, words: str) -> bool:
        """Take these words if they come next; the first letter in either case."""
        found = self.text[self.place : self.place + len(words)]
        if found[:1].lower() + found[1:] != words[:1].lower() + words[1:]:
            return False
        self.place += len(words)
        return True

    def need(self, words: str) -> None:
        """Take these words; Departs where others come."""
        if not self.has(words):
            raise Departs

    def number(self) -> int:
        """A whole number in figures."""
        match = _NUMBER.match(self.text, self.place)
        if match is None:
            raise Departs
        self.place = match.end()
        return int(match[0])

    def quoted(self) -> str:
        """What stands in typographer's quotes."""
        end = self.text.find("”", self.place)
        if not self.text.startswith("“", self.place) or end < 0:
            raise Departs
        found = self.text[self.place + 1 : end]
        self.place = end + 1
        return found

    def name(self, names: dict[str, list[tuple[str, str]]]) -> str:
        """One of these names, the longest that fits, as the id it stands for."""
        start = self.text[self.place : self.place + 1].casefold()
        for name, ident in names.get(start, ()):
            if self.text.startswith(name, self.place) or self.text.startswith(
                name[:1].upper() + name[1:], self.place
            ):
                after = self.place + len(name)
                if not re.match(r"\w|[./_-]\w", self.text[after : after + 2]):
                    self.place = after
                    return ident
        raise Departs

    def either(self, *words: str) -> str | None:
        """The first of these that comes next, taken."""
        return next((one for one in words if self.has(one)), None)


def _tables(document: Document) -> tuple[dict[str, list[tuple[str, str]]], dict[str, list[tuple[str, str]]]]:
    """Names of groups and of units by their first letter, the longest first."""
    found = document.memo.get("names by letter")
    if found is None:
        groups = {name: ident for ident, name in group_names(document).items()}
        codes = {code_name(code): code for code in document.units}
        found = (_by_letter(groups), _by_letter(codes))
        document.memo["names by letter"] = found
    groups_found, codes_found = found
    return groups_found, codes_found


def _by_letter(names: dict[str, str]) -> dict[str, list[tuple[str, str]]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for name in sorted(names, key=len, reverse=True):
        table.setdefault(name[:1].casefold(), []).append((name, names[name]))
    return table


def codes(scan: Scanner) -> list[str]:
    """ "unit 5", "units 5, 6 and 8 to 10"."""
    if not scan.has("units "):
        scan.need("unit ")
        return [scan.name(scan.codes)]
    found = _code_or_range(scan)
    while scan.either(", ", " and ", " or "):
        found.extend(_code_or_range(scan))
    return found


def _code_or_range(scan: Scanner) -> list[str]:
    first = scan.name(scan.codes)
    if not scan.has(" to "):
        return [first]
    last = scan.name(scan.codes)
    low, high = re.fullmatch(r"(.*?)(\d+)", first), re.fullmatch(r"(.*?)(\d+)", last)
    if low is None or high is None or low[1] != high[1]:
        raise Departs
    width = len(low[2])
    found = [f"{low[1]}{number:0{width}}" for number in range(int(low[2]), int(high[2]) + 1)]
    if any(code not in scan.document.units for code in found):
        raise Departs
    return found


def sets(scan: Scanner) -> Json:
    """Groups and units: "Group 1", "Group 1, Group 2 and units 5 and 6 together"."""
    scope: Json = {}
    while True:
        _add_set(scan, scope)
        before = scan.place
        if not scan.either(", ", " and ") or not _set_comes(scan):
            scan.place = before
            return scope


def _set_comes(scan: Scanner) -> bool:
    """Whether another name follows, so that the comma or the "and" belongs to this list."""
    before = scan.place
    try:
        _add_set(scan, {})
    except Departs:
        return False
    finally:
        scan.place = before
    return True


def _add_set(scan: Scanner, scope: Json) -> None:
    before = scan.place
    try:
        found = scan.name(scan.groups)
    except Departs:
        scan.place = before
        scope["units"] = scope.get("units", []) + codes(scan)
    else:
        scope.setdefault("groups", []).append(found)


def scope(scan: Scanner) -> Json:
    """Everything that follows a quantity; empty for every unit."""
    found: Json = {}
    if scan.has(" from "):
        found |= sets(scan)
        scan.has(" together")
    if scan.has(" at "):
        found["level"] = _level(scan)
    where: Json = {}
    while scan.has(" in units "):
        name, allowed = _attribute(scan)
        where[name] = allowed
    return found | ({"where": where} if where else {})


def _level(scan: Scanner) -> Json:
    if scan.has("any stated level"):
        return {}
    low = _level_name(scan)
    if scan.has(" or above"):
        return {"min": low}
    if scan.has(" or below"):
        return {"max": low}
    return {"min": low, "max": _level_name(scan) if scan.has(" to ") else low}


def _level_name(scan: Scanner) -> str:
    for level in LEVELS:
        if scan.has(level_name(level)):
            return level
    raise Departs


def _attribute(scan: Scanner) -> tuple[str, list[Any]]:
    if scan.has("of "):
        sizes = _values(scan)
        scan.need(" credits")
        return "credits", sizes
    if scan.has("that are not "):
        return _attribute_name(scan), [False]
    if scan.has("that are "):
        return _attribute_name(scan), [True]
    scan.need("whose ")
    name = _attribute_name(scan)
    scan.need(" is ")
    return name, _values(scan)


def _attribute_name(scan: Scanner) -> str:
    if scan.text.startswith("“", scan.place):
        return scan.quoted()
    match = _WORD.match(scan.text, scan.place)
    if match is None:
        raise Departs
    scan.place = match.end()
    return match[0]


def _values(scan: Scanner) -> list[Any]:
    found = [_value(scan)]
    while scan.either(", ", " or "):
        found.append(_value(scan))
    return found


def _value(scan: Scanner) -> Any:
    named = scan.either("yes", "not stated", "no")
    if named:
        return {"yes": True, "no": False, "not stated": None}[named]
    if scan.text.startswith("“", scan.place):
        return scan.quoted()
    match = _VALUE.match(scan.text, scan.place)
    if match is None:
        raise Departs
    scan.place = match.end()
    return int(match[0]) if match[0].lstrip("-").isdigit() else float(match[0])


def noun(scan: Scanner, *, alone: bool = False) -> Json:
    """The measure that follows a number, as the fields of its rule."""
    names = (
        NOUNS_ALONE.items()
        if alone
        else ((key, one) for key, both in NOUNS.items() for one in reversed(both))
    )
    for measure, template in names:
        if scan.has(template.replace("{number} ", "")):
            return (
                {"kind": measure}
                if measure in ("credits", "units")
                else {"kind": "hours", "measure": measure}
            )
    raise Departs
