"""What changed between any two versions of a qualification or a unit, at an address of its own."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext

from catalogue.addresses import entry_url
from catalogue.caching import remembered
from catalogue.documents import QualificationDocument, UnitDocument
from catalogue.models import CatalogueEntry, Kind, SpecificationVersion
from catalogue.presenters.differences import difference_of, difference_view
from catalogue.versions import version_rows

from .public import (
    Crumb,
    body_crumb,
    canonical_path,
    crumbs,
    entry_or_404,
    moved,
    public,
    qualifications_crumb,
)
from .surroundings import version_fact

Document = QualificationDocument | UnitDocument


@public
@remembered()
def qualification_difference(request: HttpRequest, slug: str, old: int, new: int) -> HttpResponseBase:
    """Show what changed from version ``old`` to version ``new`` of a qualification."""
    entry = entry_or_404(request, Kind.QUALIFICATION, canonical_path(slug))
    return moved(request, entry, slug, f"/differences/{old}/{new}/") or _page(request, entry, old, new)


@public
@remembered()
def unit_difference(request: HttpRequest, body: str, slug: str, old: int, new: int) -> HttpResponseBase:
    """Show what changed from version ``old`` to version ``new`` of a unit."""
    path = f"{body}/{slug}"
    entry = entry_or_404(request, Kind.UNIT, path)
    return moved(request, entry, path, f"/differences/{old}/{new}/") or _page(request, entry, old, new)


@public
def choose_qualification_difference(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Lead the choice of two versions (``from`` and ``to``) to the address of their difference."""
    entry = entry_or_404(request, Kind.QUALIFICATION, canonical_path(slug))
    return moved(request, entry, slug, "/differences/") or _chosen(request, entry)


@public
def choose_unit_difference(request: HttpRequest, body: str, slug: str) -> HttpResponseBase:
    """Lead the choice of two versions of a unit to the address of their difference."""
    path = f"{body}/{slug}"
    entry = entry_or_404(request, Kind.UNIT, path)
    return moved(request, entry, path, "/differences/") or _chosen(request, entry)


def _chosen(request: HttpRequest, entry: CatalogueEntry) -> HttpResponseBase:
    """Redirect to the two chosen versions; what cannot be read as two of them leads back to the list."""
    known = {str(version.sequence) for version in version_rows(entry.subject)}
    old, new = request.GET.get("from", ""), request.GET.get("to", "")
    if old in known and new in known:
        return HttpResponseRedirect(f"{entry_url(entry)}differences/{old}/{new}/")
    return HttpResponseRedirect(f"{entry_url(entry)}#versions")


def _page(request: HttpRequest, entry: CatalogueEntry, old: int, new: int) -> HttpResponseBase:
    url = entry_url(entry)
    if old == new:
        return HttpResponsePermanentRedirect(f"{url}v/{new}/")
    rows = {row.sequence: row for row in version_rows(entry.subject)}
    documents = _documents(entry, old, new)
    if len(documents) != 2:
        raise Http404(gettext("There is no such version, or its text is not held here."))
    facts = {sequence: version_fact(row, url) for sequence, row in rows.items()}
    found = difference_of(documents[old], documents[new])
    view = difference_view(facts[old], facts[new], facts.values(), found)
    return render(
        request,
        "catalogue/difference.html",
        {
            "view": view,
            "entry": entry,
            "url": url,
            "breadcrumbs": _crumbs(entry, url),
            "section": "qualifications" if entry.kind == Kind.QUALIFICATION else "bodies",
            "canonical": request.build_absolute_uri(f"{url}differences/{old}/{new}/"),
            "absolute_url": request.build_absolute_uri(f"{url}differences/{old}/{new}/"),
        },
    )


def _documents(entry: CatalogueEntry, *sequences: int) -> dict[int, Any]:
    """Return the documents of these versions that are held: one query."""
    versions = SpecificationVersion.objects.filter(subject=entry.subject, sequence__in=sequences)
    thawed = {version.sequence: version.thaw() for version in versions}
    return {sequence: document for sequence, document in thawed.items() if document is not None}


def _crumbs(entry: CatalogueEntry, url: str) -> tuple[Crumb, ...]:
    first = [qualifications_crumb()] if entry.kind == Kind.QUALIFICATION else []
    own = Crumb(entry.number or entry.title, url)
    return crumbs(*first, body_crumb(entry), own, Crumb(gettext("What changed")))
