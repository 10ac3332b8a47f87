"""The document of a qualification: a whole specification, self-contained, frozen when published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from .assessment import Assessment, AssessmentParty
from .staff import StaffRequirement
from .unit import SCHEMA, UnitDocument
from .values import (
    Choices,
    Contact,
    FrameworkLevel,
    Identifier,
    Json,
    LevelDescriptor,
    LevelRange,
    OriginalFile,
    Period,
    Quantity,
    RelatedDocument,
    Section,
    StandardText,
)

ROUTE_KINDS = (
    "within-suite",
    "next-level",
    "same-level",
    "other-body",
    "planned",
    "employment",
    "professional-body",
    "higher-education",
    "text",
)
GROUP_ROLES = ("mandatory", "optional")


@dataclass(frozen=True)
class BodyFacts:
    """Who issued the document, as named in it."""

    slug: str
    name: str
    acronym: str = ""


@dataclass(frozen=True)
class Grading:
    """How results are graded: the scale in order, best last, and the document's words."""

    scale: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class Ages:
    """Ages in years, inclusive, and the words of the document."""

    min: int | None = None
    max: int | None = None
    words: str = ""


@dataclass(frozen=True)
class Licensor:
    """A third party whose licence is needed, and for what."""

    name: str
    words: str = ""


@dataclass(frozen=True)
class UnitGroup:
    """A named set of units, by key, in the order of the table; ``parent`` is another group's id."""

    id: str
    title: str
    units: tuple[str, ...] = ()
    role: Annotated[str, Choices(GROUP_ROLES)] | None = None
    parent: str = ""
    words: str = ""


@dataclass(frozen=True)
class FrozenUnit:
    """A unit as it stood when the version was made.

    ``key`` is what groups and rules name (the body's code, else its reference, else a slug of its title);
    ``address`` is the path of its public page, ``<body>/<slug>``; ``version`` the sequence frozen.
    """

    key: str
    document: UnitDocument
    address: str = ""
    version: int | None = None


@dataclass(frozen=True)
class RouteTarget:
    """Where a route leads: an identifier known here or elsewhere, or a title, with the body's name."""

    title: str = ""
    identifier: Identifier | None = None
    body: str = ""


@dataclass(frozen=True)
class Route:
    """A progression route in the document's own words, typed by ``kind``."""

    kind: Annotated[str, Choices(ROUTE_KINDS)]
    words: str
    target: RouteTarget | None = None


@dataclass(frozen=True)
class QualificationDocument:
    """Everything a qualification specification states.

    Credits are credits; GLH, TQT, ``induction`` and ``tutorial`` are hours. ``glh_includes`` names what the
    stated GLH already counts beside the units (``induction``, ``tutorial``). ``rule`` holds ``measure``,
    ``rules``, ``endorsements``, ``equivalents`` and ``not_checked`` of the rule-of-combination contract;
    ``None`` is "no rule yet".
    """

    title: str
    body: BodyFacts
    identifiers: tuple[Identifier, ...] = ()
    suite: str = ""
    unit_label: Literal["unit", "component", "module"] = "unit"
    level: LevelRange | None = None
    other_levels: tuple[FrameworkLevel, ...] = ()
    type: str = ""
    sector_subject_area: str = ""
    credits: Quantity | None = None
    glh: Quantity | None = None
    glh_words: str = ""
    glh_includes: tuple[Annotated[str, Choices(("induction", "tutorial"))], ...] = ()
    tqt: Quantity | None = None
    induction: Quantity | None = None
    tutorial: Quantity | None = None
    grading: Grading | None = None
    ages: Ages | None = None
    languages: tuple[str, ...] = ()
    nations: tuple[str, ...] = ()
    registration_period: Period | None = None
    sections: tuple[Section, ...] = ()
    staff: tuple[StaffRequirement, ...] = ()
    assessment_methods: tuple[str, ...] = ()
    assessment_parties: tuple[AssessmentParty, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    licensor: Licensor | None = None
    related_documents: tuple[RelatedDocument, ...] = ()
    original: OriginalFile | None = None
    contacts: tuple[Contact, ...] = ()
    standard_texts: tuple[StandardText, ...] = ()
    level_descriptors: tuple[LevelDescriptor, ...] = ()
    groups: tuple[UnitGroup, ...] = ()
    units: tuple[FrozenUnit, ...] = ()
    rule: dict[str, Json] | None = None
    routes: tuple[Route, ...] = ()
    tags: tuple[str, ...] = ()
    schema: int = SCHEMA

    @property
    def number(self) -> str:
        """The qualification number (``603/5847/6``), or an empty string."""
        return next((i.value for i in self.identifiers if i.scheme == "qualification-number"), "")

    def unit(self, key: str) -> FrozenUnit | None:
        """Return the frozen unit that groups and rules call ``key``."""
        return next((unit for unit in self.units if unit.key == key), None)
