"""Last dates in words: by month for a page, as sentences for feeds and calendars."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext, ngettext

from catalogue.addresses import entry_url
from catalogue.lifecycle import LABELS
from catalogue.models import CatalogueEntry

from .words import capital, day_words, month_words, number_words, site_wording


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


def closing_months(entries: Iterable[CatalogueEntry], today: date) -> tuple[Month, ...]:
    """Return ``entries``, soonest first, by the month of their last date to register."""
    lines = [_line(entry, today) for entry in entries]
    return tuple(
        Month(f"{month:%Y-%m}", month_words(month), tuple(same))
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
