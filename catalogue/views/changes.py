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
from catalogue.numbers.spelling import plain, shortened
from catalogue.presenters.changes import by_day, notices

from .paging import address_of_page, page_of
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
    page, notes = page_of(request, Paginator(changes.rows_of(scope, london_today()), PAGE_SIZE))
    typed = request.GET.get("corrections", "")
    if typed and corrections:
        sentence = gettext("“corrections” is “no” or is left out; “%(value)s” was ignored.")
        notes.append(sentence % {"value": shortened(plain(typed))})
    context: dict[str, Any] = {
        "days": by_day(notices(changes.load(page.object_list))),
        "page_of": page,
        "notes": notes,
        "is_cut": page.paginator.count == changes.MOST and not page.has_next(),
        "corrections": corrections,
        "kept": "" if corrections else "&corrections=no",
        "feed_url": reverse("catalogue:change_feed") + ("" if corrections else "?corrections=no"),
        "breadcrumbs": crumbs(Crumb(gettext("Changes"))),
        "section": "changes",
        "canonical": address_of_page(request, page.number if corrections else 1),
    }
    return render(request, "catalogue/changes.html", context)
