"""Last dates still to come: what closes to new learners next, and when the last awards are."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Least

from catalogue import reading
from catalogue.models import CatalogueEntry, Kind

FIELDS = ("last_registration", "last_claim", "last_award")
BEHIND = timedelta(days=31)
"""For how long a date that has passed stays in a calendar."""
MOST = 1_000
"""Dates in one calendar, the soonest first: more would take seconds to write."""


@dataclass(frozen=True)
class LastDate:
    """One last date, inclusive, of one qualification: ``field`` is a name of ``FIELDS``."""

    entry: CatalogueEntry
    field: str
    day: date


def closing(root: str, today: date) -> QuerySet[CatalogueEntry]:
    """Return the published qualifications that learners can be registered for until an announced day.

    The soonest first; that day may be today.
    """
    rows = reading.published(Kind.QUALIFICATION, root).filter(last_registration__gte=today)
    not_awarded = Q(last_award__lt=today)
    return rows.exclude(not_awarded).order_by("last_registration", "title", "subject")


def last_dates(
    root: str, today: date, body: uuid.UUID | None = None, subject: uuid.UUID | None = None
) -> list[LastDate]:
    """Return the last dates below tree path ``root`` from a month ago on, at most ``MOST`` and
    the soonest of them: one query.

    ``body`` those of one awarding body; ``subject`` those of one qualification or unit, long past ones too.
    """
    rows = CatalogueEntry.objects.filter(tree_path__startswith=root, live=True)
    rows = rows.filter(subject=subject) if subject else rows.filter(kind=Kind.QUALIFICATION)
    if body:
        rows = rows.filter(body=body)
    since = date.min if subject else today - BEHIND
    coming = Q(pk__in=[])
    for field in FIELDS:
        coming |= Q(**{f"{field}__gte": since})
    soonest = Least(
        *(Case(When(**{f"{field}__gte": since}, then=F(field)), default=Value(date.max)) for field in FIELDS)
    )
    rows = rows.filter(coming).alias(soonest=soonest).order_by("soonest", "pk")
    found = [one for row in rows[:MOST] for one in _of(row, since)]
    return sorted(found, key=lambda one: (one.day, one.entry.title, str(one.entry.subject)))[:MOST]


def _of(entry: CatalogueEntry, since: date) -> Iterator[LastDate]:
    for field in FIELDS:
        day = getattr(entry, field)
        if day is not None and day >= since:
            yield LastDate(entry, field, day)
