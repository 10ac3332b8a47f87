"""The qualifications around one: what its routes name, its suite, what leads to it; each with the truth.

A fixed number of queries, whatever the size of the catalogue or of the qualification.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import F, Q, QuerySet

from catalogue import reading
from catalogue.documents import QualificationDocument
from catalogue.documents.values import Identifier
from catalogue.gate.identifiers import comparable
from catalogue.models import CatalogueEntry, Kind
from catalogue.models import Identifier as Claim
from catalogue.presenters.surroundings import Neighbour
from catalogue.progression import Common

from .replacements import Instead, in_place_of, is_closed
from .shared import SharedUnits

NUMBER = reading.NUMBER


@dataclass(frozen=True)
class Around:
    """What stands around a qualification: route targets by the identifier that names them, and so on."""

    targets: Mapping[Identifier, Neighbour]
    siblings: tuple[Neighbour, ...]
    leads_here: tuple[Neighbour, ...]


def around(found: reading.Reading, root: str, day: date) -> Around:
    """Return the neighbours of what is read: at most five queries, up to three more where some are closed."""
    entry, document = found.entry, found.document
    assert isinstance(document, QualificationDocument)  # noqa: S101 -- only qualifications have routes
    near = _near(document, entry, root)
    named = targets_of(document, entry, root, near)
    siblings = _siblings(entry, near)
    leading = tuple(_leading(entry, root))
    every = {row.subject: row for row in (*named.values(), *siblings, *(row for row, *_ in leading))}
    shared = SharedUnits({found.shown.pk, *(row.version_id for row in every.values())}, day)
    shut = [row.subject for row in every.values() if row.live and is_closed(row, day)]
    instead = {
        subject: tuple(instead_neighbour(one) for one in ones)
        for subject, ones in in_place_of(shut, root, day).items()
    }

    def ahead(row: CatalogueEntry) -> Neighbour:
        return _neighbour(row, shared.between(found.shown.pk, row.version_id), instead.get(row.subject, ()))

    return Around(
        {identifier: ahead(row) for identifier, row in named.items()},
        tuple(ahead(row) for row in siblings),
        tuple(
            replace(
                _neighbour(row, shared.between(row.version_id, found.shown.pk), ()), words=words, kind=kind
            )
            for row, words, kind in leading
        ),
    )


def targets_of(
    document: QualificationDocument,
    entry: CatalogueEntry,
    root: str,
    near: Iterable[CatalogueEntry] | None = None,
) -> dict[Identifier, CatalogueEntry]:
    """Return what the routes of ``document`` name by identifier and this site has published, live or not.

    One query where they are named by qualification number, none where ``near`` holds those already; two more
    where other schemes are used.
    """
    wanted = _identifiers(document)
    rows = _qualifications(root)
    found: dict[Identifier, CatalogueEntry] = {}
    numbers = {one: comparable(NUMBER, one.value) for one in wanted if one.scheme == NUMBER}
    if numbers:
        numbered = rows.filter(number__in={one.value for one in numbers}) if near is None else near
        by_number = {comparable(NUMBER, row.number): row for row in numbered if row.number}
        found |= {one: by_number[key] for one, key in numbers.items() if key in by_number}
    found |= _by_other_schemes(wanted - set(numbers), rows)
    return {one: row for one, row in found.items() if row.subject != entry.subject}


def _by_other_schemes(wanted: Iterable[Identifier], rows: object) -> dict[Identifier, CatalogueEntry]:
    keys = {(one.scheme, comparable(one.scheme, one.value)): one for one in wanted}
    if not keys:
        return {}
    claims = Claim.objects.filter(kind=Kind.QUALIFICATION, value__in={value for _, value in keys})
    subjects = {
        claim.subject: keys[claim.scheme, claim.value]
        for claim in claims
        if (claim.scheme, claim.value) in keys
    }
    return {subjects[row.subject]: row for row in rows.filter(subject__in=subjects)}  # type: ignore[attr-defined]


def _near(document: QualificationDocument, entry: CatalogueEntry, root: str) -> tuple[CatalogueEntry, ...]:
    """Return what the routes name by number and the others of the suite: one query, none without either."""
    numbers = {one.value for one in _identifiers(document) if one.scheme == NUMBER}
    asked = Q(number__in=numbers) if numbers else Q()
    if entry.suite_page_id:
        asked |= Q(suite_page_id=entry.suite_page_id, live=True)
    return tuple(_qualifications(root).filter(asked).order_by("tree_path")) if asked else ()


def _identifiers(document: QualificationDocument) -> set[Identifier]:
    return {route.target.identifier for route in document.routes if route.target and route.target.identifier}


def _qualifications(root: str) -> QuerySet[CatalogueEntry]:
    return CatalogueEntry.objects.filter(kind=Kind.QUALIFICATION, tree_path__startswith=root)


def _siblings(entry: CatalogueEntry, near: Iterable[CatalogueEntry]) -> tuple[CatalogueEntry, ...]:
    """Return the other published qualifications of the suite, in the order of the tree."""
    if not entry.suite_page_id:
        return ()
    suite = [row for row in near if row.suite_page_id == entry.suite_page_id and row.live]
    return tuple(row for row in suite if row.subject != entry.subject)


def _leading(entry: CatalogueEntry, root: str) -> Iterable[tuple[CatalogueEntry, str, str]]:
    """Yield the qualifications whose version in force names ``entry`` by number, with the route's words."""
    if not entry.number:
        return
    naming = reading.published(Kind.QUALIFICATION, root).filter(
        version__route_rows__scheme=NUMBER, version__route_rows__value=comparable(NUMBER, entry.number)
    )
    rows = naming.exclude(subject=entry.subject).annotate(
        route_words=F("version__route_rows__words"), route_kind=F("version__route_rows__kind")
    )
    for row in rows.order_by("level_min", "title", "version__route_rows__position"):
        yield row, row.route_words, row.route_kind


def _neighbour(
    row: CatalogueEntry, between: tuple[Common, bool], instead: tuple[Neighbour, ...]
) -> Neighbour:
    common, chosen = between
    return replace(reading.neighbour(row), common=common, chosen=chosen, instead=instead, published=row.live)


def instead_neighbour(one: Instead) -> Neighbour:
    """Return a replacement as another page names it; without an address where it is not published here."""
    if one.entry is None:
        return Neighbour(one.title or one.number, "", one.number if one.title else "", published=False)
    return reading.neighbour(one.entry)
