"""Public pages rendered once and answered from a cache until anything public changes.

A page is kept under the catalogue's generation, which every change of anything public replaces in the
change's own transaction; the day in London; the release that rendered it; and its address. So a kept page is
never older than the database, and what it shows need not be listed. One query tells the generation. Nothing
personal is kept: a response that read the session, set a cookie or holds a form's secret is passed on as it
is.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.cache import BaseCache, caches
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language

from catalogue import generations, indexing
from catalogue.generations import Generation
from catalogue.lifecycle import LONDON, london_today

from .release import release

View = Callable[..., HttpResponseBase]
Kept = tuple[str, bytes, dict[str, str]]
"""Entity tag, gzipped content, the headers that belong to it."""

DAY = 86_400
SMALL, QUICK = 6, 3
"""How well a page is packed: one that is kept as small as pays; one that is made each time a tenth larger, in
less than half the time."""
MAX_AGE = 60
"""Seconds for which browsers and caches in front may answer without asking; ``CATALOGUE_PAGE_MAX_AGE``."""
FOR_EVER = "public, max-age=31536000, immutable"
HEADERS = ("Content-Type", "Content-Disposition", "Content-Language")
OF_THE_ANSWER = ("Cache-Control", "Content-Encoding", "Content-Length", "ETag", "Vary")
"""Headers that are made for each answer."""
WHOLE = ":whole"
_FORM_SECRET = b"csrfmiddlewaretoken"

_turned: tuple[str, date] | None = None


def remembered(*parameters: str) -> Callable[[View], View]:
    """Answer a view's plain address from the cache; with one of its ``parameters`` it is rendered each time.

    Parameters that the page does not know change nothing, so they do not make it another page; ``*`` stands
    for every parameter there is, where the page says which ones it ignored.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            def make() -> HttpResponseBase:
                return view(request, *args, **kwargs)

            return _answer(request, make, parameters)

        return answer

    return decorate


def unchanging(response: HttpResponse, tag: str) -> HttpResponse:
    """Return ``response`` as something that never changes, known by ``tag``."""
    response["ETag"] = f'"{tag}"'
    response["Cache-Control"] = FOR_EVER
    return response


def for_one_visitor(response: HttpResponse, *varies: str) -> HttpResponse:
    """Return ``response`` as the answer to what one visitor holds: no cache in front keeps it.

    ``varies`` are the headers of the request on which it depends.
    """
    response["Cache-Control"] = "private, no-cache"
    if varies:
        patch_vary_headers(response, varies)
    return response


def soon_asked_again(response: HttpResponseBase) -> None:
    """Let nobody hold for longer than a page that there is nothing here: it may be published any moment."""
    if response.status_code == 404 and not response.has_header("Cache-Control"):
        response["Cache-Control"] = f"public, max-age={max_age()}"


def max_age(now: datetime | None = None) -> int:
    """Return for how many seconds an answer holds without being asked for again.

    Never past midnight in London: the day decides what a page says.
    """
    now = now or datetime.now(UTC)
    local = now.astimezone(LONDON)
    midnight = datetime.combine(local.date() + timedelta(days=1), time.min, LONDON)
    left = int((midnight.astimezone(UTC) - now).total_seconds())
    return max(0, min(int(getattr(settings, "CATALOGUE_PAGE_MAX_AGE", MAX_AGE)), left))


def _answer(
    request: HttpRequest, make: Callable[[], HttpResponseBase], parameters: tuple[str, ...]
) -> HttpResponseBase:
    if getattr(request, "is_preview", False):
        return make()
    day, cache = london_today(), _cache()
    asked = bool(request.META.get("QUERY_STRING")) and (
        "*" in parameters or any(name in request.GET for name in parameters)
    )
    generation = _generation(request)
    name = "" if asked or not cache or generation == generations.NONE else _name(request, generation, day)
    kept: Kept | None = cache.get(name) if cache and name else None
    if kept is None:
        _turn(generation, day)
        response = make()
        if not isinstance(response, HttpResponse):
            return response
        if not _is_for_everyone(request, response):
            return _as_it_is(request, response)
        keeps = bool(cache and name)
        kept = _kept(response, level=SMALL if keeps else QUICK)
        if cache and keeps:
            cache.set(name, kept, DAY)
    answer = _response(request, kept)
    if name:
        answer._catalogue_kept = (name, kept)  # type: ignore[attr-defined]
    return answer


def whole(request: HttpRequest) -> HttpResponseBase | None:
    """Return the kept answer to a plain request with all its headers; ``None`` where there is none."""
    cache = _cache()
    generation = _generation(request) if cache else generations.NONE
    if cache is None or generation == generations.NONE:
        return None
    kept: Kept | None = cache.get(_name(request, generation, london_today()) + WHOLE)
    if kept is None:
        return None
    response = _response(request, kept)
    if isinstance(response, HttpResponse) and response.status_code == 200:
        response["Content-Length"] = str(len(response.content))  # no middleware below does it
    return response


def keep_whole(response: HttpResponseBase) -> None:
    """Keep an answer that a view keeps with the headers that it has by now, unless they are personal."""
    cache, found = _cache(), getattr(response, "_catalogue_kept", None)
    if cache is None or found is None or response.status_code != 200 or response.cookies:
        return
    varies = {name.strip().lower() for name in response.get("Vary", "").split(",")}
    if varies - {"accept-encoding"} or "'nonce-" in response.get("Content-Security-Policy", ""):
        return
    name, (tag, packed, _) = found
    headers = {name: value for name, value in response.items() if name not in OF_THE_ANSWER}
    cache.set(name + WHOLE, (tag, packed, headers), DAY)


def _generation(request: HttpRequest) -> Generation:
    """Return the catalogue's generation when this request began."""
    found: Generation | None = getattr(request, "_catalogue_generation", None)
    if found is None:
        found = generations.current()
        request._catalogue_generation = found  # type: ignore[attr-defined]
    return found


def _cache() -> BaseCache | None:
    """Return the cache that ``CATALOGUE_CACHE`` names; none where it is empty."""
    alias = getattr(settings, "CATALOGUE_CACHE", "default")
    return caches[alias] if alias else None


def _name(request: HttpRequest, generation: Generation, day: date) -> str:
    """Return the name under which the page of ``request`` is kept."""
    parts = (
        release(),
        generation.token,
        day.isoformat(),
        get_language() or "",
        request.scheme or "",
        request.get_host(),
        request.path,
    )
    return "catalogue:page:" + hashlib.sha256("\n".join(parts).encode(errors="surrogatepass")).hexdigest()


def _turn(generation: Generation, day: date) -> None:
    """Derive anew what a new day has made due: once for each generation and day."""
    global _turned
    if generation.due is None or generation.due > day or _turned == (generation.token, day):
        return
    indexing.refresh_due(day)
    _turned = (generation.token, day)


def _is_for_everyone(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether ``response`` is a whole page that any visitor may be given."""
    if response.status_code != 200 or response.cookies:
        return False
    read = (
        getattr(getattr(request, "session", None), "accessed", False),
        getattr(getattr(request, "_messages", None), "used", False),
        response.has_header("Cache-Control"),
        _FORM_SECRET in response.content,
    )
    return not any(read)


def _as_it_is(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """Return what the view answered, or the news that it has not changed where the view named it."""
    soon_asked_again(response)
    tag = response.get("ETag")
    if response.status_code != 200 or not tag:
        return response
    return get_conditional_response(request, etag=tag, response=response) or response


def _kept(response: HttpResponse, *, level: int) -> Kept:
    content = response.content
    tag = f'W/"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {name: response[name] for name in HEADERS if response.has_header(name)}
    return tag, gzip.compress(content, level, mtime=0), headers


def _response(request: HttpRequest, kept: Kept) -> HttpResponseBase:
    """Return what is kept, packed for those who take it so, or the news that it has not changed."""
    tag, packed, headers = kept
    as_packed = _takes_gzip(request)
    response = HttpResponse(packed if as_packed else gzip.decompress(packed), headers=headers)
    if as_packed:
        response["Content-Encoding"] = "gzip"
    response["ETag"] = tag
    response["Cache-Control"] = f"public, max-age={max_age()}"
    patch_vary_headers(response, ["Accept-Encoding"])
    found = get_conditional_response(request, etag=tag, response=response)
    return found or response


def _takes_gzip(request: HttpRequest) -> bool:
    """Whether the browser unpacks gzip; ``gzip;q=0`` says that it does not."""
    for one in request.META.get("HTTP_ACCEPT_ENCODING", "").lower().split(","):
        name, _, weight = one.partition(";")
        if name.strip() in ("gzip", "*"):
            return weight.replace(" ", "").rstrip("0").rstrip(".") != "q="
    return False
