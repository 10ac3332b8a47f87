"""Addresses of the listings and reports, below ``/admin/catalogue/``: each has its results beside it."""

from __future__ import annotations

from django.urls import path

from .base import BodyReport
from .days import ClosingReport, ReviewsReport, SourcesReport
from .drafts import FailingReport
from .pages import QualificationsReport, UnitsReport
from .versions import VersionsReport

REPORTS: tuple[type[BodyReport], ...] = (
    QualificationsReport,
    UnitsReport,
    ClosingReport,
    ReviewsReport,
    FailingReport,
    VersionsReport,
    SourcesReport,
)

urlpatterns = [
    route
    for report in REPORTS
    for place in (f"reports/{report.slug.replace('_', '-')}/",)
    for route in (
        path(place, report.as_view(), name=report.slug),
        path(f"{place}results/", report.as_view(results_only=True), name=f"{report.slug}_results"),
    )
]
