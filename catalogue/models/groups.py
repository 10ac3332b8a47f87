"""Unit groups: named sets of units, of one qualification or of a whole suite."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultipleChooserPanel

from .choices import GroupRole
from .rows import Row, RowWithRows


class GroupRow(RowWithRows):
    """A group of units. ``code`` is the letter or number that the rule names it by."""

    code = models.CharField(
        _("letter or number"), max_length=20, help_text=_("What the rule calls it: 1, A, M, OA.")
    )
    title = models.CharField(_("title"), max_length=255)
    role = models.CharField(_("role"), max_length=20, choices=GroupRole.choices, blank=True)
    parent = models.CharField(
        _("part of group"),
        max_length=20,
        blank=True,
        help_text=_("The letter of a wider group that these units belong to too."),
    )
    words = models.TextField(_("words of the document"), blank=True)

    panels = [
        FieldPanel("code"),
        FieldPanel("title"),
        FieldPanel("role"),
        FieldPanel("parent"),
        FieldPanel("words"),
        MultipleChooserPanel("unit_rows", chooser_field_name="unit", heading=_("Units"), label=_("units")),
    ]

    class Meta(RowWithRows.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.title or self.code


class GroupUnitRow(Row):
    """One unit of a group."""

    # PROTECT: a unit that a table uses cannot be deleted from under it.
    unit = models.ForeignKey(
        "catalogue.UnitPage", on_delete=models.PROTECT, related_name="+", verbose_name=_("unit")
    )

    panels = [FieldPanel("unit")]

    class Meta(Row.Meta):
        abstract = True


class SuiteGroup(GroupRow):
    """A group of a suite's shared unit table."""

    page = ParentalKey("catalogue.SuitePage", on_delete=models.CASCADE, related_name="groups")


class SuiteGroupUnit(GroupUnitRow):
    """A unit of a suite's group."""

    group = ParentalKey(SuiteGroup, on_delete=models.CASCADE, related_name="unit_rows")


class QualificationGroup(GroupRow):
    """A group of a qualification's own unit table."""

    page = ParentalKey("catalogue.QualificationPage", on_delete=models.CASCADE, related_name="groups")


class QualificationGroupUnit(GroupUnitRow):
    """A unit of a qualification's own group."""

    group = ParentalKey(QualificationGroup, on_delete=models.CASCADE, related_name="unit_rows")
