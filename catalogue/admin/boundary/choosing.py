"""The page chooser, which says when a page's draft was last saved: strangers read when it was published."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.chooser import BrowseView, SearchView

from catalogue.visiting import is_strange


def updated(page: Any) -> datetime | None:
    """Return when ``page`` was last changed, as far as the visitor may know."""
    moment: datetime | None = page.last_published_at if is_strange(page) else page.latest_revision_created_at
    return moment


class _Updated:
    """Wagtail's columns with ``updated`` for the time."""

    @property
    def columns(self) -> list[Column]:
        """Return the columns of the chooser."""
        listed: list[Column] = super().columns  # type: ignore[misc]
        return [
            DateColumn(one.name, label=one.label, width=one.width, accessor=updated)
            if one.accessor == "latest_revision_created_at"
            else one
            for one in listed
        ]


class Browse(_Updated, BrowseView):
    """Browsing in the tree."""


class Search(_Updated, SearchView):
    """Searching."""


_browse = never_cache(require_admin_access(Browse.as_view()))
VIEWS = {
    "wagtailadmin_choose_page": _browse,
    "wagtailadmin_choose_page_child": _browse,
    "wagtailadmin_choose_page_search": never_cache(require_admin_access(Search.as_view())),
}
