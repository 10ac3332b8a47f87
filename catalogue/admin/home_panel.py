"""The admin's first page: what asks for attention at the visitor's own awarding body."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.site_summary import PagesSummaryItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import RecentEditsPanel
from wagtail.models import Page
from wagtail.permissions import policy_registry

from catalogue.admin.reports.days import SOON, closing, named, next_end, reviews, standing_days
from catalogue.admin.reports.drafts import failing, unpublished
from catalogue.admin.routes.troubles import editable, edits_anything
from catalogue.lifecycle import london_today
from catalogue.models import CatalogueEntry
from catalogue.presenters.words import day_words

MOST = 5
"""Lines of each list; the report has all of them."""
LOOKED_AT = 20
"""Drafts whose checks are counted for the first page."""


@dataclass(frozen=True)
class Line:
    """One line: what it is about, where it leads, and what is to be said of it."""

    title: str
    url: str
    words: str


@dataclass(frozen=True)
class List:
    """A list with its heading, the sentence where nothing is in it, and the report that has all of it."""

    heading: str
    lines: tuple[Line, ...]
    nothing: str
    report_url: str = ""


class BodyPanel(Component):
    """Closing soon, reviews due, failing checks, and one's own drafts."""

    name = "catalogue_body"
    template_name = "catalogue/admin/home_panel.html"
    order = 150

    def __init__(self, user: Any) -> None:
        self.user = user

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Read the four lists: a fixed number of queries once the checks have been counted."""
        own = editable(self.user).order_by()
        return {"lists": (_closing(own), _reviews(own), _failing(own), _drafts(own, self.user))}


def add_panel(request: Any, panels: list[Any]) -> None:
    """Show the panel to who may edit anything, and of recent edits only what is still theirs."""
    panels[:] = [OwnRecentEdits() if type(panel) is RecentEditsPanel else panel for panel in panels]
    if edits_anything(request.user):
        panels.append(BodyPanel(request.user))


def count_own_pages(request: Any, items: list[Any]) -> None:
    """Count in the summary what the visitor may look at, and no other body's pages in between."""
    items[:] = [OwnPages(request) if type(item) is PagesSummaryItem else item for item in items]


class OwnPages(PagesSummaryItem):
    """How many pages there are for the visitor."""

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Count them anew."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        pages = policy_registry.get_by_type(Page).explorable_instances(self.request.user)
        return context | {"total_pages": pages.exclude(depth=1).count()}


class OwnRecentEdits(RecentEditsPanel):
    """What the visitor edited, without pages that have gone to another body since."""

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Leave out what is no longer the visitor's."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        listed = [page.pk for _moment, page in context["last_edits"]]
        own = policy_registry.get_by_type(Page).explorable_instances(parent_context["request"].user)
        seen = set(own.filter(pk__in=listed).values_list("pk", flat=True))
        kept = [(moment, page) for moment, page in context["last_edits"] if page.pk in seen]
        return context | {"last_edits": kept}


def _closing(own: Any) -> List:
    entries = CatalogueEntry.objects.filter(live=True, page_id__in=own.values("pk"))
    soonest = sorted((*next_end(entry), entry.title, entry.page_id) for entry in closing(entries, SOON))
    return _list(
        "closing",
        _("Closing soon"),
        (_line(title, "facts", pk, f"{what}: {day_words(day)}") for day, what, title, pk in soonest[:MOST]),
        _("Nothing closes within 90 days."),
    )


def _reviews(own: Any) -> List:
    rows = named(standing_days(london_today()).filter(subject__in=own.values("translation_key")))
    due = reviews(rows, 0)[:MOST]
    return _list(
        "reviews",
        _("Reviews due"),
        (_line(row.title, "facts", row.page_id, day_words(row.to_date)) for row in due),
        _("No review date has come."),
    )


def _failing(own: Any) -> List:
    return _list(
        "failing_checks",
        _("Failing checks"),
        (
            _line(page.shown_title, "checks", page.pk, _count_words(page.count))
            for page in failing(own, LOOKED_AT)[:MOST]
        ),
        _("No check of a draft asks for anything."),
    )


def _count_words(count: Any) -> str:
    blocking = ngettext(
        "%(number)d thing keeps it from being published",
        "%(number)d things keep it from being published",
        count.blocking,
    )
    warnings = ngettext("%(number)d warning", "%(number)d warnings", count.warnings)
    said = ((blocking, count.blocking), (warnings, count.warnings))
    return ", ".join(words % {"number": number} for words, number in said if number)


def _drafts(own: Any, user: Any) -> List:
    mine = unpublished(own.filter(Q(latest_revision__user=user) | Q(owner=user, live=False)))
    lines = (
        Line(
            page.get_admin_display_title(),
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
            day_words(page.latest_revision_created_at.date()) if page.latest_revision_created_at else "",
        )
        for page in mine[:MOST]
    )
    return List(_("My drafts"), tuple(lines), _("You have no unpublished draft."))


def _line(title: str, view: str, pk: int, words: str) -> Line:
    return Line(title, reverse(f"catalogue_admin:{view}", args=[pk]), words)


def _list(report: str, heading: str, lines: Iterable[Line], nothing: str) -> List:
    return List(heading, tuple(lines), nothing, reverse(f"catalogue_admin:{report}"))
