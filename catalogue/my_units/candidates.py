"""From held units to the qualifications they may count towards, each with a bound on what is missing.

The cost is that of the rows that name a held unit, whatever the size of the catalogue: three queries, one
more where rules declare equivalents.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from catalogue.models import CatalogueEntry, Kind
from catalogue.routes.equivalents import of_held
from catalogue.routes.places import DATES
from catalogue.routes.replacements import is_closed

from .weights import weight

LISTED = "version__unit_rows__"
PAIRED = "version__equivalent_rows__"
OF_ENTRY = ("subject", "version", "title", *DATES)
OF_RULE = ("version__rule_row__measure", "version__rule_row__least", "version__rule_row__needed")


@dataclass
class Candidate:
    """A published qualification whose version in force lists units that are held.

    ``held`` maps keys of its units to the units held as they are, ``pairs`` are equivalents declared by
    record (listed key, held unit), ``codes`` those that its rule declares (held code, held unit).
    ``sequences`` are the unit versions it freezes. Amounts are in ``measure``; ``least`` is ``None`` where
    nothing can meet its rule, ``measure`` is ``none`` where none is recorded.
    """

    subject: uuid.UUID
    version: int
    title: str
    closed: bool
    measure: str
    least: int | None
    needed: int
    held: dict[str, uuid.UUID] = field(default_factory=dict)
    sequences: dict[str, int | None] = field(default_factory=dict)
    pairs: set[tuple[str, uuid.UUID]] = field(default_factory=set)
    codes: dict[str, uuid.UUID] = field(default_factory=dict)
    amount: int = 0
    needed_held: int = 0

    @property
    def bound(self) -> int:
        """What is missing at the least, in ``measure``: never more than what is missing in truth."""
        return max(0, (self.least or 0) - self.amount, self.needed - self.needed_held)

    @property
    def key(self) -> tuple[Any, ...]:
        """The least that the key of its answer can be."""
        unit = weight(self.measure)
        return (self.closed, self.bound * unit, -self.amount * unit, self.title, str(self.subject))


def candidates(
    held: Mapping[uuid.UUID, CatalogueEntry],
    root: str,
    day: date,
    *,
    level: str = "",
    body: str = "",
    open_only: bool = False,
) -> list[Candidate]:
    """Return every published qualification that lists one of the ``held`` units or an equivalent of one."""
    entries = CatalogueEntry.objects.filter(kind=Kind.QUALIFICATION, live=True, tree_path__startswith=root)
    if level:
        entries = entries.filter(_at_level(level))
    if body:
        entries = entries.filter(body_slug=body)
    found: dict[int, Candidate] = {}
    _add_listed(entries, held, found, day)
    _add_declared(entries, held, found, day)
    _add_from_rules(entries, held, found, day)
    return [one for one in found.values() if not (open_only and one.closed)]


def _at_level(level: str) -> Q:
    from catalogue.documents.values import LEVELS, level_rank

    rank = level_rank(level)
    return Q(level_min__in=LEVELS[: rank + 1], level_max__in=LEVELS[rank:])


def _add_listed(
    entries: QuerySet[CatalogueEntry],
    held: Mapping[uuid.UUID, CatalogueEntry],
    found: dict[int, Candidate],
    day: date,
) -> None:
    columns = (f"{LISTED}unit", f"{LISTED}key", f"{LISTED}amount", f"{LISTED}needed", f"{LISTED}sequence")
    rows = entries.filter(**{f"{LISTED}unit__in": list(held)})
    for *row, unit, key, amount, needed, sequence in rows.values_list(*OF_ENTRY, *OF_RULE, *columns):
        one = _candidate(row, found, day)
        if key not in one.held:
            one.held[key], one.sequences[key] = unit, sequence
            one.amount += amount
            one.needed_held += amount if needed else 0


def _add_declared(
    entries: QuerySet[CatalogueEntry],
    held: Mapping[uuid.UUID, CatalogueEntry],
    found: dict[int, Candidate],
    day: date,
) -> None:
    pairs = of_held(list(held), day)
    if not pairs:
        return
    columns = (f"{LISTED}unit", f"{LISTED}key", f"{LISTED}amount", f"{LISTED}needed")
    rows = entries.filter(**{f"{LISTED}unit__in": list(pairs)})
    for *row, unit, key, amount, needed in rows.values_list(*OF_ENTRY, *OF_RULE, *columns):
        one = _candidate(row, found, day)
        if key in one.held:
            continue
        one.pairs.update((key, other) for other in pairs[unit])
        one.amount += amount
        one.needed_held += amount if needed else 0


def _add_from_rules(
    entries: QuerySet[CatalogueEntry],
    held: Mapping[uuid.UUID, CatalogueEntry],
    found: dict[int, Candidate],
    day: date,
) -> None:
    """Add what the rules themselves declare: a code is read as one of the qualification's own body first."""
    codes: dict[str, list[CatalogueEntry]] = {}
    for row in held.values():
        if row.number:
            codes.setdefault(row.number, []).append(row)
    rows = list(
        entries.filter(**{f"{PAIRED}held__in": list(codes)}).values_list(
            *OF_ENTRY, *OF_RULE, "body", f"{PAIRED}listed", f"{PAIRED}held", f"{PAIRED}amount"
        )
        if codes
        else ()
    )
    own = set(_own_codes(codes)) if rows else set()
    for *row, body, _listed, code, amount in rows:
        for unit in codes[code]:
            if unit.body == body or (body, code) not in own:
                one = _candidate(row, found, day)
                one.codes[code] = unit.subject
                one.amount += amount
                one.needed_held += amount


def _own_codes(codes: Iterable[str]) -> Iterable[tuple[uuid.UUID | None, str]]:
    rows = CatalogueEntry.objects.filter(kind=Kind.UNIT, number__in=list(codes))
    return rows.values_list("body", "number")


def _candidate(row: list[Any], found: dict[int, Candidate], day: date) -> Candidate:
    subject, version, title, *dates, measure, least, needed = row
    if version not in found:
        entry = CatalogueEntry(**dict(zip(DATES, dates, strict=True)))
        found[version] = Candidate(
            subject, version, title, is_closed(entry, day), measure or "", least, needed or 0
        )
    return found[version]
