"""Which column holds what: by the usual spellings of its heading, or by the shape of its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from catalogue.numbers import NumberError, parse_unit_reference

COLUMNS = ("title", "code", "reference", "level", "credits", "glh", "tqt")
"""What a unit table may state. Credits are credits, GLH and TQT hours."""

EITHER = "code or reference"
"""A heading such as "Ref" or "Unit reference", which documents use for both: the cells decide."""

UNSURE = "?"
"""A column that no heading names and whose shape does not tell."""

_HEADINGS = {
    "title": "title|unit title|unit name|name|unit|units|component|component title|module|module title"
    "|title of unit|unit titles|name of unit|mandatory unit|mandatory units|optional unit|optional units"
    "|mandatory unit title|optional unit title|qualification unit|unit description",
    "code": "code|unit code|unit no|unit number|number|no|unit|component code|module code|unit id"
    "|component no|internal code|unit codes|our code|module no|component number",
    "reference": "unit reference number|urn|ofqual reference|ofqual ref|ofqual unit reference"
    "|ofqual unit number|ofqual unit ref|regulator reference|qcf unit reference|rqf unit reference|qcf ref"
    "|unit accreditation number|accreditation number|uan|ofqual number|ofqual unit code|qcf reference"
    "|regulated unit number|national unit reference|unit reference code",
    EITHER: "ref|reference|unit ref|unit reference|ref no|reference number|unit ref no|reference no"
    "|unit reference no|ref number|unit ref number",
    "level": "level|unit level|rqf level|qcf level|lvl|level of unit|lev|l|levels|national level",
    "credits": "credit|credits|credit value|cv|unit credit value|credit rating|no of credits|credit values"
    "|number of credits|unit credit|unit credits|credit size|credits value|cr",
    "glh": "glh|guided learning hours|guided learning|unit glh|glh hours|guided hours"
    "|unit guided learning hours|gl hours|guided learning hour|glhs",
    "tqt": "tqt|total qualification time|total unit time|tut|unit tqt|tqt hours|total time|unit time"
    "|total qualification time hours|ttv",
}
_BY_HEADING = {
    spelling: column
    for column, spellings in reversed(_HEADINGS.items())
    for spelling in spellings.replace("\n", "").split("|")
}
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_NOT_WORDS = re.compile(r"[^\w]+")
_CODE = re.compile(r"(?=\S*\d)[A-Za-z0-9][A-Za-z0-9/.\-–_]*(?: ?[A-Za-z0-9/.\-–_]+)?")
_LEVEL = re.compile(r"(?:level|lvl|l|entry(?: level)?|el?)\s*\d", re.IGNORECASE)
_SIZES = {
    "credits": re.compile(r"\d+\s*(?:credits?|cr)", re.IGNORECASE),
    "glh": re.compile(r"\d+\s*(?:glh|guided learning hours)", re.IGNORECASE),
    "tqt": re.compile(r"\d+\s*tqt", re.IGNORECASE),
}
_NUMBER = re.compile(r"[\d.,–\- ]+")
_MOSTLY = 0.5
_LONG_NUMBER = 3


@dataclass(frozen=True)
class Column:
    """One column: its heading as printed, what it holds (of ``COLUMNS``, ``UNSURE`` or empty for nothing that
    is kept), and some of its cells.
    """

    heading: str
    holds: str
    samples: tuple[str, ...] = ()


def heading_of(cell: str) -> str:
    """Return what a heading names, or an empty string: ``CV*`` is credits."""
    bare = _words(_BRACKETS.sub(" ", cell))
    return _BY_HEADING.get(bare) or _BY_HEADING.get(_words(cell), "")


def _words(cell: str) -> str:
    return " ".join(_NOT_WORDS.sub(" ", cell.casefold()).split())


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row names columns: two or more that are known, and no cell that can only be a value."""
    filled = [cell for cell in cells if cell]
    known = [heading_of(cell) for cell in filled]
    named = {one for one in known if one}
    return (
        len(named) >= 2
        and len([one for one in known if one]) * 2 >= len(filled)
        and not any(cell.isdecimal() or is_reference(cell) for cell in filled)
    )


def is_reference(cell: str) -> bool:
    """Whether ``cell`` is a unit reference: ``L/618/1150``."""
    try:
        parse_unit_reference(cell)
    except NumberError:
        return False
    return True


def is_code(cell: str) -> bool:
    """Whether ``cell`` has the shape of a body's own code: no spaces to speak of, and a digit."""
    if cell.isdecimal():
        return len(cell) >= _LONG_NUMBER
    return _CODE.fullmatch(cell) is not None and not _LEVEL.fullmatch(cell)


def by_heading(headings: Sequence[str], cells: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """Return the columns that ``headings`` name; ``cells`` are each column's cells.

    "Unit" is a code where another column is the title, and "Ref" a unit reference where its cells are.
    """
    held = [heading_of(heading) for heading in headings]
    titles = [place for place, one in enumerate(held) if one == "title"]
    for place in titles:
        if len(titles) > 1 and "code" not in held and all(is_code(cell) for cell in cells[place] if cell):
            held[place] = "code"
    for place, one in enumerate(held):
        if one == EITHER:
            held[place] = "reference" if _mostly(cells[place], is_reference) else "code"
    for place, one in enumerate(held):
        # Two columns headed alike, one of codes and one of references.
        if one in ("code", "reference") and held.index(one) != place:
            other = "reference" if one == "code" else "code"
            held[place] = other if other not in held else one
    return tuple(
        Column(heading, one if held.index(one) == place else "", samples(cells[place]))
        for place, (heading, one) in enumerate(zip(headings, held, strict=True))
    )


def by_shape(cells: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """Return the columns of a table without headings, as far as their cells tell for certain.

    Bare numbers may be levels, credits or hours: those are ``UNSURE``, and whoever pasted them says.
    """
    held = [_shape(column) for column in cells]
    if len(held) == 1:
        held = [UNSURE]  # lines of prose look like titles
    return tuple(
        Column("", UNSURE if one and one != UNSURE and held.count(one) > 1 else one, samples(cells[place]))
        for place, one in enumerate(held)
    )


def _shape(cells: Sequence[str]) -> str:
    stated = [cell for cell in cells if cell]
    if not stated:
        return ""
    if all(is_reference(cell) for cell in stated):
        return "reference"
    if all(_LEVEL.fullmatch(cell) for cell in stated):
        return "level"
    for column, pattern in _SIZES.items():
        if all(pattern.fullmatch(cell) for cell in stated):
            return column
    if all(_NUMBER.fullmatch(cell) for cell in stated) and not all(is_code(cell) for cell in stated):
        return UNSURE
    if all(is_code(cell) for cell in stated):
        return "code" if len(set(stated)) == len(stated) else UNSURE
    words = sum(len(cell.split()) > 1 for cell in stated)
    return "title" if words > len(stated) * _MOSTLY else UNSURE


def _mostly(cells: Sequence[str], test: Callable[[str], bool]) -> bool:
    stated = [cell for cell in cells if cell]
    return bool(stated) and sum(map(test, stated)) > len(stated) * _MOSTLY


def samples(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the first three cells that say something."""
    return tuple([cell for cell in cells if cell][:3])
