"""The qualification page: the workshop where the next document of a qualification is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase

from catalogue.documents import qualification as documents
from catalogue.rule_editor.field import RuleField
from catalogue.rule_editor.form import QualificationForm

from .choices import LEVEL_CHOICES, RouteKind, UnitLabel
from .qualification_panels import edit_handler
from .records import Kind
from .rows import ContactRow, IdentifierRow, OtherLevelRow, RelatedDocumentRow, Row, SectionRow, lines
from .specification import NOT_COPIED, VERSION_FIELDS, SpecificationPage

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def hours(verbose_name: StrOrPromise, **options: Any) -> models.PositiveIntegerField:
    """Return a field for whole hours, credits, marks or years; empty is "not stated"."""
    return models.PositiveIntegerField(verbose_name, null=True, blank=True, **options)


def words(verbose_name: StrOrPromise, help_text: StrOrPromise = "") -> models.TextField:
    """Return a field for the words of the document."""
    return models.TextField(verbose_name, blank=True, help_text=help_text)


class QualificationTag(TaggedItemBase):
    """A tag on a qualification."""

    content_object = ParentalKey(
        "catalogue.QualificationPage", on_delete=models.CASCADE, related_name="tagged_items"
    )


class QualificationPage(SpecificationPage):
    """A qualification.

    What is written here becomes its next version. Live facts are kept beside it, not in it.
    """

    kind = Kind.QUALIFICATION
    document_class = documents.QualificationDocument

    number = models.CharField(
        _("qualification number"),
        max_length=40,
        blank=True,
        help_text=_("603/5847/6, in any usual spelling."),
    )
    unit_label = models.CharField(
        _("its units are called"), max_length=20, choices=UnitLabel.choices, default=UnitLabel.UNIT
    )
    level_min = models.CharField(_("level"), max_length=2, choices=LEVEL_CHOICES, blank=True)
    level_max = models.CharField(_("highest level"), max_length=2, choices=LEVEL_CHOICES, blank=True)
    type = models.CharField(_("type"), max_length=120, blank=True)
    sector_subject_area = models.CharField(_("sector subject area"), max_length=120, blank=True)
    credits_min = hours(_("credits"))
    credits_max = hours(_("credits, at most"))
    glh_min = hours(_("guided learning hours (GLH)"))
    glh_max = hours(_("GLH, at most"))
    glh_words = words(_("GLH in words"))
    glh_includes_induction = models.BooleanField(_("stated GLH include induction"), default=False)
    glh_includes_tutorial = models.BooleanField(_("stated GLH include tutorials"), default=False)
    tqt_min = hours(_("total qualification time (TQT), hours"))
    tqt_max = hours(_("TQT, at most, hours"))
    induction_min = hours(_("induction, hours"))
    induction_max = hours(_("induction, at most, hours"))
    tutorial_min = hours(_("tutorials, hours"))
    tutorial_max = hours(_("tutorials, at most, hours"))
    grading_scale = lines(_("grades"), _("One on each line, best last."))
    grading_words = words(_("grading in words"))
    ages_min = hours(_("youngest age, years"))
    ages_max = hours(_("oldest age, years"))
    ages_words = words(_("ages in words"))
    languages = lines(_("languages"))
    nations = lines(_("nations where it is offered"))
    registration_period_months = hours(_("registration period, months"))
    registration_period_words = models.CharField(
        _("registration period in words"), max_length=255, blank=True
    )
    assessment_methods = lines(_("assessment methods"))
    licensor_name = models.CharField(_("licensor"), max_length=255, blank=True)
    licensor_words = words(_("what the licence is needed for"))
    original_title = models.CharField(_("title of the original file"), max_length=255, blank=True)
    original_url = models.URLField(_("link to the original file"), max_length=500, blank=True)
    original_file = models.ForeignKey(
        "wagtaildocs.Document",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("original file"),
        help_text=_("The body's own file of this specification, offered for download."),
    )
    standard_text_keys = lines(
        _("standard texts"), _("Keys of the body's standard texts, one on each line, in order.")
    )
    descriptor_levels = lines(
        _("level descriptors"), _("Levels whose descriptors are printed, one on each line.")
    )
    use_suite_groups = models.BooleanField(
        _("use the suite's unit table"),
        default=False,
        help_text=_("The units are those of the suite's groups."),
    )
    take_over = lines(
        _("units to take over anew"),
        _("Codes of units to take in their newest version, or * for all; the others stay as last frozen."),
    )
    rule = RuleField(_("rule of combination"), null=True, blank=True)
    rule_text = words(
        _("rule as printed"),
        _("The words of the document, for comparison; the public reads sentences made from the rule."),
    )
    notes = words(_("notes for editors"))
    tags = ClusterTaggableManager(through=QualificationTag, blank=True)

    edit_handler = edit_handler
    base_form_class = QualificationForm
    # Two pages never claim one number.
    exclude_fields_in_copy = ["number", "identifier_rows", *NOT_COPIED, "take_over"]
    parent_page_types = ["catalogue.AwardingBodyPage", "catalogue.SuitePage"]
    subpage_types: list[str] = []
    page_description = _(
        "A qualification: its specification, units, rule of combination and progression routes."
    )
    # The public reads the catalogue's own read model; indexing every save costs more as the site grows.
    search_auto_update = False

    class Meta:
        verbose_name = _("qualification")

    version_fields = (*VERSION_FIELDS, "take_over")


class QualificationIdentifier(IdentifierRow):
    """Another identifier of a qualification."""

    page = ParentalKey(QualificationPage, on_delete=models.CASCADE, related_name="identifier_rows")


class QualificationOtherLevel(OtherLevelRow):
    """A level in another framework."""

    page = ParentalKey(QualificationPage, on_delete=models.CASCADE, related_name="other_levels")


class QualificationSection(SectionRow):
    """A passage of prose."""

    page = ParentalKey(QualificationPage, on_delete=models.CASCADE, related_name="sections")


class QualificationContact(ContactRow):
    """A contact printed in this specification."""

    page = ParentalKey(QualificationPage, on_delete=models.CASCADE, related_name="contacts")


class QualificationRelatedDocument(RelatedDocumentRow):
    """A document to read beside the specification."""

    page = ParentalKey(QualificationPage, on_delete=models.CASCADE, related_name="related_documents")


class RouteRow(Row):
    """A progression route in the document's own words."""

    document_class = documents.Route
    page = ParentalKey(QualificationPage, on_delete=models.CASCADE, related_name="routes")
    kind = models.CharField(_("kind"), max_length=20, choices=RouteKind.choices)
    words = models.TextField(_("words of the document"))
    target_page = models.ForeignKey(
        QualificationPage,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("qualification here"),
    )
    target_title = models.CharField(_("title of a qualification elsewhere"), max_length=255, blank=True)
    target_identifier_scheme = models.CharField(_("scheme"), max_length=60, blank=True)
    target_identifier_value = models.CharField(_("number, if known"), max_length=120, blank=True)
    target_body = models.CharField(_("its awarding body"), max_length=255, blank=True)
