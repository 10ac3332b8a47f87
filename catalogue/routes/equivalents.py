"""Declared equivalents, as units on this site: from an editor's record, or from the rule of a version."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import QuerySet

from catalogue.models import EquivalenceRecord

Pairs = dict[uuid.UUID, set[uuid.UUID]]
"""For a listed unit, the units by which one is treated as holding it."""


def of_listed(listed: Collection[uuid.UUID], day: date) -> Pairs:
    """Return what stands in for each of the units ``listed``, as announced by ``day``: one query."""
    return _standing(EquivalenceRecord.objects.announced(day).filter(subject__in=listed))


def of_held(held: Collection[uuid.UUID], day: date) -> Pairs:
    """Return the units for which those ``held`` stand in, by listed unit: one query."""
    return _standing(EquivalenceRecord.objects.announced(day).filter(held__in=held))


def _standing(rows: QuerySet[Any]) -> Pairs:
    """Return the pairs of which the latest of ``rows`` says that they stand."""
    said = {
        (subject, held): stands for subject, held, stands in rows.values_list("subject", "held", "stands")
    }
    found: Pairs = defaultdict(set)
    for (subject, held), stands in said.items():
        if stands:
            found[subject].add(held)
    return dict(found)
