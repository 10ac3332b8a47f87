"""The listings: a body's qualifications and its units, drafts among them."""

from __future__ import annotations

from collections import Counter
from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.utils import get_user_display_name

from catalogue.admin.checks.counting import counts_of_checks
from catalogue.lifecycle import DateFact, Dates, Status, london_today
from catalogue.models import CatalogueEntry, Kind, QualificationPage, UnitPage, VersionUnit
from catalogue.models.choices import LEVEL_CHOICES
from catalogue.presenters.status import status_view

from .base import BodyReport, Shown, as_bool, of_entry

DRAFT = "draft"
ENDS = ("operational_start", "last_registration", "last_claim", "last_award")
STATUS_CHOICES = [
    (DRAFT, _("Not published")),
    *((status.name.lower(), _(status.phrase)) for status in Status),
]


def status_condition(name: str) -> Q:
    """Return which pages have the status ``name`` today: as ``catalogue.lifecycle.status_on`` decides it."""
    today = london_today()
    ended = Q(entry_last_award__lt=today)
    closed = Q(entry_last_registration__lt=today) | Q(entry_last_claim__lt=today)
    coming = Q(entry_operational_start__gt=today)
    stated = Q(entry_last_registration__isnull=False) | Q(entry_operational_start__isnull=False)
    conditions = {
        Status.NO_LONGER_AWARDED: ended,
        Status.CLOSED_TO_NEW: ~_sure(ended) & closed,
        Status.NOT_YET: ~_sure(ended) & ~_sure(closed) & coming,
        Status.AVAILABLE: ~_sure(ended) & ~_sure(closed) & ~_sure(coming) & stated,
        Status.NOT_STATED: ~_sure(ended) & ~_sure(closed) & ~stated,
    }
    if name == DRAFT:
        return Q(live=False)
    return Q(live=True) & conditions[Status[name.upper()]]


def _sure(condition: Q) -> Q:
    """Return ``condition`` so that its opposite holds where a date is not stated."""
    known = Q()
    children: list[Any] = condition.children
    for child in children:
        if isinstance(child, Q):
            known |= _sure(child)
        else:
            field = child[0].rpartition("__")[0]
            known |= Q(**{f"{field}__isnull": False}) & Q(child)
    return known


class _PageFilters(WagtailFilterSet):
    """Filters of both listings."""

    status = django_filters.ChoiceFilter(label=_("Status"), choices=STATUS_CHOICES, method="by_status")

    def by_status(self, pages: Any, name: str, value: str) -> Any:
        """Return the pages with that status today."""
        return pages.filter(status_condition(value))


class QualificationFilters(_PageFilters):
    """Filters of the qualifications."""

    level = django_filters.ChoiceFilter(label=_("Level"), choices=LEVEL_CHOICES, method="by_level")

    class Meta:
        model = QualificationPage
        fields: list[str] = []

    def by_level(self, pages: Any, name: str, value: str) -> Any:
        """Return the qualifications whose range of levels begins or ends there."""
        return pages.filter(Q(level_min=value) | Q(level_max=value))


class UnitFilters(_PageFilters):
    """Filters of the units."""

    level = django_filters.ChoiceFilter(label=_("Level"), choices=LEVEL_CHOICES)
    used = django_filters.ChoiceFilter(
        label=_("Used in a specification in force"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        method="by_use",
    )

    class Meta:
        model = UnitPage
        fields = ["level"]

    def by_use(self, pages: Any, name: str, value: str) -> Any:
        """Return the units that a specification in force holds, or none holds."""
        held = Exists(uses().filter(unit=OuterRef("translation_key")))
        return pages.filter(held if as_bool(value) else ~held)


def uses() -> Any:
    """Return the rows of the units that live qualifications hold in force."""
    in_force = CatalogueEntry.objects.filter(kind=Kind.QUALIFICATION, live=True)
    return VersionUnit.objects.filter(version__in=in_force.values("version"))


class PagesReport(BodyReport):
    """A listing of pages, newest drafts as they stand."""

    is_searchable = True
    search_backend_name = None  # a number is found by any part of it, on either database
    default_ordering = "title"

    def get_base_queryset(self) -> Any:
        """Return the visitor's own pages of the model, with their dates."""
        pages = self.model.objects.filter(pk__in=self.own().values("pk"))
        return pages.annotate(**of_entry(*ENDS, "version__sequence")).select_related(
            "latest_revision", "latest_revision__user"
        )

    def get_queryset(self) -> Any:
        """Filter once, search and sort."""
        return self.order_queryset(self.search_queryset(self.get_base_queryset()))

    def decorate_paginated_queryset(self, pages: Any) -> Any:
        """Add what is worked out: for one screen a fixed number of queries."""
        counts, today = counts_of_checks(pages), london_today()
        for page in pages:
            page.shown_title = page.get_admin_display_title()
            page.shown_status = _status(page, today)
            page.checks = counts[page.pk].total
            author = page.latest_revision.user if page.latest_revision else None
            page.editor = get_user_display_name(author) if author else ""
        return pages

    def address_of(self, row: Any) -> str:
        """Lead to the editor."""
        return reverse("wagtailadmin_pages:edit", args=[row.pk])


def _status(page: Any, today: Any) -> str:
    if not page.live:
        return _now("Not published")
    stated = {name: getattr(page, f"entry_{name}") for name in ENDS}
    facts = {name: DateFact(day, "", None) for name, day in stated.items() if day is not None}
    return str(status_view(Dates(**facts), today).words)


class QualificationsReport(PagesReport):
    """A body's qualifications."""

    slug = "qualifications"
    model = QualificationPage
    page_title = _("Qualifications")
    header_icon = "doc-full"
    filterset_class = QualificationFilters
    search_fields = ["title", "number"]
    shown = (
        Shown("shown_title", _("Title"), "title"),
        Shown("number", _("Number"), "number"),
        Shown("shown_status", _("Status")),
        Shown("level_max", _("Level"), "level_max"),
        Shown("entry_operational_start", _("Starts"), "entry_operational_start"),
        Shown("entry_last_registration", _("Register until"), "entry_last_registration"),
        Shown("entry_last_award", _("Awarded until"), "entry_last_award"),
        Shown("entry_version__sequence", _("Version"), "entry_version__sequence"),
        Shown("checks", _("Checks")),
        Shown("editor", _("Editor")),
    )


class UnitsReport(PagesReport):
    """A body's units, and how many specifications in force hold each."""

    slug = "units"
    model = UnitPage
    page_title = _("Units")
    header_icon = "list-ul"
    filterset_class = UnitFilters
    search_fields = ["title", "code"]
    shown = (
        Shown("shown_title", _("Title"), "title"),
        Shown("code", _("Code"), "code"),
        Shown("shown_status", _("Status")),
        Shown("level", _("Level"), "level"),
        Shown("credits_min", _("Credits"), "credits_min"),
        Shown("entry_version__sequence", _("Version"), "entry_version__sequence"),
        Shown("used_by", _("Qualifications that use it")),
        Shown("checks", _("Checks")),
        Shown("editor", _("Editor")),
    )

    def decorate_paginated_queryset(self, pages: Any) -> Any:
        """Add how many use each: one query more."""
        pages = super().decorate_paginated_queryset(pages)
        rows = uses().filter(unit__in=[page.translation_key for page in pages])
        used = Counter(unit for unit, _version in set(rows.values_list("unit", "version")))
        for page in pages:
            page.used_by = used[page.translation_key]
        return pages
