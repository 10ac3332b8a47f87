"""How the app hooks into Wagtail's admin: wiring only, what is wired lives elsewhere."""

from __future__ import annotations

from typing import Any

from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static

from catalogue import acknowledging
from catalogue.acts.record import LOG_ACTION
from catalogue.admin import buttons, home_panel
from catalogue.admin.boundary import bulk, usage
from catalogue.admin.boundary.doors import SITE_WIDE
from catalogue.admin.choosers import choosable
from catalogue.admin.equivalents.menu import equivalents_item
from catalogue.admin.pages import viewsets
from catalogue.admin.reports.menu import report_items
from catalogue.admin.routes.menu import routes_item


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    """Our own admin views, below ``/admin/catalogue/``."""
    return [path("catalogue/", include("catalogue.admin_urls", namespace="catalogue_admin"))]


@hooks.register("insert_global_admin_css")
def desk_styles() -> str:
    """Tables, titles and choices of ours that fit a narrow window, on whatever screen they stand."""
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("catalogue/admin/desk.css"))


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """What the history of a page shows beside Wagtail's own actions."""
    actions.register_action(LOG_ACTION, _("Record a live fact"), _("Live fact recorded"))
    actions.register_action(acknowledging.ACKNOWLEDGED, _("Acknowledge a warning"), _("Warning acknowledged"))
    actions.register_action(acknowledging.TAKEN_BACK, _("Take a reason back"), _("Reason taken back"))


@hooks.register("register_admin_viewset")
def page_viewsets() -> list[Any]:
    """The editor of a specification, with the checks of its draft at its side."""
    return list(viewsets.VIEWSETS)


@hooks.register("register_page_header_buttons")
def page_header_buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Any:
    """Our own views in the menu of a page's header."""
    return buttons.page_buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def page_listing_more_buttons(page: Any, user: Any, next_url: str | None = None) -> Any:
    """Our own views in the menu of a page in a listing."""
    return buttons.page_buttons(page, user)


@hooks.register("construct_page_chooser_queryset")
def choosable_pages(pages: Any, request: Any) -> Any:
    """The page chooser shows no other body's drafts."""
    return choosable(pages, request)


@hooks.register("register_admin_menu_item")
def announce_menu_item() -> Any:
    """One announcement over several titles."""
    return buttons.announce_item()


@hooks.register("register_reports_menu_item")
def routes_report_item() -> Any:
    """The report of routes that lead nowhere."""
    return routes_item()


@hooks.register("register_reports_menu_item")
def equivalents_report_item() -> Any:
    """Units that agree, to be declared equivalent."""
    return equivalents_item()


usage.connect()
for bulk_action in bulk.BULK_ACTIONS:
    hooks.register("register_bulk_action", bulk_action, order=100)  # after Wagtail's, in their places


@hooks.register("construct_reports_menu", order=-1)
def own_reports(request: Any, items: list[Any]) -> None:
    """A body's listings and reports."""
    items.extend(item for item in report_items() if item.is_shown(request))


@hooks.register("construct_reports_menu")
def leave_out_site_wide_reports(request: Any, items: list[Any]) -> None:
    """What counts every body's drafts is for administrators."""
    if not request.user.is_superuser:
        addresses = {reverse(name) for name in SITE_WIDE}
        items[:] = [item for item in items if item.url not in addresses]


@hooks.register("construct_homepage_panels")
def attention_panel(request: Any, panels: list[Any]) -> None:
    """What asks for attention at one's own body."""
    home_panel.add_panel(request, panels)


@hooks.register("construct_homepage_summary_items", order=100)
def own_pages_in_summary(request: Any, items: list[Any]) -> None:
    """The number of pages is that of one's own."""
    home_panel.count_own_pages(request, items)
