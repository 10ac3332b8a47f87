"""What is reached from a qualification, or leads to it: in how many steps, level by level."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from .graph import NONE_CLOSED, Graph, Keys
from .model import Route, column_order
from .titles import column_of_title


def distances(
    graph: Graph,
    start: str,
    *,
    steps: int | None = None,
    closed: AbstractSet[str] = NONE_CLOSED,
    backwards: bool = False,
) -> dict[str, int]:
    """Return how many steps each key is from ``start`` (itself 0), nearest first.

    At most ``steps`` steps where given. Keys in ``closed`` (not open to registration) are passed over for
    what replaces them; ``start`` may be closed, since a qualification once awarded stays awarded.
    ``backwards`` asks what leads to ``start``. Routes may run in circles: each key is looked at once.
    """
    found = {start: 0}
    frontier = [start]
    distance = 0
    while frontier and (steps is None or distance < steps):
        distance += 1
        reached = []
        for key in graph.beyond(frontier, closed, backwards=backwards):
            if key not in found:
                found[key] = distance
                reached.append(key)
        frontier = reached
    return found


@dataclass(frozen=True)
class Reached:
    """A key and in how many steps it is reached."""

    key: str
    steps: int


def reachable_by_level(
    graph: Graph,
    start: str,
    *,
    steps: int | None = None,
    closed: AbstractSet[str] = NONE_CLOSED,
    backwards: bool = False,
    titles: Mapping[str, str] | None = None,
) -> dict[str | None, tuple[Reached, ...]]:
    """Return what is reached from ``start`` by level, levels rising and ``None`` (not stated) last.

    Within a level the nearest come first. ``start`` itself is left out. What is no step stands at the level
    that its title in ``titles`` begins with.
    """
    columns: dict[str | None, list[Reached]] = {}
    for key, distance in distances(graph, start, steps=steps, closed=closed, backwards=backwards).items():
        if key != start:
            step = graph.step(key)
            column = step.column if step is not None else column_of_title((titles or {}).get(key, ""))
            columns.setdefault(column, []).append(Reached(key, distance))
    return {column: tuple(columns[column]) for column in sorted(columns, key=column_order)}


@dataclass(frozen=True)
class Onward:
    """A route with the truth about its target: whether it is closed, and what may be started ``instead``."""

    route: Route
    closed: bool
    instead: Keys


def onward(graph: Graph, key: str, closed: AbstractSet[str] = NONE_CLOSED) -> tuple[Onward, ...]:
    """Return the routes that leave ``key``, each with what stands in the place of a closed target."""
    return tuple(_with_truth(graph, route, closed) for route in graph.routes_from(key))


def leading_here(graph: Graph, key: str, closed: AbstractSet[str] = NONE_CLOSED) -> tuple[Onward, ...]:
    """Return the routes that lead to ``key`` itself, each with the truth about ``key``."""
    return tuple(_with_truth(graph, route, closed) for route in graph.routes_to(key))


def _with_truth(graph: Graph, route: Route, closed: AbstractSet[str]) -> Onward:
    shut = route.target in closed
    return Onward(route, shut, graph.instead(route.target, closed) if shut else ())
