"""The entry of each published subject: what lists, searches and neighbours say of it on a day."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Page

from catalogue import generations, live_facts
from catalogue.documents import QualificationDocument, UnitDocument
from catalogue.documents.values import Quantity
from catalogue.lifecycle import london_today
from catalogue.models import (
    AwardingBodyPage,
    CatalogueEntry,
    Kind,
    PublicAddress,
    SpecificationVersion,
    SuitePage,
)
from catalogue.search.deriving import facets_of, terms_of
from catalogue.versions import current_version, next_turn

from .versions import Documents, chunks, title_key


@dataclass
class _Waiting:
    """Entries that are to be derived anew, and the documents that whoever asked for it has at hand."""

    subjects: dict[uuid.UUID, None] = field(default_factory=dict)
    documents: dict[int, Any] = field(default_factory=dict)


_waiting: ContextVar[_Waiting | None] = ContextVar("catalogue_waiting_entries", default=None)

DATES = ("operational_start", "last_registration", "last_claim", "last_award")
_KEPT = ("id", "subject")
COLUMNS = tuple(one.name for one in CatalogueEntry._meta.concrete_fields if one.name not in _KEPT)


@dataclass
class _Found:
    """What the entries of some subjects are derived from, read with a few queries for all of them."""

    today: date
    documents: Documents
    versions: dict[uuid.UUID, list[SpecificationVersion]] = field(default_factory=lambda: defaultdict(list))
    current: dict[uuid.UUID, SpecificationVersion] = field(default_factory=dict)
    pages: dict[int, Page] = field(default_factory=dict)
    bodies: dict[str, AwardingBodyPage] = field(default_factory=dict)
    suites: dict[str, SuitePage] = field(default_factory=dict)
    paths: dict[uuid.UUID, str] = field(default_factory=dict)
    facts: dict[uuid.UUID, Any] = field(default_factory=dict)


def refresh_entry(subject: uuid.UUID, today: date | None = None) -> CatalogueEntry | None:
    """Derive the entry of ``subject`` anew for ``today``.

    Return it, or ``None`` for what has no version whose document is held.
    """
    refresh_entries([subject], today)
    return CatalogueEntry.objects.filter(subject=subject).first()


@contextmanager
def together() -> Iterator[None]:
    """Derive the entries that are to be refreshed inside the block once, at its end.

    For whoever does many things to the same subjects: inside, entries are as they were before.
    """
    outer = _waiting.get()
    waiting = _Waiting() if outer is None else outer
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    if outer is None:
        refresh_entries(waiting.subjects, documents=waiting.documents)


def refresh_entries(
    subjects: Iterable[uuid.UUID], today: date | None = None, documents: Documents | None = None
) -> int:
    """Derive the entries of ``subjects`` anew for ``today``; return how many there are.

    The number of queries does not depend on how many subjects there are, up to some hundreds of them.
    """
    waiting = _waiting.get()
    if waiting is not None:
        waiting.subjects.update(dict.fromkeys(subjects))
        waiting.documents.update(documents or {})
        return 0
    today = today or london_today()
    count = 0
    for some in chunks(dict.fromkeys(subjects)):
        with transaction.atomic():
            rows = derived_entries(some, today, documents or {})
            if rows:
                number = generations.advance().number
                for row in rows:
                    row.generation = number
                CatalogueEntry.objects.bulk_create(
                    rows, update_conflicts=True, unique_fields=["subject"], update_fields=list(COLUMNS)
                )
            count += len(rows)
    return count


def refresh_due(today: date | None = None) -> int:
    """Derive anew every entry whose day has come; return how many: one query if none is due."""
    today = today or london_today()
    return refresh_entries(
        list(CatalogueEntry.objects.filter(refresh_on__lte=today).values_list("subject", flat=True)), today
    )


def refresh_page(page: Any) -> None:
    """Derive anew the entries of ``page`` or, for a page that holds others, of everything below it."""
    pages = Page.objects.descendant_of(page, inclusive=True).values("pk")
    refresh_entries(list(CatalogueEntry.objects.filter(page_id__in=pages).values_list("subject", flat=True)))


def rename_body(body: AwardingBodyPage) -> None:
    """Carry a body's name into the entries below it: one statement, however many there are."""
    _rename(
        CatalogueEntry.objects.filter(body=body.translation_key),
        body_name=body.display_name,
        body_slug=body.slug,
    )


def rename_suite(suite: SuitePage) -> None:
    """Carry a suite's title into the entries below it."""
    _rename(CatalogueEntry.objects.filter(suite_page_id=suite.pk), suite=suite.title)


def _rename(entries: QuerySet[CatalogueEntry], **names: str) -> None:
    with transaction.atomic():
        number = generations.advance().number
        entries.exclude(**names).update(generation=number, **names)


def derived_entries(subjects: list[uuid.UUID], today: date, documents: Documents) -> list[CatalogueEntry]:
    """Return the unsaved entries of ``subjects`` as they stand on ``today``, without their generation."""
    found = _read(subjects, today, documents)
    rows = (_entry(subject, found) for subject in subjects if found.versions.get(subject))
    return [row for row in rows if row is not None]


def _read(subjects: list[uuid.UUID], today: date, documents: Documents) -> _Found:
    found = _Found(today, documents)
    for version in (
        SpecificationVersion.objects.filter(subject__in=subjects).defer("document").order_by("sequence")
    ):
        found.versions[version.subject].append(version)
    found.current = {
        subject: current_version(rows, today) or rows[0] for subject, rows in found.versions.items()
    }
    found.documents = {
        **documents,
        **_thawed(row for row in found.current.values() if row.pk not in documents),
    }
    found.pages = Page.objects.in_bulk({rows[-1].page_id for rows in found.versions.values()})
    above = {path for page in found.pages.values() for path in _ancestors(page.path)}
    found.bodies = {body.path: body for body in _at(AwardingBodyPage, above)}
    found.suites = {suite.path: suite for suite in _at(SuitePage, above)}
    addresses = PublicAddress.objects.filter(subject__in=subjects).order_by("id")
    found.paths = dict(addresses.values_list("subject", "path"))
    found.facts = live_facts.facts_of(subjects, today)
    return found


def _thawed(versions: Iterable[SpecificationVersion]) -> dict[int, Any]:
    """Return the documents of ``versions`` by primary key: one query."""
    wanted = [version.pk for version in versions]
    whole = SpecificationVersion.objects.filter(pk__in=wanted) if wanted else ()
    return {version.pk: version.thaw() for version in whole}


def _ancestors(path: str) -> list[str]:
    return [path[:length] for length in range(Page.steplen, len(path), Page.steplen)]


def _at(model: Any, paths: set[str]) -> list[Any]:
    return [page for some in chunks(paths) for page in model.objects.filter(path__in=some)]


def _entry(subject: uuid.UUID, found: _Found) -> CatalogueEntry | None:
    versions = found.versions[subject]
    version = found.current[subject]
    document = found.documents.get(version.pk)
    page = found.pages.get(version.page_id)
    if document is None or page is None:
        return None
    kind = Kind(version.kind)
    facts = found.facts[subject]
    above = _ancestors(page.path)
    body = next((found.bodies[path] for path in above if path in found.bodies), None)
    suite = found.suites.get(above[-1]) if kind == Kind.QUALIFICATION else None
    turns = [day for day in (next_turn(versions, found.today), facts.next_announcement) if day]
    title_terms, more_terms = terms_of(document)
    level = _levels(document)
    return CatalogueEntry(
        subject=subject,
        kind=kind,
        page_id=page.pk,
        tree_path=page.path,
        live=page.live,
        path=found.paths.get(subject, page.slug),
        version_id=version.pk,
        refresh_on=min(turns, default=None),
        title=document.title[:255],
        title_key=title_key(document.title),
        number=document.number if isinstance(document, QualificationDocument) else document.code,
        body=body.translation_key if body else None,
        body_slug=body.slug if body else "",
        body_name=body.display_name if body else "",
        suite_page_id=suite.pk if suite else None,
        suite=suite.title if suite else "",
        level_min=level[0],
        level_max=level[1],
        changed_at=max([versions[-1].published_at, *facts.public_at]),
        title_terms=title_terms,
        more_terms=more_terms,
        facets=facets_of(document),
        **_sizes(document),
        **{name: getattr(getattr(facts.dates, name), "value", None) for name in DATES},
    )


def _levels(document: Any) -> tuple[str, str]:
    if isinstance(document, UnitDocument):
        return document.level or "", document.level or ""
    return (document.level.min, document.level.max) if document.level else ("", "")


def _sizes(document: Any) -> dict[str, int | None]:
    sizes = {}
    for name in ("credits", "glh", "tqt"):
        quantity = getattr(document, name) or Quantity()
        sizes[f"{name}_min"], sizes[f"{name}_max"] = quantity.min, quantity.max
    return sizes
