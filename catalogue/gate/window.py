"""The days on which learners can be registered for what a draft would publish."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from catalogue.lifecycle import Status, status_on

from .draft import Draft


@dataclass(frozen=True)
class Window:
    """The first and last day to register, and the last day of an award: inclusive, ``None`` is open."""

    first: date
    last: date | None
    last_award: date | None


def window_of(draft: Draft) -> Window | None:
    """Return the days of registration still to come, or ``None`` where nobody can be registered any more."""
    dates = draft.facts.dates
    if status_on(dates, draft.today).status in (Status.CLOSED_TO_NEW, Status.NO_LONGER_AWARDED):
        return None
    start = dates.operational_start.value if dates.operational_start else draft.today
    return Window(
        first=max(draft.today, start),
        last=dates.last_registration.value if dates.last_registration else None,
        last_award=dates.last_award.value if dates.last_award else None,
    )
