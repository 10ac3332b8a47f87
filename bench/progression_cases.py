"""A register's worth of made progression routes, and the same questions to networkx and recursive SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from random import Random

import networkx

from catalogue.documents.values import LEVELS, LevelRange, Quantity
from catalogue.progression import Graph, Route, Step, distances, shortest_routes

SECTORS = 15
LEVEL_WEIGHTS = (3, 4, 6, 18, 24, 26, 8, 6, 3, 3, 1)
"""How many of a hundred qualifications are at each level, roughly as a register has them."""


def register(steps: int, routes: int, seed: int) -> tuple[list[Step], list[Route]]:
    """Return made qualifications and routes: mostly to the next level or the same in one sector, a few back.

    Some qualifications have many routes and many have none; circles occur.
    """
    random = Random(seed)
    made, places = [], {}
    for number in range(steps):
        key, level = f"q{number}", random.choices(LEVELS, LEVEL_WEIGHTS)[0]
        size = random.choice((3, 6, 13, 15, 37, 60, 120))
        step = Step(key, f"Qualification {number}", LevelRange(level, level), Quantity.exactly(size))
        made.append(step)
        places.setdefault((random.randrange(SECTORS), level), []).append(key)
    homes = {key: place for place, keys in places.items() for key in keys}
    wanted = min(routes, steps * (steps - 1))
    found: dict[tuple[str, str], None] = {}
    while len(found) < wanted:
        source = made[int(steps * random.random() ** 1.5)].key
        target = random.choice(_nearby(places, homes[source], random) or [step.key for step in made])
        if target != source:
            found[source, target] = None
    return made, [Route(*pair) for pair in found]


def _nearby(places: dict[tuple[int, str], list[str]], home: tuple[int, str], random: Random) -> list[str]:
    """Return the keys of a place that a route from ``home`` may lead to."""
    sector, level = home
    rise = random.choices((1, 0, 2, -1), (70, 20, 7, 3))[0]
    if random.random() < 0.1:
        sector = random.randrange(SECTORS)
    return places.get((sector, LEVELS[min(max(LEVELS.index(level) + rise, 0), len(LEVELS) - 1)]), [])


class Ours:
    """The questions asked of :class:`catalogue.progression.Graph`."""

    name = "ours"

    def __init__(self, steps: Sequence[Step], routes: Sequence[Route]) -> None:
        self.graph = Graph(steps, routes)

    def within(self, start: str, steps: int | None) -> dict[str, int]:
        """How far each key within ``steps`` is; ``None`` asks for all."""
        return distances(self.graph, start, steps=steps)

    def shortest(self, start: str, end: str, steps: int | None) -> int | None:
        """The least number of steps, if at most ``steps``; all the shortest routes are found with it."""
        return shortest_routes(self.graph, start, end, steps=steps).steps

    def change(self, source: str, targets: Sequence[str]) -> None:
        """Put other routes in the place of those that leave ``source``."""
        self.graph.set_routes(source, [Route(source, target) for target in targets])


class Networkx:
    """The same asked of networkx."""

    name = "networkx"

    def __init__(self, steps: Sequence[Step], routes: Sequence[Route]) -> None:
        self.graph = networkx.DiGraph()
        self.graph.add_nodes_from(step.key for step in steps)
        self.graph.add_edges_from((route.source, route.target) for route in routes)

    def within(self, start: str, steps: int | None) -> dict[str, int]:
        """How far each key within ``steps`` is."""
        return dict(networkx.single_source_shortest_path_length(self.graph, start, cutoff=steps))

    def shortest(self, start: str, end: str, steps: int | None) -> int | None:
        """The least number of steps, if at most ``steps``: one path, from both ends, looked for unbounded."""
        try:
            found = len(networkx.bidirectional_shortest_path(self.graph, start, end)) - 1
        except networkx.NetworkXNoPath:
            return None
        return found if steps is None or found <= steps else None

    def change(self, source: str, targets: Sequence[str]) -> None:
        """Put other routes in the place of those that leave ``source``."""
        self.graph.remove_edges_from([(source, target) for target in self.graph.successors(source)])
        self.graph.add_edges_from((source, target) for target in targets)


BOUNDED = """
WITH RECURSIVE reach(node, steps) AS (
    SELECT ?, 0
    UNION
    SELECT route.target, steps + 1 FROM reach JOIN route ON route.source = node WHERE steps < ?
) SELECT node, MIN(steps) FROM reach GROUP BY node
"""
WHOLE = """
WITH RECURSIVE reach(node) AS (
    SELECT ? UNION SELECT route.target FROM reach JOIN route ON route.source = node
) SELECT node FROM reach
"""


class Sql:
    """The same asked of a recursive query (SQLite in memory, an index on either end)."""

    name = "SQL"

    def __init__(self, steps: Sequence[Step], routes: Sequence[Route]) -> None:
        self.database = sqlite3.connect(":memory:")
        self.database.execute(
            "CREATE TABLE route (source TEXT, target TEXT, PRIMARY KEY (source, target)) WITHOUT ROWID"
        )
        self.database.executemany(
            "INSERT INTO route VALUES (?, ?)", ((each.source, each.target) for each in routes)
        )
        self.database.execute("CREATE INDEX route_target ON route (target)")
        self.database.commit()

    def within(self, start: str, steps: int | None) -> dict[str, int]:
        """How far each key within ``steps`` is; without a bound the query cannot say how far, only what."""
        if steps is None:
            return {node: 0 for (node,) in self.database.execute(WHOLE, (start,))}
        return dict(self.database.execute(BOUNDED, (start, steps)))

    def shortest(self, start: str, end: str, steps: int | None) -> int | None:
        """The least number of steps, if at most ``steps``: the query cannot start from both ends."""
        return self.within(start, steps).get(end)

    def change(self, source: str, targets: Sequence[str]) -> None:
        """Put other routes in the place of those that leave ``source``."""
        with self.database:
            self.database.execute("DELETE FROM route WHERE source = ?", (source,))
            self.database.executemany(
                "INSERT INTO route VALUES (?, ?)", ((source, target) for target in targets)
            )
