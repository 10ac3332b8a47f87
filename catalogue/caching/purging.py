"""Telling a cache in front of the site what to forget, through Wagtail's ``WAGTAILFRONTENDCACHE`` where it is
set.

Purged at once, when the change has been committed: the addresses of what changed, of its awarding body and
suite, of what names it, and the lists. What shows it more distantly is asked for again after ``max-age``.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from wagtail.models import Page, Site

from catalogue.addresses import entry_url
from catalogue.models import CatalogueEntry, Identifier, Kind, SpecificationVersion, VersionRoute, VersionUnit
from catalogue.signals import live_facts_changed, version_published

LISTS = (
    "qualifications",
    "units",
    "bodies",
    "changes",
    "change_feed",
    "closing",
    "closing_feed",
    "last_dates",
    "routes",
)
OWN = ("", "changes.atom", "last-dates.ics")
MOST = 500
"""Addresses named in one purge: what is used by more than this is left to ``max-age``."""


def connect() -> None:
    """Listen to both signals."""
    version_published.connect(_published, dispatch_uid="catalogue.purge.version")
    live_facts_changed.connect(_recorded, dispatch_uid="catalogue.purge.facts")


def affected(subjects: Iterable[uuid.UUID]) -> list[str]:
    """Return the paths of what shows one of ``subjects`` directly: their own pages first."""
    wanted = set(subjects)
    entries = list(CatalogueEntry.objects.filter(subject__in=wanted))
    paths = [path for entry in entries for path in _own(entry)]
    paths += [path for name in LISTS for path in _route(name)]
    paths += [path for entry in entries for path in _above(entry)]
    paths += [entry_url(entry) for entry in _beside(entries, wanted)]
    return list(dict.fromkeys(paths))[:MOST]


def purge(subjects: Iterable[uuid.UUID]) -> None:
    """Ask the front cache to forget what shows ``subjects``, on every site; nothing where none is set."""
    if not getattr(settings, "WAGTAILFRONTENDCACHE", None):
        return
    from wagtail.contrib.frontend_cache.utils import PurgeBatch

    batch = PurgeBatch()
    paths = affected(subjects)
    batch.add_urls(site.root_url + path for site in Site.objects.all() for path in paths)
    batch.purge()


def _published(sender: Any, *, page: Any, **kwargs: Any) -> None:
    purge([page.translation_key])


def _recorded(sender: Any, *, subjects: frozenset[uuid.UUID], **kwargs: Any) -> None:
    purge(subjects)


def _own(entry: CatalogueEntry) -> Iterator[str]:
    url = entry_url(entry)
    yield from (url + rest for rest in OWN)
    yield url.rstrip("/") + ".json"
    if entry.kind == Kind.QUALIFICATION:
        yield from (url + "check/", url + "units.csv", url + "routes.json")
    versions = SpecificationVersion.objects.filter(subject=entry.subject)
    for sequence in versions.values_list("sequence", flat=True):
        yield f"{url}v/{sequence}/"


def _above(entry: CatalogueEntry) -> Iterator[str]:
    if entry.body_slug:
        yield from _route("body", entry.body_slug)
        yield from _route("body_feed", entry.body_slug)
        yield from _route("body_last_dates", entry.body_slug)
    suite = Page.objects.filter(pk=entry.suite_page_id).values_list("slug", flat=True).first()
    if suite:
        yield from _route("suite", entry.body_slug, suite)


def _beside(entries: list[CatalogueEntry], subjects: set[uuid.UUID]) -> list[CatalogueEntry]:
    """Return what uses a unit, names a qualification as a next step, or stands in the same suite."""
    suites = {entry.suite_page_id for entry in entries if entry.suite_page_id}
    values = Identifier.objects.filter(subject__in=subjects).values("value")
    naming = {
        *VersionUnit.objects.filter(unit__in=subjects).values_list("version", flat=True)[:MOST],
        *VersionRoute.objects.filter(value__in=values).values_list("version", flat=True)[:MOST],
    }
    found = CatalogueEntry.objects.filter(version__in=naming) | CatalogueEntry.objects.filter(
        suite_page_id__in=suites
    )
    return list(found[:MOST])


def _route(name: str, *args: str) -> Iterator[str]:
    try:
        yield reverse(f"catalogue:{name}", args=args)
    except NoReverseMatch:  # a site may leave routes out
        return
