"""The live facts of a file: recorded where they are new, refused where the site tells another story."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from catalogue import acts
from catalogue.documents.interchange import (
    DateAct,
    ListingFact,
    Live,
    OwnershipAct,
    ReplacementAct,
    Successor,
)
from catalogue.documents.values import Identifier
from catalogue.lifecycle import london_today
from catalogue.models import LifecycleChange, ListingRecord, OwnershipRecord, ReplacementRecord


class AnotherStory(ValueError):
    """Raised where the site has recorded something else than the file says; nothing is overwritten."""


def dump_live(page: Any) -> Live:
    """Return the live facts about ``page`` that are announced today, in the order of announcement."""
    return dump_live_of([page.translation_key])[page.translation_key]


def dump_live_of(subjects: Iterable[uuid.UUID]) -> dict[uuid.UUID, Live]:
    """Return the live facts about each subject that are announced today: five queries for any number."""
    wanted, today = list(subjects), london_today()

    def announced(model: Any, *related: str) -> dict[uuid.UUID, list[Any]]:
        rows = model.objects.announced(today).filter(subject__in=wanted).prefetch_related(*related)
        found: dict[uuid.UUID, list[Any]] = defaultdict(list)
        for row in rows:
            found[row.subject].append(row)
        return found

    changes, owners, listings = (
        announced(model) for model in (LifecycleChange, OwnershipRecord, ListingRecord)
    )
    replacements = announced(ReplacementRecord, "successors")
    return {
        subject: Live(
            dates=tuple(_date_act(row) for row in changes[subject] if row.version is None),
            replacements=tuple(_replacement(row) for row in _still_said(replacements[subject])),
            ownership=tuple(
                OwnershipAct(row.owner, row.source, row.as_at, row.since, row.public_note)
                for row in owners[subject]
            ),
            listings=tuple(
                ListingFact(row.source, row.as_at, row.listed_under, row.title, row.public_note)
                for row in listings[subject]
            ),
        )
        for subject in wanted
    }


def _still_said(rows: Any) -> list[ReplacementRecord]:
    """Return what was said since the last time that everything was taken back."""
    said: list[ReplacementRecord] = []
    for row in rows:
        said = [*said, row] if row.outcome else []
    return said


def load_live(page: Any, live: Live, user: Any = None) -> int:
    """Record what ``live`` says and the site does not yet; return the number of acts recorded.

    What the site has recorded must be the beginning of what the file says; else ``AnotherStory`` is raised.
    """
    held = dump_live(page)
    recorded = 0
    for name, write in _WRITERS.items():
        here, there = getattr(held, name), getattr(live, name)
        if there[: len(here)] != here[: len(there)]:
            raise AnotherStory(
                f"{name}: the site has recorded other facts than the file states; "
                "record an act on the site instead."
            )
        for act in there[len(here) :]:
            write(page, act, user)
            recorded += 1
    return recorded


def first_moves(page: Any, live: Live, user: Any = None) -> list[LifecycleChange]:
    """Return, unsaved, the acts that move the dates of a page about which nothing is recorded yet."""
    moves = [({act.field: act.to}, _date_record(act, user)) for act in live.dates]
    return acts.first_moves(page, moves)


def load_rest(page: Any, live: Live, user: Any = None) -> None:
    """Record what ``live`` says beside the dates, about a page of which none of it is recorded yet."""
    for name, write in _WRITERS.items():
        if name != "dates":
            for act in getattr(live, name):
                write(page, act, user)


def _date_act(row: LifecycleChange) -> DateAct:
    return DateAct(row.field, row.to_date, row.source, row.as_at, row.reason, row.public_note)


def _replacement(row: ReplacementRecord) -> ReplacementAct:
    return ReplacementAct(
        outcome=row.outcome,  # type: ignore[arg-type]
        source=row.source,
        as_at=row.as_at,
        successors=tuple(
            Successor(
                title=one.title,
                identifier=Identifier(one.scheme, one.value) if one.value else None,
                equivalent=one.equivalent,
                from_date=one.from_date,
                advice=one.advice,
            )
            for one in row.successors.all()
        ),
    )


def _date_record(act: DateAct, user: Any) -> acts.Record:
    return acts.Record(act.source, act.as_at, act.reason, act.public_note, user=user)


def _write_date(page: Any, act: DateAct, user: Any) -> None:
    acts.move_date(page, act.field, act.to, _date_record(act, user))


def _write_replacement(page: Any, act: ReplacementAct, user: Any) -> None:
    named = [
        acts.NamedSuccessor(
            title=one.title,
            scheme=one.identifier.scheme if one.identifier else "",
            value=one.identifier.value if one.identifier else "",
            equivalent=one.equivalent,
            from_date=one.from_date,
            advice=one.advice,
        )
        for one in act.successors
    ]
    acts.state_replacement(page, act.outcome, acts.Record(act.source, act.as_at, user=user), named)


def _write_ownership(page: Any, act: OwnershipAct, user: Any) -> None:
    record = acts.Record(act.source, act.as_at, public_note=act.note, user=user)
    body = page.body_page
    owner_page = body if body is not None and act.owner in (body.display_name, body.legal_name) else None
    acts.state_owner(page, act.owner, record, act.since, owner_page)


def _write_listing(page: Any, act: ListingFact, user: Any) -> None:
    record = acts.Record(act.source, act.as_at, public_note=act.note, user=user)
    acts.state_listing(page, act.listed_under, record, act.title)


_WRITERS: dict[str, Callable[[Any, Any, Any], None]] = {
    "dates": _write_date,
    "replacements": _write_replacement,
    "ownership": _write_ownership,
    "listings": _write_listing,
}
