"""The indexes that a process holds, kept true to what is committed by what has changed since.

One for each site and kind. Built from the rows of the read model when first asked for; after that a search
costs one short query for the catalogue's generation, and of a new generation only the entries written since
are read. On a new day what is due is derived anew, and every status worked out again.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, router
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from catalogue import generations, indexing
from catalogue.generations import Generation
from catalogue.models import CatalogueEntry, CatalogueState, Kind

from .facets import values_of
from .index import Index, Record
from .titles import parted, sort_key
from .words import terms

READ = 2000
"""Rows that are held at once while an index is built."""
FEW = 500
"""Changed entries that an index of any size takes in one by one."""

COLUMNS = (
    "pk tree_path live kind title title_key title_terms more_terms body_slug body_name suite level_min"
    " level_max credits_min credits_max glh_min glh_max tqt_min tqt_max operational_start last_registration"
    " last_claim last_award facets_json"
).split()


@dataclass
class Held:
    """An index, and how far it has been read: up to ``seen``, which grew out of ``past``."""

    index: Index
    seen: Generation
    built_with: int
    past: frozenset[str] = frozenset()


_held: dict[tuple[str, str], Held] = {}
_lock = threading.RLock()


@contextmanager
def held(kind: Kind, root: str, day: date) -> Iterator[Index]:
    """Lend the index of what is published of ``kind`` below tree path ``root``, true on ``day``.

    Nobody else in this process uses or changes it meanwhile: leave before rendering.
    """
    with _lock:
        yield _current(kind, root, day).index


def forget() -> None:
    """Drop every index, so that the next use builds anew."""
    with _lock:
        _held.clear()


def _current(kind: Kind, root: str, day: date) -> Held:
    known = _held.get((kind, root))
    if known is None or known.index.day != day:
        indexing.refresh_due(day)
    latest = generations.current()
    if known is None or not _caught_up(known, kind, root, latest):
        _held[kind, root] = known = _built(kind, root, latest)
    if known.index.day != day:
        known.index.turn_to(day)
    return known


def _built(kind: Kind, root: str, latest: Generation) -> Held:
    rows = CatalogueEntry.objects.filter(kind=kind, tree_path__startswith=root, live=True)
    titles = rows.order_by().values_list("title", "title_key", "pk").iterator(READ)
    index = Index(sorted((order_of(kind, title, key), pk) for title, key, pk in titles))
    index.fill(record_of(row, has_place=row.pk in index.place) for row in _read(rows.order_by()))
    return Held(index, latest, len(index.place), generations.ancestors())


def _caught_up(known: Held, kind: Kind, root: str, latest: Generation) -> bool:
    """Take in what was written since; ``False`` where it is better, or needful, to build anew."""
    if latest == known.seen or (latest.token in known.past and _reads_a_replica()):
        return True  # a replica may lag behind; the database itself goes back only when it was restored
    if not generations.descends(known.seen):
        return False
    # Of both kinds: by kind as well, a database may choose that index and look at every entry of it.
    changed = CatalogueEntry.objects.filter(generation__gt=known.seen.number)
    most = max(FEW, known.built_with // 10)
    rows = list(_read(changed.order_by("generation")[: most + 1]))
    if len(rows) > most or len(known.index.tail) + len(rows) > most:
        return False
    for row in rows:
        if row.kind != kind:
            continue
        if row.live and row.tree_path.startswith(root):
            known.index.put(record_of(row))
        else:
            known.index.drop(row.pk)
    known.seen, known.past = latest, generations.ancestors()
    return True


def _reads_a_replica() -> bool:
    return router.db_for_read(CatalogueState) != DEFAULT_DB_ALIAS


def _read(rows: QuerySet[CatalogueEntry]) -> Iterator[Any]:
    rows = rows.annotate(facets_json=Cast("facets", TextField()))
    return rows.values_list(*COLUMNS, named=True).iterator(READ)


def order_of(kind: str, title: str, title_key: str) -> str:
    """Return the text by which lists of ``kind`` are ordered: units' titles have no beginning in common."""
    return sort_key(title) if kind == Kind.QUALIFICATION else title_key


def record_of(row: Any, *, has_place: bool = False) -> Record:
    """Return what the index takes in of ``row``: the names of its body and suite are found too.

    What ``has_place`` in the order of titles already is not put there by its text.
    """
    return Record(
        key=row.pk,
        order="" if has_place else order_of(row.kind, row.title, row.title_key),
        title_terms=row.title_terms.split(),
        more_terms=[*row.more_terms.split(), *_names(row.body_name, row.suite)],
        values=values_of(row),
        dates=(row.operational_start, row.last_registration, row.last_claim, row.last_award),
        credits=row.credits_min,
        length=len(parted(row.title)[1].split()) if row.kind == Kind.QUALIFICATION else 0,
    )


@lru_cache(maxsize=5_000)
def _names(body: str, suite: str) -> tuple[str, ...]:
    return tuple(terms(f"{body} {suite}"))
