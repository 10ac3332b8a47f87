"""Whether a learner can be registered, and an award made, on a day: yes, no or not stated, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from catalogue.wording import ENGLISH, Wording, gettext_noop

from .dates import DateFact, Dates
from .status import Status, decide


class Verdict(StrEnum):
    """Yes, no, or that the dates do not say."""

    YES = "yes"
    NO = "no"
    NOT_STATED = "not-stated"


@dataclass(frozen=True)
class Answer:
    """A verdict, one sentence that says why, and the date it rests on (``None`` where none is stated)."""

    verdict: Verdict
    why: str
    fact: DateFact | None = None

    def __bool__(self) -> bool:
        return self.verdict is Verdict.YES


def can_register_on(dates: Dates, day: date, wording: Wording = ENGLISH) -> Answer:
    """Return whether a learner can be registered on ``day``, by the stated dates."""
    status, fact = decide(dates, day)
    start, end = dates.operational_start, dates.last_registration
    say = wording.say
    if status is Status.NOT_STATED or fact is None:
        return Answer(
            Verdict.NOT_STATED, say(gettext_noop("Neither a first nor a last date to register is stated."))
        )
    if status is Status.NOT_YET:
        return Answer(
            Verdict.NO,
            say(gettext_noop("Learners can be registered from %(start)s."), start=fact.value),
            fact,
        )
    if status is not Status.AVAILABLE:
        return Answer(Verdict.NO, _why_closed(dates, day, fact, wording), fact)
    if start is not None and end is not None:
        why = say(
            gettext_noop("Learners can be registered from %(start)s until %(end)s."),
            start=start.value,
            end=end.value,
        )
    elif end is not None:
        why = say(
            gettext_noop("Learners can be registered until %(end)s; the first date is not stated."),
            end=end.value,
        )
    else:
        why = say(
            gettext_noop("Learners can be registered from %(start)s; no last date to register is stated."),
            start=fact.value,
        )
    return Answer(Verdict.YES, why, fact)


def _why_closed(dates: Dates, day: date, fact: DateFact, wording: Wording) -> str:
    """Return why nobody can be registered any more: the last date to register, else the end that decides."""
    end = dates.last_registration
    if end is not None and day > end.value:
        return wording.say(gettext_noop("The last date to register is %(end)s."), end=end.value)
    if fact is dates.last_award:
        return wording.say(gettext_noop("The last award date is %(end)s."), end=fact.value)
    return wording.say(gettext_noop("The last claim date is %(end)s."), end=fact.value)


def can_award_on(dates: Dates, day: date, wording: Wording = ENGLISH) -> Answer:
    """Return whether an award can be made on ``day``, by the stated dates."""
    status, fact = decide(dates, day)
    end = dates.last_award
    say = wording.say
    if status is Status.NO_LONGER_AWARDED and fact is not None:
        return Answer(Verdict.NO, say(gettext_noop("The last award date is %(end)s."), end=fact.value), fact)
    if status is Status.NOT_YET and fact is not None:
        return Answer(Verdict.NO, say(gettext_noop("It starts on %(start)s."), start=fact.value), fact)
    if end is not None:
        return Answer(Verdict.YES, say(gettext_noop("Awards can be made until %(end)s."), end=end.value), end)
    if status is Status.AVAILABLE:
        return Answer(
            Verdict.YES, say(gettext_noop("It is available to learners; no last award date is stated.")), fact
        )
    return Answer(Verdict.NOT_STATED, say(gettext_noop("No last award date is stated.")), fact)
