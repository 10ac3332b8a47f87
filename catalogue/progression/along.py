"""A route walked: what each step shares with what is held by then, and what the whole asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from catalogue.documents.values import Quantity

from .common import Common, Equivalents, units_in_common
from .graph import Graph
from .model import Route, Step


@dataclass(frozen=True)
class Total:
    """A sum of credits or hours, from ``least`` to ``greatest`` (``None``: open, a stated range has no top).

    ``unstated`` are the keys that state no figure, which add nothing: with any, the sum is at least
    ``least``.
    """

    least: int = 0
    greatest: int | None = 0
    unstated: tuple[str, ...] = ()

    def plus(self, key: str, quantity: Quantity | None, *, covered: int = 0) -> Total:
        """Return this total with ``quantity`` of ``key`` added; ``covered`` of its least is already held."""
        if quantity is None or not quantity.stated:
            return Total(self.least, self.greatest, (*self.unstated, key))
        least = max(0, (quantity.min or 0) - covered)
        greatest = None if self.greatest is None or quantity.max is None else self.greatest + quantity.max
        return Total(self.least + least, greatest, self.unstated)


@dataclass(frozen=True)
class Leg:
    """A step taken: where to, by which routes (none: in the place of a closed one), what is held of it."""

    key: str
    routes: tuple[Route, ...]
    common: Common


@dataclass(frozen=True)
class Along:
    """A route walked.

    ``credits``, ``tqt`` and ``glh`` add up the sizes of the steps still to be taken. ``further_credits``
    is the same sum less, for each step, the credits of its units that are held by then: its least is a
    true least whatever units are chosen, its greatest counts nothing as held.
    """

    legs: tuple[Leg, ...]
    credits: Total
    further_credits: Total
    tqt: Total
    glh: Total


def along(
    graph: Graph,
    path: Sequence[str],
    *,
    equivalents: Equivalents | None = None,
    first_is_held: bool = True,
) -> Along:
    """Return what the route ``path`` asks for, step by step.

    ``first_is_held`` says that one has the first qualification and all its frozen units; else it is a step
    to be taken too. After each step its units count as held. Figures that are not stated are named, never
    guessed.
    """
    held: set[str] = set()
    legs = []
    credit_sum, further, tqt, glh = Total(), Total(), Total(), Total()
    before: str | None = None
    for key in path:
        step = graph.step(key) or Step(key)
        if before is not None or not first_is_held:
            common = units_in_common(held, step.units, equivalents)
            routes = graph.routes_between(before, key) if before is not None else ()
            legs.append(Leg(key, routes, common))
            credit_sum = credit_sum.plus(key, step.credits)
            further = further.plus(key, step.credits, covered=common.credits)
            tqt = tqt.plus(key, step.tqt)
            glh = glh.plus(key, step.glh)
        held.update(unit.key for unit in step.units)
        before = key
    return Along(tuple(legs), credit_sum, further, tqt, glh)


def common_between(graph: Graph, source: str, target: str, equivalents: Equivalents | None = None) -> Common:
    """Return the units of ``target`` that one who has ``source`` already holds."""
    first, second = graph.step(source) or Step(source), graph.step(target) or Step(target)
    return units_in_common((unit.key for unit in first.units), second.units, equivalents)
