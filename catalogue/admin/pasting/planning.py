"""What a pasted table would do: units to draft, units that are here already, rows that are not taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from catalogue.documents.values import Quantity
from catalogue.models import AwardingBodyPage, UnitPage
from catalogue.pasting import PastedRow, PastedUnit, PastedUnits
from catalogue.pasting.values import key
from catalogue.presenters.words import level_words, quantity_words, site_wording

MOST_NEW = 200
"""Units that are drafted at once, so that nobody waits long; the same table again goes on from there."""

SIZES = ("credits", "glh", "tqt")
_COLUMNS = ("pk", "title", "code", "unit_reference", "level")
_SIZE_COLUMNS = [f"{name}_{end}" for name in SIZES for end in ("min", "max")]


@dataclass(frozen=True)
class Planned:
    """One row and what becomes of it.

    ``unit`` is ``None`` where it is not taken (``faults`` say why); ``page`` is the id of the unit that is
    here already; ``held`` says that the chosen group has it; ``differs`` is what that unit states otherwise.
    """

    row: PastedRow
    unit: PastedUnit | None
    faults: tuple[str, ...] = ()
    page: int | None = None
    held: bool = False
    differs: tuple[str, ...] = ()

    @property
    def new(self) -> bool:
        """Whether a unit would be drafted."""
        return self.unit is not None and self.page is None


@dataclass(frozen=True)
class Plan:
    """All rows of a paste."""

    rows: tuple[Planned, ...] = ()
    new: tuple[Planned, ...] = field(init=False)
    known: tuple[Planned, ...] = field(init=False)
    refused: tuple[Planned, ...] = field(init=False)

    def __post_init__(self) -> None:
        taken = [one for one in self.rows if one.unit is not None]
        object.__setattr__(self, "new", tuple(one for one in taken if one.new))
        object.__setattr__(self, "known", tuple(one for one in taken if not one.new))
        object.__setattr__(self, "refused", tuple(one for one in self.rows if one.unit is None))

    @property
    def joining(self) -> int:
        """How many units the chosen group would gain."""
        return sum(not one.held for one in (*self.new, *self.known))


def plan(pasted: PastedUnits, body: AwardingBodyPage, in_group: Iterable[int] = ()) -> Plan:
    """Return what the rows of ``pasted`` mean for the units of ``body``: one query.

    ``in_group`` are the ids of the units that the chosen group holds.
    """
    known = _Known(UnitPage.objects.descendant_of(body).values(*_COLUMNS, *_SIZE_COLUMNS).order_by("pk"))
    held = set(in_group)
    wording = site_wording()
    seen: dict[int, int] = {}
    rows = []
    new = 0
    for row in pasted.rows:
        said = tuple(fault.sentence(wording) for fault in row.faults)
        one = known.place(Planned(row, row.unit, said), held)
        if one.page is not None and seen.setdefault(one.page, row.number) != row.number:
            first = seen[one.page]
            sentence = _("Row %(row)s: this is the unit of row %(first)s again.")
            one = replace(one, unit=None, page=None, faults=(sentence % {"row": row.number, "first": first},))
        if one.new and new == MOST_NEW:
            sentence = _(
                "Row %(row)s: for the next time; %(most)s units are drafted at once. Paste it again."
            )
            one = replace(one, unit=None, faults=(sentence % {"row": row.number, "most": MOST_NEW},))
        new += one.new
        rows.append(one)
    return Plan(tuple(rows))


class _Known:
    """The units of a body by code, reference and title, whatever their spelling."""

    def __init__(self, units: Iterable[dict[str, Any]]) -> None:
        self.by: dict[str, dict[str, list[dict[str, Any]]]] = {"code": {}, "unit_reference": {}, "title": {}}
        for unit in units:
            for column, index in self.by.items():
                if unit[column]:
                    index.setdefault(key(unit[column]), []).append(unit)

    def place(self, one: Planned, held: set[int]) -> Planned:
        """Return ``one`` with the unit that its row is, if that is here already."""
        unit = one.unit
        if unit is None:
            return one
        names = [("code", unit.code), ("unit_reference", unit.reference)]
        if not (unit.code or unit.reference):
            names = [("title", unit.title)]
        found = {
            page["pk"]: page
            for column, value in names
            if value
            for page in self.by[column].get(key(value), ())
        }
        if len(found) > 1:
            sentence = _("Row %(row)s: its code and reference belong to several units here: %(units)s.")
            units = ", ".join(f"{page['code']} {page['title']}".strip() for page in found.values())
            return replace(one, unit=None, faults=(sentence % {"row": one.row.number, "units": units},))
        if not found:
            return one
        page = next(iter(found.values()))
        return replace(one, page=page["pk"], held=page["pk"] in held, differs=tuple(_differences(unit, page)))


def _differences(unit: PastedUnit, page: dict[str, Any]) -> Iterable[str]:
    """Yield a sentence for each fact that the pasted row states otherwise than the unit here."""
    pairs = [
        (_("title"), unit.title, page["title"]),
        (_("code"), unit.code, page["code"]),
        (_("unit reference"), unit.reference, page["unit_reference"]),
        (_("level"), level_words(unit.level), level_words(page["level"])),
    ]
    for name, label in zip(SIZES, (_("credits"), _("GLH"), _("TQT")), strict=True):
        least, greatest = page[f"{name}_min"], page[f"{name}_max"]
        here = None if least is None and greatest is None else Quantity(least, greatest)
        pairs.append((label, quantity_words(getattr(unit, name)), quantity_words(here)))
    for label, pasted, here in pairs:
        if pasted and pasted != here and not (label == _("code") and key(pasted) == key(here)):
            values = {"name": label, "pasted": pasted, "here": here or _("not stated")}
            yield _("%(name)s: here %(here)s, pasted %(pasted)s") % values
