"""Last dates in words: what is soon and what is later, by month, for a page; as sentences for feeds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext, ngettext

from catalogue.addresses import entry_url
from catalogue.lifecycle import LABELS
from catalogue.lifecycle.days import add_months
from catalogue.models import CatalogueEntry

from .words import capital, day_words, month_words, number_words, site_wording

SOON = 12
"""Months that are called soon; the same day of the month is still among them."""


@dataclass(frozen=True)
class ClosingLine:
    """One qualification and the last day to register for it, inclusive."""

    title: str
    url: str
    number: str
    body: str
    day: date
    words: str
    left: str


@dataclass(frozen=True)
class Month:
    """What closes within one month."""

    anchor: str
    words: str
    lines: tuple[ClosingLine, ...]


@dataclass(frozen=True)
class Span:
    """What closes soon, or what is announced for later, by month."""

    anchor: str
    words: str
    months: tuple[Month, ...]


def closing_spans(entries: Iterable[CatalogueEntry], today: date) -> tuple[Span, ...]:
    """Return ``entries``, soonest first, by what is soon and what is not, and by month."""
    end = add_months(today, SOON)
    names = {
        False: ("soon", gettext("Within the next %(months)d months") % {"months": SOON}),
        True: ("later", gettext("Later")),
    }
    lines = [_line(entry, today) for entry in entries]
    return tuple(
        Span(*names[later], _months(names[later][0], same))
        for later, same in groupby(lines, key=lambda line: line.day > end)
    )


def _months(span: str, lines: Iterable[ClosingLine]) -> tuple[Month, ...]:
    return tuple(
        Month(f"{span}-{month:%Y-%m}", month_words(month), tuple(same))
        for month, same in groupby(lines, key=lambda line: line.day.replace(day=1))
    )


def label_of(field: str) -> str:
    """Return what the public calls a date: ``Last date to register``."""
    return capital(site_wording().say(LABELS[field]))


def closing_sentence(entry: CatalogueEntry) -> str:
    """Return until when a learner can be registered."""
    assert entry.last_registration is not None  # noqa: S101 -- only what closes is listed
    return gettext("The last date to register is %(day)s.") % {"day": day_words(entry.last_registration)}


def _line(entry: CatalogueEntry, today: date) -> ClosingLine:
    day = entry.last_registration
    assert day is not None  # noqa: S101 -- only what closes is listed
    return ClosingLine(
        entry.title,
        entry_url(entry),
        entry.number,
        entry.body_name,
        day,
        day_words(day),
        _left(day, today),
    )


def _left(day: date, today: date) -> str:
    """Return how long that is from today; the day itself still counts."""
    left = (day - today).days
    if left == 0:
        return gettext("today is the last day")
    return ngettext("%(n)s day left", "%(n)s days left", left) % {"n": number_words(left)}
