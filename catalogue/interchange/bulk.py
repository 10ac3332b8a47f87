"""Interchange files into pages, many at once, through the same checks as one at a time.

Files are taken in batches, each batch in one transaction, each file whole or not at all. What is new is
built, frozen and checked in memory and then written with a few statements for the whole batch; what the site
has already and a file says alike is left alone; a file that would change something goes page by page. So a
load that was broken off is simply run again: what was committed is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from catalogue.documents import DocumentFaults, Fault
from catalogue.documents.interchange import Interchange

from .batch import Batch, PageByPage
from .loading import Outcome, load_page_by_page
from .planning import LateFaults

PAGES = 1000
"""Pages of one batch: enough that statements are few, few enough that a broken load loses little."""


@dataclass(frozen=True)
class Source:
    """A file to load; ``name`` says where it stands: a path, or a path and a row."""

    name: str
    file: Interchange


@dataclass(frozen=True)
class Loaded:
    """What became of one source: an outcome for each page, or the faults for which it was refused."""

    source: Source
    outcomes: tuple[Outcome, ...] = ()
    faults: tuple[Fault, ...] = ()


def load(file: Interchange, *, update: bool = False, user: Any = None) -> list[Outcome]:
    """Load one file; return what became of each page. Raises ``DocumentFaults``, with nothing written."""
    (loaded,) = load_many([Source("", file)], update=update, user=user)
    if loaded.faults:
        raise DocumentFaults(list(loaded.faults))
    return list(loaded.outcomes)


def load_many(
    sources: Iterable[Source], *, update: bool = False, user: Any = None, revisions: bool = True
) -> Iterator[Loaded]:
    """Load ``sources``; yield what became of each, in order, as soon as its batch is committed.

    Without ``update`` only what is missing is created; with it, what a file changes becomes a new version.
    Without ``revisions`` new pages keep no first revision: a national register then takes up far less.
    """
    for batch in _batches(sources):
        yield from _committed(batch, update=update, user=user, revisions=revisions)


def _committed(batch: list[Source], *, update: bool, user: Any, revisions: bool) -> list[Loaded]:
    """Load ``batch`` in one transaction; begin anew without a file whose live facts are refused late."""
    refused: dict[int, tuple[Fault, ...]] = {}
    while True:
        try:
            with transaction.atomic():
                return list(_load(batch, refused, update=update, user=user, revisions=revisions))
        except LateFaults as late:
            refused[late.source] = late.faults
        except IntegrityError:
            # Somebody else claimed one of these numbers or addresses just now: page by page tells whose.
            return [_alone(source, update=update, user=user) for source in batch]


def _batches(sources: Iterable[Source]) -> Iterator[list[Source]]:
    batch: list[Source] = []
    pages = 0
    for source in sources:
        batch.append(source)
        pages += len(source.file.units) + len(source.file.qualifications) + 1
        if pages >= PAGES:
            yield batch
            batch, pages = [], 0
    if batch:
        yield batch


def _load(
    sources: list[Source],
    refused: dict[int, tuple[Fault, ...]],
    *,
    update: bool,
    user: Any,
    revisions: bool,
) -> Iterator[Loaded]:
    batch = Batch([source.file for source in sources], update=update, user=user)
    for number, source in enumerate(sources):
        if number in refused:
            yield Loaded(source, faults=refused[number])
            continue
        try:
            with transaction.atomic():
                outcomes = batch.take(source.file, number)
        except PageByPage:
            batch.write(revisions=revisions)
            yield _alone(source, update=update, user=user)
            batch.read_again()
        except DocumentFaults as error:
            yield Loaded(source, faults=error.faults)
        else:
            yield Loaded(source, tuple(outcomes))
    batch.write(revisions=revisions)


def _alone(source: Source, *, update: bool, user: Any) -> Loaded:
    try:
        return Loaded(source, tuple(load_page_by_page(source.file, update=update, user=user)))
    except DocumentFaults as error:
        return Loaded(source, faults=error.faults)
