"""Every address of the admin that names a page, an image or a document: is it the visitor's to ask about?

It is asked before the view runs, by the name of the argument, so that a view that is new is asked as well.
The answer to what does not exist is the same as to what is another body's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import ResolverMatch
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import permission_denied, require_admin_access
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, TaskState
from wagtail.permissions import policy_registry

from catalogue.admin import admin_search
from catalogue.admin.choosers import choosable

from . import choosing, tags
from .files import own_files

SEARCHES = {**admin_search.VIEWS, **choosing.SEARCH}
"""Searches that answer in the place of Wagtail's, for everybody: they keep within the visitor's own."""

Question = Callable[[HttpRequest, Any], bool]

LISTS_WHOEVER_ASKS = ("wagtailadmin_api:documents:", "wagtailadmin_api:images:")
"""Parts of the admin's API that answer with every collection's files; nothing in the admin uses them."""

SITE_WIDE = ("wagtailadmin_reports:page_types_usage", "wagtailadmin_reports:page_types_usage_results")
"""Reports that count the whole site's pages, drafts of every body among them."""


IN_WAGTAILS_PLACE: dict[str, Callable[..., HttpResponseBase]] = {
    **choosing.VIEWS,
    "wagtailimages_chooser:choose": never_cache(require_admin_access(tags.choose_image)),
    "wagtailadmin_tag_autocomplete": never_cache(require_admin_access(tags.offer)),
    "wagtailadmin_tag_model_autocomplete": never_cache(require_admin_access(tags.offer)),
}
"""What answers in the place of Wagtail's own views, by the name of the address."""


def answer(request: HttpRequest, match: ResolverMatch) -> HttpResponseBase | None:
    """Return the refusal of what is not the visitor's to ask about, or what answers in Wagtail's place."""
    user: Any = request.user
    search = SEARCHES.get(match.view_name)
    if search is not None:
        return search(request)
    if not user.is_authenticated or user.is_superuser:
        return None
    if match.view_name in SITE_WIDE or match.view_name.startswith(LISTS_WHOEVER_ASKS):
        return permission_denied(request)
    for name, value in match.kwargs.items():
        question = _question(match, name)
        if question is not None and not question(request, value):
            return permission_denied(request)
    _leave_out_what_is_not_theirs(request, match)
    view = IN_WAGTAILS_PLACE.get(match.view_name)
    return view(request, **match.kwargs) if view is not None else None


def is_own_page(request: HttpRequest, pk: Any) -> bool:
    """Whether the visitor has any permission on the page, or is asked to review it."""
    page = Page.objects.filter(pk=pk).first()
    if page is None:
        return False
    tester = page.permissions_for_user(request.user)
    return bool(tester.permissions) or bool(tester.can_edit())


def is_own_step(request: HttpRequest, pk: Any) -> bool:
    """Whether the step of a workflow exists and is about a page of the visitor's."""
    step = TaskState.objects.filter(pk=pk).select_related("workflow_state").first()
    return step is not None and is_own_page(request, step.workflow_state.object_id)


def is_explorable(request: HttpRequest, pk: Any) -> bool:
    """Whether the page is the visitor's own, or stands above one of those."""
    pages = policy_registry.get_by_type(Page).explorable_instances(request.user)
    return bool(pages.filter(pk=pk).exists())


def is_choosable(request: HttpRequest, pk: Any) -> bool:
    """Whether the chooser may show what stands below the page."""
    return bool(choosable(Page.objects.filter(pk=pk), request).exists())


def _is_own_file(model: Any) -> Question:
    return lambda request, pk: str(pk).isdecimal() and own_files(request, model).filter(pk=pk).exists()


def _question(match: ResolverMatch, name: str) -> Question | None:
    """Return what to ask of the argument ``name``; ``None`` where it names nothing of a body's."""
    namespace = match.namespaces[-1] if match.namespaces else ""
    if namespace in ("wagtailimages", "wagtailimages_chooser") and name in ("image_id", "pk"):
        return _is_own_file(get_image_model())
    if namespace in ("wagtaildocs", "wagtaildocs_chooser") and name in ("document_id", "doc_id", "pk"):
        return _is_own_file(get_document_model())
    if match.url_name == "wagtailadmin_choose_page_child":
        return is_choosable
    if match.url_name in ("wagtailadmin_explore", "wagtailadmin_explore_results"):
        return is_explorable
    if name == "task_state_id":
        return is_own_step
    if name in ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk"):
        return is_own_page
    return is_own_page if (namespace, name) == ("wagtailadmin_pages", "pk") else None


def _leave_out_what_is_not_theirs(request: HttpRequest, match: ResolverMatch) -> None:
    """Where a chooser is asked to hand out several by number, ask it only for what it may hand out."""
    allowed: Any = {
        "wagtailadmin_choose_page_chosen_multiple": lambda: choosable(Page.objects.all(), request),
        "wagtailimages_chooser:chosen_multiple": lambda: own_files(request, get_image_model()),
        "wagtaildocs_chooser:chosen_multiple": lambda: own_files(request, get_document_model()),
    }.get(match.view_name)
    if allowed is None:
        return
    asked = [pk for pk in request.GET.getlist("id") if pk.isdecimal()]
    query = request.GET.copy()
    query.setlist("id", [str(pk) for pk in allowed().filter(pk__in=asked).values_list("pk", flat=True)])
    request.GET = query  # type: ignore[assignment]
