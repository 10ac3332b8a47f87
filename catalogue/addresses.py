"""The public addresses: short Django routes, never the page tree's."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse

from catalogue.models import CatalogueEntry, Kind


def url_of(name: str, *parts: str) -> str:
    """Return the address called ``name``, with its ``parts``; raise ``NoReverseMatch`` where there is none.

    Remembered: a page names a hundred, and each takes longer than its row.
    """
    return _reversed(name, parts, get_script_prefix(), get_urlconf() or settings.ROOT_URLCONF)


@lru_cache(maxsize=16_384)
def _reversed(name: str, parts: tuple[str, ...], prefix: str, urlconf: str) -> str:
    return reverse(name, args=parts)


def qualification_url(slug: str) -> str:
    """Return ``/qualifications/603-5847-6/``."""
    return url_of("catalogue:qualification", slug)


def unit_url(address: str) -> str:
    """Return ``/units/<body>/<slug>/`` for an address ``<body>/<slug>``; an empty string for none."""
    body, _, slug = address.partition("/")
    return url_of("catalogue:unit", body, slug) if body and slug else ""


def entry_url(entry: CatalogueEntry) -> str:
    """Return the canonical address of a catalogue entry."""
    return unit_url(entry.path) if entry.kind == Kind.UNIT else qualification_url(entry.path)
