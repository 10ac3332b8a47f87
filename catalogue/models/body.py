"""The catalogue's upper pages: the catalogue itself, awarding bodies, and the index of a body's units."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList, TabbedInterface
from wagtail.models import Page

from catalogue.documents import interchange, values

from .addressed import ShortlyAddressed
from .choices import LEVEL_CHOICES
from .placement import DeletedWhole, Placed
from .rows import ContactRow, Row, prose


class CataloguePage(ShortlyAddressed, DeletedWhole, Page):
    """The catalogue: its children are awarding bodies."""

    introduction = prose(_("introduction"))

    content_panels = [*Page.content_panels, "introduction"]
    parent_page_types = ["wagtailcore.Page", "home.HomePage"]
    subpage_types = ["catalogue.AwardingBodyPage"]
    page_description = _("The catalogue of qualifications; awarding bodies live below it.")

    class Meta:
        verbose_name = _("catalogue")

    def short_address(self) -> tuple[str, ...]:
        """The list of qualifications."""
        return ("qualifications",)


class AwardingBodyPage(ShortlyAddressed, DeletedWhole, Page):
    """An awarding body: the root of its own subtree, which is what its people may work on."""

    name = models.CharField(
        _("name"), max_length=255, blank=True, help_text=_("As the public knows it; the title if empty.")
    )
    legal_name = models.CharField(_("legal name"), max_length=255, blank=True)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    label = models.CharField(
        _("what it calls itself"),
        max_length=60,
        blank=True,
        help_text=_("For example “awarding organisation”; “awarding body” if empty."),
    )
    website = models.URLField(_("website"), blank=True)
    introduction = prose(_("introduction"))

    content_panels = [
        *Page.content_panels,
        "name",
        "legal_name",
        "acronym",
        "label",
        "website",
        "introduction",
        InlinePanel("trading_name_rows", heading=_("Trading names")),
        InlinePanel("recognition", heading=_("Recognition"), label=_("regulator")),
        InlinePanel("contacts", heading=_("Contacts")),
    ]
    texts_panels = [
        InlinePanel(
            "standard_texts",
            heading=_("Standard texts"),
            help_text=_("Written once here, chosen in each specification, frozen with each version."),
        ),
        InlinePanel("level_descriptors", heading=_("Level descriptors")),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Overview")),
            ObjectList(texts_panels, heading=_("Standard texts")),
            ObjectList(Page.promote_panels, heading=_("Promote")),
            ObjectList(Page.settings_panels, heading=_("Settings")),
        ]
    )
    parent_page_types = ["catalogue.CataloguePage"]
    subpage_types = ["catalogue.SuitePage", "catalogue.QualificationPage", "catalogue.UnitIndexPage"]
    page_description = _(
        "An organisation that awards qualifications, with its people, texts, qualifications and units."
    )

    class Meta:
        verbose_name = _("awarding body")
        verbose_name_plural = _("awarding bodies")

    @property
    def display_name(self) -> str:
        """The name for the public."""
        return self.name or self.title

    def short_address(self) -> tuple[str, ...]:
        """The body's page among the awarding bodies."""
        return ("body", self.slug)


class TradingNameRow(Row):
    """A name the body trades under."""

    page = ParentalKey(AwardingBodyPage, on_delete=models.CASCADE, related_name="trading_name_rows")
    name = models.CharField(_("name"), max_length=255)


class RecognitionRow(Row):
    """Recognition by one regulator; dates are inclusive."""

    document_class = interchange.Recognition
    page = ParentalKey(AwardingBodyPage, on_delete=models.CASCADE, related_name="recognition")
    regulator = models.CharField(_("regulator"), max_length=120)
    number = models.CharField(
        _("recognition number"), max_length=40, blank=True, help_text=_("For example RN5143.")
    )
    status = models.CharField(
        _("status"), max_length=60, blank=True, help_text=_("In the regulator's own word.")
    )
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("to"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=255, blank=True)
    as_at = models.DateField(_("as at"), null=True, blank=True)


class BodyContactRow(ContactRow):
    """How to reach the body."""

    page = ParentalKey(AwardingBodyPage, on_delete=models.CASCADE, related_name="contacts")


class StandardTextRow(Row):
    """A text the body writes once; ``key`` is how specifications name it."""

    document_class = values.StandardText
    page = ParentalKey(AwardingBodyPage, on_delete=models.CASCADE, related_name="standard_texts")
    key = models.SlugField(_("key"), max_length=60)
    title = models.CharField(_("title"), max_length=255)
    body = prose(_("text"))


class LevelDescriptorRow(Row):
    """What a holder of a level knows and can do, with the source of the words."""

    document_class = values.LevelDescriptor
    page = ParentalKey(AwardingBodyPage, on_delete=models.CASCADE, related_name="level_descriptors")
    level = models.CharField(_("level"), max_length=2, choices=LEVEL_CHOICES)
    knowledge = models.TextField(_("knowledge: the holder …"), blank=True)
    skills = models.TextField(_("skills: the holder can …"), blank=True)
    source = models.CharField(_("source"), max_length=255, blank=True)


class UnitIndexPage(ShortlyAddressed, Placed, Page):
    """Where a body's units live; it has no words of its own."""

    content_panels = [FieldPanel("title")]
    parent_page_types = ["catalogue.AwardingBodyPage"]
    subpage_types = ["catalogue.UnitPage"]
    page_description = _("The folder of a body's units; one for each body.")
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("units folder")

    def short_address(self) -> tuple[str, ...]:
        """The body's own page, which lists its units."""
        body = self.body_page
        return ("body", body.slug) if body else ()
