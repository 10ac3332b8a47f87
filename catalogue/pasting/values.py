"""What single cells state: a level, a size in credits or hours, a code, a unit reference."""

from __future__ import annotations

import re
import unicodedata

from catalogue.documents.values import LEVELS, Quantity
from catalogue.numbers import NumberError, parse, parse_unit_reference
from catalogue.numbers.spelling import plain, shortened
from catalogue.wording import gettext_noop

from .faults import Fault

LONGEST_TITLE = 255
MOST_CREDITS = 999
MOST_HOURS = 99_999
"""Sizes beyond these are slips of a finger, or another column."""

NOT_STATED = {"", "-", "--", "n/a", "na", "none", "tbc", "tba", "not stated", "not applicable", "nil stated"}

_LEVEL_WORDS = {
    word: str(number)
    for number, word in enumerate("one two three four five six seven eight".split(), start=1)
}
_ENTRY = re.compile(r"(?:entry level|entry|el|e)\s*([123])")
_LEVEL = re.compile(r"(?:level|lvl|l)?\s*(\d+|[a-z]+)")
_UNITS_OF_SIZE = r"(?:credits?|cr|hours?|hrs?|h|glh|tqt)?\.?"
_SIZE = re.compile(rf"(\d+)(?:\.0+)?\s*{_UNITS_OF_SIZE}")
_RANGE = re.compile(rf"(\d+)\s*{_UNITS_OF_SIZE}\s*(?:-|to)\s*(\d+)\s*{_UNITS_OF_SIZE}")
_OPEN = re.compile(rf"(?:minimum(?: of)?|at least)\s+(\d+)\s*{_UNITS_OF_SIZE}|(\d+)\s*\+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")


def is_stated(cell: str) -> bool:
    """Whether a cell says more than that nothing is stated (empty, a dash, "n/a", "TBC")."""
    return plain(cell).casefold().strip(" .") not in NOT_STATED


def read_level(cell: str, row: int) -> str | Fault:
    """Return one of ``LEVELS``, an empty string where none is stated, or what is wrong."""
    if not is_stated(cell):
        return ""
    text = plain(cell).casefold()
    entry = _ENTRY.fullmatch(text)
    if entry:
        return f"E{entry[1]}"
    match = _LEVEL.fullmatch(text)
    level = _LEVEL_WORDS.get(match[1], match[1]) if match else ""
    if level in LEVELS:
        return level
    template = gettext_noop("“%(text)s” is not one level; a unit is at E1, E2, E3 or 1 to 8.")
    return Fault(template, row, "level", {"text": shortened(cell)})


def read_size(cell: str, row: int, column: str) -> Quantity | Fault | None:
    """Return the credits or hours of a cell: one value or a range, ``None`` where not stated, or a fault."""
    if not is_stated(cell):
        return None
    text = _THOUSANDS.sub("", plain(cell).casefold()).strip(" *")
    found = _bounds(text)
    if found is None:
        template = gettext_noop("“%(text)s” is not a whole number or a range of two.")
        return Fault(template, row, column, {"text": shortened(cell)})
    least, greatest = found
    most = MOST_CREDITS if column == "credits" else MOST_HOURS
    if max(least, greatest or 0) > most:
        template = gettext_noop("%(text)s is too large; at most %(most)s can be right.")
        return Fault(template, row, column, {"text": shortened(cell), "most": most})
    if greatest is not None and greatest < least:
        template = gettext_noop("the range “%(text)s” ends below where it begins.")
        return Fault(template, row, column, {"text": shortened(cell)})
    return Quantity(least, greatest)


def _bounds(text: str) -> tuple[int, int | None] | None:
    if match := _SIZE.fullmatch(text):
        return int(match[1][:9]), int(match[1][:9])
    if match := _RANGE.fullmatch(text):
        return int(match[1][:9]), int(match[2][:9])
    if match := _OPEN.fullmatch(text):
        return int((match[1] or match[2])[:9]), None
    return None


def read_reference(cell: str, row: int) -> str | Fault:
    """Return the unit reference in its usual spelling, an empty string for none, or what is wrong."""
    if not is_stated(cell):
        return ""
    try:
        return parse_unit_reference(cell).value
    except NumberError as error:
        return Fault(error.template, row, "reference", dict(error.values))


def read_code(cell: str, row: int) -> str | Fault:
    """Return the body's own code, an empty string for none, or what is wrong."""
    if not is_stated(cell):
        return ""
    try:
        return parse("body-code", cell).value
    except NumberError as error:
        return Fault(error.template, row, "code", dict(error.values))


def read_title(cell: str, row: int) -> str | Fault:
    """Return the title without footnote marks, or what is wrong."""
    title = cell.replace("**", "").strip().rstrip("*†‡").strip()
    if not is_stated(title) or not any(unicodedata.category(one)[0] in "LN" for one in title):
        return Fault(gettext_noop("the title is missing."), row, "title")
    if len(title) > LONGEST_TITLE:
        template = gettext_noop("the title has %(length)s characters; at most %(most)s fit.")
        return Fault(template, row, "title", {"length": len(title), "most": LONGEST_TITLE})
    return title


def key(code: str) -> str:
    """Return what is compared of a code: one case, one kind of dash, no spaces."""
    return plain(code).replace(" ", "").casefold()
