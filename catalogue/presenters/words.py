"""Days, levels, credits and hours in words. Numbers are whole credits and hours, days are inclusive.

From 1,000 up a number is grouped as the reader's language does it, in sentences, tables and counts alike;
what is made for machines keeps its digits plain.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext, ngettext, pgettext

from catalogue.documents.values import LevelRange, Period, Quantity
from catalogue.wording import Wording

from .keeping import in_each_language

MONTHS_IN_A_YEAR = 12
GROUPED_FROM = 1000


@in_each_language(4096)
def day_words(day: date) -> str:
    """Return ``31 October 2025``, in the reader's language."""
    return date_format(day, "j F Y")


@in_each_language(1024)
def month_words(day: date) -> str:
    """Return ``December 2014``: how the date of a source is printed."""
    return date_format(day, "F Y")


def number_words(number: int) -> str:
    """Return ``999`` and ``1,125``, as the reader's language groups thousands."""
    return number_format(number, force_grouping=True) if abs(number) >= GROUPED_FROM else str(number)


def site_wording() -> Wording:
    """Return the wording of the reader's language for the pure modules."""
    return Wording(translate=gettext, day=day_words, month=month_words, number=number_words)


@in_each_language(64)
def level_words(level: str) -> str:
    """Return ``Level 4`` or ``Entry Level 2``; an empty string where no level is stated."""
    if not level:
        return ""
    if level.startswith("E"):
        return gettext("Entry Level %(number)s") % {"number": level[1:]}
    return gettext("Level %(number)s") % {"number": level}


def short_level(level: str) -> str:
    """Return ``4`` or ``Entry 2``, for a column that is headed “Level”."""
    return gettext("Entry %(number)s") % {"number": level[1:]} if level.startswith("E") else level


def level_range_words(levels: LevelRange | None) -> str:
    """Return ``Level 4``, ``Level 1/2`` or ``Entry Level``; an empty string where none is stated."""
    if levels is None:
        return ""
    if levels.min == levels.max:
        return level_words(levels.min)
    if (levels.min, levels.max) == ("E1", "E3"):
        return gettext("Entry Level")
    if levels.min.startswith("E"):
        return gettext("%(first)s to %(last)s") % {
            "first": level_words(levels.min),
            "last": level_words(levels.max),
        }
    return gettext("Level %(first)s/%(last)s") % {"first": levels.min, "last": levels.max}


def quantity_words(quantity: Quantity | None, say: Callable[[int], str] = number_words) -> str:
    """Return ``23``, ``5 to 12``, ``37 or more``, ``up to 12``, or an empty string where none is stated.

    ``say`` puts each number: ``str`` for a file that a spreadsheet opens.
    """
    if quantity is None or not quantity.stated:
        return ""
    if quantity.value is not None:
        return say(quantity.value)
    if quantity.min is not None and quantity.max is not None:
        return range_words(say(quantity.min), say(quantity.max))
    if quantity.min is not None:
        return gettext("%(least)s or more") % {"least": say(quantity.min)}
    return gettext("up to %(most)s") % {"most": say(quantity.max or 0)}


@in_each_language(1024)
def range_words(least: str, most: str) -> str:
    """Return ``5 to 12``."""
    return pgettext("quantity", "%(least)s to %(most)s") % {"least": least, "most": most}


def credits_words(quantity: Quantity | None) -> str:
    """Return ``23 credits`` or ``1 credit``, or an empty string where none is stated."""
    words = quantity_words(quantity)
    if not words or quantity is None:
        return ""
    return ngettext("%(amount)s credit", "%(amount)s credits", _plural_of(quantity)) % {"amount": words}


def hours_words(quantity: Quantity | None) -> str:
    """Return ``37 hours`` or ``1 hour``, or an empty string where none is stated."""
    words = quantity_words(quantity)
    if not words or quantity is None:
        return ""
    return ngettext("%(amount)s hour", "%(amount)s hours", _plural_of(quantity)) % {"amount": words}


def period_words(period: Period) -> str:
    """Return the document's own words for a length of time, else ``3 years`` or ``18 months``."""
    if period.words:
        return period.words
    years, months = divmod(period.months, MONTHS_IN_A_YEAR)
    if months:
        return ngettext("%(n)d month", "%(n)d months", period.months) % {"n": period.months}
    return ngettext("%(n)d year", "%(n)d years", years) % {"n": years}


def capital(sentence: str) -> str:
    """Return ``sentence`` with its first letter a capital, the rest as it is."""
    return sentence[:1].upper() + sentence[1:]


def _plural_of(quantity: Quantity) -> int:
    """Return the number that decides between singular and plural."""
    if quantity.value is not None:
        return quantity.value
    return quantity.max if quantity.max is not None else 2
