"""The unit page and its rows."""

from __future__ import annotations

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.models import Page

from catalogue.admin.panels import WaysPanel
from catalogue.documents import unit as documents

from .choices import LEVEL_CHOICES
from .records import Kind
from .rows import IdentifierRow, RelatedDocumentRow, Row, RowWithRows, lines, prose
from .specification import NOT_COPIED, SpecificationPage


class UnitTag(TaggedItemBase):
    """A tag on a unit."""

    content_object = ParentalKey("catalogue.UnitPage", on_delete=models.CASCADE, related_name="tagged_items")


class UnitPage(SpecificationPage):
    """A unit: the workshop where its next document is written."""

    kind = Kind.UNIT
    document_class = documents.UnitDocument

    code = models.CharField(
        _("code"),
        max_length=60,
        blank=True,
        help_text=_("The body's own code: 8605-400, AJ5/4/NQ/002, D3.01."),
    )
    unit_reference = models.CharField(
        _("unit reference"), max_length=40, blank=True, help_text=_("The regulator's reference: L/618/1150.")
    )
    level = models.CharField(_("level"), max_length=2, choices=LEVEL_CHOICES, blank=True)
    credits_min = models.PositiveIntegerField(_("credits"), null=True, blank=True)
    credits_max = models.PositiveIntegerField(_("credits, at most"), null=True, blank=True)
    glh_min = models.PositiveIntegerField(_("guided learning hours (GLH)"), null=True, blank=True)
    glh_max = models.PositiveIntegerField(_("GLH, at most"), null=True, blank=True)
    tqt_min = models.PositiveIntegerField(_("total qualification time (TQT), hours"), null=True, blank=True)
    tqt_max = models.PositiveIntegerField(_("TQT, at most, hours"), null=True, blank=True)
    purpose = prose(_("purpose and aim"))
    practice_hours_hours = models.PositiveIntegerField(_("practice hours, at least"), null=True, blank=True)
    practice_hours_words = models.CharField(_("practice hours in words"), max_length=500, blank=True)
    restricted = models.BooleanField(
        _("restricted"), default=False, help_text=_("Other awarding bodies may not use this unit.")
    )
    availability = models.CharField(_("availability in words"), max_length=255, blank=True)
    sector_requirements = models.TextField(_("requirements of a sector or regulatory body"), blank=True)
    subject_class = models.CharField(_("subject or sector class"), max_length=255, blank=True)
    supporting_body = models.CharField(_("supported by"), max_length=255, blank=True)
    submitted_by = models.CharField(_("submitted by"), max_length=255, blank=True)
    guidance = prose(_("guidance"))
    attributes = models.JSONField(
        _("attributes"),
        default=dict,
        blank=True,
        help_text=_('Facts that rules may name, such as {"graded": true}.'),
    )
    tags = ClusterTaggableManager(through=UnitTag, blank=True)

    overview_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("code"), FieldPanel("unit_reference")], heading=_("Identifiers")),
        InlinePanel("identifier_rows", heading=_("Other identifiers")),
        FieldPanel("level"),
        FieldRowPanel([FieldPanel("credits_min"), FieldPanel("credits_max")], heading=_("Credits")),
        FieldRowPanel([FieldPanel("glh_min"), FieldPanel("glh_max")], heading=_("Guided learning hours")),
        FieldRowPanel([FieldPanel("tqt_min"), FieldPanel("tqt_max")], heading=_("Total qualification time")),
        FieldPanel("purpose"),
    ]
    structure_panels = [
        WaysPanel("catalogue/admin/pasting/ways_to_outcomes.html", heading=_("Fill the outcomes quickly")),
        InlinePanel("outcomes", heading=_("Learning outcomes"), label=_("learning outcome")),
    ]
    delivery_panels = [
        FieldRowPanel(
            [FieldPanel("practice_hours_hours"), FieldPanel("practice_hours_words")], heading=_("Practice")
        ),
        MultiFieldPanel([FieldPanel("restricted"), FieldPanel("availability")], heading=_("Availability")),
        FieldPanel("guidance"),
        InlinePanel("standards", heading=_("Standards")),
        FieldPanel("sector_requirements"),
        FieldPanel("subject_class"),
        FieldPanel("supporting_body"),
        FieldPanel("submitted_by"),
        InlinePanel("related_documents", heading=_("Related documents")),
        FieldPanel("attributes"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(overview_panels, heading=_("Overview")),
            ObjectList(structure_panels, heading=_("Outcomes")),
            ObjectList(delivery_panels, heading=_("Delivery")),
            ObjectList([SpecificationPage.version_panel], heading=_("Version")),
            ObjectList([*Page.promote_panels, FieldPanel("tags")], heading=_("Promote")),
            ObjectList(Page.settings_panels, heading=_("Settings")),
        ]
    )
    # Two pages never claim one code.
    exclude_fields_in_copy = ["code", "unit_reference", "identifier_rows", *NOT_COPIED]
    parent_page_types = ["catalogue.UnitIndexPage"]
    subpage_types: list[str] = []
    page_description = _("A unit with its level, size, learning outcomes and assessment criteria.")
    # The public reads the catalogue's own read model; indexing every save costs more as the site grows.
    search_auto_update = False

    class Meta:
        verbose_name = _("unit")

    @property
    def key(self) -> str:
        """What groups and rules call this unit: its code, else its reference, else a slug of its title."""
        return self.code or self.unit_reference or slugify(self.title)


class OutcomeRow(RowWithRows):
    """A learning outcome."""

    document_class = documents.LearningOutcome
    page = ParentalKey(UnitPage, on_delete=models.CASCADE, related_name="outcomes")
    number = models.CharField(_("number"), max_length=20)
    text = models.TextField(_("the learner will"))
    indicative_content = lines(_("indicative content"))

    panels = [
        FieldPanel("number"),
        FieldPanel("text"),
        InlinePanel("criteria", heading=_("Assessment criteria"), label=_("criterion")),
        FieldPanel("indicative_content"),
    ]


class CriterionRow(Row):
    """An assessment criterion."""

    document_class = documents.Criterion
    outcome = ParentalKey(OutcomeRow, on_delete=models.CASCADE, related_name="criteria")
    number = models.CharField(_("number"), max_length=20)
    text = models.TextField(_("the learner can"))

    panels = [FieldPanel("number"), FieldPanel("text")]


class StandardRow(Row):
    """A link to occupational or professional standards."""

    document_class = documents.Standard
    page = ParentalKey(UnitPage, on_delete=models.CASCADE, related_name="standards")
    suite = models.CharField(_("suite of standards"), max_length=255)
    year = models.PositiveIntegerField(_("year"), null=True, blank=True)
    codes = lines(_("codes"))
    words = models.TextField(_("in words"), blank=True)


class UnitIdentifier(IdentifierRow):
    """Another identifier of a unit."""

    page = ParentalKey(UnitPage, on_delete=models.CASCADE, related_name="identifier_rows")


class UnitRelatedDocument(RelatedDocumentRow):
    """A document to read beside the unit."""

    page = ParentalKey(UnitPage, on_delete=models.CASCADE, related_name="related_documents")
