"""What someone holds: units ticked or typed, and the units of qualifications they have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from catalogue.models import CatalogueEntry, Kind, VersionUnit

from .entries import Ambiguous, Found, Unknown, find
from .lines import MOST, Line, split_lines


@dataclass
class Holding:
    """``units`` by subject. ``sequences`` are the versions of units that a qualification held has frozen.

    ``with_choice`` are qualifications held whose optional units are still to be ticked; ``unread`` lines were
    past the limit.
    """

    units: dict[UUID, CatalogueEntry] = field(default_factory=dict)
    sequences: dict[UUID, int] = field(default_factory=dict)
    qualifications: tuple[CatalogueEntry, ...] = ()
    with_choice: tuple[CatalogueEntry, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    ambiguous: tuple[Ambiguous, ...] = ()
    unread: int = 0


def holding(ticked: Iterable[str], have: Iterable[str], text: str, root: str) -> Holding:
    """Return what is held: ``ticked`` unit addresses, qualifications ``have`` (as typed), pasted ``text``."""
    paths = list(dict.fromkeys(ticked))[:MOST]
    rows = CatalogueEntry.objects.filter(kind=Kind.UNIT, tree_path__startswith=root, path__in=paths)
    units = {row.subject: row for row in rows} if paths else {}
    known = {row.path for row in units.values()}
    lines, unread = split_lines(text)
    owned = [Line(one, (one,)) for one in dict.fromkeys(have) if one.strip()][:MOST]
    found: Found = find((*lines, *owned), root, units) if lines or owned else Found()
    units |= found.units
    held = Holding(units=units, qualifications=tuple(found.qualifications.values()), unread=unread)
    if held.qualifications:
        _add_qualifications(held)
    gone = tuple(Unknown(path[:200]) for path in paths if path not in known)
    held.unknown = (*gone, *found.unknown)
    held.ambiguous = tuple(found.ambiguous)
    return held


def _add_qualifications(held: Holding) -> None:
    """Add the frozen units of what is held: those that every holder has; the others are asked about."""
    by_version = {row.version_id: row for row in held.qualifications}
    frozen = VersionUnit.objects.filter(version__in=by_version).values_list(
        "version", "unit", "sequence", "needed", "version__rule_row__least", "version__rule_row__needed"
    )
    sure: dict[UUID, int | None] = {}
    choice: dict[int, CatalogueEntry] = {}
    for version, unit, sequence, needed, least, whole in frozen:
        if unit and needed:
            sure[unit] = sequence
        if not needed and whole != least:
            choice[version] = by_version[version]
    for row in CatalogueEntry.objects.filter(subject__in=sure):
        held.units.setdefault(row.subject, row)
    held.sequences = {unit: sequence for unit, sequence in sure.items() if sequence is not None}
    held.with_choice = tuple(choice.values())
