"""The public addresses: short Django routes, never the page tree's."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse

from catalogue.models import CatalogueEntry, Kind


def qualification_url(slug: str) -> str:
    """Return ``/qualifications/603-5847-6/``."""
    return _qualification_url(slug, get_script_prefix(), get_urlconf() or settings.ROOT_URLCONF)


@lru_cache(maxsize=8192)
def _qualification_url(slug: str, prefix: str, urlconf: str) -> str:
    return reverse("catalogue:qualification", args=[slug])


def unit_url(address: str) -> str:
    """Return ``/units/<body>/<slug>/`` for an address ``<body>/<slug>``; an empty string for none."""
    return _unit_url(address, get_script_prefix(), get_urlconf() or settings.ROOT_URLCONF)


@lru_cache(maxsize=8192)
def _unit_url(address: str, prefix: str, urlconf: str) -> str:
    """Return the address; remembered, because a page names a hundred and each takes longer than its row."""
    body, _, slug = address.partition("/")
    return reverse("catalogue:unit", args=[body, slug]) if body and slug else ""


def entry_url(entry: CatalogueEntry) -> str:
    """Return the canonical address of a catalogue entry."""
    return unit_url(entry.path) if entry.kind == Kind.UNIT else qualification_url(entry.path)
