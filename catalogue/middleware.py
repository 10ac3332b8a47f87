"""What stands around every view of Wagtail's admin: the boundary between bodies, and refusals in words.

A refusal becomes a message and the page one came from, never a 500: Wagtail's bulk actions, workflow
approval, moves and deletion do not expect a model to say no. Put it last in ``MIDDLEWARE``; with
``ATOMIC_REQUESTS`` everything the request wrote has been undone by then.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from catalogue.addresses import url_of
from catalogue.admin.boundary import doors, filters
from catalogue.refusals import Refusal
from catalogue.visiting import visited_by


class RefusalMiddleware:
    """Keeps bodies apart and shows refusals in Wagtail's admin; everywhere else they stay exceptions."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; inside the admin, it is known who visits."""
        if not _in_admin(request):
            return self.get_response(request)
        with visited_by(request):
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Refuse an address of the admin that names what is another body's."""
        match = request.resolver_match
        return doors.answer(request, match) if match is not None and _in_admin(request) else None

    def process_template_response(self, request: HttpRequest, response: Any) -> Any:
        """Offer in filters what the visitor may know of."""
        if _in_admin(request):
            filters.narrow(request, response)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the answer to a refusal, or ``None`` for anything else."""
        words = _words(exception)
        if not words or not _in_admin(request):
            return None
        if request.accepts("application/json") and not request.accepts("text/html"):
            answer: dict[str, Any] = {
                "success": False,
                "error_code": "refused",
                "error_message": words,
            }
            return JsonResponse(answer, status=400)
        messages.error(request, words)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # Wagtail's dialogue of a workflow step waits for this, and goes where it is sent.
            return JsonResponse({"step": "success", "redirect": _way_back(request)})
        return HttpResponseRedirect(_way_back(request))


def _words(exception: Exception) -> str:
    """Return the refusal in words; nothing for what is no refusal.

    Wagtail asks its index of references before it deletes; where that lags behind, the database says no.
    """
    if isinstance(exception, ProtectedError):
        return gettext("Something still uses this, so it cannot be deleted. Take it out there first.")
    return str(exception) if isinstance(exception, Refusal) else ""


def _in_admin(request: HttpRequest) -> bool:
    try:
        return request.path.startswith(url_of("wagtailadmin_home"))
    except NoReverseMatch:
        return False


def _way_back(request: HttpRequest) -> str:
    """Return the page that the request names as next, else the one it came from, else the admin's home."""
    next_url = get_valid_next_url_from_request(request)
    if next_url:
        return str(next_url)
    came_from = request.headers.get("referer", "")
    safe = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    return came_from if safe else reverse("wagtailadmin_home")
