"""Drafts whose checks ask for something: what keeps them from being published, and what is still missing."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import Page

from catalogue.admin.checks.counting import counts_of_checks
from catalogue.admin.routes.troubles import editable
from catalogue.models import AwardingBodyPage, QualificationPage, UnitPage

from .base import BodyReport, Shown

MOST = 200
"""How many drafts are looked at together: checking one takes a while when nobody has asked for long."""
BLOCKED, WARNED = "blocked", "warned"


def unpublished(pages: Any) -> Any:
    """Return those of ``pages`` that are specifications with a draft to publish, saved last first."""
    kinds = Q(qualificationpage__isnull=False) | Q(unitpage__isnull=False)
    drafts = pages.filter(kinds).filter(Q(live=False) | Q(has_unpublished_changes=True))
    return drafts.order_by("-latest_revision_created_at", "-pk")


def failing(pages: Any, most: int = MOST, first: int = 0) -> list[Any]:
    """Return the drafts of ``pages`` with open checks, most blocked first, each with its ``count``.

    ``most`` drafts are looked at, beginning with number ``first`` (from 0) of those saved last.
    """
    chosen = list(unpublished(pages).values_list("pk", flat=True)[first : first + most])
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


def _bodies(request: Any) -> Any:
    """Return the awarding bodies that the visitor may edit."""
    own = editable(request.user).order_by()
    return AwardingBodyPage.objects.filter(pk__in=own.values("pk")).order_by("title")


class FailingFilters(WagtailFilterSet):
    """By body, by what is asked for, and which part of very many drafts."""

    body = django_filters.ModelChoiceFilter(
        label=_("Awarding body"), queryset=_bodies, method="by_body", empty_label=_("All")
    )
    asks = django_filters.ChoiceFilter(
        label=_("What the checks ask"),
        choices=[(BLOCKED, _("Something keeps it from being published")), (WARNED, _("Warnings only"))],
        method="by_reading",
    )
    part = django_filters.ChoiceFilter(
        label=_("Drafts looked at"), method="by_reading", empty_label=_("Those saved last")
    )

    class Meta:
        model = Page
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Leave out what offers no choice."""
        super().__init__(*args, **kwargs)
        own = editable(self.request.user).order_by()
        parts = [
            (str(first), gettext("%(first)d to %(last)d") % {"first": first + 1, "last": first + MOST})
            for first in range(0, unpublished(own).count(), MOST)
        ]
        self.filters["part"].extra["choices"] = parts[1:]
        if len(parts) < 2:
            del self.filters["part"]
        if _bodies(self.request).count() < 2:
            del self.filters["body"]

    def by_body(self, pages: Any, name: str, value: AwardingBodyPage) -> Any:
        """Return the pages of that body."""
        return pages.filter(path__startswith=value.path)

    def by_reading(self, pages: Any, name: str, value: str) -> Any:
        """Return all of them: what a draft's checks ask is known only once they have been read."""
        return pages


class FailingReport(BodyReport):
    """Drafts with open checks."""

    slug = "failing_checks"
    model = Page
    filterset_class = FailingFilters
    page_title = _("Failing checks")
    header_icon = "warning"
    shown = (
        Shown("shown_title", _("Title")),
        Shown("kind_words", _("What it is")),
        Shown("count.blocking", _("Keep it from being published")),
        Shown("count.warnings", _("Warnings")),
        Shown("latest_revision_created_at", _("Last saved")),
    )

    def get_filtered_queryset(self) -> Any:
        """Return the drafts: they are found by reading them, so the database can only choose whom to ask."""
        pages = self.filter_queryset(self.own())
        self.total = unpublished(pages).count()
        asked = self.filters.form.cleaned_data if self.filters and self.filters.is_valid() else {}
        part = int(asked.get("part") or 0)
        self.first = part if part < self.total else 0
        found = failing(pages, MOST, self.first)
        if not asked.get("asks"):
            return found
        blocked = asked["asks"] == BLOCKED
        return [page for page in found if bool(page.count.blocking) == blocked]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Say how many drafts were not looked at."""
        return super().get_context_data(*args, **kwargs) | {"introduction": self._said()}

    def _said(self) -> str:
        sentence = gettext("Drafts whose checks ask for something, those most blocked first.")
        last = min(self.first + MOST, self.total)
        if self.total <= MOST:
            return sentence
        rest = self.total - (last - self.first)
        not_read = ngettext(
            "Of %(total)d drafts, %(first)d to %(last)d by the day they were last saved are looked at; "
            "%(rest)d is not: choose which in the filter “Drafts looked at”.",
            "Of %(total)d drafts, %(first)d to %(last)d by the day they were last saved are looked at; "
            "%(rest)d are not: choose which in the filter “Drafts looked at”.",
            rest,
        )
        numbers = {"total": self.total, "first": self.first + 1, "last": last, "rest": rest}
        return f"{sentence} {not_read % numbers}"

    def address_of(self, row: Any) -> str:
        """Lead to the checks."""
        return reverse("catalogue_admin:checks", args=[row.pk])
