"""Live facts of subjects on a day, for the public: what has been announced by then, each with its source."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from catalogue.addresses import entry_url
from catalogue.facts import DateChange, LiveFacts, Owner, Replacement, Successor
from catalogue.lifecycle import DateFact, Dates, Listing, Outcome, direction, london_day
from catalogue.models import (
    CatalogueEntry,
    LifecycleChange,
    ListingRecord,
    OwnershipRecord,
    ReplacementRecord,
    SuccessorRecord,
)
from catalogue.prepared import Prepared


@dataclass(frozen=True)
class FactsOnDay(LiveFacts):
    """Live facts as announced by a day, and the next day on which a prepared act is announced.

    ``version_ends`` has the last date to register of single versions, by sequence; ``public_at`` when each
    announced act became public.
    """

    next_announcement: date | None = None
    public_at: tuple[datetime, ...] = ()
    version_ends: Mapping[int, date] = field(default_factory=dict)


RARE = (OwnershipRecord, ListingRecord, ReplacementRecord)
"""Acts that most specifications never see."""


def facts_of(
    subjects: Iterable[uuid.UUID], day: date, never: Collection[Any] = ()
) -> dict[uuid.UUID, FactsOnDay]:
    """Return the facts of each subject as announced by ``day``.

    Four queries for any number, one more for successors; none for a kind of act in ``never``, which the
    caller knows not to be recorded of any of them.
    """
    wanted = list(subjects)
    changes = _by_subject(LifecycleChange, wanted)
    owners, listings, replacements = (_by_subject(model, () if model in never else wanted) for model in RARE)
    spoken = {subject: _latest(rows, day) for subject, rows in replacements.items()}
    successors = _successors([one for one in spoken.values() if one is not None])
    facts = {}
    for subject in wanted:
        acts = [*changes[subject], *owners[subject], *listings[subject], *replacements[subject]]
        replacement = spoken.get(subject)
        moves = _announced(changes[subject], day)
        whole = [row for row in moves if row.version is None]
        facts[subject] = FactsOnDay(
            dates=_dates(whole),
            changes=_changes(whole),
            replacement=_replacement(replacement, successors) if replacement else None,
            owners=tuple(
                Owner(row.owner, row.since, row.source, row.as_at, row.public_note)
                for row in _announced(owners[subject], day)
            ),
            listings=tuple(
                Listing(row.as_at, row.source, row.listed_under, row.title)
                for row in _announced(listings[subject], day)
            ),
            public_at=tuple(row.public_at for row in _announced(acts, day)),
            next_announcement=min(
                (row.announce_on for row in acts if row.announce_on and row.announce_on > day), default=None
            ),
            version_ends=_version_ends(moves),
        )
    return facts


def _by_subject(model: Any, subjects: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[Any]]:
    """Return the acts of each subject in the order in which they become public, called-off ones left out."""
    if not subjects:
        return defaultdict(list)
    acts = (
        OF_ONE[model].rows(*subjects)
        if len(subjects) == 1
        else model.objects.standing().filter(subject__in=subjects).order_by("public_at", "id")
    )
    rows: dict[uuid.UUID, list[Any]] = defaultdict(list)
    for row in acts:
        rows[row.subject].append(row)
    return rows


def _of_one(model: Any) -> Prepared[Any]:
    """Return the query that a page about one subject asks."""
    return Prepared(
        model,
        lambda subject: model.objects.standing().filter(subject=subject).order_by("public_at", "id"),
        ("subject",),
    )


OF_ONE = {
    model: _of_one(model) for model in (LifecycleChange, OwnershipRecord, ListingRecord, ReplacementRecord)
}


def _announced(rows: list[Any], day: date) -> list[Any]:
    return [row for row in rows if row.announce_on is None or row.announce_on <= day]


def _latest(rows: list[Any], day: date) -> Any:
    """Return what is said last; ``None`` where nothing is said, or what was said was taken back."""
    announced = _announced(rows, day)
    return announced[-1] if announced and announced[-1].outcome else None


def _dates(rows: list[LifecycleChange]) -> Dates:
    dates = Dates()
    for row in rows:
        fact = DateFact(row.to_date, row.source, row.as_at) if row.to_date else None
        dates = replace(dates, **{row.field: fact})
    return dates


def _version_ends(rows: list[LifecycleChange]) -> dict[int, date]:
    ends = {row.version: row.to_date for row in rows if row.version is not None}
    return {version: day for version, day in ends.items() if day is not None}


def _changes(rows: list[LifecycleChange]) -> tuple[DateChange, ...]:
    """Return how the dates moved, each from where the public last saw it."""
    seen: dict[str, date | None] = {}
    found = []
    for row in rows:
        old = seen.get(row.field)
        found.append(
            DateChange(
                field=row.field,
                old=old,
                new=row.to_date,
                direction=direction(row.field, old, row.to_date),
                source=row.source,
                as_at=row.as_at,
                note=row.public_note,
                recorded_on=row.announce_on or london_day(row.recorded_at),
            )
        )
        seen[row.field] = row.to_date
    return tuple(found)


def _successors(records: list[ReplacementRecord]) -> dict[int, list[Any]]:
    if not records:
        return {}
    rows: dict[int, list[Any]] = defaultdict(list)
    for row in SuccessorRecord.objects.filter(replacement__in=records).order_by("id"):
        rows[row.replacement_id].append(row)
    return rows


def _replacement(record: ReplacementRecord, successors: dict[int, list[Any]]) -> Replacement:
    rows = successors.get(record.pk, [])
    known = [row.successor for row in rows if row.successor]
    urls = entry_urls(known) if known else {}
    return Replacement(
        outcome=Outcome(record.outcome),
        successors=tuple(
            Successor(
                row.title, urls.get(row.successor, ""), row.value, row.equivalent, row.from_date, row.advice
            )
            for row in rows
        ),
        source=record.source,
        as_at=record.as_at,
    )


def entry_urls(subjects: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Return the public address of each published subject: one query."""
    rows = CatalogueEntry.objects.filter(subject__in=list(subjects), live=True).only(
        "subject", "kind", "path"
    )
    return {row.subject: entry_url(row) for row in rows}
