"""Which qualification a visitor means: by number in any spelling, by address, or by title."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from catalogue import reading
from catalogue.lifecycle import london_today
from catalogue.models import CatalogueEntry, Kind
from catalogue.numbers import NumberError, parse_qualification_number
from catalogue.numbers.spelling import plain
from catalogue.progression import normalised_title
from catalogue.search.lookup import best

LONGEST = 200
"""Characters of an entry that are looked at."""

OFFERED = 6
"""Suggestions for an entry that is not understood, at the most."""

LOOKED_AT = 400
"""Titles among which a likeness is looked for, at the most."""


@dataclass(frozen=True)
class Place:
    """What was ``asked``: the entry meant, or else what it may have meant."""

    asked: str = ""
    entry: CatalogueEntry | None = None
    offers: tuple[CatalogueEntry, ...] = ()

    @property
    def unknown(self) -> bool:
        """Whether something was asked for that is not one published qualification."""
        return bool(self.asked) and self.entry is None


def find_place(text: str, root: str) -> Place:
    """Return the qualification that ``text`` means, unpublished ones included: four queries at the most."""
    asked = plain(text)[:LONGEST]
    if not asked:
        return Place()
    entry = reading.find_entry(Kind.QUALIFICATION, _path(asked), root)
    if entry is not None:
        return Place(asked, entry)
    same = list(
        reading.published(Kind.QUALIFICATION, root).filter(title_key=normalised_title(asked)[:255])[:2]
    )
    if len(same) == 1:
        return Place(asked, same[0])
    offers = same or best(Kind.QUALIFICATION, asked, root, london_today(), OFFERED)
    return Place(asked, offers=tuple(offers or _alike(asked, root)))


def _path(asked: str) -> str:
    try:
        return parse_qualification_number(asked).slug.lower()
    except NumberError:
        return asked.strip("/").lower()


def _alike(asked: str, root: str) -> list[CatalogueEntry]:
    """Return what is spelled much like ``asked``, among those that share its beginning or a long word."""
    key = normalised_title(asked)
    words = sorted(key.split(), key=len)
    if not words:
        return []
    rows = reading.published(Kind.QUALIFICATION, root)
    near = rows.filter(title_key__contains=words[-1][:4]) | rows.filter(number__startswith=asked[:3])
    found = {(row.title_key or row.number): row for row in near.order_by("title_key")[:LOOKED_AT]}
    numbers = {row.number: row for row in found.values() if row.number}
    close = get_close_matches(key, list(found), n=OFFERED, cutoff=0.5)
    close_numbers = get_close_matches(asked, list(numbers), n=OFFERED, cutoff=0.7)
    return list(
        {
            row.subject: row
            for row in (*(numbers[one] for one in close_numbers), *(found[one] for one in close))
        }.values()
    )
