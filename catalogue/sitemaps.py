"""The sitemap's parts: addresses with the moment when what stands there last changed for the public.

``lastmod`` is the latest of: a version was published or took effect, an act was announced, a date passed and
the status turned. What a page shows of others (a neighbour's title) is not counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Max, QuerySet
from django.urls import reverse
from wagtail.models import Page

from catalogue.addresses import entry_url
from catalogue.lifecycle import LONDON, london_today
from catalogue.models import AwardingBodyPage, CatalogueEntry, Kind, SuitePage

PART = 10_000
"""Addresses in one part; the protocol allows 50,000."""
ENTRIES = {"qualifications": Kind.QUALIFICATION, "units": Kind.UNIT}
_READ = (
    "pk kind path changed_at operational_start last_registration last_claim last_award"
    " version__effective_from"
).split()


@dataclass(frozen=True)
class Place:
    """One address and when what stands there last changed; ``None`` where that is not known."""

    path: str
    changed: datetime | None


def parts(root: str) -> Iterator[tuple[str, int]]:
    """Yield the name and number of every part of the site below tree path ``root``: two queries."""
    yield "pages", 1
    for name, kind in ENTRIES.items():
        for number in range(1, -(-_entries(kind, root).count() // PART) + 1):
            yield name, number


def places(name: str, number: int, root: str) -> list[Place] | None:
    """Return the addresses of one part, or ``None`` where there is no such part."""
    if name == "pages":
        return list(_pages(root)) if number == 1 else None
    kind = ENTRIES.get(name)
    if kind is None or number < 1 or number > 10_000:
        return None
    start, today = (number - 1) * PART, london_today()
    rows = _entries(kind, root).select_related("version").only(*_READ).order_by("pk")[start : start + PART]
    return [Place(entry_url(row), last_changed(row, today)) for row in rows] or None


def last_changed(entry: CatalogueEntry, today: date) -> datetime:
    """Return when what is public about ``entry`` last changed, by the end of ``today``."""
    turns = [
        entry.version.effective_from,
        entry.operational_start,
        *(_day_after(day) for day in (entry.last_registration, entry.last_claim, entry.last_award)),
    ]
    moments = [datetime.combine(day, time.min, LONDON) for day in turns if day is not None and day <= today]
    return max([entry.changed_at, *(one for one in moments if one > entry.changed_at)])


def _entries(kind: Kind, root: str) -> QuerySet[CatalogueEntry]:
    return CatalogueEntry.objects.filter(kind=kind, live=True, tree_path__startswith=root)


def _day_after(day: date | None) -> date | None:
    return day + timedelta(days=1) if day is not None and day < date.max else None


def _pages(root: str) -> Iterator[Place]:
    """Yield the first page, the lists, the bodies and the suites: five queries."""
    everything = CatalogueEntry.objects.filter(live=True, tree_path__startswith=root)
    latest = everything.aggregate(latest=Max("changed_at"))["latest"]
    own = Page.objects.filter(path=root).values_list("last_published_at", flat=True).first()
    yield Place("/", own)  # it shows nothing of the catalogue
    for name in ("qualifications", "units", "bodies", "closing", "changes", "routes", "my_units"):
        yield Place(reverse(f"catalogue:{name}"), latest)
    yield Place(reverse("catalogue:accessibility"), None)
    by_body = _latest(everything, "body")
    bodies = list(AwardingBodyPage.objects.live().filter(path__startswith=root).order_by("path"))
    for body in bodies:
        changed = _later(body.last_published_at, by_body.get(body.translation_key))
        yield Place(reverse("catalogue:body", args=[body.slug]), changed)
    by_suite, slugs = _latest(everything, "suite_page_id"), {body.path: body.slug for body in bodies}
    for suite in SuitePage.objects.live().filter(path__startswith=root).order_by("path"):
        slug = slugs.get(suite.path[: -suite.steplen])
        if slug:
            changed = _later(suite.last_published_at, by_suite.get(suite.pk))
            yield Place(reverse("catalogue:suite", args=[slug, suite.slug]), changed)


def _latest(entries: QuerySet[CatalogueEntry], by: str) -> dict[Any, datetime]:
    return dict(entries.order_by().values_list(by).annotate(latest=Max("changed_at")))


def _later(*moments: datetime | None) -> datetime | None:
    return max((moment for moment in moments if moment is not None), default=None)
