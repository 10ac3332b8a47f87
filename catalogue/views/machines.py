"""For machines that visit: the sitemap in parts, and what they may ask for."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from catalogue import sitemaps
from catalogue.caching import remembered

from .public import public, tree_root

XML = "application/xml; charset=utf-8"


@public
@remembered()
def sitemap_index(request: HttpRequest) -> HttpResponseBase:
    """List the parts of the sitemap."""
    addresses = [
        request.build_absolute_uri(reverse("catalogue:sitemap_part", args=one))
        for one in sitemaps.parts(tree_root(request))
    ]
    return render(request, "catalogue/sitemap_index.xml", {"addresses": addresses}, content_type=XML)


@public
@remembered()
def sitemap_part(request: HttpRequest, name: str, number: int) -> HttpResponseBase:
    """List the addresses of one part; 404 where there is no such part."""
    found = sitemaps.places(name, number, tree_root(request))
    if found is None:
        raise Http404(gettext("The sitemap has no such part."))
    here = request.build_absolute_uri("/").rstrip("/")
    context = {"places": [(here + one.path, one.changed) for one in found]}
    return render(request, "catalogue/sitemap_part.xml", context, content_type=XML)


@public
@remembered()
def robots(request: HttpRequest) -> HttpResponseBase:
    """Say what is not worth a machine's visit: searches without end, and answers to a person's own units."""
    listed = [
        reverse("catalogue:compare"),
        f"{reverse('catalogue:qualifications')}?",
        f"{reverse('catalogue:units')}?",
        f"{reverse('catalogue:routes')}?",
        f"{reverse('catalogue:my_units')}?",
        "/*/check/?",
    ]
    address = request.build_absolute_uri(reverse("catalogue:sitemap"))
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in listed), "", f"Sitemap: {address}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
