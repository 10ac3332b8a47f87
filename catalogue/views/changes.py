"""The change log: what was published and what was announced, newest first."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from catalogue import changes
from catalogue.caching import remembered
from catalogue.lifecycle import london_today
from catalogue.presenters.changes import by_day, notices

from .public import Crumb, crumbs, public, tree_root

PAGE_SIZE = 50


def wants_corrections(request: HttpRequest) -> bool:
    """Whether corrections are to be listed: yes, unless ``corrections=no`` is asked."""
    return request.GET.get("corrections", "").strip().lower() != "no"


@public
@remembered("corrections", "page")
def change_log(request: HttpRequest) -> HttpResponseBase:
    """List the changes of this site; ``corrections=no`` leaves out corrections, ``page`` turns the pages."""
    corrections = wants_corrections(request)
    scope = changes.Scope(tree_root(request), corrections=corrections)
    page = Paginator(changes.rows_of(scope, london_today()), PAGE_SIZE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "days": by_day(notices(changes.load(page.object_list))),
        "page_of": page,
        "corrections": corrections,
        "kept": "" if corrections else "&corrections=no",
        "feed_url": reverse("catalogue:change_feed") + ("" if corrections else "?corrections=no"),
        "breadcrumbs": crumbs(Crumb(gettext("Changes"))),
        "section": "changes",
        "canonical": request.build_absolute_uri(request.path),
    }
    return render(request, "catalogue/changes.html", context)
