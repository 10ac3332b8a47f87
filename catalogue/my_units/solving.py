"""The rules of candidates, parsed once and kept, and what a learner's units come to under each: exact."""

from __future__ import annotations

import json
import uuid
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from threading import Lock
from typing import Any

from django.db.models import Q

from catalogue.models import CatalogueEntry, Kind, VersionRule, VersionUnit
from catalogue.rules import Document, Selection, TooMuchWork, parse, solve
from catalogue.rules.merging import Meter

from .candidates import Candidate
from .weights import weight

WORK = 1_000_000
"""The work spent on one qualification of a list; its own unit checker may spend more."""

KEPT = 512
"""Parsed rules kept in memory; a version never changes, so they are never wrong."""

BATCH = 40
"""Rules that are fetched together."""


@dataclass(frozen=True)
class Solved:
    """A candidate worked out: the nearest selection, how much of it is held and missing, in its measure."""

    candidate: Candidate
    document: Document
    achieved: frozenset[str]
    selection: Selection
    covered: int
    missing: int

    @property
    def key(self) -> tuple[Any, ...]:
        """Where it stands in the list: open first, then the least missing, then the most covered."""
        one, unit = self.candidate, weight(self.candidate.measure)
        return (one.closed, self.missing * unit, -self.covered * unit, one.title, str(one.subject))


class _Parsed:
    """Parsed rules by version, the least lately used thrown out first."""

    def __init__(self) -> None:
        self._held: OrderedDict[int, Document] = OrderedDict()
        self._lock = Lock()

    def get(self, version: int) -> Document | None:
        with self._lock:
            found = self._held.get(version)
            if found is not None:
                self._held.move_to_end(version)
            return found

    def put(self, version: int, document: Document) -> None:
        with self._lock:
            self._held[version] = document
            while len(self._held) > KEPT:
                self._held.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._held.clear()


_parsed = _Parsed()


def forget() -> None:
    """Drop every parsed rule."""
    _parsed.clear()


class Solver:
    """Works candidates out, on one day; fetches what it needs for the next ones together."""

    def __init__(self, candidates: Iterable[Candidate], day: date) -> None:
        self._day = day
        self._order = sorted(candidates, key=lambda one: one.key)
        self._place = {one.version: number for number, one in enumerate(self._order)}
        self._documents: dict[int, Document] = {}
        self._shut: dict[int, frozenset[str]] = {}
        self.too_hard: list[Candidate] = []
        self.nothing_counts = 0
        self.impossible = 0

    def __call__(self, one: Candidate) -> tuple[tuple[Any, ...], Solved] | None:
        """Return the key and the answer of ``one``; ``None`` where no unit counts, or nothing can meet it."""
        document, achieved = self.question(one)
        try:
            selection = solve(document, document.rules, achieved, self._day, Meter(WORK))
        except TooMuchWork:
            self.too_hard.append(one)
            return None
        if selection is None:
            self.impossible += 1
            return None
        if not selection.counted:
            self.nothing_counts += 1
            return None
        covered, missing = (
            sum(document.units[key].amount(document.measure) for key in keys)
            for keys in (selection.counted, selection.completion)
        )
        solved = Solved(one, document, achieved, selection, covered, missing)
        return solved.key, solved

    def question(self, one: Candidate) -> tuple[Document, frozenset[str]]:
        """Return the rule of ``one`` with the units open to registration, and what is achieved of it."""
        if one.version not in self._documents:
            self._fetch(one)
        document = self._documents[one.version]
        achieved = set(one.held) | set(one.codes)
        pairs = []
        known = {unit: key for key, unit in one.held.items()}
        for listed, unit in sorted(one.pairs, key=str):
            code = known.get(unit) or stand_in(unit)
            pairs.append((listed, code))
            achieved.add(code)
        if pairs:
            document = replace(document, equivalents=(*document.equivalents, *pairs))
        shut = self._shut[one.version]
        if shut:
            document = replace(document, units=_closed(document, shut, self._day))
        return document, frozenset(achieved)

    def _fetch(self, one: Candidate) -> None:
        place = self._place[one.version]
        batch = [near.version for near in self._order[place : place + BATCH]]
        versions = [version for version in batch if version not in self._documents]
        missing = [version for version in versions if _parsed.get(version) is None]
        for version, text in VersionRule.objects.filter(version__in=missing).values_list(
            "version", "document"
        ):
            _parsed.put(version, parse(json.loads(text)))
        for version in versions:
            document = _parsed.get(version)
            assert document is not None  # noqa: S101 -- a candidate with a measure has a rule
            self._documents[version] = document
        self._shut |= _unavailable(versions, self._day)


def stand_in(unit: uuid.UUID) -> str:
    """Return the code under which a unit that a document does not list is achieved."""
    return f"unit:{unit}"


def _unavailable(versions: list[int], day: date) -> dict[int, frozenset[str]]:
    """Return by version the units that nobody can be registered for on ``day``: two queries at the most."""
    rows = VersionUnit.objects.filter(version__in=versions)
    closed = CatalogueEntry.objects.filter(kind=Kind.UNIT, subject__in=rows.values("unit")).filter(
        Q(last_registration__lt=day) | Q(operational_start__gt=day)
    )
    subjects = list(closed.values_list("subject", flat=True))
    found: dict[int, set[str]] = {version: set() for version in versions}
    if subjects:
        for version, key in rows.filter(unit__in=subjects).values_list("version", "key"):
            found[version].add(key)
    return {version: frozenset(keys) for version, keys in found.items()}


def _closed(document: Document, shut: frozenset[str], day: date) -> dict[str, Any]:
    yesterday = day - timedelta(days=1)
    return {
        key: replace(unit, available_to=yesterday) if key in shut else unit
        for key, unit in document.units.items()
    }
