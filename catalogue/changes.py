"""What became public, newest first: versions and recorded acts of one site, of one body, or of one subject.

An act is in the list from the day it is announced, and never where it was called off before. One query finds
a page of the list, one more for each sort of record on it. The list ends where its work would grow with the
catalogue; each page of a qualification or unit tells its own story to the beginning.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value

from catalogue.models import (
    CatalogueEntry,
    LifecycleChange,
    ListingRecord,
    OwnershipRecord,
    ReplacementRecord,
    SpecificationVersion,
)
from catalogue.models.choices import ChangeClass
from catalogue.versions import EMPTY

MOST = 2_000
"""How many changes a list goes back."""

VERSION = "version"
ACTS: dict[str, Any] = {
    "date": LifecycleChange,
    "replacement": ReplacementRecord,
    "ownership": OwnershipRecord,
    "listing": ListingRecord,
}
"""Sort of act → its model."""


@dataclass(frozen=True)
class Scope:
    """Whose changes: everything below tree path ``root``, or of one ``body`` or ``subject`` in it."""

    root: str
    body: uuid.UUID | None = None
    subject: uuid.UUID | None = None
    corrections: bool = True

    def picks(self) -> Any:
        """Return the condition on a record that its subject is published, of this site and of this scope.

        Few subjects are found first; of a whole site, each record is asked about its own, the newest first.
        """
        wanted = Q(live=True, tree_path__startswith=self.root)
        if self.body:
            wanted &= Q(body=self.body)
        if self.subject:
            wanted &= Q(subject=self.subject)
        found = CatalogueEntry.objects.filter(wanted)
        if self.body or self.subject:
            return Q(subject__in=found.values("subject"))
        return Q(Exists(found.filter(subject=OuterRef("subject"))))


@dataclass(frozen=True)
class Event:
    """One record as it became public: ``what`` is ``version`` or a key of ``ACTS``."""

    what: str
    moment: datetime
    entry: CatalogueEntry
    record: Any

    @property
    def group(self) -> uuid.UUID | None:
        """The announcement that the act belongs to; ``None`` for a version."""
        return getattr(self.record, "group", None)

    @property
    def has_previous(self) -> bool:
        """Whether it is a version and the text of the one before it is held, so that both can be compared."""
        return getattr(self.record, "has_previous", False)


def rows_of(scope: Scope, day: date) -> QuerySet[Any, Any]:
    """Return (moment, what, key of the record) of what in ``scope`` is public on ``day``, newest first.

    No more than the ``MOST`` newest.
    """
    picked = scope.picks()
    versions = SpecificationVersion.objects.filter(picked)
    if not scope.corrections:
        versions = versions.exclude(change_class=ChangeClass.CORRECTION)
    lists = [_rows(versions, VERSION, "published_at")]
    lists += [
        _rows(model.objects.announced(day).filter(picked), what, "public_at") for what, model in ACTS.items()
    ]
    return lists[0].union(*lists[1:], all=True).order_by("-moment", "what", "-ref")[:MOST]


def _rows(records: Any, what: str, moment: str) -> Any:
    """Return the rows of the newest ``records``: by an index, where all would have to be sorted."""
    newest = records.order_by(f"-{moment}", "-pk").values("pk")[:MOST]
    rows = records.model.objects.filter(pk__in=newest).order_by()
    named = rows.annotate(moment=F(moment), what=Value(what, output_field=CharField()), ref=F("pk"))
    return named.values_list("moment", "what", "ref")


def load(rows: Iterable[Sequence[Any]]) -> list[Event]:
    """Return the events of ``rows``, in order: a query for each sort of record, one for the subjects."""
    listed = list(rows)
    keys: dict[str, list[int]] = {}
    for _moment, what, key in listed:
        keys.setdefault(what, []).append(key)
    records = {what: _records(what, wanted) for what, wanted in keys.items()}
    found = [(moment, what, records[what][key]) for moment, what, key in listed]
    entries = CatalogueEntry.objects.in_bulk({record.subject for _, _, record in found}, field_name="subject")
    return [Event(what, moment, entries[record.subject], record) for moment, what, record in found]


def _records(what: str, keys: list[int]) -> dict[int, Any]:
    if what == VERSION:
        before = SpecificationVersion.objects.filter(
            subject=OuterRef("subject"), sequence=OuterRef("sequence") - 1
        ).exclude(hash=EMPTY)
        versions = SpecificationVersion.objects.defer("document")
        return versions.annotate(has_previous=Exists(before)).in_bulk(keys)
    records = ACTS[what].objects
    if what == "replacement":
        records = records.prefetch_related("successors")
    return records.in_bulk(keys)
