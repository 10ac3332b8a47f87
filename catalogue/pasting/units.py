"""A pasted table of units: each row gives a unit or sentences that say where it is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from catalogue.documents.values import Quantity
from catalogue.numbers.spelling import shortened
from catalogue.wording import gettext_noop

from . import values
from .columns import Column, is_code, is_reference
from .faults import Fault, Note
from .layout import Layout, Row, lay_out
from .listing import from_lines
from .table import Table

MOST = 2_000
"""Rows of a paste that are read."""

LONGEST = 1_000_000
"""Characters of a paste that are read."""


@dataclass(frozen=True)
class PastedUnit:
    """A unit as a table states it; empty or ``None`` is not stated. GLH and TQT are hours."""

    title: str
    code: str = ""
    reference: str = ""
    level: str = ""
    credits: Quantity | None = None
    glh: Quantity | None = None
    tqt: Quantity | None = None

    @property
    def name(self) -> str:
        """What tells it from others: its code, else its reference, else its title."""
        return self.code or self.reference or self.title


@dataclass(frozen=True)
class PastedRow:
    """A row that is, or should be, a unit: ``unit`` is ``None`` exactly where there are ``faults``."""

    number: int
    text: str
    unit: PastedUnit | None = None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class PastedUnits:
    """What a paste holds: its columns, a row for each unit, faults of the whole, and notes."""

    columns: tuple[Column, ...] = ()
    rows: tuple[PastedRow, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def units(self) -> tuple[PastedUnit, ...]:
        """The units that were read, in order."""
        return tuple(row.unit for row in self.rows if row.unit is not None)

    @property
    def all_faults(self) -> tuple[Fault, ...]:
        """Every fault, those of the whole first."""
        return (*self.faults, *(fault for row in self.rows for fault in row.faults))


def read_units(text: str, holds: Sequence[str] = ()) -> PastedUnits:
    """Return the units of a pasted table.

    ``holds`` says what each column is (of ``COLUMNS``, or empty for one to leave out), where whoever pasted
    it knows better than its headings. Never raises, whatever the text.
    """
    if len(text) > LONGEST:
        template = gettext_noop("The text has %(length)s characters; at most %(most)s are read at once.")
        return PastedUnits(faults=(Fault(template, values={"length": len(text), "most": LONGEST}),))
    layout = lay_out(text)
    if layout.kind == "lines":
        layout = Layout("lines", from_lines(layout.rows))
    table = Table(layout.rows[: MOST + 1], holds)
    notes = table.notes()
    if len(layout.rows) > MOST + 1:
        template = gettext_noop("Only the first %(most)s rows were read; paste the other %(more)s later.")
        notes.append(Note(template, values={"most": MOST, "more": len(layout.rows) - MOST - 1}))
    faults = table.faults()
    rows = () if faults else _unlike([_read_row(row, cells) for row, cells in table.units])
    return PastedUnits(table.columns, rows, faults, tuple(notes))


def _read_row(row: Row, cells: dict[str, str]) -> PastedRow:
    """Return the row with its unit, or with every fault of its cells."""
    number = row.number
    text = " · ".join(row.filled)
    if len(row.filled) == 1 and not set(cells) - {"code", "reference"} and not is_code(text):
        template = gettext_noop("“%(text)s” stands alone: put it into the row that it belongs to.")
        return PastedRow(number, text, None, (Fault(template, number, "", {"text": shortened(text)}),))
    stated: dict[str, Any] = {
        "title": values.read_title(cells.get("title", ""), number),
        "code": values.read_code(cells.get("code", ""), number),
        "reference": values.read_reference(cells.get("reference", ""), number),
        "level": values.read_level(cells.get("level", ""), number),
    }
    for name in ("credits", "glh", "tqt"):
        stated[name] = values.read_size(cells.get(name, ""), number, name)
    faults = tuple(one for one in stated.values() if isinstance(one, Fault))
    if not faults and is_reference(stated["title"]):
        template = gettext_noop("“%(text)s” is a unit reference where a title is expected.")
        faults = (Fault(template, number, "title", {"text": stated["title"]}),)
    if faults:
        return PastedRow(number, text, None, faults)
    return PastedRow(number, text, PastedUnit(**stated))


def _unlike(rows: list[PastedRow]) -> tuple[PastedRow, ...]:
    """Return the rows with a fault at each code or reference that an earlier row has already."""
    seen: dict[tuple[str, str], int] = {}
    found = []
    for row in rows:
        unit = row.unit
        names = [] if unit is None else [("code", unit.code), ("reference", unit.reference)]
        if unit is not None and not (unit.code or unit.reference):
            names = [("title", unit.title)]
        faults = []
        for column, value in names:
            if not value:
                continue
            first = seen.setdefault((column, values.key(value)), row.number)
            if first != row.number:
                template = gettext_noop("“%(value)s” stands in row %(first)s already.")
                faults.append(Fault(template, row.number, column, {"value": value, "first": first}))
        found.append(replace(row, unit=None, faults=tuple(faults)) if faults else row)
    return tuple(found)
