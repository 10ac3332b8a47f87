"""Drafts whose checks ask for something: what keeps them from being published, and what is still missing."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from catalogue.admin.checks.counting import counts_of_checks
from catalogue.models import QualificationPage, UnitPage

from .base import BodyReport, Shown

MOST = 200
"""How many drafts are looked at: those saved last."""


def unpublished(pages: Any) -> Any:
    """Return those of ``pages`` that are specifications with a draft to publish, saved last first."""
    kinds = Q(qualificationpage__isnull=False) | Q(unitpage__isnull=False)
    drafts = pages.filter(kinds).filter(Q(live=False) | Q(has_unpublished_changes=True))
    return drafts.order_by("-latest_revision_created_at", "-pk")


def failing(pages: Any, most: int = MOST) -> list[Any]:
    """Return the drafts of ``pages`` with open checks, most blocked first, each with its ``count``."""
    chosen = list(unpublished(pages).values_list("pk", flat=True)[:most])
    found: list[Any] = []
    for model in (QualificationPage, UnitPage):
        found += model.objects.filter(pk__in=chosen)
    counts = counts_of_checks(found)
    for page in found:
        page.count = counts[page.pk]
        page.shown_title = page.get_admin_display_title()
        page.kind_words = page._meta.verbose_name
    open_ones = [page for page in found if page.count.total]
    return sorted(
        open_ones, key=lambda page: (-page.count.blocking, -page.count.warnings, page.title, page.pk)
    )


class FailingReport(BodyReport):
    """Drafts with open checks."""

    slug = "failing_checks"
    model = Page
    page_title = _("Failing checks")
    header_icon = "warning"
    introduction = _("Drafts whose checks ask for something; of many drafts, the 200 that were saved last.")
    shown = (
        Shown("shown_title", _("Title")),
        Shown("kind_words", _("What it is")),
        Shown("count.blocking", _("Keep it from being published")),
        Shown("count.warnings", _("Warnings")),
        Shown("latest_revision_created_at", _("Last saved")),
    )

    def get_filtered_queryset(self) -> Any:
        """Return the drafts: they are found by reading them, so the database has nothing to filter."""
        return failing(self.own())

    def address_of(self, row: Any) -> str:
        """Lead to the checks."""
        return reverse("catalogue_admin:checks", args=[row.pk])
