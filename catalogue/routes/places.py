"""A row of the read model as the pure modules take it: dates, sizes, levels."""

from __future__ import annotations

from catalogue.documents.values import LevelRange, Quantity
from catalogue.lifecycle import DateFact, Dates
from catalogue.models import CatalogueEntry
from catalogue.progression import Step

DATES = ("operational_start", "last_registration", "last_claim", "last_award")


def entry_dates(entry: CatalogueEntry) -> Dates:
    """Return the stated dates of ``entry``, inclusive days."""
    stated = {name: getattr(entry, name) for name in DATES}
    return Dates(**{name: DateFact(value) for name, value in stated.items() if value is not None})


def entry_step(entry: CatalogueEntry) -> Step:
    """Return ``entry`` as a place on a route, without its units."""
    return Step(
        key=str(entry.subject),
        title=entry.title,
        level=LevelRange(entry.level_min, entry.level_max) if entry.level_min else None,
        credits=quantity(entry.credits_min, entry.credits_max),
        glh=quantity(entry.glh_min, entry.glh_max),
        tqt=quantity(entry.tqt_min, entry.tqt_max),
    )


def quantity(least: int | None, most: int | None) -> Quantity | None:
    """Return the quantity of two columns, ``None`` where neither is stated."""
    return Quantity(least, most) if least is not None or most is not None else None
