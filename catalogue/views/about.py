"""Pages about the site itself."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext

from catalogue.caching import remembered

from .public import Crumb, crumbs, public


@public
@remembered()
def accessibility(request: HttpRequest) -> HttpResponseBase:
    """State what was done for accessibility, what was tested, and what was not.

    ``CATALOGUE_ACCESSIBILITY_CONTACT`` is the address (e-mail) to which barriers can be reported.
    """
    title = gettext("Accessibility statement")
    return render(
        request,
        "catalogue/accessibility.html",
        {
            "contact": getattr(settings, "CATALOGUE_ACCESSIBILITY_CONTACT", ""),
            "breadcrumbs": crumbs(Crumb(title)),
            "description": gettext("What was done so that everybody can use this site, and what was not."),
            "canonical": request.build_absolute_uri(request.path),
        },
    )
