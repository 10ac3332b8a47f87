"""Closing soon: what learners can still be registered for, and until when."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from catalogue import closing as queries
from catalogue.caching import remembered
from catalogue.lifecycle import london_today
from catalogue.presenters.closing import closing_spans

from .paging import address_of_page, page_of
from .public import Crumb, crumbs, public, qualifications_crumb, tree_root

PAGE_SIZE = 50


@public
@remembered("page")
def closing(request: HttpRequest) -> HttpResponseBase:
    """List the qualifications with an announced last date to register, the soonest first."""
    today = london_today()
    listed = Paginator(queries.closing(tree_root(request), today), PAGE_SIZE)
    page, notes = page_of(request, listed)
    return render(
        request,
        "catalogue/closing.html",
        {
            "spans": closing_spans(page, today),
            "page_of": page,
            "notes": notes,
            "feed_url": reverse("catalogue:closing_feed"),
            "calendar_url": reverse("catalogue:last_dates"),
            "breadcrumbs": crumbs(qualifications_crumb(), Crumb(gettext("Closing soon"))),
            "section": "qualifications",
            "description": gettext("Qualifications that take new learners until an announced day."),
            "canonical": address_of_page(request, page.number),
        },
    )
