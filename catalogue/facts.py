"""The live facts of one qualification or unit on a day, beside its frozen document: pure containers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from catalogue.lifecycle import Dates, Listing, Outcome


@dataclass(frozen=True)
class DateChange:
    """One recorded change of one date, from ``old`` to ``new`` (inclusive days; ``None`` is "not stated")."""

    field: str
    old: date | None
    new: date | None
    direction: str = ""
    source: str = ""
    as_at: date | None = None
    note: str = ""
    recorded_on: date | None = None


@dataclass(frozen=True)
class Successor:
    """One replacement; ``url`` is its page on this site, empty where it has none."""

    title: str
    url: str = ""
    number: str = ""
    equivalent: bool | None = None
    from_date: date | None = None
    advice: str = ""


@dataclass(frozen=True)
class Replacement:
    """What is said about replacement, by whom and when."""

    outcome: Outcome
    successors: tuple[Successor, ...] = ()
    source: str = ""
    as_at: date | None = None


@dataclass(frozen=True)
class Owner:
    """An owner since a day (``None``: the day is not stated), and who says so."""

    name: str
    since: date | None = None
    source: str = ""
    as_at: date | None = None
    note: str = ""


@dataclass(frozen=True)
class LiveFacts:
    """Dates as they stand, how they came to, replacement, owners (oldest first), later lists."""

    dates: Dates = Dates()  # noqa: RUF009  (frozen, so that one may be shared)
    changes: tuple[DateChange, ...] = ()
    replacement: Replacement | None = None
    owners: tuple[Owner, ...] = ()
    listings: tuple[Listing, ...] = ()
