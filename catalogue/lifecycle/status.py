"""Status on a day: worked out, never stored.

Ends are inclusive: a learner can be registered on the last date to register, and the status turns on the
day after.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from catalogue.wording import ENGLISH, Wording, gettext_noop

from .dates import DateFact, Dates
from .days import day_after, day_before


class Status(StrEnum):
    """The four statuses, and that the dates do not tell."""

    NOT_YET = "not-yet"
    AVAILABLE = "available"
    CLOSED_TO_NEW = "closed-to-new"
    NO_LONGER_AWARDED = "no-longer-awarded"
    NOT_STATED = "not-stated"

    @property
    def phrase(self) -> str:
        """The public phrase in English; ``wording.say(status.phrase)`` is the translated one."""
        return PHRASES[self]


PHRASES: dict[Status, str] = {
    Status.NOT_YET: gettext_noop("Not yet available to learners"),
    Status.AVAILABLE: gettext_noop("Available to learners"),
    Status.CLOSED_TO_NEW: gettext_noop("No longer available to new learners"),
    Status.NO_LONGER_AWARDED: gettext_noop("No longer awarded"),
    Status.NOT_STATED: gettext_noop("Dates not stated"),
}

_HEADLINES: dict[Status, str] = {
    Status.NOT_YET: gettext_noop("Not yet available to learners: registration opens on %(day)s"),
    Status.AVAILABLE: gettext_noop("Available to learners until %(day)s"),
    Status.CLOSED_TO_NEW: gettext_noop("No longer available to new learners since %(day)s"),
    Status.NO_LONGER_AWARDED: gettext_noop("No longer awarded since %(day)s"),
}


@dataclass(frozen=True)
class StatusOnDay:
    """The status on ``day``.

    ``since`` and ``until`` are the first and last day of the status, ``None`` where the dates do not say.
    ``closing`` says that it is available and a last date to register is announced. ``fact`` is the date that
    decides, ``None`` where nothing is stated.
    """

    day: date
    status: Status
    closing: bool
    since: date | None
    until: date | None
    fact: DateFact | None

    @property
    def phrase(self) -> str:
        """The public phrase in English."""
        return self.status.phrase

    def headline(self, wording: Wording = ENGLISH) -> str:
        """Return the phrase with its day: ``No longer awarded since 1 September 2018``."""
        deciding = {
            Status.NOT_YET: day_after(self.until) if self.until is not None else None,
            Status.AVAILABLE: self.until if self.closing else None,
            Status.CLOSED_TO_NEW: self.since,
            Status.NO_LONGER_AWARDED: self.since,
        }.get(self.status)
        if deciding is None:
            return wording.say(self.phrase)
        return wording.say(_HEADLINES[self.status], day=deciding)


def status_on(dates: Dates, day: date) -> StatusOnDay:
    """Return the status on ``day`` by the stated dates alone.

    A last award date that has passed decides before all others; then a last date to register or to claim;
    then a start still to come. Available is what has started, or what has a last date to register still to
    come. Where none of these is stated, the dates do not tell.
    """
    status, fact = decide(dates, day)
    days = sorted(turns(dates))
    since = None
    for turn in days:
        if turn <= day and _turned(dates, turn):
            since = turn
    until = next((day_before(turn) for turn in days if turn > day and _turned(dates, turn)), None)
    closing = status is Status.AVAILABLE and dates.last_registration is not None
    return StatusOnDay(day=day, status=status, closing=closing, since=since, until=until, fact=fact)


def decide(dates: Dates, day: date) -> tuple[Status, DateFact | None]:
    """Return the status on ``day`` and the date that decides it."""
    if dates.last_award is not None and day > dates.last_award.value:
        return Status.NO_LONGER_AWARDED, dates.last_award
    passed = _first_passed(day, dates.last_registration, dates.last_claim)
    if passed is not None:
        return Status.CLOSED_TO_NEW, passed
    start = dates.operational_start
    if start is not None and day < start.value:
        return Status.NOT_YET, start
    if dates.last_registration is not None:
        return Status.AVAILABLE, dates.last_registration
    if start is not None:
        return Status.AVAILABLE, start
    return Status.NOT_STATED, None


def _first_passed(day: date, *ends: DateFact | None) -> DateFact | None:
    """Return the earliest of ``ends`` that lies before ``day``."""
    passed = [end for end in ends if end is not None and end.value < day]
    return min(passed, key=lambda end: end.value, default=None)


def turns(dates: Dates) -> Iterator[date]:
    """Yield every day on which the status may turn: the start, and the day after each end."""
    if dates.operational_start is not None:
        yield dates.operational_start.value
    for end in (dates.last_registration, dates.last_claim, dates.last_award):
        after = day_after(end.value) if end is not None else None
        if after is not None:
            yield after


def _turned(dates: Dates, day: date) -> bool:
    """Whether the status on ``day`` differs from that of the day before."""
    before = day_before(day)
    return before is not None and decide(dates, before)[0] is not decide(dates, day)[0]
