"""How a qualification is assessed: who does what, and each assessment with its marks and its mark sheet."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext, gettext_lazy, ngettext

from catalogue.addresses import unit_url
from catalogue.documents.assessment import Assessment, AssessmentParty, AssessmentSection, MarkSheet
from catalogue.documents.qualification import QualificationDocument

from .passages import passage

DUTY_NAMES = {
    "sets": gettext_lazy("Sets the assessments"),
    "approves": gettext_lazy("Approves the assessments"),
    "agrees-departures": gettext_lazy("Agrees to departures"),
    "marks": gettext_lazy("Marks"),
    "quality-assures": gettext_lazy("Assures quality"),
    "verifies": gettext_lazy("Verifies"),
    "certificates": gettext_lazy("Issues certificates"),
}


@dataclass(frozen=True)
class PartyView:
    """Who does one part of the work, and the document's words for it."""

    duty: str
    party: str
    words: str


@dataclass(frozen=True)
class CoveredUnit:
    """A unit that an assessment covers."""

    code: str
    title: str
    url: str


@dataclass(frozen=True)
class AssessmentSectionView:
    """One section: its instructions, its marks in words, its criteria as worded there."""

    title: str
    instructions: SafeString
    marks: str
    criteria: tuple[str, ...]


@dataclass(frozen=True)
class AssessmentView:
    """One assessment."""

    anchor: str
    title: str
    units: tuple[CoveredUnit, ...]
    task: SafeString
    notes: tuple[str, ...]
    sections: tuple[AssessmentSectionView, ...]
    has_details: bool
    passing: str
    pass_rule: str
    cover_fields: tuple[str, ...]
    declarations: tuple[str, ...]
    mark_sheet: MarkSheet | None


def party_views(parties: tuple[AssessmentParty, ...]) -> tuple[PartyView, ...]:
    """Return who sets, approves, marks and checks."""
    return tuple(
        PartyView(str(DUTY_NAMES.get(item.duty, item.duty)), item.party, item.words) for item in parties
    )


def assessment_views(document: QualificationDocument) -> tuple[AssessmentView, ...]:
    """Return the assessments in the order of the document."""
    return tuple(_assessment(item, document) for item in document.assessments)


def _assessment(item: Assessment, document: QualificationDocument) -> AssessmentView:
    sections = tuple(_section(section) for section in item.sections)
    return AssessmentView(
        anchor=f"assessment-{slugify(item.title)}",
        title=item.title,
        units=tuple(_covered(key, document) for key in item.units),
        task=passage(item.task, top=5),
        notes=item.notes,
        sections=sections,
        has_details=any(section.criteria or section.instructions for section in sections),
        passing=_overall(item),
        pass_rule=item.pass_rule,
        cover_fields=item.cover_fields,
        declarations=item.declarations,
        mark_sheet=item.mark_sheet,
    )


def _covered(key: str, document: QualificationDocument) -> CoveredUnit:
    unit = document.unit(key)
    if unit is None:
        return CoveredUnit(key, "", "")
    return CoveredUnit(unit.document.code, unit.document.title, unit_url(unit.address))


def _section(section: AssessmentSection) -> AssessmentSectionView:
    return AssessmentSectionView(
        section.title,
        passage(section.instructions, top=5),
        marks_words(section.marks_minimum, section.marks_available),
        section.criteria,
    )


def _overall(item: Assessment) -> str:
    available = [section.marks_available for section in item.sections]
    total = sum(marks for marks in available if marks) if available and all(available) else None
    return marks_words(item.pass_marks, total)


def marks_words(least: int | None, available: int | None) -> str:
    """Return ``at least 12 of 24 marks``, ``24 marks``, ``at least 12 marks``, or an empty string."""
    if least is not None and available is not None:
        return gettext("at least %(least)d of %(available)d marks") % {"least": least, "available": available}
    if least is not None:
        return ngettext("at least %(least)d mark", "at least %(least)d marks", least) % {"least": least}
    if available is not None:
        return ngettext("%(available)d mark", "%(available)d marks", available) % {"available": available}
    return ""
