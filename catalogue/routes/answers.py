"""The questions of the route page: from somewhere, to somewhere or to a level."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from catalogue.models import CatalogueEntry
from catalogue.progression import (
    Along,
    Graph,
    Step,
    along,
    column_order,
    distances,
    reachable_by_level,
    shortest_routes,
)

from .network import ELSEWHERE, Network
from .places import entry_step
from .shared import SharedUnits

FARTHEST = 6
"""Steps that are looked ahead, at the most."""

WRITTEN = 5
"""Shortest routes that are written out."""

LISTED = 25
"""Qualifications named at one level, of several; of the others the answer says how many they are."""

LISTED_ALONE = 100
"""The same where one level is asked for."""


@dataclass(frozen=True)
class Reach:
    """What is reached, by level: keys with their steps, and how many more there are at that level."""

    level: str | None
    keys: tuple[tuple[str, int], ...]
    more: int = 0


@dataclass(frozen=True)
class Answer:
    """``walks``: routes from A to B, ``ways`` of them in all. ``reached``: what follows, or what leads here.

    ``entries`` has the rows of every key that is named and published here, ``edges`` the routes among them.
    """

    walks: tuple[tuple[tuple[str, ...], Along], ...] = ()
    ways: int = 0
    reached: tuple[Reach, ...] = ()
    total: int = 0
    backwards: bool = False
    entries: dict[str, CatalogueEntry] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    edges: tuple[tuple[str, str], ...] = ()
    shared: SharedUnits | None = None


def between(
    net: Network, start: CatalogueEntry, end: CatalogueEntry, day: date, *, open_only: bool
) -> Answer:
    """Return the shortest routes from ``start`` to ``end``, none longer than ``FARTHEST`` steps."""
    closed = net.closed(day) - {str(end.subject)} if open_only else frozenset()
    first, last = str(start.subject), str(end.subject)
    found = shortest_routes(net.graph, first, last, limit=WRITTEN, steps=FARTHEST, closed=closed)
    keys = list(dict.fromkeys(key for path in found.paths for key in path))
    entries = _entries(keys)
    shared = SharedUnits([entry.version_id for entry in entries.values()], day)
    walked = _with_units(net, keys, entries, shared)
    equivalents: dict[str, set[str]] = {}
    for path in found.paths:
        for before, after in pairwise(path):
            if before in entries and after in entries:
                pairs = shared.equivalents(entries[before].version_id, entries[after].version_id)
                for listed, held in pairs.items():
                    equivalents.setdefault(listed, set()).update(held)
    walks = tuple((path, along(walked, path, equivalents=equivalents)) for path in found.paths)
    edges = tuple(dict.fromkeys(pair for path in found.paths for pair in pairwise(path)))
    return Answer(
        walks=walks, ways=found.count, entries=entries, names=_names(net, keys), edges=edges, shared=shared
    )


def reach(
    net: Network,
    here: CatalogueEntry,
    day: date,
    *,
    level: str = "",
    open_only: bool = False,
    backwards: bool = False,
) -> Answer:
    """Return what is reached from ``here`` within ``FARTHEST`` steps (or leads to it), by level."""
    closed = net.closed(day) - {str(here.subject)} if open_only else frozenset()
    columns = reachable_by_level(
        net.graph,
        str(here.subject),
        steps=FARTHEST,
        closed=closed,
        backwards=backwards,
        titles=net.names,
    )
    if level:
        columns = {column: rows for column, rows in columns.items() if column == level}
    most = LISTED_ALONE if level else LISTED
    found = tuple(
        Reach(column, tuple((row.key, row.steps) for row in rows[:most]), max(0, len(rows) - most))
        for column, rows in columns.items()
    )
    keys = [str(here.subject), *(key for part in found for key, _ in part.keys)]
    if level:
        keys = _on_the_way(net, keys, closed, backwards=backwards)
    entries = _entries(keys)
    shared = SharedUnits([entry.version_id for entry in entries.values()], day)
    return Answer(
        reached=found,
        total=sum(len(rows) for rows in columns.values()),
        backwards=backwards,
        entries=entries,
        names=_names(net, keys),
        edges=_edges(net, keys, closed),
        shared=shared,
    )


def starting_points(net: Network, level: str = "") -> tuple[list[str], int]:
    """Return the qualifications that lead somewhere, or with ``level`` those at it; and how many."""
    steps = [
        step
        for step in net.graph.steps()
        if (step.column == level if level else net.graph.routes_from(step.key))
    ]
    steps.sort(key=lambda step: (column_order(step.column), step.title))
    return [step.key for step in steps[:LISTED_ALONE]], len(steps)


def entries_of(keys: list[str]) -> dict[str, CatalogueEntry]:
    """Return the rows of the keys that are on this site, in the order of ``keys``: one query."""
    return _entries(keys)


def _on_the_way(net: Network, keys: list[str], closed: frozenset[str], *, backwards: bool) -> list[str]:
    """Return ``keys`` with what lies on a shortest route from the first to each of the others."""
    start = keys[0]
    wanted = dict.fromkeys(keys)
    known = distances(net.graph, start, steps=FARTHEST, closed=closed, backwards=backwards)
    queue = list(keys[1:])
    for key in queue:
        steps_back = net.graph.ahead(key, closed) if backwards else net.graph.behind(key, closed)
        nearer = [one for one in steps_back if known.get(one, FARTHEST + 1) == known[key] - 1]
        if nearer and nearer[0] not in wanted:
            wanted[nearer[0]] = None
            queue.append(nearer[0])
    return list(wanted)


def _entries(keys: list[str]) -> dict[str, CatalogueEntry]:
    subjects = [key for key in keys if not key.startswith(ELSEWHERE)]
    rows = {str(row.subject): row for row in CatalogueEntry.objects.filter(subject__in=subjects)}
    return {key: rows[key] for key in subjects if key in rows}


def _names(net: Network, keys: list[str]) -> dict[str, str]:
    return {key: net.names.get(key, "") for key in keys}


def _edges(net: Network, keys: list[str], closed: frozenset[str]) -> tuple[tuple[str, str], ...]:
    inside = set(keys)
    return tuple((key, target) for key in keys for target in net.graph.ahead(key, closed) if target in inside)


def _with_units(
    net: Network, keys: list[str], entries: dict[str, CatalogueEntry], shared: SharedUnits
) -> Graph:
    """Return the small graph of ``keys`` with their frozen units, for adding up along a route."""
    steps = []
    for key in keys:
        entry = entries.get(key)
        if entry is not None:
            bare = entry_step(entry)
            units = shared.units(entry.version_id)
            steps.append(Step(key, bare.title, bare.level, bare.credits, bare.glh, bare.tqt, units))
    inside = set(keys)
    routes = [route for key in keys for route in net.graph.routes_from(key) if route.target in inside]
    return Graph(steps, routes)
