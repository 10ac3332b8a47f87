"""A qualification: its page today, one of its versions, and the same as data."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext

from catalogue import reading
from catalogue.caching import remembered
from catalogue.documents import QualificationDocument
from catalogue.lifecycle import london_today
from catalogue.models import Kind
from catalogue.presenters.qualification import qualification_view

from .data import document_response, page_response, units_response
from .public import (
    Crumb,
    body_crumb,
    canonical_path,
    crumbs,
    entry_or_404,
    moved,
    public,
    qualifications_crumb,
    tree_root,
)
from .surroundings import around_qualification
from .whose import FIELD, whose


@public
@remembered(FIELD)
def qualification(request: HttpRequest, slug: str, sequence: int | None = None) -> HttpResponseBase:
    """Show the version in force today, or version ``sequence`` at its lasting address."""
    rest = f"/v/{sequence}/" if sequence is not None else "/"
    found = _read(request, slug, sequence, rest)
    if isinstance(found, HttpResponseBase):
        return found
    return render(
        request, "catalogue/qualification.html", shown(request, found, tree_root(request), sequence)
    )


def shown(
    request: HttpRequest, found: reading.Reading, root: str, sequence: int | None = None
) -> dict[str, Any]:
    """Return what the qualification's templates show of what was read, among what is below ``root``."""
    document = found.document
    assert isinstance(document, QualificationDocument)  # noqa: S101 -- the entry's kind says so
    around = around_qualification(request, found, root)
    view = qualification_view(document, found.facts, london_today(), around)
    here = f"{found.url}v/{sequence}/" if sequence is not None else found.url
    return {
        "view": view,
        "document": document,
        "whose": whose(request, found, around),
        "is_version_page": sequence is not None,
        "checker_url": f"{here}check/",
        "unpublished": not found.entry.live,
        "breadcrumbs": _crumbs(found, view.version_name if sequence is not None else ""),
        "section": "qualifications",
        "description": view.lead[0] + " " + view.availability.status.headline,
        "canonical": request.build_absolute_uri(found.url),
        "absolute_url": request.build_absolute_uri(here),
    }


@public
@remembered()
def qualification_data(request: HttpRequest, slug: str, sequence: int | None = None) -> HttpResponseBase:
    """Answer with the page's document, version and live facts as JSON, or with version ``sequence`` as it was
    frozen.
    """
    found = _read(request, slug, sequence, f"/v/{sequence}.json" if sequence is not None else ".json")
    if isinstance(found, HttpResponseBase):
        return found
    return document_response(found) if sequence is not None else page_response(request, found)


@public
@remembered()
def qualification_units(request: HttpRequest, slug: str, sequence: int | None = None) -> HttpResponseBase:
    """Answer with the units as CSV."""
    found = _read(
        request, slug, sequence, f"/v/{sequence}/units.csv" if sequence is not None else "/units.csv"
    )
    return found if isinstance(found, HttpResponseBase) else units_response(found)


@public
def qualification_as_typed(request: HttpRequest, typed: str) -> HttpResponseBase:
    """Lead a number in any other spelling (obliques, none, capitals) to its canonical address."""
    path = canonical_path(typed)
    entry = entry_or_404(request, Kind.QUALIFICATION, path)
    redirect = moved(request, entry, typed)
    if redirect is None:
        raise Http404(gettext("Nothing was ever published at this address."))
    return redirect


def _read(request: HttpRequest, slug: str, sequence: int | None, rest: str) -> reading.Reading | HttpResponse:
    """Return the reading, or the redirect to its canonical address; 404 where there is no such version."""
    entry = entry_or_404(request, Kind.QUALIFICATION, canonical_path(slug))
    redirect = moved(request, entry, slug, rest)
    if redirect is not None:
        return redirect
    found = reading.read(entry, london_today(), sequence) if sequence != 0 else None
    if found is None:
        raise Http404(gettext("There is no such version, or its text is not held here."))
    return found


def _crumbs(found: reading.Reading, version: str) -> tuple[Crumb, ...]:
    own = found.entry.number or found.entry.title
    steps = [qualifications_crumb(), body_crumb(found.entry), Crumb(own, found.url if version else "")]
    return crumbs(*steps, *([Crumb(version)] if version else []))
