"""What every public view shares: it only reads, it shows one site's tree, it says where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from wagtail.models import Site

from catalogue import reading
from catalogue.addresses import entry_url, url_of
from catalogue.caching.pages import max_age
from catalogue.caching.reading import Held
from catalogue.models import CatalogueEntry, Kind
from catalogue.numbers import NumberError, parse_qualification_number
from catalogue.numbers.spelling import plain

View = Callable[..., HttpResponseBase]
ROOTS: Held[str | None] = Held(64)
"""The tree path of each host's site."""


@dataclass(frozen=True)
class Crumb:
    """One step of the breadcrumbs; the page itself has no address."""

    title: str
    url: str = ""


def public(view: View) -> View:
    """Let ``view`` answer GET and HEAD only, outside a transaction.

    ATOMIC_REQUESTS is for those who write; on SQLite it would make every reader wait for the writer.
    Where nothing is written nothing can be forged: who posts is told the methods, not that a cookie lacks.
    An address with a NUL character names nothing: PostgreSQL would not even look it up.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if "\x00" in request.path:
            raise Http404(gettext("Nothing was ever published at this address."))
        return view(request, *args, **kwargs)

    return csrf_exempt(transaction.non_atomic_requests(require_safe(answer)))


def tree_root(request: HttpRequest) -> str:
    """Return the tree path of the requested site's root; 404 where no site answers to the host."""
    root = ROOTS.get(request, (request.get_host(), request.get_port()), lambda: _root(request))
    if root is None:
        raise Http404(gettext("No site answers to this host name."))
    return root


def _root(request: HttpRequest) -> str | None:
    site = Site.find_for_request(request)
    return site.root_page.path if site else None


def entry_or_404(request: HttpRequest, kind: Kind, path: str) -> CatalogueEntry:
    """Return the entry at ``path``, canonical, older or in capitals, in the requested site; else 404."""
    root = tree_root(request)
    entry = reading.find_entry(kind, path, root) or reading.find_moved(kind, path, root)
    if entry is None and path != path.lower():
        return entry_or_404(request, kind, path.lower())
    if entry is None:
        raise Http404(gettext("Nothing was ever published at this address."))
    return entry


def moved(
    request: HttpRequest, entry: CatalogueEntry, path: str, rest: str = ""
) -> HttpResponsePermanentRedirect | None:
    """Return the redirect to where ``entry`` now stands, or ``None`` where ``path`` is its canonical one."""
    if entry.path == path:
        return None
    response = HttpResponsePermanentRedirect(f"{entry_url(entry).rstrip('/')}{rest or '/'}")
    # Kept for ever, as browsers would, it leads in a circle once something moves back.
    response["Cache-Control"] = f"public, max-age={max_age()}"
    return response


def canonical_path(typed: str) -> str:
    """Return the canonical form of text that is only a qualification number, however spelt; else the text."""
    try:
        number = parse_qualification_number(typed)
    except NumberError:
        return typed
    spelt = "".join(character for character in plain(typed) if character.isalnum()).upper()
    spelt = spelt.removeprefix("QAN")  # as people call it
    return number.slug.lower() if spelt == number.key else typed


def crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    """Return the breadcrumbs from the first page to ``steps``."""
    return (Crumb(gettext("Home"), "/"), *steps)


def qualifications_crumb() -> Crumb:
    """Return the step of the list of qualifications."""
    return Crumb(gettext("Qualifications"), url_of("catalogue:qualifications"))


def body_crumb(entry: CatalogueEntry) -> Crumb:
    """Return the step of the awarding body of ``entry``."""
    return Crumb(entry.body_name, url_of("catalogue:body", entry.body_slug))
