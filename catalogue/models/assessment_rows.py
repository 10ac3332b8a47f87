"""Rows for staff and assessment: who is asked for what, and how learners are assessed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from catalogue.documents import assessment, staff

from .choices import Duty
from .rows import Row, RowWithRows, lines, prose


class StaffRow(RowWithRows):
    """What is asked of people in one role."""

    document_class = staff.StaffRequirement
    page = ParentalKey("catalogue.QualificationPage", on_delete=models.CASCADE, related_name="staff")
    role = models.CharField(
        _("role"), max_length=255, help_text=_("As the document names it: tutors, assessors.")
    )
    lead_in = models.TextField(
        _("lead-in"), blank=True, help_text=_("For example “must hold or be working towards”.")
    )
    heading = models.CharField(_("heading over the requirements"), max_length=255, blank=True)
    evidence_heading = models.CharField(_("heading over the evidence"), max_length=255, blank=True)

    panels = [
        FieldPanel("role"),
        FieldPanel("lead_in"),
        FieldRowPanel([FieldPanel("heading"), FieldPanel("evidence_heading")]),
        InlinePanel("items", heading=_("Requirements"), label=_("requirement")),
    ]


class StaffItemRow(RowWithRows):
    """One requirement with its evidence indicators."""

    document_class = staff.StaffItem
    requirement = ParentalKey(StaffRow, on_delete=models.CASCADE, related_name="items")
    text = models.TextField(_("requirement"))

    panels = [FieldPanel("text"), InlinePanel("evidence", heading=_("Evidence"), label=_("indicator"))]


class EvidenceRow(Row):
    """One indicator of evidence."""

    document_class = staff.Evidence
    item = ParentalKey(StaffItemRow, on_delete=models.CASCADE, related_name="evidence")
    text = models.TextField(_("indicator"))
    alternative = models.BooleanField(_("or: may stand in place of the one before"), default=False)
    desirable = models.BooleanField(_("desirable, not required"), default=False)
    recency_years = models.PositiveSmallIntegerField(_("within the last … years"), null=True, blank=True)

    panels = [
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("alternative"), FieldPanel("desirable"), FieldPanel("recency_years")]),
    ]


class AssessmentPartyRow(Row):
    """Who does one part of the work of assessment."""

    document_class = assessment.AssessmentParty
    page = ParentalKey(
        "catalogue.QualificationPage", on_delete=models.CASCADE, related_name="assessment_parties"
    )
    duty = models.CharField(_("duty"), max_length=20, choices=Duty.choices)
    party = models.CharField(_("who"), max_length=255)
    words = models.TextField(_("words of the document"), blank=True)


class AssessmentRow(RowWithRows):
    """One assessment with its sections and mark sheet."""

    document_class = assessment.Assessment
    page = ParentalKey("catalogue.QualificationPage", on_delete=models.CASCADE, related_name="assessments")
    title = models.CharField(_("title"), max_length=255)
    units = lines(_("units it covers"), _("Their codes, one on each line."))
    cover_fields = lines(_("what the learner fills in at its head"))
    task = prose(_("task"))
    notes = lines(_("notes"))
    pass_marks = models.PositiveIntegerField(_("overall pass, marks"), null=True, blank=True)
    pass_rule = models.CharField(_("pass rule in words"), max_length=500, blank=True)
    declarations = lines(_("declarations by the learner"))
    mark_sheet_fields = lines(_("fields of the mark sheet"))
    mark_sheet_statements = lines(_("statements on the mark sheet"))
    mark_sheet_columns = lines(_("columns of the mark sheet"))
    mark_sheet_decisions = lines(_("decisions on the mark sheet"))
    mark_sheet_decision_fields = lines(_("what each decision records"))
    mark_sheet_outcomes = lines(_("outcomes on the mark sheet"))
    mark_sheet_records = lines(_("records at the foot of the mark sheet"))
    mark_sheet_signatures = lines(_("who signs the mark sheet"))

    panels = [
        FieldPanel("title"),
        FieldPanel("units"),
        FieldPanel("cover_fields"),
        FieldPanel("task"),
        FieldPanel("notes"),
        InlinePanel("sections", heading=_("Sections"), label=_("section")),
        FieldRowPanel([FieldPanel("pass_marks"), FieldPanel("pass_rule")]),
        FieldPanel("declarations"),
        MultiFieldPanel(
            [
                FieldPanel(f"mark_sheet_{name}")
                for name in (
                    "fields",
                    "statements",
                    "columns",
                    "decisions",
                    "decision_fields",
                    "outcomes",
                    "records",
                    "signatures",
                )
            ],
            heading=_("Mark sheet"),
            classname="collapsed",
        ),
    ]


class AssessmentSectionRow(Row):
    """One section of an assessment; marks are whole marks."""

    document_class = assessment.AssessmentSection
    assessment = ParentalKey(AssessmentRow, on_delete=models.CASCADE, related_name="sections")
    title = models.CharField(_("title"), max_length=255)
    instructions = prose(_("instructions"))
    marks_available = models.PositiveIntegerField(_("marks available"), null=True, blank=True)
    marks_minimum = models.PositiveIntegerField(_("marks needed at least"), null=True, blank=True)
    criteria = lines(_("criteria, as worded in the assessment"))
