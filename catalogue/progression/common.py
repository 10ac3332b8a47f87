"""Units in common: what of one qualification is already held by one who has another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from .model import StepUnit

Equivalents = Mapping[str, AbstractSet[str]]
"""For a listed unit, the units by which one is treated as holding it: declared, directed, without chains."""


@dataclass(frozen=True)
class Common:
    """Units in common: pairs of the unit wanted and the unit held that counts as it, and the wanted units'
    credits.

    Units whose credits are not stated count as units and add no credits; ``unstated`` says how many those
    are.
    """

    pairs: tuple[tuple[str, str], ...] = ()
    credits: int = 0
    unstated: int = 0

    @property
    def units(self) -> int:
        """How many units are in common."""
        return len(self.pairs)

    @property
    def by_equivalence(self) -> tuple[tuple[str, str], ...]:
        """The pairs in which another unit stands in."""
        return tuple(pair for pair in self.pairs if pair[0] != pair[1])


def units_in_common(
    held: Iterable[str], wanted: Iterable[StepUnit], equivalents: Equivalents | None = None
) -> Common:
    """Return what of ``wanted`` is covered by the units ``held``, each held unit counting once.

    Where declared equivalents compete for a held unit, the pairing has the most credits of all pairings,
    and as many units as any. The pairs are in the order of ``wanted``.
    """
    held_keys = set(held)
    units = list({unit.key: unit for unit in wanted}.values())
    stands_for = {
        unit.key: _candidates(unit.key, held_keys, equivalents or {})
        for unit in sorted(units, key=lambda unit: -(unit.credits or 0))
    }
    taken: dict[str, str] = {}
    for key in stands_for:
        _pair(key, stands_for, taken)
    holder = {wanted_key: held_key for held_key, wanted_key in taken.items()}
    covered = [unit for unit in units if unit.key in holder]
    return Common(
        pairs=tuple((unit.key, holder[unit.key]) for unit in covered),
        credits=sum(unit.credits or 0 for unit in covered),
        unstated=sum(unit.credits is None for unit in covered),
    )


def _candidates(key: str, held: set[str], equivalents: Equivalents) -> tuple[str, ...]:
    """Return the held units that count as ``key``: itself first, then its equivalents."""
    others = sorted(held & equivalents[key]) if key in equivalents else []
    return (key, *(other for other in others if other != key)) if key in held else tuple(others)


def _pair(key: str, stands_for: Mapping[str, tuple[str, ...]], taken: dict[str, str]) -> None:
    """Give ``key`` a held unit if one can be had, moving earlier pairs along where they can do with another.

    Pairing the wanted units in falling order of credits this way gives the most credits (the sets of
    wanted units that can be paired are a matroid, for which taking the best first is exact).
    """
    came_from: dict[str, str] = {}
    for current in (queue := [key]):
        for candidate in stands_for[current]:
            if candidate in came_from:
                continue
            came_from[candidate] = current
            if candidate not in taken:
                _shift(candidate, key, came_from, stands_for, taken)
                return
            queue.append(taken[candidate])


def _shift(
    free: str,
    key: str,
    came_from: Mapping[str, str],
    stands_for: Mapping[str, tuple[str, ...]],
    taken: dict[str, str],
) -> None:
    """Move every pair on the way to ``free`` along by one, so that ``key`` has one too."""
    candidate = free
    while True:
        wanted = came_from[candidate]
        if wanted == key:
            taken[candidate] = wanted
            return
        left = next(unit for unit in stands_for[wanted] if taken.get(unit) == wanted)
        taken[candidate] = wanted
        candidate = left
