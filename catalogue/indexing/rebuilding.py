"""The whole read model written anew from the records, and what of it does not agree with them."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from catalogue import generations
from catalogue.documents import QualificationDocument
from catalogue.lifecycle import london_today
from catalogue.models import CatalogueEntry, SpecificationVersion

from .entries import COLUMNS, derived_entries, refresh_entries
from .versions import DERIVED, chunks, derived_rows, index_versions

VERSIONS = 200
"""Documents that are held in memory at once."""
COMPARED = tuple(name for name in COLUMNS if name not in ("generation", "refreshed_at"))
"""The columns of an entry that say something about its subject."""
Step = Callable[[int], object]


@dataclass(frozen=True)
class Disagreement:
    """A derived row that is missing, too many, or says something else than the documents and live facts."""

    subject: uuid.UUID
    title: str
    sentence: str


def subjects_of_records() -> list[uuid.UUID]:
    """Return every subject that has a version, in a fixed order."""
    found = SpecificationVersion.objects.order_by("subject").values_list("subject", flat=True).distinct()
    return list(found)


def rebuild(subjects: Iterable[uuid.UUID] | None = None, step: Step = bool) -> int:
    """Write every derived row anew; return the number of entries. All or nothing.

    ``step`` is told how many subjects were done since the last time.
    """
    wanted = list(subjects) if subjects is not None else subjects_of_records()
    count = 0
    with transaction.atomic():
        if subjects is None:
            CatalogueEntry.objects.all().delete()
            generations.advance(afresh=True)
        for some in chunks(wanted, VERSIONS):
            versions = list(SpecificationVersion.objects.filter(subject__in=some))
            for model in DERIVED:
                model.objects.filter(version__in=versions).delete()
            index_versions(versions)
            count += refresh_entries(some)
            step(len(some))
    return count


def disagreements(today: date | None = None, step: Step = bool) -> Iterator[Disagreement]:
    """Yield where the read model does not say what the documents and live facts say on ``today``."""
    today = today or london_today()
    wanted = subjects_of_records()
    for some in chunks(wanted, VERSIONS):
        yield from _entries_that_differ(some, today)
        yield from _rows_that_differ(some)
        step(len(some))
    known = set(wanted)
    for subject in CatalogueEntry.objects.values_list("subject", flat=True):
        if subject not in known:
            yield Disagreement(subject, str(subject), "There is an entry of a subject that has no version.")


def _entries_that_differ(subjects: list[uuid.UUID], today: date) -> Iterator[Disagreement]:
    held = {row.subject: row for row in CatalogueEntry.objects.filter(subject__in=subjects)}
    for wanted in derived_entries(subjects, today, {}):
        row = held.pop(wanted.subject, None)
        if row is None:
            yield Disagreement(wanted.subject, wanted.title, f"“{wanted.title}” has no entry.")
            continue
        if row.refresh_on and row.refresh_on <= today:
            continue  # due, and derived anew before it is read
        names = [name for name in COMPARED if _value(row, name) != _value(wanted, name)]
        if names:
            yield Disagreement(
                wanted.subject,
                wanted.title,
                f"The entry of “{wanted.title}” differs in {', '.join(names)}.",
            )
    for row in held.values():
        sentence = f"“{row.title}” has an entry, but no version that could be shown."
        yield Disagreement(row.subject, row.title, sentence)


def _value(row: Any, name: str) -> Any:
    return getattr(row, row._meta.get_field(name).attname)


def _rows_that_differ(subjects: list[uuid.UUID]) -> Iterator[Disagreement]:
    versions = {row.pk: row for row in SpecificationVersion.objects.filter(subject__in=subjects)}
    thawed = {pk: version.thaw() for pk, version in versions.items()}
    documents = {pk: one for pk, one in thawed.items() if isinstance(one, QualificationDocument)}
    for model, wanted in derived_rows(documents).items():
        names = [one.attname for one in model._meta.concrete_fields if one.attname != "id"]
        said = {tuple(getattr(row, name) for name in names) for row in wanted}
        held = set(model.objects.filter(version__in=list(versions)).values_list(*names))
        place = names.index("version_id")
        for pk in sorted({row[place] for row in said ^ held}):
            version = versions[pk]
            sentence = f"The rows of {model._meta.verbose_name} {version} differ from its document."
            yield Disagreement(version.subject, str(version), sentence)
