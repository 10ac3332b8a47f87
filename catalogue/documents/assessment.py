"""How a qualification is assessed: who does what, and the assessments with their mark sheets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from .values import Choices, Html

DUTIES = ("sets", "approves", "agrees-departures", "marks", "quality-assures", "verifies", "certificates")


@dataclass(frozen=True)
class AssessmentParty:
    """Who does one part of the work of assessment: ``party`` does ``duty``."""

    duty: Annotated[str, Choices(DUTIES)]
    party: str
    words: str = ""


@dataclass(frozen=True)
class AssessmentSection:
    """One section of an assessment. Marks are whole marks; criteria are as worded in the assessment."""

    title: str
    instructions: Html = ""
    marks_available: int | None = None
    marks_minimum: int | None = None
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True)
class MarkSheet:
    """The sheet that goes with an assessment: what is declared, recorded, decided and signed.

    ``fields`` stand at its head and ``records`` at its foot; ``columns`` are those of the table of sections.
    Each of ``decisions`` ("Assessor's decision") fills in every one of ``decision_fields`` and comes to one
    of ``outcomes``.
    """

    fields: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    decision_fields: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Assessment:
    """One assessment, which may cover several units (by key). ``pass_marks`` is the overall pass.

    ``cover_fields`` are what the learner fills in at its head: centre number, learner name.
    """

    title: str
    units: tuple[str, ...] = ()
    cover_fields: tuple[str, ...] = ()
    task: Html = ""
    notes: tuple[str, ...] = ()
    sections: tuple[AssessmentSection, ...] = ()
    pass_marks: int | None = None
    pass_rule: str = ""
    declarations: tuple[str, ...] = ()
    mark_sheet: MarkSheet | None = None
