"""How long a registered learner has: the earlier of the registration period's end and the last award date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from catalogue.wording import ENGLISH, Wording, gettext_noop

from .dates import Dates, Fault
from .days import add_months


@dataclass(frozen=True)
class MyLastDate:
    """The last day for one learner, inclusive; ``None`` where nothing bounds it. ``why`` is one sentence."""

    day: date | None
    why: str


def my_last_date(
    registered: date,
    months: int | None,
    last_award: date | None,
    wording: Wording = ENGLISH,
    today: date | None = None,
) -> MyLastDate:
    """Return the last day on which a learner registered on ``registered`` can be awarded.

    ``months`` is the registration period, whole months, ``None`` where not stated. The period ends on the
    same day of the month, that day included; where the month is shorter, on its last day (registered on 31
    August 2026 for 6 months: 28 February 2027). A day before ``today`` is spoken of as past. Raises
    ``ValueError`` for a negative period.
    """
    period_end = add_months(registered, months) if months is not None else None
    if period_end is not None and (last_award is None or period_end < last_award):
        template = gettext_noop("Your registration, %(months)s months from %(registered)s, ends on %(day)s.")
        if today is not None and period_end < today:
            template = gettext_noop(
                "Your registration, %(months)s months from %(registered)s, ended on %(day)s. "
                "Ask your centre whether it can be extended."
            )
        return MyLastDate(
            period_end, wording.say(template, months=months, registered=registered, day=period_end)
        )
    if last_award is not None and last_award < registered:
        template = gettext_noop("The last award date, %(day)s, was before you registered.")
        return MyLastDate(last_award, wording.say(template, day=last_award))
    if last_award is not None:
        template = gettext_noop("The last award date is %(day)s.")
        if today is not None and last_award < today:
            template = gettext_noop("The last award date was %(day)s.")
        return MyLastDate(last_award, wording.say(template, day=last_award))
    template = gettext_noop("Neither a registration period nor a last award date is stated.")
    return MyLastDate(None, wording.say(template))


def check_period(dates: Dates, months: int | None, wording: Wording = ENGLISH) -> Fault | None:
    """Return a warning where one who registers on the last day has a period beyond the last award date."""
    end, award = dates.last_registration, dates.last_award
    if months is None or end is None or award is None:
        return None
    period_end = add_months(end.value, months)
    if period_end <= award.value:
        return None
    template = gettext_noop(
        "A learner registered on the last date to register, %(end)s, has %(months)s months, "
        "until %(period_end)s: beyond the last award date, %(award)s."
    )
    message = wording.say(template, end=end.value, months=months, period_end=period_end, award=award.value)
    return Fault("last_award", message)
