"""The progression graph of one site, held in memory and kept true by what has changed since.

Built once from rows of the read model: published qualifications, the routes of their versions in force, what
replaces what. After that each use costs one short query for the catalogue's generation; of a new one only the
entries written since are read again, with their routes. Units are not held: they are read for the few
qualifications that a page shows.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from catalogue import generations
from catalogue.gate.identifiers import comparable
from catalogue.generations import Generation
from catalogue.lifecycle import Dates, Status, status_on
from catalogue.models import CatalogueEntry, Identifier, Kind, SuccessorRecord, VersionRoute
from catalogue.progression import Graph, Route

from .places import entry_dates, entry_step
from .replacements import CLOSED, replacement_rows

WHOLE = timedelta(hours=1)
"""After this the network is built anew."""

ELSEWHERE = "elsewhere:"
"""Begins the key of a target that is not published here; its title follows."""


@dataclass
class Network:
    """``graph`` has the published qualifications below ``root`` as steps, by subject.

    ``entries`` are all subjects there, unpublished ones too; ``names`` titles by key, also of targets that
    are not here; ``versions`` the version in force of what is published.
    """

    root: str
    graph: Graph = field(default_factory=Graph)
    dates: dict[str, Dates] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    numbers: dict[tuple[str, str], str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    entries: set[str] = field(default_factory=set)
    seen: Generation = generations.NONE
    built_at: datetime | None = None
    day: date | None = None

    def status(self, key: str, day: date) -> Status:
        """Return the status of a qualification on ``day``; what is not here has stated no dates."""
        return status_on(self.dates.get(key, Dates()), day).status

    def closed(self, day: date) -> frozenset[str]:
        """Return the qualifications that take no new learners on ``day``."""
        return frozenset(key for key in self.dates if self.status(key, day) in CLOSED)


_networks: dict[str, Network] = {}
_lock = threading.Lock()


def network(root: str, day: date) -> Network:
    """Return the network of the site whose tree begins at ``root``, true to what is committed: one query
    where nothing has changed."""
    with _lock:
        held = _networks.get(root)
        if held is None or held.built_at is None or timezone.now() - held.built_at > WHOLE or held.day != day:
            _networks[root] = held = _built(root, day)
        else:
            _catch_up(held, day)
            held = _networks[root]
        return held


def forget() -> None:
    """Drop every network, so that the next use builds anew."""
    with _lock:
        _networks.clear()


def _built(root: str, day: date) -> Network:
    made = Network(root, built_at=timezone.now(), day=day, seen=generations.current())
    made.numbers = _numbers(None)
    entries = list(_published(root))
    _put_steps(made, entries)
    routes = _routes(made, None)
    made.graph = Graph(list(made.graph.steps()), [route for rows in routes.values() for route in rows])
    for subject, rows in replacement_rows(None, day).items():
        made.graph.set_replacements(str(subject), _successors(rows))
    return made


def _catch_up(held: Network, day: date) -> None:
    """Take in what was derived anew since; build anew where entries went away without a trace."""
    latest = generations.current()
    if latest == held.seen:
        return
    if not generations.descends(held.seen):
        _networks[held.root] = _built(held.root, day)
        return
    # Asked for the kind as well, SQLite would read every entry of that kind.
    rows = CatalogueEntry.objects.filter(generation__gt=held.seen.number)
    changed = [row for row in rows if row.kind == Kind.QUALIFICATION]
    here = [row for row in changed if row.tree_path.startswith(held.root)]
    left = [row for row in changed if row not in here]
    new = [row for row in here if str(row.subject) not in held.entries]
    _put_steps(held, here)
    for row in left:
        _take_out(held, str(row.subject))
    if len(held.entries) != _published(held.root).count():
        _networks[held.root] = _built(held.root, day)
        return
    held.numbers |= _numbers([row.subject for row in here])
    _reroute(held, here, new)
    replaced = replacement_rows([row.subject for row in here], day)
    for row in here:
        held.graph.set_replacements(str(row.subject), _successors(replaced.get(row.subject, [])))
    held.seen = latest


def _put_steps(held: Network, entries: Iterable[CatalogueEntry]) -> None:
    for entry in entries:
        key = str(entry.subject)
        held.entries.add(key)
        held.names[key] = entry.title
        if entry.live:
            held.graph.set_step(entry_step(entry))
            held.dates[key], held.versions[key] = entry_dates(entry), entry.version_id
        else:
            held.graph.remove_step(key)
            held.dates.pop(key, None)
            held.versions.pop(key, None)


def _take_out(held: Network, key: str) -> None:
    held.entries.discard(key)
    held.graph.remove_step(key)
    held.dates.pop(key, None)
    held.versions.pop(key, None)


def _reroute(held: Network, here: list[CatalogueEntry], new: list[CatalogueEntry]) -> None:
    """Read again the routes that leave what changed, and those that name by number what is new."""
    versions = {entry.version_id for entry in here if entry.live}
    if new:
        added = {str(row.subject) for row in new}
        values = [value for (_, value), key in held.numbers.items() if key in added]
        current = set(held.versions.values())
        naming = VersionRoute.objects.filter(value__in=values).values_list("version", flat=True)
        versions |= current.intersection(naming)
    routes = _routes(held, versions)
    for key, version in held.versions.items():
        if version in versions:
            held.graph.set_routes(key, routes.get(key, ()))


def _successors(rows: Iterable[SuccessorRecord]) -> list[str]:
    return [str(row.successor) for row in rows if row.successor]


def _published(root: str) -> QuerySet[CatalogueEntry]:
    rows = CatalogueEntry.objects.filter(kind=Kind.QUALIFICATION, tree_path__startswith=root)
    return rows.order_by("level_min", "title", "subject")


def _numbers(subjects: list[uuid.UUID] | None) -> dict[tuple[str, str], str]:
    claims = Identifier.objects.filter(kind=Kind.QUALIFICATION, namespace="")
    if subjects is not None:
        claims = claims.filter(subject__in=subjects)
    return {
        (scheme, comparable(scheme, value)): str(subject)
        for scheme, value, subject in claims.values_list("scheme", "value", "subject")
    }


def _routes(held: Network, versions: Collection[int] | None) -> dict[str, list[Route]]:
    """Return the routes of ``versions`` (``None``: of all in force) by their source."""
    sources = {version: key for key, version in held.versions.items()}
    rows = VersionRoute.objects.order_by("version", "position")
    if versions is not None:
        rows = rows.filter(version__in=versions)
    found: dict[str, list[Route]] = {}
    for version, kind, words, title, scheme, value in rows.values_list(
        "version", "kind", "words", "title", "scheme", "value"
    ):
        source = sources.get(version)
        target = held.numbers.get((scheme, value)) if value else None
        if target not in held.entries:
            name = title or value
            target = f"{ELSEWHERE}{name}" if name else None
            held.names.setdefault(str(target), name)
        if source and target and target != source:
            found.setdefault(source, []).append(Route(source, target, kind, words))
    return found
