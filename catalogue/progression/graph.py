"""A graph of progression routes, held in memory, changed one qualification at a time.

Built once from plain rows and then kept true by :meth:`Graph.set_routes` and its like, whose cost is that
of the routes concerned, not of the graph. Lists are replaced and never changed in place, so a thread that
is answering a question meanwhile sees the old list or the new one, never half of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain, repeat
from typing import TypeVar

from catalogue.lifecycle import resolve_current

from .model import Route, SelfRouteError, Step

Keys = tuple[str, ...]
Row = TypeVar("Row")
NONE_CLOSED: frozenset[str] = frozenset()


class Graph:
    """Steps, the routes between them, and what replaces what.

    ``replaced_by`` maps what is replaced to its replacements in force. Routes may lead to keys without a
    step (a title not published here): they count as places, and :meth:`step` returns ``None`` for them.
    Cycles among routes are allowed. Raises :class:`SelfRouteError` for a route from a key to itself.
    """

    def __init__(
        self,
        steps: Iterable[Step] = (),
        routes: Iterable[Route] = (),
        replaced_by: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        self._steps = {step.key: step for step in steps}
        self._routes: dict[str, tuple[Route, ...]] = {}
        self._ahead: dict[str, Keys] = {}
        self._behind: dict[str, Keys] = {}
        self._replaced_by: dict[str, Keys] = {}
        self._replaces: dict[str, Keys] = {}
        self._load(routes)
        for key, by in (replaced_by or {}).items():
            self.set_replacements(key, by)

    def _load(self, routes: Iterable[Route]) -> None:
        """Take in all routes at once, without the copying that one change at a time costs."""
        leaving: dict[str, list[Route]] = {}
        behind: dict[str, list[str]] = {}
        for route in routes:
            if route.source == route.target:
                raise SelfRouteError(route.source)
            leaving.setdefault(route.source, []).append(route)
            behind.setdefault(route.target, []).append(route.source)
        self._routes = {source: tuple(rows) for source, rows in leaving.items()}
        self._ahead = {source: _targets(rows) for source, rows in leaving.items()}
        self._behind = {target: tuple(dict.fromkeys(sources)) for target, sources in behind.items()}

    # What is held.

    def step(self, key: str) -> Step | None:
        """Return the step ``key``, ``None`` where there is none."""
        return self._steps.get(key)

    def steps(self) -> Iterator[Step]:
        """Yield every step."""
        return iter(tuple(self._steps.values()))

    def __contains__(self, key: object) -> bool:
        return key in self._steps or key in self._ahead or key in self._behind

    def routes_from(self, key: str) -> tuple[Route, ...]:
        """Return the routes that leave ``key``, in their order."""
        return self._routes.get(key, ())

    def routes_to(self, key: str) -> tuple[Route, ...]:
        """Return the routes that lead to ``key``."""
        return tuple(
            route for source in self._behind.get(key, ()) for route in self.routes_between(source, key)
        )

    def routes_between(self, source: str, target: str) -> tuple[Route, ...]:
        """Return the routes from ``source`` straight to ``target``, of whatever kinds."""
        return tuple(route for route in self._routes.get(source, ()) if route.target == target)

    # What follows from it.

    def ahead(self, key: str, closed: AbstractSet[str] = NONE_CLOSED) -> Keys:
        """Return the keys one route ahead of ``key``; in the place of one in ``closed``, what replaces it."""
        targets = self._ahead.get(key, ())
        if not closed or closed.isdisjoint(targets):
            return targets
        found: dict[str, None] = {}
        for target in targets:
            found.update(dict.fromkeys(self.instead(target, closed) if target in closed else (target,)))
        found.pop(key, None)
        return tuple(found)

    def behind(self, key: str, closed: AbstractSet[str] = NONE_CLOSED) -> Keys:
        """Return the keys from which ``key`` is one route ahead, in the sense of :meth:`ahead`."""
        if not closed:
            return self._behind.get(key, ())
        if key in closed:
            return ()
        found: dict[str, None] = dict.fromkeys(self._behind.get(key, ()))
        for replaced in self._stood_in_for(key, closed):
            found.update(dict.fromkeys(self._behind.get(replaced, ())))
        found.pop(key, None)
        return tuple(found)

    def beyond(
        self, frontier: Iterable[str], closed: AbstractSet[str] = NONE_CLOSED, *, backwards: bool = False
    ) -> Iterator[str]:
        """Yield the keys one route beyond each of ``frontier`` in turn; some come more than once."""
        if closed:
            following = self.behind if backwards else self.ahead
            rows: Iterable[Keys] = (following(key, closed) for key in frontier)
        else:
            # The look-ups of a whole level loop in C: at register scale most of the time is spent on them.
            rows = map((self._behind if backwards else self._ahead).get, frontier, repeat(()))
        return chain.from_iterable(rows)

    def instead(self, key: str, closed: AbstractSet[str]) -> Keys:
        """Return what may be started in the place of ``key``: the first open ones along its replacements."""
        if key not in self._replaced_by:
            return ()
        links: dict[str, Keys] = {}
        for current in (queue := [key]):
            if current not in links and (current == key or current in closed):
                links[current] = self._replaced_by.get(current, ())
                queue.extend(links[current])
        return tuple(end for end in resolve_current(links, key) if end not in closed and end != key)

    def _stood_in_for(self, key: str, closed: AbstractSet[str]) -> Keys:
        """Return the closed keys in whose place ``key`` stands."""
        found: dict[str, None] = {}
        for current in (queue := [key]):
            for replaced in self._replaces.get(current, ()):
                if replaced in closed and replaced not in found:
                    found[replaced] = None
                    queue.append(replaced)
        return tuple(found)

    # Changes.

    def set_step(self, step: Step) -> None:
        """Add ``step``, or put it in the place of the one with its key; its routes stay."""
        self._steps[step.key] = step

    def remove_step(self, key: str) -> None:
        """Take out the step ``key`` and the routes that leave it; those that lead to it stay."""
        self._steps.pop(key, None)
        self.set_routes(key, ())

    def set_routes(self, source: str, routes: Iterable[Route]) -> None:
        """Put ``routes`` in the place of all that leave ``source``; ``ValueError`` for another's route."""
        rows = tuple(routes)
        for route in rows:
            if route.source != source:
                raise ValueError(f"The route from “{route.source}” does not leave “{source}”.")
            if route.target == source:
                raise SelfRouteError(source)
        before, after = self._ahead.get(source, ()), _targets(rows)
        _put(self._routes, source, rows)
        _put(self._ahead, source, after)
        _relink(self._behind, source, before, after)

    def add_route(self, route: Route) -> None:
        """Add one route after those that leave its source."""
        self.set_routes(route.source, (*self.routes_from(route.source), route))

    def remove_route(self, route: Route) -> None:
        """Take one route out; raise ``KeyError`` where it is not held."""
        rows = list(self.routes_from(route.source))
        if route not in rows:
            raise KeyError(route)
        rows.remove(route)
        self.set_routes(route.source, rows)

    def set_replacements(self, key: str, by: Iterable[str]) -> None:
        """Put ``by`` in the place of all that replaces ``key``; nothing takes the replacement away."""
        before, after = self._replaced_by.get(key, ()), tuple(dict.fromkeys(by))
        _put(self._replaced_by, key, after)
        _relink(self._replaces, key, before, after)


def _targets(routes: Iterable[Route]) -> Keys:
    """Return the different targets of ``routes``, in their order."""
    return tuple(dict.fromkeys(route.target for route in routes))


def _put(table: dict[str, tuple[Row, ...]], key: str, rows: tuple[Row, ...]) -> None:
    """Hold ``rows`` under ``key``, and nothing where there are none."""
    if rows:
        table[key] = rows
    else:
        table.pop(key, None)


def _relink(table: dict[str, Keys], source: str, before: Keys, after: Keys) -> None:
    """Keep the other direction true after the targets of ``source`` changed."""
    for target in before:
        if target not in after:
            _put(table, target, tuple(key for key in table.get(target, ()) if key != source))
    for target in after:
        if target not in before:
            table[target] = (*table.get(target, ()), source)
