"""What two qualifications have in common: units by identity on the site, declared equivalents counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from catalogue.progression import Common
from catalogue.routes.shared import SharedUnits


@dataclass(frozen=True)
class UnitsBeside:
    """The units that make up two versions, by their keys in the two documents.

    ``common`` pairs keys, the right one's first. Where every holder of a version has the same units, those
    are its units; else all that may be chosen from, and ``chosen`` says that this is so of either.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    common: Common
    chosen: bool


def units_beside(left: int, right: int, day: date) -> UnitsBeside:
    """Return the units of versions ``left`` and ``right``: three queries at the most."""
    shared = SharedUnits((left, right), day)
    held, wanted = shared.keys(left), shared.keys(right)
    found, chosen = shared.between(left, right)
    pairs = tuple((wanted[one], held[other]) for one, other in found.pairs)
    return UnitsBeside(
        tuple(held.values()),
        tuple(wanted.values()),
        Common(pairs, found.credits, found.unstated),
        chosen,
    )
