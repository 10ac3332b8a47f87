"""How the qualification page is laid out for editors: tabs a specification editor would recognise."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.models import Page

from catalogue.admin.panels import NestingPanel, WaysPanel

from .specification import SpecificationPage


def _pair(name: str, heading: Any) -> FieldRowPanel:
    return FieldRowPanel([FieldPanel(f"{name}_min"), FieldPanel(f"{name}_max")], heading=heading)


overview = [
    *Page.content_panels,
    MultiFieldPanel(
        [FieldPanel("number"), InlinePanel("identifier_rows", label=_("other identifier"))],
        heading=_("Identifiers"),
    ),
    _pair("level", _("Level")),
    InlinePanel("other_levels", heading=_("Levels in other frameworks")),
    FieldRowPanel([FieldPanel("type"), FieldPanel("sector_subject_area")]),
    _pair("credits", _("Credits")),
    MultiFieldPanel(
        [
            _pair("glh", _("Hours")),
            FieldPanel("glh_words"),
            FieldPanel("glh_includes_induction"),
            FieldPanel("glh_includes_tutorial"),
        ],
        heading=_("Guided learning hours (GLH)"),
    ),
    _pair("tqt", _("Total qualification time (TQT)")),
    MultiFieldPanel([FieldPanel("grading_scale"), FieldPanel("grading_words")], heading=_("Grading")),
    InlinePanel("sections", heading=_("Prose"), label=_("section")),
]

structure = [
    FieldPanel("unit_label"),
    FieldPanel("use_suite_groups"),
    WaysPanel("catalogue/admin/pasting/ways_to_units.html", heading=_("Fill the groups quickly")),
    NestingPanel("groups", heading=_("Unit groups"), label=_("group")),
    FieldPanel("take_over"),
    FieldPanel("rule"),
    FieldPanel("rule_text"),
    InlinePanel("routes", heading=_("Progression routes"), label=_("route")),
]

delivery = [
    MultiFieldPanel([_pair("ages", _("Years")), FieldPanel("ages_words")], heading=_("Ages")),
    FieldRowPanel([FieldPanel("languages"), FieldPanel("nations")]),
    FieldRowPanel(
        [FieldPanel("registration_period_months"), FieldPanel("registration_period_words")],
        heading=_("Registration period"),
    ),
    _pair("induction", _("Induction")),
    _pair("tutorial", _("Tutorials")),
    InlinePanel("staff", heading=_("Staff requirements"), label=_("role")),
    MultiFieldPanel([FieldPanel("licensor_name"), FieldPanel("licensor_words")], heading=_("Licence")),
    FieldPanel("standard_text_keys"),
    FieldPanel("descriptor_levels"),
    InlinePanel("related_documents", heading=_("Related documents")),
    MultiFieldPanel(
        [FieldPanel("original_file"), FieldPanel("original_title"), FieldPanel("original_url")],
        heading=_("Original file"),
    ),
    InlinePanel("contacts", heading=_("Contacts")),
    FieldPanel("notes"),
]

assessment = [
    FieldPanel("assessment_methods"),
    InlinePanel("assessment_parties", heading=_("Who does what"), label=_("duty")),
    InlinePanel("assessments", heading=_("Assessments"), label=_("assessment")),
]

edit_handler = TabbedInterface(
    [
        ObjectList(overview, heading=_("Overview")),
        ObjectList(structure, heading=_("Structure")),
        ObjectList(delivery, heading=_("Delivery")),
        ObjectList(assessment, heading=_("Assessment")),
        ObjectList([SpecificationPage.version_panel], heading=_("Version")),
        ObjectList([*Page.promote_panels, FieldPanel("tags")], heading=_("Promote")),
        ObjectList(Page.settings_panels, heading=_("Settings")),
    ]
)
