"""Lists of qualifications and units as cards that can be scanned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from catalogue.search.titles import parted

from .status import StatusView, status_view
from .surroundings import Neighbour
from .words import credits_words, hours_words, level_range_words


@dataclass(frozen=True)
class Card:
    """One line of a list: a title that links, a status in words, and a few facts.

    ``prefix`` is what the title has in common with many others (``ILM Level 5 Certificate in``), ``about``
    the rest of it; both together are the title. ``compared_as`` is its name in the address of a comparison,
    where one can be begun from the list.
    """

    title: str
    url: str
    number: str
    facts: tuple[str, ...]
    status: StatusView | None = None
    prefix: str = ""
    compared_as: str = ""

    @property
    def about(self) -> str:
        """What the title says beyond its prefix."""
        return self.title[len(self.prefix) :].strip()


def qualification_card(item: Neighbour, day: date, *, with_body: bool = True) -> Card:
    """Return the card of a qualification on ``day``; on a body's own page the body is left out."""
    facts = (
        level_range_words(item.level),
        credits_words(item.credits),
        hours_words(item.tqt),
        item.body if with_body else "",
        item.words,
    )
    status = status_view(item.dates, day)
    return Card(item.title, item.url, item.number, tuple(filter(None, facts)), status, parted(item.title)[0])


def unit_card(item: Neighbour, *, with_body: bool = True) -> Card:
    """Return the card of a unit; units carry no status of their own in lists."""
    facts = (level_range_words(item.level), credits_words(item.credits), item.body if with_body else "")
    return Card(item.title, item.url, item.number, tuple(filter(None, facts)))
