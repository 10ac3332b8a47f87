"""The page chooser: its search finds specifications, and strangers read when a page was published.

Wagtail's tells everybody when a page's draft was last saved, and looks into an index that specifications are
not in.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from wagtail import hooks
from wagtail.admin.auth import require_admin_access
from wagtail.admin.forms.search import SearchForm
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.chooser import (
    BrowseView,
    PageChooserTable,
    SearchView,
    base_page_type_string,
    page_models_from_string,
    shared_context,
)
from wagtail.models import Page
from wagtail.permissions import policy_registry

from catalogue.admin.admin_search import matching
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
    """Searching, by number and by title."""

    def get(self, request: HttpRequest) -> TemplateResponse:
        """Answer as Wagtail's view does, with what bears the number or is titled so."""
        self.i18n_enabled = getattr(settings, "WAGTAIL_I18N_ENABLED", False)
        self.is_multiple_choice = request.GET.get("multiple")
        types = request.GET.get("page_type") or base_page_type_string
        try:
            models = page_models_from_string(types)
        except (ValueError, LookupError) as fault:
            raise Http404 from fault
        form = SearchForm(request.GET)
        text = form.cleaned_data["q"] if form.is_valid() else ""
        found = Paginator(self._found(text, models), per_page=25).get_page(request.GET.get("p"))
        for page in found:
            page.can_choose, page.is_parent_page = True, False
        context = {
            "searchform": form,
            "table": PageChooserTable(self.columns, found, show_locale_labels=self.i18n_enabled),
            "pages": found,
            "page_type_string": types,
        }
        return TemplateResponse(
            request, "wagtailadmin/chooser/_search_results.html", shared_context(request, context)
        )

    def _found(self, text: str, models: Any) -> Any:
        pages = Page.objects.select_related("locale") if self.i18n_enabled else Page.objects.all()
        for hook in hooks.get_hooks("construct_page_chooser_queryset"):
            pages = hook(pages, self.request)
        own = policy_registry.get_by_type(Page).explorable_instances(self.request.user)
        return matching(pages.exclude(depth=1).type(*models), own, text).specific()


_browse = never_cache(require_admin_access(Browse.as_view()))
VIEWS = {
    "wagtailadmin_choose_page": _browse,
    "wagtailadmin_choose_page_child": _browse,
}
SEARCH = {"wagtailadmin_choose_page_search": never_cache(require_admin_access(Search.as_view()))}
"""The search, for administrators too."""
