"""Units that agree in title, level, credits and hours of guided learning: suggested, never counted."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from catalogue.models import CatalogueEntry, Kind
from catalogue.routes.equivalents import of_listed

MOST = 500
"""Suggestions in one list."""


@dataclass(frozen=True)
class Alike:
    """``listed`` and ``held`` agree; ``declared`` says that an editor declared that ``held`` stands in."""

    listed: CatalogueEntry
    held: CatalogueEntry
    declared: bool = False

    @property
    def value(self) -> str:
        """How a form names the pair."""
        return f"{self.listed.subject}:{self.held.subject}"


def alike(listed: Iterable[uuid.UUID], day: date) -> list[Alike]:
    """Return the pairs of each unit ``listed`` and another published unit that agrees with it: three queries.

    Agreement is in the normalised title, the level, credits and GLH, all of them stated.
    """
    units = CatalogueEntry.objects.filter(kind=Kind.UNIT, live=True).exclude(title_key="")
    own = list(units.filter(subject__in=list(listed), credits_min__isnull=False, glh_min__isnull=False))
    others: dict[tuple[object, ...], list[CatalogueEntry]] = {}
    for row in units.filter(title_key__in={row.title_key for row in own}).order_by("number", "subject"):
        others.setdefault(_facts(row), []).append(row)
    pairs = [
        (row, other)
        for row in sorted(own, key=lambda row: (row.title, row.number))
        for other in others.get(_facts(row), ())
        if other.subject != row.subject
    ][:MOST]
    declared = of_listed([row.subject for row, _ in pairs], day)
    return [Alike(row, other, other.subject in declared.get(row.subject, ())) for row, other in pairs]


def _facts(row: CatalogueEntry) -> tuple[object, ...]:
    return (row.title_key, row.level_min, row.credits_min, row.credits_max, row.glh_min, row.glh_max)
