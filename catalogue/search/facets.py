"""What lists are filtered by, and which values an entry has: pure, from the columns of ``CatalogueEntry``.

A value has a key, which stands in addresses, and a label: the words of the documents, or none where the
presenters put it in words (levels, sizes, bands, statuses).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from catalogue.documents.values import LEVELS

from .words import split

FACETS = (
    "status",
    "level",
    "type",
    "size",
    "body",
    "subject",
    "credits",
    "glh",
    "tqt",
    "assessment",
    "grading",
    "nation",
    "tag",
)
"""The facets in the order of the page."""

IN_ORDER = frozenset({"status", "level", "size", "credits", "glh", "tqt"})
"""Facets whose values have an order of their own; those of the others come by how many entries have them."""

STATUSES = ("available", "not-yet", "not-stated", "closed-to-new", "no-longer-awarded")
CLOSED = STATUSES[3:]
"""The statuses in which nobody new is registered."""
SIZES = ("award", "certificate", "diploma")

Value = tuple[str, str]
"""Key and label."""


@dataclass(frozen=True)
class Band:
    """Whole credits or hours from ``least`` to ``most``, both inclusive; ``None`` is open."""

    least: int
    most: int | None

    @property
    def key(self) -> str:
        """``13-36`` or ``121-``."""
        return f"{self.least}-{'' if self.most is None else self.most}"

    def overlaps(self, low: int, high: int) -> bool:
        """Whether anything from ``low`` to ``high`` lies in the band."""
        return high >= self.least and (self.most is None or low <= self.most)


def _bands(*most: int) -> tuple[Band, ...]:
    least = (0, *(one + 1 for one in most))
    return tuple(Band(low, high) for low, high in zip(least, (*most, None), strict=True))


BANDS: Mapping[str, Mapping[str, tuple[Band, ...]]] = {
    "qualification": {
        "credits": _bands(12, 36, 60, 120),
        "glh": _bands(60, 120, 240, 480),
        "tqt": _bands(120, 369, 720, 1080),
    },
    "unit": {
        "credits": _bands(3, 6, 10, 20),
        "glh": _bands(10, 20, 40, 80),
        "tqt": _bands(20, 50, 100, 200),
    },
}
"""Bands by kind. Those of qualifications keep to the bounds of Award (12 credits, 120 hours), Certificate
(36 credits, 369 hours) and Diploma."""


@lru_cache(maxsize=20_000)
def key_of(words: str) -> str:
    """Return the key of a value that is known by its words only: two spellings have one key."""
    return "-".join(split(words)) or words.strip().casefold()


def values_of(row: Any) -> dict[str, Sequence[Value]]:
    """Return the values of ``row`` by facet; no status.

    It has the columns of a ``CatalogueEntry``, and ``facets_json``, the JSON of ``facets``.
    """
    found: dict[str, Sequence[Value]] = {
        "level": _levels(row.level_min, row.level_max),
        "credits": _banded(row.kind, "credits", row.credits_min, row.credits_max),
        "glh": _banded(row.kind, "glh", row.glh_min, row.glh_max),
        "tqt": _banded(row.kind, "tqt", row.tqt_min, row.tqt_max),
    }
    if row.body_slug:
        found["body"] = [(row.body_slug, row.body_name)]
    found.update(_in_words(row.facets_json))
    return {name: values for name, values in found.items() if values}


# A register has few different levels, sizes and words for values: each is worked out once.


@lru_cache(maxsize=50_000)
def _in_words(facets_json: str) -> tuple[tuple[str, tuple[Value, ...]], ...]:
    """Return the facets that are in the documents' words, from the JSON of the column ``facets``."""
    found = json.loads(facets_json or "{}")
    return tuple(
        (name, tuple({key: (key, value) for value in words if (key := key_of(value))}.values()))
        for name, words in found.items()
        if name in FACETS
    )


@lru_cache(maxsize=1_000)
def _levels(low: str, high: str) -> tuple[Value, ...]:
    if low not in LEVELS or high not in LEVELS:
        return ()
    return tuple((level.lower(), "") for level in LEVELS[LEVELS.index(low) : LEVELS.index(high) + 1])


@lru_cache(maxsize=20_000)
def _banded(kind: str, name: str, low: int | None, high: int | None) -> tuple[Value, ...]:
    """Return the bands of a quantity; one that is open at an end is taken for the end that is stated."""
    stated = [one for one in (low, high) if one is not None]
    if not stated:
        return ()
    bands = BANDS[kind][name]
    return tuple((band.key, "") for band in bands if band.overlaps(min(stated), max(stated)))


def in_own_order(name: str, kind: str) -> tuple[str, ...]:
    """Return the keys of a facet of ``IN_ORDER``, in order."""
    fixed = {"status": STATUSES, "level": tuple(level.lower() for level in LEVELS), "size": SIZES}
    return fixed[name] if name in fixed else tuple(band.key for band in BANDS[kind][name])
