"""A qualification's page: the first screen in words, then sections in the order people look for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from catalogue.documents.qualification import QualificationDocument
from catalogue.documents.values import Contact, LevelDescriptor, RelatedDocument
from catalogue.facts import LiveFacts

from .assessment import AssessmentView, PartyView, assessment_views, party_views
from .availability import AvailabilityView, RecordView, availability, record
from .contents import Entry, qualification_contents
from .facts import Fact, regulatory_facts, summary_facts
from .identifiers import IdentifierView, identifier_views
from .keeping import keeper, made_once
from .lead import lead_sentences
from .passages import passage
from .progression import RouteGroup, RouteView, from_groups, leading_here, route_groups
from .staff import StaffView, staff_views
from .structure import StructureView, structure
from .surroundings import Surroundings
from .versions import VersionView, version_name, version_views

ABOUT = ("objective", "audience", "benefits", "overview")
DELIVERY = ("delivery", "centres", "staff")
ASSESSMENT = ("assessment", "adjustments")
OTHER = ("note", "other")


@dataclass(frozen=True)
class Passage:
    """A passage of prose under the heading of the document."""

    title: str
    body: SafeString


@dataclass(frozen=True)
class Download:
    """Something to take away."""

    title: str
    url: str
    kind: str


@dataclass(frozen=True)
class QualificationView:
    """Everything the qualification's templates show, in words."""

    title: str
    body_name: str
    body_url: str
    suite: str
    suite_url: str
    url: str
    day: date
    lead: tuple[str, ...]
    availability: AvailabilityView
    identifiers: tuple[IdentifierView, ...]
    registers: tuple[IdentifierView, ...]
    summary: tuple[Fact, ...]
    about: tuple[Passage, ...]
    structure: StructureView
    structure_passages: tuple[Passage, ...]
    progression_passages: tuple[Passage, ...]
    routes: tuple[RouteGroup, ...]
    leads_here: tuple[RouteGroup, ...]
    siblings: tuple[RouteView, ...]
    entry: tuple[Passage, ...]
    delivery: tuple[Passage, ...]
    staff: tuple[StaffView, ...]
    assessment: tuple[Passage, ...]
    parties: tuple[PartyView, ...]
    assessments: tuple[AssessmentView, ...]
    regulation: tuple[Fact, ...]
    record: RecordView
    versions: tuple[VersionView, ...]
    version_name: str
    current_version_name: str
    is_current: bool
    other: tuple[Passage, ...]
    related: tuple[RelatedDocument, ...]
    original_title: str
    original_url: str
    contacts: tuple[Contact, ...]
    standard_texts: tuple[Passage, ...]
    level_descriptors: tuple[LevelDescriptor, ...]
    downloads: tuple[Download, ...]
    contents: tuple[Entry, ...] = ()
    markup: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    """The markup of what the document alone says, as it was made once: the tag ``once`` adds to it."""

    @property
    def slug(self) -> str:
        """The last part of its address, by which other pages are asked about it."""
        return self.url.rstrip("/").rpartition("/")[2]


def qualification_view(
    document: QualificationDocument, facts: LiveFacts, day: date, around: Surroundings
) -> QualificationView:
    """Return the view of ``document`` as it reads on ``day``, a day in London."""
    identifiers = identifier_views(document.identifiers)
    shown, current = around.shown_version, around.current_version
    routes = route_groups(document.routes, around, day)
    view = QualificationView(
        title=document.title,
        body_name=document.body.name,
        body_url=around.body_url,
        suite=document.suite,
        suite_url=around.suite_url if document.suite else "",
        url=around.url,
        day=day,
        lead=lead_sentences(document, facts),
        availability=availability(facts, day),
        identifiers=identifiers,
        registers=tuple(item for item in identifiers if item.register),
        summary=made_once(document, summary_facts),
        about=_passages(document, ABOUT),
        structure=made_once(document, structure),
        structure_passages=_passages(document, ("structure",)),
        progression_passages=_passages(document, ("progression",)),
        routes=routes,
        leads_here=from_groups(around.leads_here, day),
        siblings=_siblings(routes, around, day),
        entry=_passages(document, ("entry",)),
        delivery=_passages(document, DELIVERY),
        staff=made_once(document, _staff),
        assessment=_passages(document, ASSESSMENT),
        parties=made_once(document, _parties),
        assessments=made_once(document, assessment_views),
        regulation=made_once(document, regulatory_facts),
        record=record(facts, day),
        versions=version_views(around),
        version_name=version_name(shown) if shown else "",
        current_version_name=version_name(current) if current else "",
        is_current=around.shown == around.current,
        other=_passages(document, OTHER),
        related=document.related_documents,
        original_title=document.original.title if document.original else "",
        original_url=document.original.url if document.original else "",
        contacts=document.contacts,
        standard_texts=tuple(Passage(text.title, passage(text.body)) for text in document.standard_texts),
        level_descriptors=document.level_descriptors,
        downloads=_downloads(document, around, dated=any(facts.dates.stated())),
    )
    return replace(view, contents=qualification_contents(view), markup=keeper.of(document))


def _staff(document: QualificationDocument) -> tuple[Any, ...]:
    return staff_views(document.staff)


def _parties(document: QualificationDocument) -> tuple[Any, ...]:
    return party_views(document.assessment_parties)


def _siblings(routes: tuple[RouteGroup, ...], around: Surroundings, day: date) -> tuple[RouteView, ...]:
    """Return the others of the suite that no route names already."""
    named = {route.url for group in routes for route in group.routes}
    return tuple(view for view in leading_here(around.siblings, day) if view.url not in named)


def _passages(document: QualificationDocument, roles: Iterable[str]) -> tuple[Passage, ...]:
    """Return the passages of these roles: role by role, each in the order of the document."""
    return tuple(
        Passage(section.title, passage(section.body))
        for role in roles
        for section in document.sections
        if section.role == role
    )


def _downloads(document: QualificationDocument, around: Surroundings, *, dated: bool) -> tuple[Download, ...]:
    base = (around.shown_version.url if around.shown_version else around.url).rstrip("/")
    downloads = [Download(gettext("This version as data"), f"{base}.json", "JSON")]
    if document.units:
        downloads.append(Download(gettext("The units as a table"), f"{base}/units.csv", "CSV"))
    if dated:
        calendar = f"{around.url}last-dates.ics"
        downloads.append(Download(gettext("Its last dates for your calendar"), calendar, "iCalendar"))
    return tuple(downloads)
