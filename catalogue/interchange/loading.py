"""One interchange file into pages, page by page: what the site has already, and what a file changes of it.

All of a file or nothing, and always through the gate. What is wholly new goes by ``bulk``, to the same end.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from catalogue import gate, indexing
from catalogue.documents import DocumentFaults, Fault
from catalogue.documents.interchange import Interchange, QualificationEntry, UnitEntry, VersionNote
from catalogue.gate.identifiers import comparable
from catalogue.models import Identifier, Kind, QualificationPage, SuitePage, UnitPage
from catalogue.publishing import record_history

from .bodies import load_body, unit_index
from .filling import Tags, fill_qualification, fill_suite, fill_unit, note_version, take_over
from .live import AnotherStory, load_live


@dataclass(frozen=True)
class Outcome:
    """What became of one page.

    ``created``, ``updated``, ``unchanged`` or ``differs`` (``--update`` was not given).
    """

    what: str
    name: str
    outcome: str


@dataclass
class _Job:
    """One load: the file, the body page, and unit pages by the file's keys."""

    file: Interchange
    update: bool
    user: Any
    body: Any = None
    units: dict[str, UnitPage] = field(default_factory=dict)
    tags: Tags = field(default_factory=Tags)


def load_page_by_page(file: Interchange, *, update: bool = False, user: Any = None) -> list[Outcome]:
    """Load ``file``; return what became of each page. Raises ``DocumentFaults`` and then has written nothing.

    Without ``update`` only what is missing is created; with it, what the file changes becomes a new version.
    """
    job = _Job(file, update, user)
    with transaction.atomic(), indexing.together():
        return list(_steps(job))


def _steps(job: _Job) -> Iterator[Outcome]:
    file = job.file
    with at("$.body"):
        job.body, outcome = load_body(file.body, update=job.update, user=job.user)
    yield Outcome("body", file.body.slug, outcome)
    index = unit_index(job.body, job.user)
    for number, unit in enumerate(file.units):
        with at(f"$.units[{number}]"):
            page, outcome = _load_unit(job, unit, index)
        job.units[unit.key] = page
        yield Outcome("unit", unit.key, outcome)
    suite = None
    if file.suite:
        with at("$.suite"):
            suite, outcome = _load_suite(job)
        yield Outcome("suite", file.suite.slug, outcome)
    for number, entry in enumerate(file.qualifications):
        with at(f"$.qualifications[{number}]"):
            outcome = _load_qualification(job, entry, suite or job.body)
        yield Outcome("qualification", entry.specification.number or entry.slug, outcome)


@contextmanager
def at(path: str) -> Iterator[None]:
    """Turn what the gate or a record refuses into faults at ``path``."""
    try:
        yield
    except gate.Refused as refusal:
        raise DocumentFaults(refusal_faults(path, refusal.checks)) from refusal
    except ValidationError as error:
        raise DocumentFaults([Fault(path, message) for message in error.messages]) from error
    except AnotherStory as error:
        raise DocumentFaults([Fault(f"{path}.live", str(error))]) from error


def refusal_faults(path: str, checks: Any) -> list[Fault]:
    """Return the fault of each blocking check of the page at ``path``."""
    return [Fault(f"{path}.{one.field}" if one.field else path, one.sentence) for one in checks]


def _load_unit(job: _Job, entry: UnitEntry, index: Any) -> tuple[UnitPage, str]:
    page = UnitPage.objects.child_of(index).filter(slug=entry.slug).first()
    fresh = page is None
    page = page.get_latest_revision_as_object() if page else UnitPage(slug=entry.slug, live=False)
    fill_unit(page, entry, job.tags)
    outcome = _publish(job, page, entry.version, index if fresh else None)
    load_live(page, entry.live, job.user)
    return UnitPage.objects.get(pk=page.pk), outcome


def _load_suite(job: _Job) -> tuple[SuitePage, str]:
    entry = job.file.suite
    assert entry is not None  # noqa: S101 -- asked for only where the file has one
    page = SuitePage.objects.child_of(job.body).filter(slug=entry.slug).first()
    if page is not None and not job.update:
        return page, "unchanged"
    outcome = "updated" if page else "created"
    if page is None:
        page = SuitePage(slug=entry.slug, title=entry.title, live=False)
    fill_suite(page, entry, job.units)
    if outcome == "created":
        job.body.add_child(instance=page)
    page.save_revision(user=job.user).publish(user=job.user)
    return SuitePage.objects.get(pk=page.pk), outcome


def _load_qualification(job: _Job, entry: QualificationEntry, parent: Any) -> str:
    page = _known_qualification(entry, parent)
    fresh = page is None
    page = page.get_latest_revision_as_object() if page else QualificationPage(slug=entry.slug, live=False)
    fill_qualification(page, entry, job.units, job.tags)
    # A file that says what changed decides about its units too; else they stay as last frozen.
    take_over(page, anew=job.update and bool(entry.version.summary))
    if fresh:
        parent.add_child(instance=page)
        for note in entry.history:
            record_history(page, note, job.user)
    outcome = _publish(job, page, entry.version, None)
    load_live(page, entry.live, job.user)
    return "created" if fresh else outcome


def _known_qualification(entry: QualificationEntry, parent: Any) -> QualificationPage | None:
    """Return the page of ``entry``: by its published number, else by slug below ``parent``."""
    number = entry.specification.number
    if number:
        value = comparable("qualification-number", number)
        known = Identifier.objects.filter(scheme="qualification-number", namespace="", value=value).first()
        if known is not None and known.kind == Kind.QUALIFICATION:
            return (
                QualificationPage.objects.descendant_of(_body_of(parent))
                .filter(translation_key=known.subject)
                .first()
            )
    return QualificationPage.objects.child_of(parent).filter(slug=entry.slug).first()


def _body_of(parent: Any) -> Any:
    return parent.get_parent() if isinstance(parent, SuitePage) else parent


def _publish(job: _Job, page: Any, note: VersionNote, parent: Any) -> str:
    """Publish what ``page`` holds in memory, if that makes a version that is wanted; say what was done."""
    fresh = page.pk is None
    if fresh:
        parent.add_child(instance=page)
    draft = gate.draft_of(page)
    if not draft.changed:
        return "unchanged"
    if draft.previous is not None and not job.update and page.live:
        return "differs"
    note_version(page, note, draft.today, first=draft.previous is None)
    page.save_revision(user=job.user).publish(user=job.user)
    return "created" if fresh else "updated"
