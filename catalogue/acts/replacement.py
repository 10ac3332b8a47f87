"""What replaces a qualification or unit: stated, checked against itself and its chains, resolved."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from catalogue import lifecycle
from catalogue.models import CatalogueEntry, Identifier, ReplacementRecord, SuccessorRecord
from catalogue.models.choices import Outcome
from catalogue.presenters.words import site_wording

from .record import Record, announce, write

NOTHING_STATED = ""
"""The outcome that takes an earlier statement back: nothing is said any more."""


@dataclass(frozen=True)
class NamedSuccessor:
    """One successor: a page here, or a title and perhaps a number elsewhere."""

    page: Any = None
    title: str = ""
    scheme: str = ""
    value: str = ""
    equivalent: bool | None = None
    from_date: date | None = None
    advice: str = ""

    @property
    def shown_title(self) -> str:
        """The title that is printed."""
        return self.title or (self.page.title if self.page is not None else "")


def state_replacement(
    page: Any, outcome: str, record: Record, successors: Iterable[NamedSuccessor] = ()
) -> ReplacementRecord:
    """Record what replaces ``page``: one or several where it is replaced, none where it is not or not
    decided.

    A successor that is ``page`` itself, or whose own replacements lead back to it, is refused. The outcome
    ``NOTHING_STATED`` takes an earlier statement back.
    """
    record = record.together()
    record.check()
    named = [(one, _subject_of(one)) for one in successors]
    if outcome != NOTHING_STATED or named:
        _check(page, outcome, named)
    with transaction.atomic():
        written: ReplacementRecord = write(ReplacementRecord, page, record, outcome=outcome)
        for one, subject in named:
            SuccessorRecord.objects.create(
                replacement=written,
                successor=subject,
                title=one.shown_title,
                scheme=one.scheme,
                value=one.value,
                equivalent=one.equivalent,
                from_date=one.from_date,
                advice=one.advice.strip(),
            )
        announce(ReplacementRecord, [page], record)
    return written


def _check(page: Any, outcome: str, named: list[tuple[NamedSuccessor, uuid.UUID | None]]) -> None:
    if outcome not in Outcome.values:
        raise ValidationError({"outcome": _("Say whether it is replaced, partly, not, or not decided.")})
    stated = lifecycle.Replacement(
        lifecycle.Outcome(outcome),
        tuple(
            lifecycle.Successor(one.shown_title, one.value, str(subject or ""), from_day=one.from_date)
            for one, subject in named
        ),
    )
    own = [str(page.translation_key), *_numbers(page)]
    faults = [fault.message for fault in lifecycle.check_replacement(stated, own, site_wording())]
    here = [subject for _one, subject in named if subject is not None]
    if not faults and here:
        chain = lifecycle.would_close_chain(replacements_from(here), page.translation_key, here)
        faults = [_closing(chain, page)] if chain else []
    if faults:
        raise ValidationError({"successors": faults})


def _closing(chain: tuple[uuid.UUID, ...], page: Any) -> str:
    titles = dict(CatalogueEntry.objects.filter(subject__in=chain).values_list("subject", "title"))
    titles[page.translation_key] = page.title
    names = " → ".join(titles.get(subject, str(subject)) for subject in chain)
    return _("This would replace it by itself in the end: %(chain)s.") % {"chain": names}


def _numbers(page: Any) -> list[str]:
    return list(Identifier.objects.filter(subject=page.translation_key).values_list("value", flat=True))


def replacements_from(
    subjects: Iterable[uuid.UUID], day: date | None = None
) -> Mapping[uuid.UUID, tuple[uuid.UUID, ...]]:
    """Return what each of ``subjects``, and what follows it, is replaced by here: two queries for each step.

    As announced by ``day``; without one, with all that is prepared.
    """
    found: dict[uuid.UUID, tuple[uuid.UUID, ...]] = {}
    frontier = set(subjects)
    while frontier:
        step = _one_step(frontier, day)
        found |= {subject: step.get(subject, ()) for subject in frontier}
        frontier = {successor for successors in step.values() for successor in successors} - set(found)
    return {subject: successors for subject, successors in found.items() if successors}


def _one_step(subjects: set[uuid.UUID], day: date | None) -> dict[uuid.UUID, tuple[uuid.UUID, ...]]:
    records = (
        ReplacementRecord.objects.standing() if day is None else ReplacementRecord.objects.announced(day)
    )
    rows = records.filter(subject__in=subjects).order_by("public_at", "id").values_list("subject", "pk")
    newest = {pk: subject for subject, pk in dict(rows).items()}
    followed: dict[uuid.UUID, tuple[uuid.UUID, ...]] = {}
    successors = SuccessorRecord.objects.filter(replacement__in=newest, successor__isnull=False)
    if day is not None:
        successors = successors.exclude(from_date__gt=day)
    for replacement, successor in successors.order_by("id").values_list("replacement", "successor"):
        if successor is None:
            continue
        followed[newest[replacement]] = (*followed.get(newest[replacement], ()), successor)
    return followed


def resolve_current(subject: uuid.UUID, day: date) -> tuple[uuid.UUID, ...]:
    """Return what stands in the place of ``subject`` on ``day``: the ends of its chains, itself where not
    replaced.
    """
    return lifecycle.resolve_current(replacements_from([subject], day), subject)


def _subject_of(successor: NamedSuccessor) -> uuid.UUID | None:
    """Return the subject here that is named: the page, or what carries the number if it is here."""
    if successor.page is not None:
        return successor.page.translation_key
    if not successor.value:
        return None
    from catalogue.gate.identifiers import comparable

    value = comparable(successor.scheme, successor.value)
    known = Identifier.objects.filter(scheme=successor.scheme, namespace="", value=value).first()
    return known.subject if known else None
