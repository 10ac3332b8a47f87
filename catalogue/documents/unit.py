"""The document of a unit: what a unit specification states, frozen when published."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from .values import Html, Identifier, Json, Level, Markup, Quantity, RelatedDocument

SCHEMA = 1
"""The number of the shape below; a change that older readers cannot read raises it."""


@dataclass(frozen=True)
class Criterion:
    """An assessment criterion ("the learner can") with its number as printed: 1.1."""

    number: str
    text: str


@dataclass(frozen=True)
class LearningOutcome:
    """A learning outcome ("the learner will") with its criteria and indicative content in order."""

    number: str
    text: str
    criteria: tuple[Criterion, ...] = ()
    indicative_content: tuple[str, ...] = ()


@dataclass(frozen=True)
class PracticeHours:
    """Hours of practice that the unit itself asks for, at least; ``words`` as the document puts it."""

    hours: int
    words: str = ""


@dataclass(frozen=True)
class Standard:
    """A link to occupational or professional standards: the suite, its year, the codes."""

    suite: str
    codes: tuple[str, ...] = ()
    year: int | None = None
    words: str = ""


@dataclass(frozen=True)
class UnitDocument:
    """Everything a unit specification states. Credits are credits; GLH and TQT are hours."""

    title: str
    code: str = ""
    identifiers: tuple[Identifier, ...] = ()
    level: Level | None = None
    credits: Quantity | None = None
    glh: Quantity | None = None
    tqt: Quantity | None = None
    purpose: Html = ""
    outcomes: tuple[LearningOutcome, ...] = ()
    practice_hours: PracticeHours | None = None
    restricted: bool = False
    availability: str = ""
    standards: tuple[Standard, ...] = ()
    sector_requirements: str = ""
    subject_class: str = ""
    supporting_body: str = ""
    submitted_by: str = ""
    guidance: Annotated[str, Markup()] = ""
    related_documents: tuple[RelatedDocument, ...] = ()
    attributes: dict[str, Json] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    schema: int = SCHEMA

    @property
    def reference(self) -> str:
        """The unit reference (``L/618/1150``), or an empty string."""
        return next((i.value for i in self.identifiers if i.scheme == "unit-reference"), "")
