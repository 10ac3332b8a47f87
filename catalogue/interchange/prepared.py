"""What checks and documents ask of the database, answered for a whole batch from what was read at once."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.utils.text import slugify

from catalogue import live_facts
from catalogue.columns import read_rows
from catalogue.documents.interchange import Interchange, Live
from catalogue.documents.qualification import FrozenUnit
from catalogue.facts import LiveFacts
from catalogue.freezing import Surroundings, ordered
from catalogue.gate.identifiers import BODY_CODE, comparable
from catalogue.gate.records import Records, TargetName
from catalogue.lifecycle import DateFact, Dates
from catalogue.models import (
    AwardingBodyPage,
    CatalogueEntry,
    Identifier,
    Kind,
    PublicAddress,
    SpecificationVersion,
)

from .known import chunks

Claim = tuple[str, str, str]


class PreparedRecords(Records):
    """The claims of the site that ``files`` touch, and those of the pages planned so far."""

    warnings = False

    def __init__(self, files: list[Interchange]) -> None:
        self._owners: dict[Claim, uuid.UUID] = {}
        self._residents: dict[tuple[str, str], uuid.UUID] = {}
        self._facts: dict[uuid.UUID, LiveFacts] = {}
        self._versions: dict[uuid.UUID, tuple[SpecificationVersion, ...]] = {}
        bodies = AwardingBodyPage.objects.filter(slug__in={file.body.slug for file in files})
        namespaces = [str(key) for key in bodies.values_list("translation_key", flat=True)]
        for scheme, values in _identifiers(files).items():
            for some in chunks(values):
                rows = Identifier.objects.filter(scheme=scheme, namespace="", value__in=some)
                self._keep_owners(rows)
        codes = {comparable(BODY_CODE, unit.specification.code) for file in files for unit in file.units}
        for some in chunks(codes - {""}):
            self._keep_owners(
                Identifier.objects.filter(scheme=BODY_CODE, namespace__in=namespaces, value__in=some)
            )
        for kind, paths in _paths(files).items():
            for some in chunks(paths):
                residents = PublicAddress.objects.filter(kind=kind, path__in=some)
                self._residents.update({(kind, row.path): row.subject for row in residents})

    def _keep_owners(self, rows: Iterable[Identifier]) -> None:
        self._owners.update({(row.scheme, row.namespace, row.value): row.subject for row in rows})

    def owner(self, scheme: str, namespace: str, value: str) -> uuid.UUID | None:
        """Return the subject that has claimed, or is about to claim, an identifier."""
        return self._owners.get((scheme, namespace, value))

    def resident(self, kind: str, path: str) -> uuid.UUID | None:
        """Return the subject to which a public path leads, or is about to."""
        return self._residents.get((kind, path))

    def paths(self, subject: uuid.UUID) -> tuple[str, ...]:
        """Return nothing: the pages of a batch are new."""
        return ()

    def versions(self, page: Any) -> tuple[SpecificationVersion, ...]:
        """Return what is recorded as the history of a planned page."""
        return self._versions.get(page.translation_key, ())

    def facts(self, subjects: Iterable[uuid.UUID], day: date) -> Mapping[uuid.UUID, LiveFacts]:
        """Return the live facts of each subject: those of planned pages, and one question for all others."""
        wanted = list(subjects)
        unread = [subject for subject in wanted if subject not in self._facts]
        if unread:
            self._facts.update(live_facts.facts_of(unread, day))
        return {subject: self._facts[subject] for subject in wanted}

    def entries(self, names: Iterable[TargetName]) -> Mapping[TargetName, CatalogueEntry]:
        """Return nothing: routes only cause warnings, and a load asks what keeps pages from going live."""
        return {}

    def claim(self, subject: uuid.UUID, kind: str, claims: Iterable[Claim], path: str) -> None:
        """Note what a planned page claims."""
        self._owners.update(dict.fromkeys(claims, subject))
        if path:
            self._residents[kind, path] = subject

    def remember(self, page: Any, history: Iterable[SpecificationVersion]) -> None:
        """Note that ``page`` is new: nothing is recorded about it but ``history``."""
        self._versions[page.translation_key] = tuple(history)
        self._facts[page.translation_key] = LiveFacts()

    def state(self, subject: uuid.UUID, live: Live) -> None:
        """Note the dates that a planned page states."""
        stated = {
            one.field: DateFact(one.to, one.source, one.as_at) if one.to else None for one in live.dates
        }
        self._facts[subject] = LiveFacts(dates=Dates(**stated))

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """Forget what was noted inside the block if it is left by an exception."""
        before = dict(self._owners), dict(self._residents), dict(self._facts)
        try:
            yield
        except BaseException:
            self._owners, self._residents, self._facts = before
            raise


def _identifiers(files: Iterable[Interchange]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for file in files:
        stated = [unit.specification.identifiers for unit in file.units]
        stated += [entry.specification.identifiers for entry in file.qualifications]
        for identifiers in stated:
            for one in identifiers:
                found[one.scheme].add(comparable(one.scheme, one.value))
    return found


def _paths(files: Iterable[Interchange]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for file in files:
        found[Kind.UNIT].update(f"{file.body.slug}/{unit.slug}" for unit in file.units)
        for entry in file.qualifications:
            number = entry.specification.number
            found[Kind.QUALIFICATION].add(slugify(number.replace("/", "-")) if number else entry.slug)
    return found


class BodyTexts:
    """The standard texts and level descriptors of a body, read once."""

    def __init__(self, body: Any) -> None:
        self.standard_texts = read_rows(body.standard_texts)
        self.level_descriptors = read_rows(body.level_descriptors)


class Around(Surroundings):
    """The surroundings of a page that is about to be planted."""

    def __init__(
        self, page: Any, suite: Any, texts: BodyTexts, frozen: Mapping[uuid.UUID, FrozenUnit]
    ) -> None:
        self.page, self.body, self.suite = page, page.known_body, suite
        self._texts, self._frozen = texts, frozen

    def standard_texts(self) -> tuple[Any, ...]:
        """Return the standard texts of the body."""
        return self._texts.standard_texts

    def level_descriptors(self) -> tuple[Any, ...]:
        """Return the level descriptors of the body."""
        return self._texts.level_descriptors

    def group_rows(self) -> list[Any]:
        """Return the rows of the page's unit groups, in memory."""
        holder = self.suite if self.page.use_suite_groups else self.page
        if holder is None:
            return []
        return ordered(holder.groups) if holder.pk is None else super().group_rows()

    def freeze(self, pages: list[Any]) -> dict[uuid.UUID, FrozenUnit]:
        """Return each unit page as the next version freezes it; only unknown ones cost queries."""
        known = {page.translation_key: self._frozen.get(page.translation_key) for page in pages}
        unknown = [page for page in pages if known[page.translation_key] is None]
        found = super().freeze(unknown) if unknown else {}
        return {key: frozen or found[key] for key, frozen in known.items()}
