"""What may be started in the place of a closed qualification: the ends of its chain of replacements."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from catalogue.lifecycle import Outcome, Status, resolve_current, status_on
from catalogue.models import CatalogueEntry, ReplacementRecord, SuccessorRecord

from .places import entry_dates

LONGEST_CHAIN = 8
"""Replacements followed one after another, at the most: beyond that the chain is a mistake."""

CLOSED = (Status.CLOSED_TO_NEW, Status.NO_LONGER_AWARDED)


@dataclass(frozen=True)
class Instead:
    """One replacement: an entry here, or the title and number of what is not published here."""

    title: str
    number: str = ""
    entry: CatalogueEntry | None = None


def is_closed(entry: CatalogueEntry, day: date) -> bool:
    """Whether the stated dates of ``entry`` say that no new learner can be registered any more."""
    return status_on(entry_dates(entry), day).status in CLOSED


def in_place_of(closed: Iterable[uuid.UUID], root: str, day: date) -> dict[uuid.UUID, tuple[Instead, ...]]:
    """Return what stands in the place of each closed qualification on ``day``.

    No query without closed ones, one where nothing is said about their replacement, else three for each
    link of the longest chain.
    """
    wanted = list(dict.fromkeys(closed))
    links: dict[str, tuple[str, ...]] = {}
    known: dict[str, Instead] = {}
    frontier = wanted
    for _link in range(LONGEST_CHAIN):
        successors = replacement_rows(frontier, day) if frontier else {}
        if not successors:
            break
        entries = _entries({row.successor for rows in successors.values() for row in rows}, root)
        frontier = []
        for subject, rows in successors.items():
            links[str(subject)] = tuple(_key(row) for row in rows)
            for row in rows:
                entry = entries.get(row.successor) if row.successor else None
                known[_key(row)] = Instead(entry.title if entry else row.title, row.value, entry)
                if entry and is_closed(entry, day) and str(entry.subject) not in links:
                    frontier.append(entry.subject)
    return {
        subject: tuple(known[end] for end in resolve_current(links, str(subject)) if end in known)
        for subject in wanted
    }


def replacement_rows(
    subjects: Iterable[uuid.UUID] | None, day: date
) -> dict[uuid.UUID, list[SuccessorRecord]]:
    """Return the successors in force on ``day`` of each of ``subjects`` (``None``: of all): two queries."""
    records = ReplacementRecord.objects.announced(day)
    if subjects is not None:
        records = records.filter(subject__in=list(subjects))
    latest = {record.subject: record for record in records}
    named = {
        record.pk: record.subject
        for record in latest.values()
        if record.outcome in (Outcome.REPLACED, Outcome.PARTLY)
    }
    found: dict[uuid.UUID, list[SuccessorRecord]] = {}
    if named:
        for row in SuccessorRecord.objects.filter(replacement__in=named).order_by("id"):
            if row.from_date is None or row.from_date <= day:
                found.setdefault(named[row.replacement_id], []).append(row)
    return found


def _entries(subjects: set[uuid.UUID | None], root: str) -> dict[uuid.UUID, CatalogueEntry]:
    known = [subject for subject in subjects if subject]
    if not known:
        return {}
    rows = CatalogueEntry.objects.filter(subject__in=known, live=True, tree_path__startswith=root)
    return {row.subject: row for row in rows}


def _key(row: SuccessorRecord) -> str:
    return str(row.successor) if row.successor else f"{row.value} {row.title}"
