"""Reports about days: what closes soon, what is to be looked at again, sources that have grown old."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import django_filters
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import Page

from catalogue.lifecycle import london_today
from catalogue.models import CatalogueEntry, LifecycleChange
from catalogue.models.choices import DateField

from .base import BodyReport, Shown

WITHIN = [(30, _("30 days")), (90, _("90 days")), (180, _("180 days")), (365, _("a year"))]
SOON = 90
"""Days that are looked ahead where nobody says otherwise."""

OLD = [(6, _("6 months")), (12, _("12 months")), (24, _("24 months")), (60, _("5 years"))]
OLD_AFTER = 12
"""Months after which a source is old where nobody says otherwise."""


DAYS_IN_MONTH = 365 / 12


def number_asked(value: Any, choices: list[Any], default: int) -> int:
    """Return the number chosen, or ``default`` for anything that was not offered."""
    return int(value) if str(value) in {str(number) for number, _words in choices} else default


def closing(entries: Any, days: int) -> Any:
    """Return the ``entries`` of which a last day lies within ``days`` from today, with the soonest as
    ``next_end``.
    """
    today = london_today()
    until = today + timedelta(days=days)
    near = Q()
    for name in ("last_registration", "last_claim", "last_award"):
        near |= Q(**{f"{name}__range": (today, until)})
    return entries.filter(near)


def next_end(entry: Any) -> tuple[date, str]:
    """Return the soonest of the last days of ``entry`` that has not passed, and what it ends."""
    today = london_today()
    names = (DateField.LAST_REGISTRATION, DateField.LAST_CLAIM, DateField.LAST_AWARD)
    ends = [(getattr(entry, name), str(name.label)) for name in names]
    return min((day, words) for day, words in ends if day is not None and day >= today)


class ClosingFilters(WagtailFilterSet):
    """How far one looks ahead."""

    within = django_filters.ChoiceFilter(label=_("Within"), choices=WITHIN, method="by_days")

    class Meta:
        model = CatalogueEntry
        fields = ["kind"]

    def by_days(self, entries: Any, name: str, value: str) -> Any:
        """The report looks that far itself."""
        return entries


class ClosingReport(BodyReport):
    """What takes no new learners, claims or awards any more before long."""

    slug = "closing"
    model = CatalogueEntry
    page_title = _("Closing soon")
    header_icon = "calendar"
    filterset_class = ClosingFilters
    introduction = _(
        "Qualifications and units with a last day that is near: 90 days unless you say otherwise."
    )
    shown = (
        Shown("title", _("Title")),
        Shown("number", _("Number")),
        Shown("get_kind_display", _("What it is")),
        Shown("ends_on", _("Next last day")),
        Shown("ends_what", _("What ends")),
        Shown("last_registration", _("Last date to register"), "last_registration"),
        Shown("last_award", _("Last date for awards"), "last_award"),
    )

    def get_base_queryset(self) -> Any:
        """Return what closes, soonest first."""
        days = number_asked(self.request.GET.get("within"), WITHIN, SOON)
        rows = closing(self.own_entries(), days)
        return rows.order_by(F("last_registration").asc(nulls_last=True), "last_award", "title", "pk")

    def get_queryset(self) -> Any:
        """Sort; filters come after."""
        return self.order_queryset(self.get_base_queryset())

    def decorate_paginated_queryset(self, rows: Any) -> Any:
        """Add the soonest day of each."""
        for row in rows:
            row.ends_on, row.ends_what = next_end(row)
        return rows

    def address_of(self, row: Any) -> str:
        """Lead to the dates."""
        return reverse("catalogue_admin:facts", args=[row.page_id])


def standing_days(today: date) -> Any:
    """Return the recorded dates that stand on ``today``: announced, and not moved by a later act."""
    announced = LifecycleChange.objects.announced(today).order_by()
    later = announced.filter(
        subject=OuterRef("subject"),
        field=OuterRef("field"),
        version__isnull=True,
        public_at__gte=OuterRef("public_at"),
    ).exclude(Q(public_at=OuterRef("public_at")) & Q(pk__lte=OuterRef("pk")))
    return announced.filter(version__isnull=True, to_date__isnull=False).filter(~Exists(later))


def named(rows: Any) -> Any:
    """Give each row the page it is about, by its subject."""
    page = Page.objects.filter(translation_key=OuterRef("subject"))
    return rows.annotate(page_id=Subquery(page.values("pk")[:1]), title=Subquery(page.values("title")[:1]))


class DaysReport(BodyReport):
    """A report whose rows are recorded dates."""

    model = LifecycleChange

    def own_days(self) -> Any:
        """Return the dates that stand about what the visitor may edit."""
        own = self.own().values("translation_key")
        return named(standing_days(london_today()).filter(subject__in=own))

    def get_queryset(self) -> Any:
        """Sort; filters come after."""
        return self.order_queryset(self.get_base_queryset())

    def address_of(self, row: Any) -> str:
        """Lead to the dates."""
        return reverse("catalogue_admin:facts", args=[row.page_id])


def reviews(rows: Any, days: int) -> Any:
    """Return the review dates among ``rows`` that have passed or come within ``days``, oldest first."""
    until = london_today() + timedelta(days=days)
    return rows.filter(field=DateField.REVIEW, to_date__lte=until).order_by("to_date", "pk")


class ReviewFilters(WagtailFilterSet):
    """How far one looks ahead."""

    within = django_filters.ChoiceFilter(label=_("Within"), choices=WITHIN, method="by_days")

    class Meta:
        model = LifecycleChange
        fields = ["kind"]

    def by_days(self, rows: Any, name: str, value: str) -> Any:
        """The report looks that far itself."""
        return rows


class ReviewsReport(DaysReport):
    """Review dates that have come."""

    slug = "reviews"
    page_title = _("Review dates due")
    header_icon = "view"
    filterset_class = ReviewFilters
    introduction = _("A review date is when you said you would look again; passing it changes no status.")
    shown = (
        Shown("title", _("Title")),
        Shown("get_kind_display", _("What it is")),
        Shown("to_date", _("Review date"), "to_date"),
        Shown("source", _("Source")),
        Shown("as_at", _("As at"), "as_at"),
    )

    def get_base_queryset(self) -> Any:
        """Return the review dates, oldest first."""
        days = number_asked(self.request.GET.get("within"), WITHIN, SOON)
        return reviews(self.own_days(), days)


class SourceFilters(WagtailFilterSet):
    """How old is old."""

    older = django_filters.ChoiceFilter(label=_("Older than"), choices=OLD, method="by_months")

    class Meta:
        model = LifecycleChange
        fields = ["kind", "field"]

    def by_months(self, rows: Any, name: str, value: str) -> Any:
        """The report counts the months itself."""
        return rows


class SourcesReport(DaysReport):
    """Dates whose source is old, or bears no day: somebody should look whether it still holds."""

    slug = "old_sources"
    page_title = _("Old sources")
    header_icon = "history"
    filterset_class = SourceFilters
    introduction = _("Dates that the public reads whose source is old: 12 months unless you say otherwise.")
    shown = (
        Shown("title", _("Title")),
        Shown("get_field_display", _("Date"), "field"),
        Shown("to_date", _("Day"), "to_date"),
        Shown("source", _("Source")),
        Shown("as_at", _("As at"), "as_at"),
        Shown("recorded_by", _("Recorded by")),
    )

    def get_base_queryset(self) -> Any:
        """Return the dates, the oldest source first; one without a day is as old as its record."""
        months = number_asked(self.request.GET.get("older"), OLD, OLD_AFTER)
        before = london_today() - timedelta(days=months * DAYS_IN_MONTH)
        undated = Q(as_at__isnull=True, recorded_at__date__lt=before)
        rows = self.own_days().filter(Q(as_at__lt=before) | undated)
        return rows.order_by(F("as_at").asc(nulls_first=True), "pk")
