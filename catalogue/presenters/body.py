"""An awarding body and a suite, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from catalogue.documents.values import Contact
from catalogue.search.words import folded

from .availability import source_words
from .facts import Fact, Value
from .listing import Card, qualification_card
from .passages import passage
from .results import counted
from .surroundings import Neighbour
from .words import capital, day_words, quantity_words, short_level


@dataclass(frozen=True)
class BodyRow:
    """A body in the list of bodies."""

    name: str
    legal_name: str
    url: str
    count: str

    @property
    def letter(self) -> str:
        """The letter under which it stands from A to Z; ``#`` for a digit."""
        first = folded(self.name)[:1].upper()
        return first if first.isalpha() else "#"


@dataclass(frozen=True)
class Letter:
    """The bodies whose names begin with one letter."""

    name: str
    bodies: tuple[BodyRow, ...]

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return f"letter-{'digits' if self.name == '#' else self.name.lower()}"


@dataclass(frozen=True)
class RecognitionRow:
    """Recognition by one regulator, in its own word, with its days and source."""

    regulator: str
    number: str
    status: str
    since: str
    until: str
    source: str


@dataclass(frozen=True)
class UnitLine:
    """A unit in the body's table of units."""

    code: str
    title: str
    url: str
    level: str
    credits: str


@dataclass(frozen=True)
class BodyView:
    """Everything the body's template shows."""

    name: str
    label: str
    lead: str
    facts: tuple[Fact, ...]
    introduction: SafeString
    recognition: tuple[RecognitionRow, ...]
    contacts: tuple[Contact, ...]
    cards: tuple[Card, ...]
    units: tuple[UnitLine, ...]
    all_cards: str = ""
    all_units: str = ""


@dataclass(frozen=True)
class SuiteView:
    """Everything the suite's template shows."""

    title: str
    body_name: str
    body_url: str
    introduction: SafeString
    cards: tuple[Card, ...]


def body_row(page: Any, count: int) -> BodyRow:
    """Return the line of one body with the number of its published qualifications."""
    return BodyRow(
        name=page.display_name,
        legal_name=page.legal_name if page.legal_name != page.display_name else "",
        url=reverse("catalogue:body", args=[page.slug]),
        count=counted("qualification", count),
    )


def letters(rows: Iterable[BodyRow]) -> tuple[Letter, ...]:
    """Return ``rows`` from A to Z, digits first."""
    ordered = sorted(rows, key=lambda row: (row.letter, folded(row.name)))
    return tuple(Letter(name, tuple(some)) for name, some in groupby(ordered, key=lambda row: row.letter))


def body_view(
    page: Any,
    qualifications: Iterable[Neighbour],
    units: Iterable[Neighbour],
    day: date,
    totals: tuple[int, int],
) -> BodyView:
    """Return the view of awarding body ``page`` with its published qualifications and units.

    ``totals`` is how many it has of both; where fewer are given, a link leads to the whole list.
    """
    cards = tuple(qualification_card(item, day, with_body=False) for item in qualifications)
    lines = tuple(_unit_line(item) for item in units)
    return BodyView(
        name=page.display_name,
        label=page.label or gettext("awarding body"),
        lead=_lead(page, *totals),
        facts=_facts(page),
        introduction=passage(page.introduction, 3),
        recognition=tuple(_recognition(row) for row in page.recognition.all()),
        contacts=tuple(Contact(row.kind, row.value, row.label) for row in page.contacts.all()),
        cards=cards,
        units=lines,
        all_cards=_whole_list("qualifications", page) if totals[0] > len(cards) else "",
        all_units=_whole_list("units", page) if totals[1] > len(lines) else "",
    )


def _whole_list(name: str, page: Any) -> str:
    """Return the address of the list of all that the body ``page`` has, closed ones too."""
    return f"{reverse(f'catalogue:{name}')}?{urlencode({'body': page.slug, 'closed': 1})}"


def suite_view(page: Any, body: Any, qualifications: Iterable[Neighbour], day: date) -> SuiteView:
    """Return the view of suite ``page`` of ``body``."""
    return SuiteView(
        title=page.title,
        body_name=body.display_name,
        body_url=reverse("catalogue:body", args=[body.slug]),
        introduction=passage(page.introduction, 3),
        cards=tuple(qualification_card(item, day, with_body=False) for item in qualifications),
    )


def _lead(page: Any, qualifications: int, units: int) -> str:
    names = {
        "qualifications": counted("qualification", qualifications),
        "units": counted("unit", units),
        "label": capital(page.label or gettext("awarding body")),
    }
    return gettext("%(label)s with %(qualifications)s and %(units)s on this site.") % names


def _facts(page: Any) -> tuple[Fact, ...]:
    names = [row.name for row in page.trading_name_rows.all()]
    rows = (
        (gettext("Legal name"), [Value(page.legal_name)] if page.legal_name else []),
        (gettext("Trades as"), [Value(name) for name in names]),
        (gettext("Website"), [Value(page.website, url=page.website)] if page.website else []),
    )
    return tuple(Fact(term, tuple(values)) for term, values in rows if values)


def _recognition(row: Any) -> RecognitionRow:
    return RecognitionRow(
        regulator=row.regulator,
        number=row.number,
        status=row.status,
        since=day_words(row.since) if row.since else "",
        until=day_words(row.until) if row.until else "",
        source=capital(source_words(row.source, row.as_at)),
    )


def _unit_line(item: Neighbour) -> UnitLine:
    return UnitLine(
        item.number,
        item.title,
        item.url,
        short_level(item.level.min if item.level else ""),
        quantity_words(item.credits),
    )
