"""The routes of one qualification as plain data; ``docs/routes-and-units.md`` describes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from catalogue.documents import QualificationDocument, encode
from catalogue.documents.qualification import Route
from catalogue.lifecycle import status_on
from catalogue.presenters.surroundings import Neighbour
from catalogue.progression import Common
from catalogue.reading import Reading

from .neighbours import Around, around

Absolute = Callable[[str], str]


def routes_data(found: Reading, root: str, day: date, absolute: Absolute) -> dict[str, Any]:
    """Return where what is read leads, its suite, and what leads to it, as it stands on ``day``."""
    document = found.document
    assert isinstance(document, QualificationDocument)  # noqa: S101 -- only qualifications have routes
    beside = around(found, root, day)
    return {
        "url": absolute(found.url),
        "on": day.isoformat(),
        "title": document.title,
        "number": document.number,
        "version": found.shown.sequence,
        "routes": [_route(route, beside, day, absolute) for route in document.routes],
        "suite": [_place(item, day, absolute) for item in beside.siblings],
        "leads_here": [
            {"kind": item.kind, "words": item.words, "from": _place(item, day, absolute)}
            for item in beside.leads_here
        ],
    }


def _route(route: Route, beside: Around, day: date, absolute: Absolute) -> dict[str, Any]:
    target = route.target
    here = beside.targets.get(target.identifier) if target and target.identifier else None
    return {
        "kind": route.kind,
        "words": route.words,
        "stated": encode(target) if target else None,
        "target": _place(here, day, absolute) if here else None,
    }


def _place(item: Neighbour, day: date, absolute: Absolute) -> dict[str, Any]:
    return {
        "title": item.title,
        "url": absolute(item.url) if item.url else None,
        "number": item.number,
        "body": item.body,
        "level": encode(item.level),
        "credits": encode(item.credits),
        "tqt": encode(item.tqt),
        "status": status_on(item.dates, day).status.value if item.url else None,
        "published": item.published,
        "in_common": _common(item.common),
        "instead": [_place(one, day, absolute) for one in item.instead],
    }


def _common(common: Common | None) -> dict[str, Any] | None:
    if common is None:
        return None
    return {
        "units": common.units,
        "credits": common.credits,
        "credits_not_stated": common.unstated,
        "by_equivalence": len(common.by_equivalence),
    }
