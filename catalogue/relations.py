"""The child relations of a model, looked up once: modelcluster looks for them anew each time it is asked."""

from __future__ import annotations

from functools import cache
from typing import Any

from modelcluster.models import get_all_child_relations


@cache
def child_relations(model: Any) -> tuple[Any, ...]:
    """Return the relations from ``model`` to its child rows, those of its ancestors included."""
    return tuple(get_all_child_relations(model))
