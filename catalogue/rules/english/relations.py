"""What units have to do with each other: bars, units taken together, prerequisites, units that stand in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from catalogue.rules.english.codes import CodeList
from catalogue.rules.english.parts import NotRead
from catalogue.rules.english.shapes import UNITS, Shape
from catalogue.rules.english.statements import Json
from catalogue.rules.english.vocabulary import CODES, Item


@dataclass
class Relation:
    """The rules and pairs that a clause states, and codes in it that name no unit."""

    rules: list[Json] = field(default_factory=list)
    equivalents: list[tuple[str, str]] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)


def relation(shape: Shape, items: list[Item]) -> Relation | None:
    """What the whole clause says of its units; None where it is no such sentence, NotRead where it is one
    that names
    units the table has not."""
    text = re.sub(r"^(?:barred (?:combinations?|units) : )", "", shape.text.rstrip(" ."))
    named = [item.value for item in items if item.kind == CODES]
    if not named or text.split().count(UNITS) != len(named):
        return None
    for pattern, reading in _READINGS:
        if pattern.fullmatch(text):
            return reading(named)
    return None


def barred_list(named: list[CodeList]) -> Relation:
    """Units under a heading "Barred combinations": a pair each."""
    return _barred_pair(named)


def _known(*lists: CodeList) -> None:
    if any(one.unmatched or not one.codes for one in lists):
        raise NotRead


def _pairs(named: list[CodeList]) -> Relation:
    """Each of the first barred with each of the second."""
    first, second = named
    _known(first, second)
    return Relation([_bar((one, other)) for one in first.codes for other in second.codes if one != other])


def _bar(codes: Iterable[str]) -> Json:
    return {"kind": "barred", "units": list(codes), "max": 1}


def _barred_pair(named: list[CodeList]) -> Relation:
    """Two units; of more it would be unclear whether each bars each."""
    (only,) = named
    _known(only)
    if len(only.codes) != 2:
        raise NotRead
    return Relation([_bar(only.codes)])


def _barred_set(named: list[CodeList]) -> Relation:
    (only,) = named
    _known(only)
    if len(only.codes) < 2:
        raise NotRead
    return Relation([_bar(only.codes)])


def _one_not_both(named: list[CodeList]) -> Relation:
    (only,) = named
    _known(only)
    if len(only.codes) != 2:
        raise NotRead
    return Relation([{"kind": "units", "units": only.codes, "min": 1, "max": 1}])


def _together(named: list[CodeList]) -> Relation:
    (only,) = named
    _known(only)
    if len(only.codes) < 2 or only.joined_by == "or":
        raise NotRead
    return Relation([{"kind": "together", "units": only.codes}])


def _requires(named: list[CodeList]) -> Relation:
    """Each of the first needs the second: one of them where joined by "or", all of them otherwise."""
    first, second = named
    _known(first, second)
    if first.joined_by == "or" and len(first.codes) > 1:
        raise NotRead
    needs = [second.codes] if second.joined_by == "or" else [[code] for code in second.codes]
    return Relation(
        [{"kind": "requires", "unit": unit, "any_of": any_of} for unit in first.codes for any_of in needs]
    )


def _each_condition(condition: CodeList) -> None:
    """ "If A and B are taken": both at once or each of them, which is not certain."""
    if len(condition.codes) > 1 and condition.joined_by != "or":
        raise NotRead


def _pairs_if(named: list[CodeList]) -> Relation:
    _each_condition(named[0])
    return _pairs(named)


def _pairs_unless(named: list[CodeList]) -> Relation:
    return _pairs_if([named[1], named[0]])


def _requires_if(named: list[CodeList]) -> Relation:
    first, second = named
    _each_condition(first)
    return _requires([replace(first, joined_by="and"), second])


def _required_by(named: list[CodeList]) -> Relation:
    return _requires([named[1], named[0]])


def _required_if(named: list[CodeList]) -> Relation:
    return _requires_if([named[1], named[0]])


def _stands_in(named: list[CodeList]) -> Relation:
    """The first may be replaced by the second, which need not be in the table."""
    listed, held = named
    _known(listed)
    holders = held.codes + held.unmatched
    if len(listed.codes) != 1 or not holders or (len(holders) > 1 and held.joined_by != "or"):
        raise NotRead
    return Relation(equivalents=[(listed.codes[0], one) for one in holders])


def _stood_in(named: list[CodeList]) -> Relation:
    return _stands_in([named[1], named[0]])


def _excluded(named: list[CodeList]) -> Relation:
    (only,) = named
    _known(only)
    return Relation([{"kind": "units", "units": only.codes, "max": 0}])


_NOT = "(?:may|must) not"
_TOGETHER = (
    "(?:with|alongside|as well as|in combination with|in addition to|in conjunction with|together with)"
)
_EACH_OTHER = "(?:with|from|to) (?:each other|one another)"
_ALIKE = "(?:barred(?: combinations?| pair)?|mutually exclusive|equivalent|alternatives)(?: :| and| so)*"
_MAY_COUNT = "may (?:TAKE|COUNT)(?: towards (?:total|qualification))?"
_SENTENCES: tuple[tuple[str, Callable[[list[CodeList]], Relation]], ...] = (
    ("X barred (?:with|from|to)(?: TAKE)?(?: with| alongside)? X", _pairs),
    (f"X {_NOT} (?:TAKE|COMBINE)(?: together)? {_TOGETHER} X", _pairs),
    (f"X {_NOT} TAKE in same qualification as X", _pairs),
    (f"if (?:WHO TAKE )?X(?: TAKE)? (?:WHO {_NOT} TAKE X|X {_NOT} TAKE)", _pairs_if),
    (f"WHO(?: who)?(?: TAKE)? X {_NOT} TAKE X", _pairs_if),
    (f"X {_NOT} TAKE (?:if|by WHO(?: who)?) (?:X TAKE|TAKE X)", _pairs_unless),
    ("X excluded (?:if|with|by) X(?: TAKE)?", _pairs_unless),
    ("X excludes X", _pairs),
    ("X barred(?: combinations?)?", _barred_pair),
    (f"X {_NOT} (?:both TAKE|TAKE together|both TAKE together|TAKE {_EACH_OTHER}|COMBINE)", _barred_pair),
    (f"X {_NOT} (?:both COUNT|COUNT together|both COMBINE|TAKE in same combination)", _barred_pair),
    (f"(?:WHO )?{_NOT} TAKE (?:credit for )?both X", _barred_pair),
    ("(?:WHO )?may TAKE X but not both", _barred_pair),
    (f"(?:following )?X (?:mutually exclusive|barred {_EACH_OTHER})", _barred_set),
    ("(?:following )?mutually exclusive : X", _barred_set),
    ("WHO may only TAKE one of X", _barred_set),
    (f"X {_ALIKE} only one(?: of (?:them|these))? {_MAY_COUNT}", _barred_set),
    (f"X {_ALIKE} only one of (?:two|pair) {_MAY_COUNT}", _barred_pair),
    ("X barred pair", _barred_pair),
    (f"WHO {_NOT} TAKE more than one of X", _barred_set),
    ("WHO must TAKE (?:one of |only one of )?X but not both", _one_not_both),
    ("X must TAKE (?:together|as pair|in combination|jointly|together or not at all)", _together),
    ("X may only TAKE (?:together|as pair|in combination)", _together),
    ("X (?:must both|both must|must) TAKE or neither", _together),
    ("X co-requisites(?: of each other)?", _together),
    (f"X must TAKE {_TOGETHER} X", _requires),
    ("(?:WHO )?(?:may )?only TAKE X if X TAKE", _requires),
    ("X may only TAKE if (?:WHO TAKE )?(?:both )?X(?: TAKE)?", _requires),
    (f"X may only TAKE (?:{_TOGETHER}|by WHO(?: who)? TAKE) X", _requires),
    ("X only (?:available|open) to WHO(?: who)? TAKE X", _requires),
    ("WHO may only TAKE X if (?:WHO )?(?:TAKE X|X TAKE)", _requires),
    ("if (?:WHO TAKE )?X(?: TAKE)? (?:WHO must TAKE X|X must TAKE|must TAKE X)", _requires_if),
    ("WHO(?: who)? TAKE X must TAKE X", _requires_if),
    ("(?:before|to) TAKE X WHO must TAKE X", _requires),
    ("X (?:requires|depends on|has (?:as )?(?:one |two |three )?prerequisite(?: of| :)?) X", _requires),
    ("X requires (?:that )?X TAKE(?: first)?", _requires),
    (f"X {_NOT} TAKE (?:without|unless) (?:WHO TAKE )?X(?: TAKE)?", _requires),
    ("X (?:prerequisite|co-requisite) (?:for|to|of) X", _required_by),
    ("X must TAKE before X may TAKE", _required_by),
    ("WHO must TAKE X before (?:WHO may )?TAKE X", _required_by),
    ("X (?:mandatory|must TAKE) if (?:WHO TAKE X|X TAKE)", _required_if),
    ("X may (?:replaced|substituted) (?:by|with) X", _stands_in),
    ("X may (?:replace|substitute for|substituted for|stand in for) X", _stood_in),
    ("X may (?:TAKE|accepted|substituted) (?:instead of|in place of) X", _stood_in),
    ("X (?:accepted|recognised) (?:instead of|in place of|as equivalent to) X", _stood_in),
    (f"X {_NOT} COUNT(?: towards (?:total|qualification))?", _excluded),
    ("X may TAKE but (?:will )?not COUNT(?: towards (?:total|qualification|total credits))?", _excluded),
)
_READINGS = [(re.compile(pattern), reading) for pattern, reading in _SENTENCES]
