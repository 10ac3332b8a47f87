"""A choice of units against a version's rule: what was ticked or typed, read and judged.

Nothing is stored. Units count as available from their first to their last date to register, both inclusive,
on ``day``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from catalogue.documents import QualificationDocument
from catalogue.documents.qualification import FrozenUnit
from catalogue.lifecycle import DateFact, Dates
from catalogue.models import CatalogueEntry, Kind
from catalogue.numbers import NumberError, parse
from catalogue.rule_documents import rule_document
from catalogue.rules import RuleFaults, TooMuchWork, Verdict, nearest
from catalogue.rules import parse as parse_rule

MOST = 500
"""The most codes that one question may hold; the largest unit table known has 100."""

LONGEST = 120
"""Characters of one code, reference or title as typed."""

_LINE = re.compile(r"[\n;,\t]+")


@dataclass(frozen=True)
class Chosen:
    """What was asked.

    The document's units by key, other entries as typed, and how many were past the limit.
    """

    keys: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    dropped: int = 0

    @property
    def achieved(self) -> tuple[str, ...]:
        """Everything achieved, as the rules take it."""
        return (*self.keys, *self.others)

    @property
    def any(self) -> bool:
        """Whether anything was asked."""
        return bool(self.keys or self.others)


@dataclass(frozen=True)
class Answer:
    """The verdict, or in ``fault`` the sentence why there is none."""

    verdict: Verdict | None = None
    fault: str = ""


def split_entries(text: str) -> list[str]:
    """Return the entries of pasted text: one on each line, or separated by commas, semicolons or tabs."""
    return [entry for part in _LINE.split(text) if (entry := " ".join(part.split()))]


def choose(document: QualificationDocument, entries: Iterable[str]) -> Chosen:
    """Read ``entries`` (keys, codes, references or titles, as people spell them) against the units."""
    names = _names(document.units)
    keys: dict[str, None] = {}
    others: dict[str, None] = {}
    dropped = 0
    for count, entry in enumerate(entries):
        if count >= MOST:
            dropped += 1
            continue
        typed = entry.strip()[:LONGEST]
        key = names.get(typed.casefold()) or names.get(_reference(typed))
        if key:
            keys[key] = None
        elif typed:
            others[typed] = None
    return Chosen(tuple(keys), tuple(others), dropped)


def judge(document: QualificationDocument, chosen: Chosen, dates: Mapping[str, Dates], day: date) -> Answer:
    """Return how far ``chosen`` is from the rule of ``document`` on ``day``."""
    try:
        rule = parse_rule(rule_document(document, dates))
        return Answer(nearest(rule, chosen.achieved, day))
    except (RuleFaults, TooMuchWork) as error:
        return Answer(fault=str(error))


def unit_dates(document: QualificationDocument) -> dict[str, Dates]:
    """Return the live dates of the document's units by key, as the read model has them: one query."""
    keys = {unit.address: unit.key for unit in document.units if unit.address}
    rows = CatalogueEntry.objects.filter(kind=Kind.UNIT, path__in=keys).only(
        "path", "operational_start", "last_registration"
    )
    return {
        keys[row.path]: Dates(
            operational_start=DateFact(row.operational_start) if row.operational_start else None,
            last_registration=DateFact(row.last_registration) if row.last_registration else None,
        )
        for row in rows
    }


def _names(units: Iterable[FrozenUnit]) -> dict[str, str]:
    """Return every name of a unit that a learner may type, case folded, and the key it stands for."""
    names: dict[str, str] = {}
    for unit in units:
        for name in (unit.key, unit.document.code, _reference(unit.document.reference), unit.document.title):
            if name:
                names.setdefault(name.casefold(), unit.key)
    return names


def _reference(text: str) -> str:
    """Return a unit reference in one spelling, or an empty string for what is none."""
    try:
        return parse("unit-reference", text).key.casefold() if text else ""
    except NumberError:
        return ""
