"""What stands about a page today, what is prepared, and every act that led here, for editors."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from catalogue import lifecycle
from catalogue.acts.record import ACTS
from catalogue.lifecycle import london_today
from catalogue.live_facts import facts_of
from catalogue.models import (
    CalledOff,
    LifecycleChange,
    ListingRecord,
    OwnershipRecord,
    ReplacementRecord,
)
from catalogue.presenters.availability import RecordView, record
from catalogue.presenters.words import day_words, site_wording
from catalogue.versions import version_rows


@dataclass(frozen=True)
class Said:
    """One act, as editors read it."""

    sentence: str
    source: str
    as_at: date | None
    reason: str
    note: str
    by: str
    at: datetime
    notified: date | None


@dataclass(frozen=True)
class Announcement:
    """The acts of one announcement about one page."""

    group: uuid.UUID
    said: tuple[Said, ...]
    announce_on: date | None
    prepared: bool
    called_off: bool
    can_be_undone: bool
    others: int = 0


@dataclass(frozen=True)
class Standing:
    """The whole screen: dates with their sources, owners, lists; announcements, newest first."""

    record: RecordView
    status: str
    replacement: tuple[str, ...]
    version_ends: tuple[tuple[str, str], ...]
    prepared: tuple[Announcement, ...]
    announcements: tuple[Announcement, ...]


def standing(page: Any, today: date | None = None) -> Standing:
    """Return what stands about ``page``: a fixed number of queries."""
    today = today or london_today()
    facts = facts_of([page.translation_key], today)[page.translation_key]
    listed = announcements(page.translation_key, today)
    names = {row.sequence: row.label or str(row.sequence) for row in version_rows(page.translation_key)}
    wording = site_wording()
    said = lifecycle.sentences(
        lifecycle.Dates(), today, replacement=_stated(facts.replacement), wording=wording
    )
    return Standing(
        record=record(facts, today),
        status=lifecycle.status_on(facts.dates, today).headline(wording),
        replacement=tuple(one.text for one in said if one.topic in ("replacement", "equivalence", "advice")),
        version_ends=tuple(
            (names.get(sequence, str(sequence)), day_words(day))
            for sequence, day in facts.version_ends.items()
        ),
        prepared=tuple(one for one in listed if one.prepared),
        announcements=tuple(one for one in listed if not one.prepared),
    )


def announcements(subject: uuid.UUID, today: date) -> list[Announcement]:
    """Return every announcement about ``subject``, called-off ones too, newest first."""
    groups: dict[uuid.UUID, list[Any]] = {}
    for model in ACTS:
        rows = model.objects.filter(subject=subject).order_by("id")
        if model is ReplacementRecord:
            rows = rows.prefetch_related("successors")
        for row in rows:
            groups.setdefault(row.group, []).append(row)
    off = set(CalledOff.objects.filter(group__in=groups).values_list("group", flat=True))
    others = _others(groups, subject)
    found = [
        _announcement(group, acts, today, others.get(group, 0), called_off=group in off)
        for group, acts in groups.items()
    ]
    return sorted(found, key=lambda one: one.said[0].at, reverse=True)


def _others(groups: Iterable[uuid.UUID], subject: uuid.UUID) -> dict[uuid.UUID, int]:
    """Return to how many other subjects each announcement speaks."""
    subjects: dict[uuid.UUID, set[uuid.UUID]] = {}
    for model in (LifecycleChange, ReplacementRecord):
        rows = model.objects.filter(group__in=list(groups)).exclude(subject=subject)
        for group, other in rows.order_by().values_list("group", "subject").distinct():
            subjects.setdefault(group, set()).add(other)
    return {group: len(named) for group, named in subjects.items()}


def _announcement(
    group: uuid.UUID, acts: list[Any], today: date, others: int, *, called_off: bool
) -> Announcement:
    first = acts[0]
    prepared = first.announce_on is not None and first.announce_on > today and not called_off
    undoable = any(isinstance(act, LifecycleChange | ReplacementRecord) for act in acts)
    return Announcement(
        group=group,
        said=tuple(_said(act) for act in acts),
        announce_on=first.announce_on,
        prepared=prepared,
        called_off=called_off,
        can_be_undone=undoable and not prepared and not called_off,
        others=others,
    )


def _said(act: Any) -> Said:
    return Said(
        sentence=_sentence(act),
        source=act.source,
        as_at=act.as_at,
        reason=act.reason,
        note=act.public_note,
        by=act.recorded_by,
        at=act.recorded_at,
        notified=act.regulator_notified_on,
    )


def _sentence(act: Any) -> str:
    if isinstance(act, LifecycleChange):
        said = lifecycle.change_sentence(act.field, act.from_date, act.to_date, site_wording())
        words = {"change": said, "sequence": act.version}
        return said if act.version is None else _("%(change)s, for version %(sequence)s only") % words
    if isinstance(act, ReplacementRecord):
        names = ", ".join(row.title or row.value for row in act.successors.all())
        said = str(act.get_outcome_display()) if act.outcome else _("Replacement no longer stated")
        return f"{said}: {names}" if names else said
    if isinstance(act, OwnershipRecord):
        return _("Owner: %(owner)s") % {"owner": act.owner}
    assert isinstance(act, ListingRecord)  # noqa: S101 -- there are four sorts of act
    return _("Listed under %(name)s") % {"name": act.listed_under}


def _stated(replacement: Any) -> lifecycle.Replacement | None:
    if replacement is None:
        return None
    successors = tuple(
        lifecycle.Successor(
            one.title, one.number, equivalent=one.equivalent, from_day=one.from_date, advice=one.advice
        )
        for one in replacement.successors
    )
    return lifecycle.Replacement(
        lifecycle.Outcome(replacement.outcome), successors, replacement.source, replacement.as_at
    )
