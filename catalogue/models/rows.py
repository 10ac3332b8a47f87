"""The typed child rows that qualifications, units and suites are written in.

A row's columns carry the names of the document dataclass it becomes (``document_class``);
``catalogue.columns`` maps one to the other by those names, so a field added to a document only needs its
column here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from catalogue.documents import values

from .choices import ContactKind, SectionRole

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

PROSE = ["h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link"]
"""What editors may use in prose; ``catalogue.prose`` keeps the same and no more when a document is frozen."""


def prose(verbose_name: StrOrPromise, **options: Any) -> RichTextField:
    """Return a field for prose, never required to save a draft."""
    return RichTextField(verbose_name, blank=True, features=PROSE, **options)


def lines(verbose_name: StrOrPromise, help_text: StrOrPromise = "", **options: Any) -> models.TextField:
    """Return a field for a list of short texts, one on each line."""
    hint = help_text or _("One on each line.")
    return models.TextField(verbose_name, blank=True, help_text=hint, **options)


class Row(Orderable):
    """A child row in the order of the document."""

    document_class: type

    class Meta(Orderable.Meta):
        abstract = True


class RowWithRows(ClusterableModel, Row):
    """A child row that has rows of its own."""

    class Meta(Row.Meta):
        abstract = True


class IdentifierRow(Row):
    """Another number or code, as stated in the document; claimed on the site when first published."""

    document_class = values.Identifier
    scheme = models.SlugField(
        _("scheme"),
        max_length=60,
        help_text=_("Who numbers: wales-number, scqf, or any other name of a scheme."),
    )
    value = models.CharField(_("number or code"), max_length=120)

    class Meta(Row.Meta):
        abstract = True


class RelatedDocumentRow(Row):
    """Something to read beside the specification."""

    document_class = values.RelatedDocument
    title = models.CharField(_("title"), max_length=255)
    url = models.URLField(_("link"), max_length=500, blank=True)
    section = models.CharField(_("section"), max_length=255, blank=True)
    issue = models.CharField(_("issue"), max_length=120, blank=True)

    class Meta(Row.Meta):
        abstract = True


class ContactRow(Row):
    """How to reach the body."""

    document_class = values.Contact
    kind = models.CharField(_("kind"), max_length=20, choices=ContactKind.choices)
    label = models.CharField(_("label"), max_length=255, blank=True)
    value = models.TextField(_("value"))

    panels = [FieldPanel("kind"), FieldPanel("label"), FieldPanel("value")]

    class Meta(Row.Meta):
        abstract = True


class SectionRow(Row):
    """A passage of prose."""

    document_class = values.Section
    role = models.CharField(_("about"), max_length=20, choices=SectionRole.choices)
    title = models.CharField(_("heading as printed"), max_length=255)
    body = prose(_("text"))

    class Meta(Row.Meta):
        abstract = True


class OtherLevelRow(Row):
    """A level in another framework."""

    document_class = values.FrameworkLevel
    framework = models.CharField(_("framework"), max_length=60, help_text=_("For example EQF or SCQF."))
    level = models.CharField(_("level"), max_length=20)

    class Meta(Row.Meta):
        abstract = True


__all__ = [
    "ContactRow",
    "IdentifierRow",
    "OtherLevelRow",
    "ParentalKey",
    "RelatedDocumentRow",
    "Row",
    "RowWithRows",
    "SectionRow",
    "lines",
    "prose",
]
