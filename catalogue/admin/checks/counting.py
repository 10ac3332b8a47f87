"""How many checks of a draft still ask for something: for listings, reports and the home panel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache

from catalogue import gate, generations
from catalogue.acknowledging import Key, acknowledged_of, found_in
from catalogue.lifecycle import london_today

KEPT_FOR = 60 * 60
"""Seconds for which a draft's checks are remembered: what is not published may bear on them too."""


@dataclass(frozen=True)
class Count:
    """``blocking``: what keeps a draft from being published; ``warnings`` that nobody has acknowledged."""

    blocking: int = 0
    warnings: int = 0

    @property
    def total(self) -> int:
        """Both together."""
        return self.blocking + self.warnings


def count_of_checks(page: Any) -> Count:
    """Return how many checks of the newest draft of ``page`` still ask for something."""
    return counts_of_checks([page])[page.pk]


def counts_of_checks(pages: Iterable[Any]) -> dict[int, Count]:
    """Return the counts of specific ``pages`` (qualifications and units) by their primary keys.

    What was found is remembered until the draft, anything published or the day changes: two queries then,
    whatever the number of pages. Ask for one screen of a listing at a time.
    """
    listed = list(pages)
    generation, today = generations.current(), london_today()
    names = {
        page.pk: f"catalogue.checks.{page.pk}.{_stamp(page)}.{generation.number}.{generation.token}.{today}"
        for page in listed
    }
    known = cache.get_many(names.values())
    fresh = {names[page.pk]: _found(page) for page in listed if names[page.pk] not in known}
    if fresh:
        cache.set_many(fresh, KEPT_FOR)
    remembered: dict[str, tuple[int, frozenset[Key]]] = {**known, **fresh}
    rows = acknowledged_of(page.translation_key for page in listed)
    return {
        page.pk: Count(blocking, len(keys - rows[page.translation_key].keys()))
        for page in listed
        for blocking, keys in (remembered[names[page.pk]],)
    }


def _stamp(page: Any) -> str:
    at = page.latest_revision_created_at
    return f"{page.latest_revision_id or 0}-{at.timestamp() if at else 0}"


def _found(page: Any) -> tuple[int, frozenset[Key]]:
    draft = gate.draft_of(page.get_latest_revision_as_object())
    found = found_in(draft)
    blocking = sum(check.blocking for check, _key in found) if draft.changed else 0
    return blocking, frozenset(key for check, key in found if not check.blocking)
