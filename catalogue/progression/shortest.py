"""The shortest routes from one qualification to another, found from both ends at once."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from .graph import NONE_CLOSED, Graph, Keys


@dataclass(frozen=True)
class Shortest:
    """The shortest routes: ``steps`` of each (``None`` where there is none), ``count`` of them in all.

    ``paths`` are the first of them, from start to end, in the order in which the documents list their routes.
    """

    steps: int | None
    paths: tuple[Keys, ...]
    count: int


NO_ROUTE = Shortest(None, (), 0)


def shortest_routes(
    graph: Graph,
    start: str,
    end: str,
    *,
    limit: int = 10,
    steps: int | None = None,
    closed: AbstractSet[str] = NONE_CLOSED,
) -> Shortest:
    """Return the shortest routes from ``start`` to ``end``, the first ``limit`` of them written out.

    None longer than ``steps`` is looked for, where given. From a key to itself is one route of no steps.
    Keys in ``closed`` are passed over for what replaces them.
    """
    if start == end:
        return Shortest(0, ((start,),), 1)
    search = _Search(graph, start, end, closed)
    length = search.run(steps)
    if length is None:
        return NO_ROUTE
    onward = search.between(length)
    ways = _ways(onward, start, end)
    paths = [path for path, _ in zip(_paths(onward, start, end), range(limit), strict=False)]
    return Shortest(length, tuple(paths), ways)


class _Search:
    """Breadth first from both ends, a whole level of the smaller side at a time, until the sides meet."""

    def __init__(self, graph: Graph, start: str, end: str, closed: AbstractSet[str]) -> None:
        self.graph, self.closed = graph, closed
        self.start, self.end = start, end
        self.from_start = {start: 0}
        self.to_end = {end: 0}
        self.depth = self.height = 0

    def run(self, steps: int | None) -> int | None:
        """Return the least number of steps, ``None`` where there is no route or none that short."""
        first, last = [self.start], [self.end]
        while first and last and (steps is None or self.depth + self.height < steps):
            if len(first) <= len(last):
                self.depth += 1
                first = self._level(first, self.from_start, self.depth, backwards=False)
                fresh, other = first, self.to_end
            else:
                self.height += 1
                last = self._level(last, self.to_end, self.height, backwards=True)
                fresh, other = last, self.from_start
            met = [self.from_start[key] + self.to_end[key] for key in fresh if key in other]
            if met:
                return min(met)
        return None

    def _level(
        self, frontier: list[str], found: dict[str, int], distance: int, *, backwards: bool
    ) -> list[str]:
        """Return the keys one step beyond ``frontier`` that are not yet in ``found``, and put them there."""
        reached = []
        for key in self.graph.beyond(frontier, self.closed, backwards=backwards):
            if key not in found:
                found[key] = distance
                reached.append(key)
        return reached

    def between(self, length: int) -> dict[str, Keys]:
        """Return, for each key on a shortest route but the last, the next ones on such a route."""
        middle = min(self.depth, length)
        meeting = [
            key
            for key, distance in self.from_start.items()
            if distance == middle and self.to_end.get(key) == length - middle
        ]
        onward: dict[str, set[str]] = {}
        level = set(meeting)
        for distance in range(middle - 1, -1, -1):
            level = self._link_back(level, distance, onward)
        level = set(meeting)
        for height in range(length - middle - 1, -1, -1):
            level = self._link_on(level, height, onward)
        return {
            key: tuple(target for target in self.graph.ahead(key, self.closed) if target in targets)
            for key, targets in onward.items()
        }

    def _link_back(self, level: set[str], distance: int, onward: dict[str, set[str]]) -> set[str]:
        """Link the keys at ``distance`` from the start to those of ``level`` and return them."""
        before: set[str] = set()
        for key in level:
            for source in self.graph.behind(key, self.closed):
                if self.from_start.get(source) == distance:
                    onward.setdefault(source, set()).add(key)
                    before.add(source)
        return before

    def _link_on(self, level: set[str], height: int, onward: dict[str, set[str]]) -> set[str]:
        """Link the keys of ``level`` to those at ``height`` from the end and return these."""
        after: set[str] = set()
        for key in level:
            for target in self.graph.ahead(key, self.closed):
                if self.to_end.get(target) == height:
                    onward.setdefault(key, set()).add(target)
                    after.add(target)
        return after


def _ways(onward: dict[str, Keys], start: str, end: str) -> int:
    """Return how many routes there are, counted level by level and never written out."""
    level = {start: 1}
    while end not in level:
        following: dict[str, int] = {}
        for key, ways in level.items():
            for target in onward[key]:
                following[target] = following.get(target, 0) + ways
        level = following
    return level[end]


def _paths(onward: dict[str, Keys], start: str, end: str) -> Iterator[Keys]:
    """Yield the routes in order; every branch leads to the end, so none is begun in vain."""
    path = [start]
    branches = [iter(onward[start])]
    while branches:
        key = next(branches[-1], None)
        if key is None:
            branches.pop()
            path.pop()
        elif key == end:
            yield (*path, key)
        else:
            path.append(key)
            branches.append(iter(onward[key]))
