"""The page for our own faults, which must come out whatever is at fault."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.utils.translation import gettext as _
from django.views import defaults


def server_error(request: HttpRequest) -> HttpResponse:
    """``500.html``; one plain sentence if even that template cannot be rendered."""
    try:
        return defaults.server_error(request)
    except Exception:  # noqa: BLE001 -- a fault here would replace the one being reported
        sentence = _("Sorry, something went wrong. The fault is ours. Please try again later.")
        return HttpResponseServerError(sentence, content_type="text/plain; charset=utf-8")
