"""Days: today in London, reading a date that a person typed, and adding months.

The zone is named here and nowhere else, so that neither the machine's clock settings nor a site's
``TIME_ZONE`` can move the day on which a qualification closes.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from catalogue.wording import ENGLISH, MONTHS, Wording, gettext_noop

LONDON = ZoneInfo("Europe/London")

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_BRITISH = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})", re.ASCII)
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4})", re.ASCII)


class DayError(ValueError):
    """A text that is no date; ``str(error)`` is one sentence, :meth:`sentence` the same translated."""

    def __init__(self, text: str) -> None:
        self.text = text if len(text) <= 40 else f"{text[:39]}…"
        super().__init__(self.sentence())

    def sentence(self, wording: Wording = ENGLISH) -> str:
        """Return the sentence in the language of ``wording``."""
        template = gettext_noop("“%(text)s” is not a date: write it like 2026-08-31 or 31 August 2026.")
        return wording.say(template, text=self.text)


def london_day(moment: datetime) -> date:
    """Return the day it is in London at ``moment``; raise ``ValueError`` where ``moment`` names no zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} names no time zone, so its day in London is not known.")
    return moment.astimezone(LONDON).date()


def london_today(now: datetime | None = None) -> date:
    """Return the day it is in London now (or at ``now``), whatever the machine and the site are set to."""
    return london_day(now if now is not None else datetime.now(UTC))


def read_day(text: str) -> date:
    """Return the date in ``text``: ``2026-08-31``, ``31/08/2026`` (day first) or ``31 August 2026``.

    Raises :class:`DayError`.
    """
    typed = " ".join(text.split())
    try:
        if found := _ISO.fullmatch(typed):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _BRITISH.fullmatch(typed):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if found := _WORDS.fullmatch(typed.lower()):
            return date(int(found[3]), _month(found[2]), int(found[1]))
    except ValueError as error:
        raise DayError(typed) from error
    raise DayError(typed)


def _month(name: str) -> int:
    """Return 1 to 12 for a month's English name or its beginning of three or more letters."""
    for number, month in enumerate(MONTHS, start=1):
        if month.lower().startswith(name):
            return number
    raise ValueError(name)


def day_after(day: date) -> date | None:
    """Return the next day, or ``None`` after the last day a date can hold."""
    return None if day == date.max else day + timedelta(days=1)


def day_before(day: date) -> date | None:
    """Return the day before, or ``None`` before the first day a date can hold."""
    return None if day == date.min else day - timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """Return the same day of the month ``months`` later; where that month is shorter, its last day.

    So 31 August and 6 months give 28 (or 29) February, and 29 February and 12 months give 28 February. The
    count starts from ``day`` itself: adding 6 months twice may differ from adding 12. What would lie
    beyond the last day a date can hold is that last day. Raises ``ValueError`` for a negative number of
    months.
    """
    if months < 0:
        raise ValueError(f"A period cannot last {months} months.")
    years, month = divmod(day.month - 1 + months, 12)
    if day.year + years > date.max.year:
        return date.max
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
