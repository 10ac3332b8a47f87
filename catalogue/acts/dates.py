"""Moving the dates of a qualification or unit, or the last date to register of one version."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from catalogue.lifecycle import DateFact, Dates, check_order, london_today
from catalogue.models import LifecycleChange, SpecificationVersion
from catalogue.models.choices import DateField
from catalogue.models.live import public_from
from catalogue.presenters.words import day_words, site_wording

from .record import Record, announce, write

IN_ORDER = ("operational_start", "last_registration", "last_claim", "last_award", "review")


def stated_dates(subject: uuid.UUID, day: date, version: int | None = None) -> dict[str, date | None]:
    """Return the dates of ``subject`` (or of one version of it) as announced by ``day``: one query."""
    rows = LifecycleChange.objects.announced(day).filter(subject=subject, version=version)
    return dict(rows.values_list("field", "to_date"))


def current_date(page: Any, field: str) -> date | None:
    """Return the day that ``field`` stands at today; ``None`` is "not stated"."""
    return stated_dates(page.translation_key, london_today()).get(field)


def move_date(
    page: Any, field: str, to: date | None, record: Record, version: int | None = None
) -> LifecycleChange:
    """Record that one date of ``page`` is from now on ``to``; ``None`` states it no longer."""
    return move_dates(page, {field: to}, record, version)[0]


def move_dates(
    page: Any, to: Mapping[str, date | None], record: Record, version: int | None = None
) -> list[LifecycleChange]:
    """Record that several dates of ``page`` are moved in one act; what they come to must be in order.

    ``version``, a sequence, moves the last date to register of that version only.
    """
    record = record.together()
    record.check()
    _check_fields(to)
    _refuse_crossing(page, to, record, version)
    before = stated_dates(page.translation_key, record.day, version)
    if version is None:
        _refuse_disorder(before, to)
    else:
        _check_version(page, to, version)
    with transaction.atomic():
        written = [
            write(
                LifecycleChange,
                page,
                record,
                field=field,
                from_date=before.get(field),
                to_date=to[field],
                version=version,
            )
            for field in _stepwise(before, to)
        ]
        announce(LifecycleChange, [page], record)
    return written


def first_moves(
    page: Any, moves: Iterable[tuple[Mapping[str, date | None], Record]]
) -> list[LifecycleChange]:
    """Return, unsaved, acts that move the dates of a page about which nothing is recorded yet.

    Each of ``moves`` is checked as ``move_dates`` checks it, after those before it. For loaders: whoever
    saves the acts also refreshes the read model and notes them in the page's history.
    """
    before: dict[str, date | None] = {}
    written = []
    for to, record in moves:
        record = record.together()
        record.check()
        _check_fields(to)
        _refuse_disorder(before, to)
        for field in _stepwise(before, to):
            facts = {"field": field, "from_date": before.get(field), "to_date": to[field]}
            act = LifecycleChange(**record.values(page), **facts)
            act.public_at = public_from(act.announce_on, act.recorded_at)
            written.append(act)
        before |= to
    return written


def _check_fields(to: Mapping[str, date | None]) -> None:
    for field in to:
        if field not in DateField.values:
            raise ValidationError(
                {"field": _("“%(field)s” is not one of the dates kept here.") % {"field": field}}
            )


def _refuse_crossing(page: Any, to: Mapping[str, date | None], record: Record, version: int | None) -> None:
    """Refuse to announce before what is already prepared for a later day: the two would cross."""
    prepared = LifecycleChange.objects.standing().filter(
        subject=page.translation_key, field__in=list(to), version=version, announce_on__gt=record.day
    )
    first = prepared.order_by("announce_on").first()
    if first is not None:
        raise ValidationError(
            {
                "announce_on": _(
                    "A change of “%(date)s” is prepared, to be announced on %(day)s. Call it off first, or "
                    "announce this one on that day or later."
                )
                % {"date": first.get_field_display(), "day": day_words(first.announce_on)}
            }
        )


def _refuse_disorder(before: Mapping[str, date | None], to: Mapping[str, date | None]) -> None:
    """Refuse dates that would come out of order; faults that stood before are not this act's."""
    wording = site_wording()
    known = {fault.message for fault in check_order(_dates(before), wording)}
    after = check_order(_dates({**before, **to}), wording)
    faults: dict[str, list[str]] = {}
    for fault in after:
        if fault.message not in known:
            field = fault.field if fault.field in to else next(iter(to))
            faults.setdefault(field, []).append(fault.message)
    if faults:
        raise ValidationError(faults)


def _check_version(page: Any, to: Mapping[str, date | None], version: int) -> None:
    row = (
        SpecificationVersion.objects.filter(subject=page.translation_key, sequence=version)
        .defer("document")
        .first()
    )
    if row is None:
        raise ValidationError({"version": _("There is no version %(sequence)d.") % {"sequence": version}})
    for field, day in to.items():
        if field != DateField.LAST_REGISTRATION:
            raise ValidationError(
                {field: _("A single version has a last date to register and no other date.")}
            )
        if day and row.effective_from and day < row.effective_from:
            words = {"day": day_words(row.effective_from)}
            raise ValidationError({field: _("This version takes effect on %(day)s, after that day.") % words})


def _dates(stated: Mapping[str, date | None]) -> Dates:
    return Dates(**{field: DateFact(day) for field, day in stated.items() if day is not None})


def _stepwise(before: Mapping[str, date | None], to: Mapping[str, date | None]) -> list[str]:
    """Return the fields in an order in which the dates stay in order after each step.

    What moves later goes first, the last of them first; then what moves earlier, the first of them first.
    """
    ordered = [field for field in IN_ORDER if field in to]
    later = [field for field in ordered if _rank(to[field]) > _rank(before.get(field))]
    return [*reversed(later), *(field for field in ordered if field not in later)]


def _rank(day: date | None) -> date:
    return day or date.min
