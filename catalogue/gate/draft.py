"""What the checks look at: a page as it stands in memory, what it would freeze, and what surrounds it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.utils import timezone

from catalogue.documents import QualificationDocument, UnitDocument, canonical
from catalogue.facts import LiveFacts
from catalogue.freezing import Surroundings, UnitTable, qualification_document, unit_document
from catalogue.lifecycle import london_day, london_today
from catalogue.models import Kind, SpecificationVersion, UnitPage
from catalogue.versions import EMPTY

from .records import Records

_due: ContextVar[datetime | None] = ContextVar("catalogue_due_since", default=None)


@contextmanager
def due_since(moment: datetime | None) -> Iterator[None]:
    """Publish inside the block what was to go live at ``moment``, perhaps some time ago.

    A schedule that is carried out late does not put its version in the past.
    """
    token = _due.set(moment)
    try:
        yield
    finally:
        _due.reset(token)


@dataclass(frozen=True)
class Draft:
    """A page and what it would freeze.

    ``versions``: those the page has, in sequence, their documents left in the database. ``previous``: the
    newest of them whose document is held. ``changed``: whether publishing would make a version.
    ``today``: the day in London. ``table``: the unit pages of a qualification. Checks ask ``records`` for
    what the site holds, so that who loads many pages can answer for all of them at once.
    """

    page: Any
    document: QualificationDocument | UnitDocument
    versions: tuple[SpecificationVersion, ...]
    previous: SpecificationVersion | None
    changed: bool
    today: date
    table: UnitTable = field(default_factory=UnitTable)
    records: Records = field(default_factory=Records)

    @property
    def qualification(self) -> QualificationDocument | None:
        """The document, where it is a qualification's."""
        return self.document if isinstance(self.document, QualificationDocument) else None

    @cached_property
    def text(self) -> str:
        """The document as it would be stored and hashed."""
        return canonical(self.document)

    @property
    def unit(self) -> UnitDocument | None:
        """The document, where it is a unit's."""
        return self.document if isinstance(self.document, UnitDocument) else None

    @property
    def goes_live_on(self) -> date:
        """The London day on which it goes live: today, the day it is scheduled for, or was due on."""
        due = _due.get()
        if due is not None and due <= timezone.now():
            return min(self.today, london_day(due))
        later = self.page.go_live_at
        return max(self.today, london_day(later)) if later is not None else self.today

    @property
    def effective_from(self) -> date | None:
        """The day the next version takes effect; ``None`` is "not stated", for history only."""
        if self.page.effective_from or self.page.as_history:
            return self.page.effective_from
        return max(self.today, self.goes_live_on)

    @cached_property
    def before(self) -> QualificationDocument | UnitDocument | None:
        """The document of the version before, if there is one."""
        return self.previous.thaw() if self.previous else None

    @cached_property
    def facts(self) -> LiveFacts:
        """The live facts announced about the page by today."""
        return self._facts[self.page.translation_key]

    @cached_property
    def unit_facts(self) -> dict[str, LiveFacts]:
        """The live facts announced about each unit of the table by today, by the unit's key."""
        return {unit.key: self._facts[unit.translation_key] for unit in self.table.pages}

    @cached_property
    def _facts(self) -> Mapping[uuid.UUID, LiveFacts]:
        subjects = {self.page.translation_key, *(unit.translation_key for unit in self.table.pages)}
        return self.records.facts(subjects, self.today)

    @cached_property
    def units_by_key(self) -> dict[str, UnitPage]:
        """The unit pages of the table by what groups and rules call them."""
        return {unit.key: unit for unit in self.table.pages}


def draft_of(page: Any, around: Surroundings | None = None, records: Records | None = None) -> Draft:
    """Return what the checks look at, for ``page`` as it stands in memory.

    ``around`` and ``records`` answer from what was read before, where many pages are looked at.
    """
    records = records or Records()
    versions = records.versions(page)
    held = [version for version in versions if version.hash != EMPTY]
    previous = held[-1] if held else None
    table = UnitTable()
    if page.kind == Kind.QUALIFICATION:
        around = around or Surroundings(page)
        table = around.table()
    document = document_of(page, previous, around, table)
    return Draft(
        page=page,
        document=document,
        versions=versions,
        previous=previous,
        changed=_changes(page, document, previous, records),
        today=london_today(),
        table=table,
        records=records,
    )


def document_of(
    page: Any,
    previous: SpecificationVersion | None,
    around: Surroundings | None = None,
    table: UnitTable | None = None,
) -> Any:
    """Return the document that ``page`` would freeze after ``previous``."""
    if page.kind == Kind.UNIT:
        return unit_document(page)
    before = previous.thaw() if previous else None
    before = before if isinstance(before, QualificationDocument) else None
    return qualification_document(page, before, around, table)


def _changes(page: Any, document: Any, previous: SpecificationVersion | None, records: Records) -> bool:
    """Whether publishing ``page`` would make a version.

    A live page also inlines what is not its own: the body's texts, a suite's table. Where only those have
    changed, saving it (Wagtail locks pages that way) is no new version, until an editor asks for one.
    """
    if previous is None:
        return True
    text = canonical(document)
    if text == previous.document:
        return False
    if page.change_class or page._state.adding:
        return True
    row = records.live_row(page)
    return row is None or canonical(document_of(row, previous)) != text
