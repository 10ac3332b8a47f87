"""A unit's page: facts, outcomes with their criteria, indicative content by outcome, where it is used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from catalogue.documents.unit import LearningOutcome, Standard, UnitDocument
from catalogue.documents.values import RelatedDocument
from catalogue.facts import LiveFacts

from .availability import AvailabilityView, RecordView, availability, record
from .contents import Entry
from .facts import Fact, unit_facts
from .keeping import made_once
from .lead import unit_lead
from .passages import passage
from .progression import RouteView, leading_here
from .qualification import Download
from .surroundings import Neighbour, Surroundings
from .versions import VersionView, version_name, version_views


@dataclass(frozen=True)
class StandardView:
    """A link to occupational or professional standards."""

    suite: str
    codes: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class OutcomeView:
    """A learning outcome with its criteria (number and text) and its indicative content."""

    anchor: str
    number: str
    text: str
    criteria: tuple[tuple[str, str], ...]
    content: tuple[str, ...]


@dataclass(frozen=True)
class UnitView:
    """Everything the unit's templates show, in words."""

    title: str
    code: str
    body_name: str
    body_url: str
    url: str
    day: date
    lead: tuple[str, ...]
    facts: tuple[Fact, ...]
    purpose: SafeString
    outcomes: tuple[OutcomeView, ...]
    standards: tuple[StandardView, ...]
    guidance: SafeString
    related: tuple[RelatedDocument, ...]
    availability: AvailabilityView | None
    record: RecordView
    used_in: tuple[RouteView, ...]
    versions: tuple[VersionView, ...]
    version_name: str
    current_version_name: str
    is_current: bool
    downloads: tuple[Download, ...]
    contents: tuple[Entry, ...]

    @property
    def path(self) -> str:
        """The last two parts of its address, by which other pages are asked about it."""
        return "/".join(self.url.strip("/").split("/")[-2:])


def unit_view(
    document: UnitDocument,
    body: str,
    facts: LiveFacts,
    day: date,
    around: Surroundings,
    used_in: tuple[Neighbour, ...] = (),
) -> UnitView:
    """Return the view of ``document``, a unit of ``body``, on ``day``; ``used_in`` hold it today."""
    shown, current = around.shown_version, around.current_version
    base = (shown.url if shown else around.url).rstrip("/")
    dated = any(True for _ in facts.dates.stated()) or facts.replacement or facts.listings
    versions, recorded = version_views(around), record(facts, day)
    return UnitView(
        title=document.title,
        code=document.code,
        body_name=body,
        body_url=around.body_url,
        url=around.url,
        day=day,
        lead=unit_lead(document, body),
        facts=made_once(document, unit_facts),
        purpose=passage(document.purpose),
        guidance=passage(document.guidance),
        related=document.related_documents,
        availability=availability(facts, day) if dated else None,
        version_name=version_name(shown) if shown else "",
        current_version_name=version_name(current) if current else "",
        is_current=around.shown == around.current,
        downloads=(Download(gettext("This version as data"), f"{base}.json", "JSON"),),
        outcomes=made_once(document, _outcomes),
        standards=made_once(document, _standards),
        used_in=leading_here(used_in, day),
        record=recorded,
        versions=versions,
        contents=_contents(document, recorded, versions),
    )


def _outcomes(document: UnitDocument) -> tuple[OutcomeView, ...]:
    return tuple(_outcome(item) for item in document.outcomes)


def _standards(document: UnitDocument) -> tuple[StandardView, ...]:
    return tuple(_standard(item) for item in document.standards)


def _outcome(item: LearningOutcome) -> OutcomeView:
    return OutcomeView(
        anchor=f"outcome-{item.number}",
        number=item.number,
        text=item.text,
        criteria=tuple((criterion.number, criterion.text) for criterion in item.criteria),
        content=item.indicative_content,
    )


def _standard(item: Standard) -> StandardView:
    year = f" {item.year}" if item.year else ""
    return StandardView(f"{item.suite}{year}", item.codes, item.words)


def _contents(
    document: UnitDocument, recorded: RecordView, versions: tuple[VersionView, ...]
) -> tuple[Entry, ...]:
    sections = (
        ("facts", gettext("Facts"), True),
        ("purpose", gettext("Purpose"), document.purpose),
        ("outcomes", gettext("Outcomes and criteria"), document.outcomes),
        ("standards", gettext("Standards it is linked to"), document.standards),
        ("guidance", gettext("Guidance"), document.guidance or document.related_documents),
        ("used", gettext("Where it is used"), True),
        ("dates", gettext("Dates and sources"), recorded.dates or recorded.owners),
        ("versions", gettext("Versions"), versions),
        ("downloads", gettext("Downloads"), True),
    )
    return tuple(Entry(anchor, title) for anchor, title, there in sections if there)
