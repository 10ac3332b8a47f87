"""A new page of a batch: checked as a save would check it, then written with all the others at once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from catalogue import gate, indexing
from catalogue.documents import DocumentFaults, Fault, QualificationDocument, canonical
from catalogue.documents.interchange import Live, VersionNote
from catalogue.models import Identifier, LifecycleChange, PublicAddress, SpecificationVersion
from catalogue.planting import Planted, note_acts, plant
from catalogue.publishing import recorded_version, version_facts
from catalogue.signals import live_facts_changed, version_published

from .known import Known
from .live import load_rest
from .loading import at, refusal_faults

ROWS = 500
NOTHING = Live()


@dataclass
class Plan:
    """A page to be planted below ``parent`` and, unless it is a suite, published with its first version.

    ``at`` is its place in the file. ``history`` are the versions recorded before it, ``facts`` the columns of
    its own, ``moves`` the dates that its live facts state.
    """

    at: str
    page: Any
    parent: Any
    source: int
    draft: gate.Draft | None = None
    history: list[SpecificationVersion] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    claims: list[tuple[str, str, str]] = field(default_factory=list)
    path: str = ""
    live: Live = NOTHING
    moves: list[LifecycleChange] = field(default_factory=list)


class LateFaults(Exception):
    """Raised while writing, where live facts of the file numbered ``source`` are refused."""

    def __init__(self, source: int, error: DocumentFaults) -> None:
        self.source, self.faults = source, error.faults
        super().__init__(str(error))


def faults_of(plan: Plan, known: Known) -> list[Fault]:
    """Return what keeps the page of ``plan`` from being published; let ``known`` keep its slug for it."""
    slug = plan.page.slug
    if not known.keep_slug(plan.parent, slug):
        message = _("The slug “%(slug)s” is another page's in the same place.") % {"slug": slug}
        return [Fault(f"{plan.at}.slug", message)]
    if plan.draft is not None:
        return refusal_faults(plan.at, gate.blocking(plan.draft))
    try:
        plan.page.clean_fields(exclude=_filled_later(plan.page.__class__))
    except ValidationError as error:
        return [Fault(plan.at, message) for message in error.messages]
    return []


@cache
def _filled_later(model: Any) -> frozenset[str]:
    """Return the columns that planting fills, and the keys to rows that the loader itself has read."""
    names = {"path", "depth", "numchild", "url_path", "draft_title", "translation_key"}
    return frozenset(names | {one.name for one in model._meta.concrete_fields if one.is_relation})


def freeze(plan: Plan, user: Any) -> None:
    """Take what the version records, and use up the version fields of the page, as a publish does."""
    draft = plan.draft
    if draft is None:
        return
    plan.facts = version_facts(draft, user)
    plan.claims = gate.identifiers.claims(draft)
    plan.path = gate.identifiers.public_path(draft)
    plan.page.clear_version_fields()


def history_of(page: Any, notes: Sequence[VersionNote], user: Any) -> list[SpecificationVersion]:
    """Return, unsaved, the versions of which only the notes are known."""
    return [recorded_version(page, note, place, user) for place, note in enumerate(notes, 1)]


def write(plans: list[Plan], user: Any, *, revisions: bool) -> None:
    """Write every plan: pages with their rows, versions, claims, derived rows, live facts."""
    if not plans:
        return
    plant([Planted(plan.parent, plan.page) for plan in plans], user, revisions=revisions)
    published = [plan for plan in plans if plan.draft is not None]
    versions = _write_versions(published)
    documents = {
        version.pk: _as_thawed(plan.draft.document)
        for plan, version in zip(published, versions, strict=True)
        if plan.draft
    }
    _write_claims(published)
    indexing.index_versions(versions, documents)
    with indexing.together():
        subjects = (plan.page.translation_key for plan in published)
        indexing.refresh_entries(subjects, documents=documents)
        _write_live(published, user)
    for plan, version in zip(published, versions, strict=True):
        _announce(plan.page, version)


def _write_versions(plans: list[Plan]) -> list[SpecificationVersion]:
    """Write the versions; return the new one of each plan."""
    rows, new = [], []
    for plan in plans:
        version = SpecificationVersion(
            subject=plan.page.translation_key,
            kind=plan.page.kind,
            sequence=len(plan.history) + 1,
            published_at=plan.page.last_published_at,
            **plan.facts,
        )
        new.append(version)
        for row in (*plan.history, version):
            row.page_id = plan.page.pk
            rows.append(row)
    SpecificationVersion.objects.bulk_create(rows, batch_size=ROWS)
    return new


def _write_claims(plans: list[Plan]) -> None:
    Identifier.objects.bulk_create(
        [
            Identifier(
                scheme=scheme,
                namespace=namespace,
                value=value,
                subject=plan.page.translation_key,
                kind=plan.page.kind,
            )
            for plan in plans
            for scheme, namespace, value in dict.fromkeys(plan.claims)
        ],
        batch_size=ROWS,
    )
    PublicAddress.objects.bulk_create(
        [
            PublicAddress(kind=plan.page.kind, path=plan.path, subject=plan.page.translation_key)
            for plan in plans
            if plan.path
        ],
        batch_size=ROWS,
    )


def _write_live(plans: list[Plan], user: Any) -> None:
    """Write the moves of dates at once; the rest, of which there is little, act by act."""
    moving = [plan for plan in plans if plan.moves]
    moves = [(plan.page, move) for plan in moving for move in plan.moves]
    LifecycleChange.objects.bulk_create([move for _page, move in moves], batch_size=ROWS)
    note_acts(moves, user)
    if moving:
        subjects = frozenset(plan.page.translation_key for plan in moving)
        transaction.on_commit(lambda: live_facts_changed.send(LifecycleChange, subjects=subjects))
    for plan in plans:
        if plan.live != NOTHING:
            try:
                with at(plan.at):
                    load_rest(plan.page, plan.live, user)
            except DocumentFaults as error:
                raise LateFaults(plan.source, error) from error


def _as_thawed(document: Any) -> Any:
    """Return ``document`` as it will be thawed: free objects in it come back with their keys sorted."""
    if not isinstance(document, QualificationDocument):
        return document
    units = tuple(
        replace(unit, document=replace(unit.document, attributes=_sorted(unit.document.attributes)))
        if unit.document.attributes
        else unit
        for unit in document.units
    )
    return replace(document, rule=_sorted(document.rule), units=units)


def _sorted(value: Any) -> Any:
    return json.loads(canonical(value)) if value else value


def _announce(page: Any, version: SpecificationVersion) -> None:
    transaction.on_commit(lambda: version_published.send(type(page), page=page, version=version))
