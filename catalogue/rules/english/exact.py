"""The inverse of the sentences: what `describe` writes, read back to the same rule.

A sentence that departs from them in anything is left to the reading of free English.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from catalogue.rules.document import Document
from catalogue.rules.english.scanner import Departs, Json, Scanner, codes, noun, scope, sets

_CODE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9./_-]*[A-Za-z0-9])?")
_DEEPEST = 60


@dataclass(frozen=True)
class Exact:
    """One sentence read: where it ends, and the rule, endorsed title or pair of units that it states."""

    end: int
    rule: Json | None = None
    endorsement: Json | None = None
    equivalent: tuple[str, str] | None = None


def read_exactly(text: str, place: int, document: Document, measure: str | None = None) -> Exact | None:
    """The sentence that starts here, where it is one of ours to the letter; None otherwise.

    `text` has single spaces; `measure` is what the sentence before spoke of ("them").
    """
    scan = Scanner(text, place, document)
    try:
        found = _sentence(scan, measure)
        scan.need(".")
    except Departs:
        return None
    if scan.place < len(text) and text[scan.place] != " ":
        return None
    return Exact(scan.place, **found)


def _sentence(scan: Scanner, measure: str | None) -> dict[str, Any]:
    if scan.has("The title "):
        title = scan.quoted()
        if scan.has(" may be added for every learner"):
            return {"endorsement": {"title": title, "rules": []}}
        scan.need(" may be added where: ")
        return {"endorsement": {"title": title, "rules": _items(scan, 0)}}
    before = scan.place
    try:
        return {"equivalent": _equivalent(scan)}
    except Departs:
        scan.place = before
    if measure is not None and (capped := _cap_of_them(scan, measure)):
        return {"rule": capped}
    return {"rule": _rule(scan, 0)}


def _equivalent(scan: Scanner) -> tuple[str, str]:
    scan.need("Unit ")
    listed = scan.name(scan.codes)
    scan.need(" may be replaced by unit ")
    before = scan.place
    try:
        return listed, scan.name(scan.codes)
    except Departs:
        scan.place = before
    if scan.text.startswith("“", scan.place):
        return listed, scan.quoted()
    match = _CODE.match(scan.text, scan.place)
    if match is None:
        raise Departs
    scan.place = match.end()
    return listed, match[0]


def _cap_of_them(scan: Scanner, measure: str) -> Json | None:
    before = scan.place
    try:
        scan.need("At most ")
        most = scan.number()
        scan.need(" of them may come")
        return {"kind": measure, "max": most, **scope(scan)}
    except Departs:
        scan.place = before
        return None


def _rule(scan: Scanner, depth: int) -> Json:
    if depth > _DEEPEST:
        raise Departs
    for words, reading in _OPENINGS:
        if scan.has(words):
            return reading(scan, depth)
    return _about_units(scan)


def _achieve(scan: Scanner, depth: int) -> Json:
    if scan.has("at least "):
        low = scan.number()
        scan.need(" ")
        return {**noun(scan), "min": low, **scope(scan)}
    if scan.has("exactly "):
        low = scan.number()
        scan.need(" ")
        return {**noun(scan), "min": low, "max": low, **scope(scan)}
    if scan.has("between "):
        low = scan.number()
        scan.need(" and ")
        high = scan.number()
        scan.need(" ")
        return {**noun(scan), "min": low, "max": high, **scope(scan)}
    if scan.has("all of "):
        return {"kind": "mandatory", "groups": [scan.name(scan.groups)]}
    if scan.has("all units in "):
        named = sets(scan)
        if scan.has(", and "):
            named["units"] = codes(scan)
        return {"kind": "mandatory", **named}
    return {"kind": "mandatory", "units": codes(scan)}


def _any_number(scan: Scanner, depth: int) -> Json:
    return {**noun(scan, alone=True), **scope(scan)}


def _at_most(scan: Scanner, depth: int) -> Json:
    most = scan.number()
    if scan.has(" of "):
        rule: Json = {"kind": "barred", "units": codes(scan), "max": most}
    else:
        scan.need(" ")
        rule = {**noun(scan), "max": most, **scope(scan)}
    scan.need(" may count")
    return rule


def _none(scan: Scanner, depth: int) -> Json:
    rule: Json = {"kind": "units", "max": 0, **scope(scan)}
    scan.need(" may count")
    return rule


def _only_one(scan: Scanner, depth: int) -> Json:
    rule: Json = {"kind": "barred", "units": codes(scan), "max": 1}
    scan.need(" may count")
    return rule


def _only(scan: Scanner, depth: int) -> Json:
    listed = codes(scan)
    scan.need(" may count from ")
    return {"kind": "only", "groups": sets(scan)["groups"], "units": listed}


def _when(scan: Scanner, depth: int) -> Json:
    about = scope(scan)
    scan.need(" is taken: ")
    return {"kind": "when", **about, "rules": _items(scan, depth)}


def _options(scan: Scanner, depth: int) -> Json:
    options: list[Json] = []
    while True:
        scan.need(f"option {len(options) + 1}")
        title = scan.quoted() if scan.has(", ") else ""
        scan.need(": ")
        options.append({"title": title, "rules": _items(scan, depth)})
        if not scan.text.startswith(f"; option {len(options) + 1}", scan.place):
            return {"kind": "one_of", "options": options}
        scan.need("; ")


def _confirm(scan: Scanner, depth: int) -> Json:
    return {"kind": "confirm", "text": scan.quoted()}


def _items(scan: Scanner, depth: int) -> list[Json]:
    """Rules joined by semicolons, up to the next option or the end."""
    rules: list[Json] = []
    while True:
        if scan.has("("):
            rules.append(_rule(scan, depth + 1))
            scan.need(")")
        else:
            rules.append(_rule(scan, depth + 1))
        if not scan.text.startswith("; ", scan.place) or scan.text.startswith("; option ", scan.place):
            return rules
        scan.need("; ")


def _about_units(scan: Scanner) -> Json:
    """What begins with the names of units."""
    named = codes(scan)
    if scan.has(" may not count"):
        return {"kind": "units", "units": named, "max": 0}
    if scan.has(" must be taken together or not at all"):
        return {"kind": "together", "units": named}
    if len(named) == 1 and scan.has(" may only be taken if "):
        scan.has("one of ")
        others = codes(scan)
        scan.need(" is also taken")
        return {"kind": "requires", "unit": named[0], "any_of": others}
    raise Departs


_OPENINGS: tuple[tuple[str, Callable[[Scanner, int], Json]], ...] = (
    ("Learners must achieve ", _achieve),
    ("Learners may achieve any number of ", _any_number),
    ("Learners must meet at least one of these options: ", _options),
    ("At most ", _at_most),
    ("No units", _none),
    ("Only one of ", _only_one),
    ("Only ", _only),
    ("If any unit", _when),
    ("A person must confirm this: ", _confirm),
)
