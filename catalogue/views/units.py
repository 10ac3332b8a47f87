"""A unit: its page today, one of its versions, and the same as data."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from catalogue import reading
from catalogue.caching import remembered
from catalogue.documents import UnitDocument
from catalogue.lifecycle import london_today
from catalogue.models import Kind
from catalogue.presenters.unit import unit_view

from .data import document_response, page_response
from .public import Crumb, body_crumb, crumbs, entry_or_404, moved, public, tree_root
from .surroundings import around_unit


@public
@remembered()
def unit(request: HttpRequest, body: str, slug: str, sequence: int | None = None) -> HttpResponseBase:
    """Show the unit's version in force today, or version ``sequence`` at its lasting address."""
    found = _read(request, f"{body}/{slug}", sequence, f"/v/{sequence}/" if sequence is not None else "/")
    if isinstance(found, HttpResponseBase):
        return found
    return render(request, "catalogue/unit.html", shown(request, found, tree_root(request), sequence))


def shown(
    request: HttpRequest, found: reading.Reading, root: str, sequence: int | None = None
) -> dict[str, Any]:
    """Return what the unit's templates show of what was read, among what is below ``root``."""
    document = found.document
    assert isinstance(document, UnitDocument)  # noqa: S101 -- the entry's kind says so
    used = reading.where_used(found.entry.subject, root)
    view = unit_view(document, found.entry.body_name, found.facts, london_today(), around_unit(found), used)
    here = f"{found.url}v/{sequence}/" if sequence is not None else found.url
    own = Crumb(document.code or document.title, found.url if sequence is not None else "")
    version = [Crumb(view.version_name)] if sequence is not None else []
    return {
        "view": view,
        "document": document,
        "is_version_page": sequence is not None,
        "unpublished": not found.entry.live,
        "breadcrumbs": crumbs(_bodies_crumb(), body_crumb(found.entry), own, *version),
        "section": "bodies",
        "description": " ".join(view.lead),
        "canonical": request.build_absolute_uri(found.url),
        "absolute_url": request.build_absolute_uri(here),
    }


@public
@remembered()
def unit_data(request: HttpRequest, body: str, slug: str, sequence: int | None = None) -> HttpResponseBase:
    """Answer with the unit as JSON, or with version ``sequence`` as it was frozen."""
    found = _read(
        request, f"{body}/{slug}", sequence, f"/v/{sequence}.json" if sequence is not None else ".json"
    )
    if isinstance(found, HttpResponseBase):
        return found
    return document_response(found) if sequence is not None else page_response(request, found)


def _read(request: HttpRequest, path: str, sequence: int | None, rest: str) -> reading.Reading | HttpResponse:
    entry = entry_or_404(request, Kind.UNIT, path)
    redirect = moved(request, entry, path, rest)
    if redirect is not None:
        return redirect
    found = reading.read(entry, london_today(), sequence) if sequence != 0 else None
    if found is None:
        raise Http404(gettext("There is no such version, or its text is not held here."))
    return found


def _bodies_crumb() -> Crumb:
    return Crumb(gettext("Awarding bodies"), reverse("catalogue:bodies"))
