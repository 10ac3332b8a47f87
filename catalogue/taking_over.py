"""Units that are frozen in an older version than they now have: what differs, and taking them over.

A published version never changes: the editor of each qualification is shown what differs and decides, unit by
unit or for all, which newer units its next version takes over.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from catalogue.columns import split_lines
from catalogue.difference import Difference
from catalogue.documents import QualificationDocument, UnitDocument
from catalogue.freezing import TAKE_ALL, newest_versions
from catalogue.gate import Draft
from catalogue.models import CatalogueEntry, SpecificationVersion, VersionUnit
from catalogue.presenters.differences import difference_of


@dataclass(frozen=True)
class NewerUnit:
    """A unit of the table whose newest version is not the one that is frozen."""

    key: str
    title: str
    frozen: int | None
    newest: SpecificationVersion
    chosen: bool
    found: Difference


def newer_units(draft: Draft) -> tuple[NewerUnit, ...]:
    """Return the units of ``draft`` that have a newer version than its last version froze: one query."""
    before = draft.before
    if not isinstance(before, QualificationDocument):
        return ()
    frozen = {unit.key: unit for unit in before.units}
    chosen = set(split_lines(draft.page.take_over))
    pages = [page for page in draft.table.pages if page.key in frozen]
    versions = newest_versions(page.pk for page in pages)
    found = []
    for page in pages:
        unit, newest = frozen[page.key], versions.get(page.pk)
        if newest is None or newest.sequence == unit.version:
            continue
        document = newest.thaw()
        if isinstance(document, UnitDocument):
            taken = bool({TAKE_ALL, page.key} & chosen)
            differs = difference_of(unit.document, document)
            found.append(NewerUnit(page.key, document.title, unit.version, newest, taken, differs))
    return tuple(found)


def count_newer(subject: uuid.UUID) -> int:
    """Return how many units of the newest version of ``subject`` have a newer version: three queries, no
    document.
    """
    version = SpecificationVersion.objects.filter(subject=subject).order_by("-sequence").values("pk")[:1]
    rows = VersionUnit.objects.filter(version__in=version, unit__isnull=False)
    held = {unit: sequence for unit, sequence in rows.values_list("unit", "sequence") if unit}
    newest: dict[uuid.UUID, int] = {}
    found = SpecificationVersion.objects.filter(subject__in=held).order_by("sequence")
    for unit, sequence in found.values_list("subject", "sequence"):
        newest[unit] = sequence
    return sum(newest.get(unit, sequence) != sequence for unit, sequence in held.items())


def frozen_in(unit: uuid.UUID) -> list[tuple[CatalogueEntry, int | None]]:
    """Return the published qualifications whose version in force freezes ``unit``, with the unit's sequence
    there.
    """
    rows = dict(VersionUnit.objects.filter(unit=unit).values_list("version", "sequence"))
    entries = CatalogueEntry.objects.filter(version__in=rows, live=True).order_by("title")
    return [(entry, rows[entry.version_id]) for entry in entries]


def take_over(page: Any, keys: Iterable[str], user: Any = None) -> None:
    """Note in the next draft of ``page`` which units its next version takes over; ``*`` is all of them."""
    wanted = list(dict.fromkeys(keys))
    draft = page.get_latest_revision_as_object()
    draft.take_over = TAKE_ALL if TAKE_ALL in wanted else "\n".join(wanted)
    draft.save_revision(user=user, log_action=True)
