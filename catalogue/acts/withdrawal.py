"""Withdrawing a qualification or unit: both ends and what replaces it, in one announcement; and taking acts
back.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from catalogue import indexing
from catalogue.lifecycle import add_months, london_today
from catalogue.models import CalledOff, LifecycleChange, ReplacementRecord
from catalogue.publishing import actor
from catalogue.signals import live_facts_changed

from .dates import move_dates, stated_dates
from .record import ACTS, Record
from .replacement import NOTHING_STATED, NamedSuccessor, state_replacement

MONTHS_TO_AWARD = 36
"""Regulators expect registered learners to have time: unless the body says otherwise, three years."""


@dataclass(frozen=True)
class Withdrawal:
    """What a withdrawal states. An empty ``outcome`` says nothing about replacement."""

    last_registration: date
    last_award: date | None = None
    last_claim: date | None = None
    outcome: str = NOTHING_STATED
    successors: tuple[NamedSuccessor, ...] = ()

    def dates(self) -> dict[str, date | None]:
        """Return the dates that are moved; one that is not given stays as it is."""
        given = {
            "last_registration": self.last_registration,
            "last_claim": self.last_claim,
            "last_award": self.last_award,
        }
        return {field: day for field, day in given.items() if day is not None}


def last_award_after(last_registration: date) -> date:
    """Return the last award date that is proposed: three years after the last date to register."""
    return add_months(last_registration, MONTHS_TO_AWARD)


def withdraw(page: Any, plan: Withdrawal, record: Record) -> uuid.UUID:
    """Record the withdrawal of ``page`` as one announcement; return its group.

    An end that stands already is not said again, unless nothing else would be said.
    """
    record = record.together()
    stated, given = stated_dates(page.translation_key, record.day), plan.dates()
    moved = {field: day for field, day in given.items() if stated.get(field) != day}
    replaces = plan.outcome != NOTHING_STATED or bool(plan.successors)
    with transaction.atomic():
        if moved or not replaces:
            move_dates(page, moved or given, record)
        if replaces:
            state_replacement(page, plan.outcome, record, plan.successors)
    assert record.group is not None  # noqa: S101 -- together() has seen to it
    return record.group


def call_off(group: uuid.UUID, reason: str = "", user: Any = None) -> None:
    """Call off a prepared announcement, so that it never becomes public. Refused once it is announced."""
    today = london_today()
    acts = [act for model in ACTS for act in model.objects.standing().filter(group=group)]
    if not acts:
        raise ValidationError(_("There is no such announcement, or it was called off already."))
    if any(act.announce_on is None or act.announce_on <= today for act in acts):
        raise ValidationError(_("This is announced already: undo it by another act instead."))
    with transaction.atomic():
        CalledOff.objects.create(group=group, reason=reason, recorded_by=actor(user))
        subjects = frozenset(act.subject for act in acts)
        for subject in subjects:
            indexing.refresh_entry(subject)
        transaction.on_commit(lambda: live_facts_changed.send(CalledOff, subjects=subjects))


def undo(page: Any, group: uuid.UUID, record: Record) -> uuid.UUID:
    """Take back what the announcement ``group`` said of ``page``, by further acts; return their group.

    Refused where a date has been moved again since: then it is that later act which would be undone.
    """
    record = record.together()
    record.check()
    moved = _moved(page, group, record)
    replaced = ReplacementRecord.objects.announced(record.day).filter(
        subject=page.translation_key, group=group
    )
    if not moved and not replaced.exists():
        raise ValidationError(_("There is nothing of this announcement to undo here."))
    with transaction.atomic():
        for version, dates in moved.items():
            move_dates(page, dates, record, version)
        if replaced.exists():
            _restate(page, group, record)
    assert record.group is not None  # noqa: S101 -- together() has seen to it
    return record.group


def _moved(page: Any, group: uuid.UUID, record: Record) -> Mapping[int | None, dict[str, date | None]]:
    """Return the dates as they were, by version; raise ``ValidationError`` where one was moved again."""
    back: dict[int | None, dict[str, date | None]] = defaultdict(dict)
    rows = LifecycleChange.objects.announced(record.day).filter(subject=page.translation_key)
    for row in rows.filter(group=group):
        stated = stated_dates(page.translation_key, record.day, row.version)
        if stated.get(row.field) != row.to_date:
            raise ValidationError(
                _("“%(date)s” has been moved again since: undo that later act, or move the date.")
                % {"date": row.get_field_display()}
            )
        back[row.version][row.field] = row.from_date
    return back


def _restate(page: Any, group: uuid.UUID, record: Record) -> None:
    """State again what was said of replacement before ``group``; nothing, where nothing was."""
    said = ReplacementRecord.objects.announced(record.day).filter(subject=page.translation_key)
    newest = said.last()
    if newest is None or newest.group != group:
        raise ValidationError(
            _("Something else has been said of its replacement since: state that anew instead.")
        )
    before = said.exclude(group=group).last()
    if before is None or before.outcome == NOTHING_STATED:
        state_replacement(page, NOTHING_STATED, record)
        return
    successors = [
        NamedSuccessor(
            page=_Here(row.successor, row.title) if row.successor else None,
            title=row.title,
            scheme=row.scheme,
            value=row.value,
            equivalent=row.equivalent,
            from_date=row.from_date,
            advice=row.advice,
        )
        for row in before.successors.all()
    ]
    state_replacement(page, before.outcome, replace(record), successors)


@dataclass(frozen=True)
class _Here:
    """A successor on this site by its subject alone, as a record names it."""

    translation_key: uuid.UUID
    title: str
