"""Credits, hours and units on one scale, for putting qualifications of different measures in one order."""

from __future__ import annotations

WEIGHTS = {"credits": 10, "glh": 5, "units": 50}
"""What one weighs, a credit being ten and a unit five credits. Only the order of a list rests on it."""


def weight(measure: str) -> int:
    """Return what one of ``measure`` weighs."""
    return WEIGHTS.get(measure, 1)
