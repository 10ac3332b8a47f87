"""What the site holds of the pages that a batch of files names: read at once, answered from memory."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

from wagtail.models import Page

from catalogue.documents.interchange import Interchange, Live
from catalogue.freezing import addresses_of, newest_versions
from catalogue.gate.identifiers import comparable
from catalogue.models import Identifier, Kind, QualificationPage, SuitePage, UnitIndexPage, UnitPage

from .live import dump_live_of

CHUNK = 400
"""Values of one ``IN``: SQLite was long built to take no more than 999."""


@dataclass(frozen=True)
class Held:
    """A page of the site, or one that this batch is about to make.

    ``text`` is the canonical document of its newest version, ``sequence`` that version's; ``address`` its
    public path; ``live`` the live facts recorded about it.
    """

    page: Any
    text: str
    sequence: int
    address: str
    live: Live


class Known:
    """The pages of the site that ``files`` name, by place and slug; qualifications also by number."""

    def __init__(self, files: Iterable[Interchange]) -> None:
        files = list(files)
        self._by_place: dict[tuple[str, str], Held] = {}
        self._by_number: dict[str, Held] = {}
        self._slugs: set[tuple[str, str]] = set()
        self.suites: dict[tuple[str, str], SuitePage] = {}
        indexes = set(UnitIndexPage.objects.values_list("path", flat=True))
        for slugs in chunks(_slugs_of(files)):
            paths = Page.objects.filter(slug__in=slugs).values_list("path", "slug")
            self._slugs.update((path[: -Page.steplen], slug) for path, slug in paths)
        self._read(UnitPage, {unit.slug for file in files for unit in file.units}, indexes)
        self._read(QualificationPage, {one.slug for file in files for one in file.qualifications})
        for slugs in chunks({file.suite.slug for file in files if file.suite}):
            for suite in SuitePage.objects.filter(slug__in=slugs):
                self.suites[parent_path(suite), suite.slug] = suite
        self._read_numbers({one.specification.number for file in files for one in file.qualifications})

    def unit(self, index: Page, slug: str) -> Held | None:
        """Return the unit called ``slug`` in the folder ``index``."""
        return self._by_place.get((_place(index), slug))

    def qualification(self, body: Page, parent: Page, number: str, slug: str) -> Held | None:
        """Return the qualification of ``body`` with this number; without one, the one called ``slug``."""
        held = self._by_number.get(comparable("qualification-number", number)) if number else None
        if held is not None:
            return held if held.page.body_page.pk == body.pk else None
        return self._by_place.get((_place(parent), slug))

    def add(self, parent: Page, held: Held, number: str = "") -> None:
        """Take up a page that the batch is about to make below ``parent``."""
        self._by_place[_place(parent), held.page.slug] = held
        if number:
            self._by_number[comparable("qualification-number", number)] = held

    def keep_slug(self, parent: Page, slug: str) -> bool:
        """Keep ``slug`` for a new page below ``parent``; say whether it was free there."""
        place = _place(parent), slug
        free = place not in self._slugs
        self._slugs.add(place)
        return free

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """Forget what was added inside the block if it is left by an exception."""
        before = dict(self._by_place), dict(self._by_number), dict(self.suites), set(self._slugs)
        try:
            yield
        except BaseException:
            self._by_place, self._by_number, self.suites, self._slugs = before
            raise

    def _read(self, model: Any, slugs: set[str], places: set[str] | None = None) -> None:
        pages = [page for some in chunks(slugs) for page in model.objects.filter(slug__in=some)]
        self._hold([page for page in pages if places is None or parent_path(page) in places])

    def _read_numbers(self, numbers: set[str]) -> None:
        keys = {comparable("qualification-number", number) for number in numbers if number}
        claimed: dict[uuid.UUID, str] = {}
        for some in chunks(keys):
            rows = Identifier.objects.filter(
                scheme="qualification-number", namespace="", value__in=some, kind=Kind.QUALIFICATION
            )
            claimed.update(rows.values_list("subject", "value"))
        missing = set(claimed) - {held.page.translation_key for held in self._by_place.values()}
        pages = [
            page
            for some in chunks(missing)
            for page in QualificationPage.objects.filter(translation_key__in=some)
        ]
        self._hold(pages)
        for held in list(self._by_place.values()):
            value = claimed.get(held.page.translation_key)
            if value is not None:
                self._by_number[value] = held

    def _hold(self, pages: list[Any]) -> None:
        for some in chunks(pages):
            versions = newest_versions(page.pk for page in some)
            addresses = addresses_of(page.translation_key for page in some)
            facts = dump_live_of(page.translation_key for page in some)
            for page in some:
                version = versions.get(page.pk)
                self._by_place[parent_path(page), page.slug] = Held(
                    page=page,
                    text=version.document if version else "",
                    sequence=version.sequence if version else 0,
                    address=addresses.get(page.translation_key, ""),
                    live=facts[page.translation_key],
                )


def _slugs_of(files: Iterable[Interchange]) -> set[str]:
    found: set[str] = set()
    for file in files:
        found |= {unit.slug for unit in file.units} | {entry.slug for entry in file.qualifications}
        if file.suite:
            found.add(file.suite.slug)
    return found


def _place(page: Page) -> str:
    """Return what names the place below ``page``, which may itself only be planned."""
    return page.path or str(page.translation_key)


def parent_path(page: Page) -> str:
    """Return the tree path of the page above ``page``."""
    return page.path[: -Page.steplen]


def chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield ``values`` in lists that one ``IN`` takes."""
    rest = iter(values)
    while some := list(islice(rest, CHUNK)):
        yield some
