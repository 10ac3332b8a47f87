"""The entries of the listings and reports in the reports menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem

from catalogue.admin.routes.troubles import edits_anything

from .urls import REPORTS

FIRST = 800
"""Where they begin in the menu: before the report of routes."""


class ReportMenuItem(MenuItem):
    """A report, for those who may edit anything."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may edit anything."""
        return edits_anything(request.user)


def report_items() -> list[ReportMenuItem]:
    """Return an entry for each report."""
    return [
        ReportMenuItem(
            report.page_title,
            reverse(f"catalogue_admin:{report.slug}"),
            name=report.slug.replace("_", "-"),
            icon_name=report.header_icon,
            order=FIRST + place,
        )
        for place, report in enumerate(REPORTS)
    ]
