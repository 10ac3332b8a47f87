"""Awarding bodies and suites: who awards what, and which qualifications stand together."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from catalogue import reading
from catalogue.caching import remembered
from catalogue.lifecycle import london_today
from catalogue.models import AwardingBodyPage, CatalogueEntry, Kind, SuitePage
from catalogue.presenters.body import body_row, body_view, letters, suite_view

from .public import Crumb, crumbs, public, tree_root

AT_A_GLANCE = 12
"""Bodies that are listed as they are; more are put under letters."""

ON_ITS_PAGE = 200
"""Qualifications, and units, that a body's own page lists; the lists that are searched have all of them."""


@public
@remembered()
def bodies(request: HttpRequest) -> HttpResponseBase:
    """List the awarding bodies of the site with how many qualifications each has published."""
    root = tree_root(request)
    pages = list(AwardingBodyPage.objects.live().filter(path__startswith=root).order_by("title"))
    counts = dict(
        CatalogueEntry.objects.filter(live=True, tree_path__startswith=root)
        .values_list("body")
        .annotate(number=Count("subject", filter=Q(kind=Kind.QUALIFICATION)))
    )
    rows = [body_row(page, counts.get(page.translation_key, 0)) for page in pages]
    return render(
        request,
        "catalogue/bodies.html",
        {
            "bodies": rows,
            "letters": letters(rows) if len(rows) > AT_A_GLANCE else (),
            "breadcrumbs": crumbs(Crumb(gettext("Awarding bodies"))),
            "section": "bodies",
            "canonical": request.build_absolute_uri(request.path),
        },
    )


@public
@remembered()
def body(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Show an awarding body: who it is, who recognises it, its qualifications and units."""
    root, today = tree_root(request), london_today()
    page = _body_or_404(slug, root)
    entries = CatalogueEntry.objects.filter(body=page.translation_key, live=True)
    rows = entries.filter(kind=Kind.QUALIFICATION).order_by("level_min", "title")
    units = entries.filter(kind=Kind.UNIT).order_by("number", "title")
    view = body_view(
        page,
        [reading.neighbour(row) for row in rows[:ON_ITS_PAGE]],
        [reading.neighbour(row) for row in units[:ON_ITS_PAGE]],
        today,
        totals=(rows.count(), units.count()),
    )
    return render(
        request,
        "catalogue/body.html",
        {
            "view": view,
            "breadcrumbs": crumbs(_bodies_crumb(), Crumb(view.name)),
            "section": "bodies",
            "canonical": request.build_absolute_uri(request.path),
            "absolute_url": request.build_absolute_uri(request.path),
        },
    )


@public
@remembered()
def suite(request: HttpRequest, body: str, slug: str) -> HttpResponseBase:
    """Show a suite: the qualifications that share one document."""
    root = tree_root(request)
    owner = _body_or_404(body, root)
    page = SuitePage.objects.live().child_of(owner).filter(slug=slug).first()
    if page is None:
        raise Http404(gettext("There is no such suite."))
    rows = CatalogueEntry.objects.filter(suite_page_id=page.pk, live=True).order_by("tree_path")
    view = suite_view(page, owner, [reading.neighbour(row) for row in rows], london_today())
    return render(
        request,
        "catalogue/suite.html",
        {
            "view": view,
            "breadcrumbs": crumbs(_bodies_crumb(), Crumb(view.body_name, view.body_url), Crumb(view.title)),
            "section": "bodies",
            "canonical": request.build_absolute_uri(request.path),
            "absolute_url": request.build_absolute_uri(request.path),
        },
    )


def _body_or_404(slug: str, root: str) -> AwardingBodyPage:
    page = AwardingBodyPage.objects.live().filter(slug=slug, path__startswith=root).first()
    if page is None:
        raise Http404(gettext("There is no such awarding body."))
    return page


def _bodies_crumb() -> Crumb:
    return Crumb(gettext("Awarding bodies"), reverse("catalogue:bodies"))
