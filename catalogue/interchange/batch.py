"""One batch of files: planned in memory, through the same checks as page by page, then written at once."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from catalogue import gate
from catalogue.documents import DocumentFaults, Fault, canonical
from catalogue.documents.interchange import BodyEntry, Interchange, Live, QualificationEntry, UnitEntry
from catalogue.documents.qualification import FrozenUnit
from catalogue.freezing import qualification_document
from catalogue.lifecycle import london_today
from catalogue.models import QualificationPage, SuitePage, UnitPage

from .bodies import load_body, unit_index
from .filling import Tags, fill_qualification, fill_suite, fill_unit, note_version
from .known import Held, Known
from .live import first_moves
from .loading import Outcome, at
from .planning import Plan, faults_of, freeze, history_of, write
from .prepared import Around, BodyTexts, PreparedRecords


class PageByPage(Exception):
    """Raised for a file that changes what the site has already: it goes page by page."""


class Batch:
    """Files on their way in: ``take`` each of them, then ``write``. Nothing of a refused file is kept."""

    def __init__(self, files: list[Interchange], *, update: bool, user: Any) -> None:
        self.files, self.update, self.user = files, update, user
        self.today = london_today()
        self.tags = Tags()
        self.read_again()

    def read_again(self) -> None:
        """Forget what was read, and read the site anew."""
        self.known = Known(self.files)
        self.records = PreparedRecords(self.files)
        self.plans: list[Plan] = []
        self.frozen: dict[uuid.UUID, FrozenUnit] = {}
        self._bodies: dict[BodyEntry, tuple[Any, Any]] = {}
        self._texts: dict[uuid.UUID, BodyTexts] = {}

    def write(self, *, revisions: bool) -> None:
        """Write every page that was planned since the last time."""
        plans, self.plans = self.plans, []
        write(plans, self.user, revisions=revisions)

    def take(self, file: Interchange, source: int) -> list[Outcome]:
        """Plan the pages of ``file``, the batch's number ``source``; return what will become of each.

        Raises ``DocumentFaults`` with every fault found, or ``PageByPage``; nothing is then planned.
        """
        with self._all_or_nothing():
            taking = _Taking(self, file, source)
            outcomes = list(taking.steps())
            if taking.faults:
                raise DocumentFaults(taking.faults)
        return outcomes

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        planned, bodies = len(self.plans), dict(self._bodies)
        with self.known.all_or_nothing(), self.records.all_or_nothing():
            try:
                yield
            except (PageByPage, DocumentFaults):
                del self.plans[planned:]
                self._bodies = bodies
                raise

    def body(self, entry: BodyEntry) -> tuple[Any, Any, str]:
        """Return the body page of ``entry``, the folder of its units, and what was done."""
        if entry in self._bodies:
            return *self._bodies[entry], "unchanged"
        with at("$.body"):
            body, outcome = load_body(entry, update=self.update, user=self.user)
        if outcome != "unchanged":
            self._texts.pop(body.translation_key, None)
        self._bodies[entry] = body, unit_index(body, self.user)
        return *self._bodies[entry], outcome

    def texts(self, body: Any) -> BodyTexts:
        """Return the texts and descriptors of ``body``, read once."""
        if body.translation_key not in self._texts:
            self._texts[body.translation_key] = BodyTexts(body)
        return self._texts[body.translation_key]


@dataclass
class _Taking:
    """One file being planned."""

    batch: Batch
    file: Interchange
    source: int
    faults: list[Fault] = field(default_factory=list)
    units: dict[str, UnitPage] = field(default_factory=dict)
    body: Any = None
    suite: Any = None

    def steps(self) -> Iterator[Outcome]:
        """Plan page after page; yield what will become of each."""
        file = self.file
        self.body, index, outcome = self.batch.body(file.body)
        yield Outcome("body", file.body.slug, outcome)
        for number, unit in enumerate(file.units):
            yield Outcome("unit", unit.key, self._unit(unit, index, f"$.units[{number}]"))
        if file.suite:
            yield Outcome("suite", file.suite.slug, self._suite())
        for number, entry in enumerate(file.qualifications):
            name = entry.specification.number or entry.slug
            yield Outcome("qualification", name, self._qualification(entry, f"$.qualifications[{number}]"))

    def _unit(self, entry: UnitEntry, index: Any, place: str) -> str:
        batch = self.batch
        held = batch.known.unit(index, entry.slug)
        if held is not None and _says_the_same(held, entry, canonical(entry.specification)):
            self._use(held, entry)
            return "unchanged"
        page = UnitPage(slug=entry.slug, live=False)
        page.known_body = self.body
        batch.records.remember(page, ())
        fill_unit(page, entry, batch.tags)
        draft = self._draft(page, entry)
        document = draft.unit
        assert document is not None  # noqa: S101 -- a unit page's draft holds a unit
        text = draft.text
        if held is not None:
            if not _says_the_same(held, entry, text):
                raise PageByPage
            self._use(held, entry)
            return "unchanged"
        plan = Plan(place, page, index, self.source, draft, live=entry.live)
        self._plan(plan)
        new = Held(page, text, 1, plan.path, entry.live)
        batch.known.add(index, new)
        self.units[entry.key] = page
        batch.frozen[page.translation_key] = FrozenUnit(page.key, document, plan.path, 1)
        return "created"

    def _use(self, held: Held, entry: UnitEntry) -> None:
        """Build on a unit that is there, or about to be, and says what the file says."""
        self.units[entry.key] = held.page
        subject = held.page.translation_key
        if subject not in self.batch.frozen:
            frozen = FrozenUnit(held.page.key, entry.specification, held.address, held.sequence)
            self.batch.frozen[subject] = frozen

    def _suite(self) -> str:
        batch, entry = self.batch, self.file.suite
        if entry is None:
            return ""
        self.suite = batch.known.suites.get((self.body.path, entry.slug))
        if self.suite is not None:
            if batch.update:
                raise PageByPage
            return "unchanged"
        self.suite = SuitePage(slug=entry.slug, title=entry.title, live=False)
        fill_suite(self.suite, entry, self.units)
        self._plan(Plan("$.suite", self.suite, self.body, self.source))
        batch.known.suites[self.body.path, entry.slug] = self.suite
        return "created"

    def _qualification(self, entry: QualificationEntry, place: str) -> str:
        batch, parent = self.batch, self.suite or self.body
        page = QualificationPage(slug=entry.slug, live=False)
        page.known_body = self.body
        fill_qualification(page, entry, self.units, batch.tags)
        held = batch.known.qualification(self.body, parent, entry.specification.number, entry.slug)
        if held is not None:
            around = Around(page, self.suite, batch.texts(self.body), batch.frozen)
            if not _says_the_same(held, entry, canonical(qualification_document(page, around=around))):
                raise PageByPage
            return "unchanged"
        history = history_of(page, entry.history, batch.user)
        batch.records.remember(page, history)
        draft = self._draft(page, entry)
        plan = Plan(place, page, parent, self.source, draft, history=history, live=entry.live)
        self._plan(plan)
        new = Held(page, draft.text, len(history) + 1, plan.path, entry.live)
        batch.known.add(parent, new, entry.specification.number)
        return "created"

    def _draft(self, page: Any, entry: UnitEntry | QualificationEntry) -> gate.Draft:
        batch = self.batch
        note_version(page, entry.version, batch.today, first=not getattr(entry, "history", ()))
        around = Around(page, self.suite, batch.texts(self.body), batch.frozen)
        return gate.draft_of(page, around, batch.records)

    def _plan(self, plan: Plan) -> None:
        """Check ``plan``; note its faults, or what it claims and states."""
        batch = self.batch
        found = faults_of(plan, batch.known)
        self.faults += found
        if found or plan.draft is None:
            batch.plans.append(plan)
            return
        freeze(plan, batch.user)
        batch.records.claim(plan.page.translation_key, plan.page.kind, plan.claims, plan.path)
        if plan.live != Live():
            try:
                with at(plan.at):
                    plan.moves = first_moves(plan.page, plan.live, batch.user)
            except DocumentFaults as error:
                self.faults += error.faults
            batch.records.state(plan.page.translation_key, plan.live)
        batch.plans.append(plan)


def _says_the_same(held: Held, entry: UnitEntry | QualificationEntry, text: str) -> bool:
    return held.text == text and held.live == entry.live
