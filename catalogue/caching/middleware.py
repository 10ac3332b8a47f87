"""Gives out kept pages before sessions, forms and policies are worked out: what they would add is kept too.

Put it below what must see every request (``SecurityMiddleware``, WhiteNoise) and above all else. Without it,
pages are kept all the same and given out by their views. It answers for the catalogue's own addresses alone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import NoReverseMatch, reverse

from . import pages

ROUTES = (
    "qualifications",
    "units",
    "bodies",
    "changes",
    "closing",
    "routes",
    "accessibility",
    "change_feed",
    "closing_feed",
    "last_dates",
    "sitemap",
    "robots",
)
SUITE = ("body", "suite")
"""What stands for the parts of a suite's address: every suite begins as this one does."""


class KeptPagesMiddleware:
    """Asks the cache first, and keeps what the views below it keep with every header it was given since."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the kept page, or what the site answers."""
        if request.method not in ("GET", "HEAD") or not request.path.startswith(_prefixes()):
            return self.get_response(request)
        plain = not request.META.get("QUERY_STRING")
        found = pages.whole(request) if plain else None
        if found is None:
            found = self.get_response(request)
            if plain:
                pages.keep_whole(found)
            pages.soon_asked_again(found)
        return found


@cache
def _prefixes() -> tuple[str, ...]:
    """Return how the addresses begin that may be kept; none where a site has no public pages of ours."""
    try:
        suites = reverse("catalogue:suite", args=SUITE).removesuffix("/".join(SUITE) + "/")
        return (*(reverse(f"catalogue:{name}") for name in ROUTES), suites)
    except NoReverseMatch:
        return ()
