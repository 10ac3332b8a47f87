"""Which units someone means: codes, references, titles and qualifications, found in the catalogue."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from django.db.models import QuerySet

from catalogue.gate.identifiers import comparable
from catalogue.models import CatalogueEntry, Identifier, Kind
from catalogue.numbers.spelling import plain
from catalogue.progression import normalised_title

from .lines import Line, words
from .typos import offers_for

CODE, REFERENCE, NUMBER = "body-code", "unit-reference", "qualification-number"
Value = TypeVar("Value")
IN_ONE_QUERY = 400
"""Values in one look-up: SQLite and PostgreSQL both take that many with ease."""

NAMED_WITH_OFFERS = 20
"""Entries that are not known for which a likeness is looked for; the others are named without."""


@dataclass(frozen=True)
class Unknown:
    """An entry that names nothing here, and what is spelled much like it."""

    text: str
    offers: tuple[CatalogueEntry, ...] = ()


@dataclass(frozen=True)
class Ambiguous:
    """An entry that names several units: which one is meant is asked."""

    text: str
    options: tuple[CatalogueEntry, ...]


@dataclass
class Found:
    """What the entries mean: units by subject, qualifications held as a whole, and what is still open."""

    units: dict[uuid.UUID, CatalogueEntry] = field(default_factory=dict)
    qualifications: dict[uuid.UUID, CatalogueEntry] = field(default_factory=dict)
    unknown: list[Unknown] = field(default_factory=list)
    ambiguous: list[Ambiguous] = field(default_factory=list)


class Names:
    """What every try of some lines names, looked up all at once."""

    def __init__(self, tries: Iterable[str], root: str) -> None:
        self.root = root
        texts = list(dict.fromkeys(tries))
        self._keys = {text: _keys(text) for text in texts}
        self._titles = {text: normalised_title(text)[:255] for text in texts}
        self._by_key = self._claims({value for keys in self._keys.values() for value in keys})
        self._by_title = self._titled({title for title in self._titles.values() if title})

    def of(self, text: str) -> list[CatalogueEntry]:
        """Return what ``text`` names: by number or code first, else by its very title."""
        found = {row.subject: row for key in self._keys[text] for row in self._by_key.get(key, ())}
        return list(found.values()) or list(self._by_title.get(self._titles[text], ()))

    def _claims(self, values: set[str]) -> dict[str, list[CatalogueEntry]]:
        subjects: dict[uuid.UUID, list[str]] = {}
        for some in _chunks(values):
            rows = Identifier.objects.filter(value__in=some, scheme__in=(CODE, REFERENCE, NUMBER))
            for subject, value in rows.values_list("subject", "value"):
                subjects.setdefault(subject, []).append(value)
        found: dict[str, list[CatalogueEntry]] = {}
        for some_subjects in _chunks(subjects):
            for row in self._entries().filter(subject__in=some_subjects).order_by("title", "subject"):
                for value in subjects[row.subject]:
                    found.setdefault(value, []).append(row)
        return found

    def _titled(self, titles: set[str]) -> dict[str, list[CatalogueEntry]]:
        found: dict[str, list[CatalogueEntry]] = {}
        for some in _chunks(titles):
            rows = self._entries().filter(title_key__in=some).order_by("kind", "body_name", "subject")
            for row in rows:
                found.setdefault(row.title_key, []).append(row)
        return found

    def _entries(self) -> QuerySet[CatalogueEntry]:
        return CatalogueEntry.objects.filter(tree_path__startswith=self.root)


def find(lines: Iterable[Line], root: str, ticked: Mapping[uuid.UUID, CatalogueEntry]) -> Found:
    """Return what ``lines`` mean. ``ticked`` units settle entries that name several."""
    every = list(lines)
    names = Names((text for line in every for text in line.tries), root)
    found = Found()
    missing: list[str] = []
    for line in every:
        for text, rows in _meanings(line, names):
            if not rows:
                missing.append(text)
            else:
                _take(text, rows, ticked, found)
    offers = offers_for(missing[:NAMED_WITH_OFFERS], root)
    found.unknown = [Unknown(text, offers.get(text, ())) for text in dict.fromkeys(missing)]
    return found


def _meanings(line: Line, names: Names) -> list[tuple[str, list[CatalogueEntry]]]:
    """Return each entry of ``line`` with what it names: the whole line, else each part, else its codes."""
    whole = names.of(line.text)
    if whole:
        return [(line.text, whole)]
    found: list[tuple[str, list[CatalogueEntry]]] = []
    for part in line.parts:
        rows = names.of(part)
        if rows:
            found.append((part, rows))
            continue
        codes = [(word, named) for word in words(part) if (named := names.of(word))]
        if len(words(part)) == len(part.split(" ")):
            # Nothing but codes, with spaces between: each stands for itself, the unknown ones too.
            found += [(word, names.of(word)) for word in words(part)]
        else:
            # A code and its title, as tables print them: the first code is meant.
            found += codes[:1] or [(part, [])]
    if found and not any(rows for _, rows in found):
        return [(line.text, [])] if len(line.parts) == 1 else found
    return found


def _take(
    text: str, rows: list[CatalogueEntry], ticked: Mapping[uuid.UUID, CatalogueEntry], found: Found
) -> None:
    units = [row for row in rows if row.kind == Kind.UNIT]
    if len(rows) == 1:
        (row,) = rows
        (found.units if units else found.qualifications)[row.subject] = row
    elif not any(row.subject in ticked for row in units):
        found.ambiguous.append(Ambiguous(text, tuple(rows)))


def _keys(text: str) -> tuple[str, ...]:
    """Return the comparable values that ``text`` may have been claimed under."""
    spelled = plain(text)
    return tuple(dict.fromkeys(comparable(scheme, spelled) for scheme in (CODE, REFERENCE, NUMBER)))


def _chunks(values: Iterable[Value]) -> Iterable[list[Value]]:
    rows = list(values)
    return (rows[start : start + IN_ONE_QUERY] for start in range(0, len(rows), IN_ONE_QUERY))
