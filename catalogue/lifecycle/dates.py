"""The stated dates of a qualification or unit, each with whose word it is, and the faults of their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from catalogue.wording import ENGLISH, Wording, gettext_noop

LABELS: dict[str, str] = {
    "operational_start": gettext_noop("First date to register"),
    "last_registration": gettext_noop("Last date to register"),
    "last_claim": gettext_noop("Last claim date"),
    "last_award": gettext_noop("Last award date"),
    "review": gettext_noop("Review date"),
}
"""The dates by field, as the public reads them, in the order they must come in (the review date apart)."""

_IN_ORDER = ("operational_start", "last_registration", "last_claim", "last_award")


@dataclass(frozen=True)
class DateFact:
    """A stated day, inclusive: ``source`` says who states it (``version 191214``), ``as_at`` as of when."""

    value: date
    source: str = ""
    as_at: date | None = None


@dataclass(frozen=True)
class Dates:
    """What is stated of the dates; ``None`` is "not stated", never "no end".

    ``operational_start`` is the first day a learner may be registered, ``last_registration`` the last;
    ``last_claim`` the last day a centre may claim, ``last_award`` the last day an award may be made;
    ``review`` the day the awarding body looks again, which is never a status.
    """

    operational_start: DateFact | None = None
    last_registration: DateFact | None = None
    last_claim: DateFact | None = None
    last_award: DateFact | None = None
    review: DateFact | None = None

    def stated(self) -> Iterator[tuple[str, DateFact]]:
        """Yield field and fact of every date that is stated, in their order."""
        for field in LABELS:
            fact: DateFact | None = getattr(self, field)
            if fact is not None:
                yield field, fact


@dataclass(frozen=True)
class Listing:
    """Later evidence: ``source``, a list of ``as_at``, shows it under ``listed_under``, without its dates."""

    as_at: date
    source: str
    listed_under: str
    title: str = ""


@dataclass(frozen=True)
class Fault:
    """One thing wrong with one field, in a sentence."""

    field: str
    message: str


def check_order(dates: Dates, wording: Wording = ENGLISH) -> list[Fault]:
    """Return a fault for each date that comes before one it may not come before; the same day is in order.

    Each stated date is compared with the nearest stated one before it: first date to register, last date to
    register, last claim date, last award date. The review date may be any day.
    """
    faults = []
    earlier: tuple[str, date] | None = None
    for field, fact in dates.stated():
        if field not in _IN_ORDER:
            continue
        if earlier is not None and fact.value < earlier[1]:
            faults.append(Fault(field, _out_of_order(field, fact.value, earlier, wording)))
        earlier = (field, fact.value) if earlier is None or fact.value > earlier[1] else earlier
    return faults


def _out_of_order(field: str, value: date, earlier: tuple[str, date], wording: Wording) -> str:
    return wording.say(
        gettext_noop("%(label)s (%(day)s) is before %(earlier_label)s (%(earlier_day)s)."),
        label=wording.say(LABELS[field]),
        day=value,
        earlier_label=_lower(wording.say(LABELS[earlier[0]])),
        earlier_day=earlier[1],
    )


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
