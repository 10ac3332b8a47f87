"""What was published when, by whom."""

from __future__ import annotations

from typing import Any

import django_filters
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from catalogue.models import SpecificationVersion

from .base import BodyReport, Shown


class VersionFilters(WagtailFilterSet):
    """The period, and what was published."""

    published_at = django_filters.DateFromToRangeFilter(label=_("Published"), widget=DateRangePickerWidget)

    class Meta:
        model = SpecificationVersion
        fields = ["kind", "change_class"]


class VersionsReport(BodyReport):
    """The versions published in a period."""

    slug = "versions_published"
    model = SpecificationVersion
    page_title = _("Versions published")
    header_icon = "history"
    filterset_class = VersionFilters
    shown = (
        Shown("page.title", _("Title")),
        Shown("get_kind_display", _("What it is")),
        Shown("sequence", _("Version")),
        Shown("label", _("Label")),
        Shown("get_change_class_display", _("How much changed")),
        Shown("effective_from", _("Effective from"), "effective_from"),
        Shown("published_at", _("Published"), "published_at"),
        Shown("published_by", _("By")),
        Shown("summary", _("What changed")),
    )
    default_ordering = "-published_at"

    def get_base_queryset(self) -> Any:
        """Return the versions of what the visitor may edit, without their documents."""
        rows = SpecificationVersion.objects.filter(page__in=self.own().values("pk"))
        return rows.defer("document").select_related("page")

    def get_queryset(self) -> Any:
        """Sort; filters come after."""
        return self.order_queryset(self.get_base_queryset())

    def address_of(self, row: Any) -> str:
        """Lead to the page's editor."""
        return reverse("wagtailadmin_pages:edit", args=[row.page_id])
