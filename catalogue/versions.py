"""A subject's versions without their documents: which is current, which are coming, which binds a learner."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Case, F, Q, When

from catalogue import whose_version
from catalogue.models import SpecificationVersion
from catalogue.whose_version import VersionFacts

EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
"""The hash of no document: a version of which only the label, the date and the summary are known."""


def version_rows(subject: uuid.UUID, whole: Q | None = None) -> list[SpecificationVersion]:
    """Return every version of ``subject`` in sequence: one query.

    The documents are left in the database, save those of the versions that ``whole`` asks for.
    """
    rows = SpecificationVersion.objects.filter(subject=subject).defer("document").order_by("sequence")
    if whole is None:
        return list(rows)
    asked = Case(When(whole, then=F("document")), default=None)
    found: list[SpecificationVersion] = []
    for row in rows.annotate(asked=asked):
        if row.asked is not None:
            row.document = row.asked
        found.append(row)
    return found


def version_facts(
    versions: Iterable[SpecificationVersion], ends: Mapping[int, date] | None = None
) -> tuple[VersionFacts, ...]:
    """Return ``versions`` as one asks whom they bind; ``ends``: the last date to register by sequence."""
    last = ends or {}
    return tuple(
        VersionFacts(
            sequence=one.sequence,
            label=one.label,
            change_class=one.change_class,  # type: ignore[arg-type]
            effective_from=one.effective_from,
            applies_to=one.applies_to,  # type: ignore[arg-type]
            transfer_until=one.transfer_until,
            last_registration=last.get(one.sequence),
            corrects=one.corrects,
        )
        for one in versions
    )


def current_version(versions: Iterable[SpecificationVersion], day: date) -> SpecificationVersion | None:
    """Return the newest version in force on ``day`` whose document is held; ``None`` before the first."""
    held = {one.sequence: one for one in versions if one.hash != EMPTY}
    found = whose_version.current(version_facts(held.values()), day)
    return held[found.sequence] if found else None


def coming_versions(versions: Iterable[SpecificationVersion], day: date) -> tuple[VersionFacts, ...]:
    """Return the versions that take effect after ``day``, soonest first."""
    return whose_version.coming(version_facts(versions), day)


def next_turn(versions: Iterable[SpecificationVersion], day: date) -> date | None:
    """Return the next day after ``day`` on which another version takes effect."""
    starts = (one.effective_from for one in versions)
    return min((start for start in starts if start and start > day), default=None)
