"""What public pages read: from an address to documents, versions, live facts and neighbours.

Nothing here looks at a page's columns: documents and records only, as they stand on ``day`` (a day in
London). Only what lives in the tree of the requested site is found; everything else is ``None`` (a 404 for
the visitor).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Exists, F, Model, OuterRef, Q, QuerySet, Subquery, When
from wagtail.models import Page

from catalogue import indexing
from catalogue.addresses import entry_url
from catalogue.documents import QualificationDocument, UnitDocument
from catalogue.documents.values import LevelRange, Quantity
from catalogue.lifecycle import DateFact, Dates
from catalogue.live_facts import RARE, FactsOnDay, facts_of
from catalogue.models import (
    CatalogueEntry,
    Kind,
    PublicAddress,
    SpecificationVersion,
    VersionUnit,
)
from catalogue.prepared import Prepared
from catalogue.presenters.surroundings import Neighbour
from catalogue.versions import version_rows

NUMBER = "qualification-number"


@dataclass(frozen=True)
class Reading:
    """One subject as a visitor may read it.

    Its entry, versions (newest last), the version shown and its document.
    """

    entry: CatalogueEntry
    versions: tuple[SpecificationVersion, ...]
    shown: SpecificationVersion
    document: QualificationDocument | UnitDocument
    facts: FactsOnDay

    @property
    def url(self) -> str:
        """The canonical address of the subject."""
        return entry_url(self.entry)


def find_entry(kind: Kind, path: str, root: str) -> CatalogueEntry | None:
    """Return the entry whose canonical path is ``path`` below tree path ``root``, with its ``suite_slug``.

    ``told_<kind of act>`` says whether such acts were ever recorded of it: those that were not need no query.
    """
    return next(iter(_AT.rows(kind, path, root)), None)


def _at(kind: Kind, path: str, root: str) -> QuerySet[CatalogueEntry]:
    suites = Page.objects.filter(pk=OuterRef("suite_page_id"), live=True)
    entries = CatalogueEntry.objects.filter(kind=kind, path=path, tree_path__startswith=root)
    told = {_told(model): Exists(model.objects.filter(subject=OuterRef("subject"))) for model in RARE}
    return entries.annotate(suite_slug=Subquery(suites.values("slug")[:1]), **told).order_by("pk")[:1]


def _told(model: type[Model]) -> str:
    return f"told_{model.__name__.lower()}"


_AT = Prepared(CatalogueEntry, _at, ("kind", "path", "tree_path"))


def find_moved(kind: Kind, path: str, root: str) -> CatalogueEntry | None:
    """Return the entry that an old path still leads to, so that the visitor can be sent on."""
    old = PublicAddress.objects.filter(kind=kind, path=path).first()
    if old is None:
        return None
    return CatalogueEntry.objects.filter(subject=old.subject, tree_path__startswith=root).first()


def read(entry: CatalogueEntry, day: date, sequence: int | None = None) -> Reading | None:
    """Return what ``entry`` shows on ``day``: version ``sequence``, or the one in force.

    ``None`` where there is no such version, or where its document was never held.
    """
    if entry.refresh_on and entry.refresh_on <= day:
        entry = indexing.refresh_entry(entry.subject, day) or entry
    versions = _numbered(entry, sequence) if sequence else _in_force(entry)
    shown = next((one for one in versions if _is(one, sequence, entry)), None)
    document = shown.thaw() if shown else None
    if shown is None or document is None:
        return None
    never = [model for model in RARE if not getattr(entry, _told(model), True)]
    facts = facts_of([entry.subject], day, never)[entry.subject]
    return Reading(entry, tuple(versions), shown, document, facts)


def _numbered(entry: CatalogueEntry, sequence: int) -> list[SpecificationVersion]:
    return version_rows(entry.subject, Q(sequence=sequence))


def _in_force(entry: CatalogueEntry) -> list[SpecificationVersion]:
    """Return what ``version_rows`` does, with the document of the version in force."""
    found = _VERSIONS.rows(entry.subject, entry.version_id)
    for row in found:
        if row.asked is not None:  # type: ignore[attr-defined]
            row.document = row.asked  # type: ignore[attr-defined]
    return found


def _with_one_document(subject: uuid.UUID, version: int) -> QuerySet[SpecificationVersion]:
    rows = SpecificationVersion.objects.filter(subject=subject).defer("document").order_by("sequence")
    return rows.annotate(asked=Case(When(pk=version, then=F("document")), default=None))


_VERSIONS = Prepared(SpecificationVersion, _with_one_document, ("subject", "id"))


def _is(version: SpecificationVersion, sequence: int | None, entry: CatalogueEntry) -> bool:
    """Whether ``version`` is the one asked for: by its sequence, or as the one in force."""
    return version.sequence == sequence if sequence else version.pk == entry.version_id


def neighbour(entry: CatalogueEntry, words: str = "") -> Neighbour:
    """Return ``entry`` as other pages name it."""
    dates = {
        name: DateFact(value)
        for name in ("operational_start", "last_registration", "last_claim", "last_award")
        if (value := getattr(entry, name)) is not None
    }
    return Neighbour(
        title=entry.title,
        url=entry_url(entry),
        number=entry.number,
        body=entry.body_name,
        level=LevelRange(entry.level_min, entry.level_max) if entry.level_min else None,
        credits=quantity(entry.credits_min, entry.credits_max),
        tqt=quantity(entry.tqt_min, entry.tqt_max),
        dates=Dates(**dates),
        words=words,
    )


def where_used(subject: uuid.UUID, root: str) -> tuple[Neighbour, ...]:
    """Return the qualifications whose version in force freezes the unit ``subject``: one query."""
    uses = VersionUnit.objects.filter(unit=subject).values("version")
    rows = published(Kind.QUALIFICATION, root).filter(version__in=uses).order_by("title")
    return tuple(neighbour(row) for row in rows)


def published(kind: Kind, root: str) -> QuerySet[CatalogueEntry]:
    """Return the entries of published pages below ``root``."""
    return CatalogueEntry.objects.filter(kind=kind, live=True, tree_path__startswith=root)


def by_number(values: Iterable[str], root: str) -> QuerySet[CatalogueEntry]:
    """Return the published qualifications with one of these canonical numbers."""
    return published(Kind.QUALIFICATION, root).filter(number__in=list(values))


def quantity(low: int | None, high: int | None) -> Quantity | None:
    """Return the quantity from ``low`` to ``high``; ``None`` where neither end is stated."""
    return Quantity(low, high) if low is not None or high is not None else None
