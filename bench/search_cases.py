"""A made register for ``bench.search``: real titles, bodies, types and subjects in new combinations.

The rows come from a folder with ``qualifications.csv`` (``title``, ``awarding_organisation``, ``level``,
``type``, ``ssa``), given by whoever runs the bench. Numbers, units, sizes and dates are drawn.
"""

from __future__ import annotations

import csv
import uuid
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from catalogue import generations
from catalogue.documents import QualificationDocument, UnitDocument
from catalogue.documents.qualification import BodyFacts, Grading
from catalogue.documents.values import Identifier as DocumentIdentifier
from catalogue.documents.values import LevelRange, Quantity
from catalogue.indexing import title_key
from catalogue.models import CatalogueEntry, Identifier, Kind, SpecificationVersion
from catalogue.numbers import expected_check
from catalogue.search.deriving import facets_of, terms_of
from catalogue.search.titles import parted

BATCH = 500
UNITS = 2.5
"""Units for each qualification."""
TODAY = date(2026, 11, 22)

BEGINNINGS = "Understand,Principles of,Introduction to,Working in,Plan,Develop,Manage,Safe working in".split(
    ","
)
METHODS = ("Portfolio of Evidence", "Multiple Choice Examination", "Practical Examination", "Coursework")
GRADES = (("Pass",), ("Pass", "Merit", "Distinction"), ("A*", "A", "B", "C", "D", "E"))
LEVELS = {"Entry Level": ("E1", "E3"), "Level 1/2": ("1", "2")}

Row = dict[str, str]


def rows_of(folder: Path) -> list[Row]:
    """Return the rows of ``folder``'s ``qualifications.csv``."""
    with (folder / "qualifications.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fill(count: int, rows: Sequence[Row], page_id: int, root: str, seed: int) -> None:
    """Write ``count`` qualifications and ``UNITS`` times as many units into the read model."""
    random = Random(seed)
    version = SpecificationVersion.objects.create(
        page_id=page_id, subject=uuid.uuid4(), kind=Kind.QUALIFICATION, sequence=1, change_class="major",
        applies_to="new", schema=1, hash="0" * 64, published_at=timezone.now(),
    )  # fmt: skip
    shared = {"page_id": page_id, "tree_path": root, "version": version, "live": True}
    shared |= {"changed_at": timezone.now(), "generation": generations.advance(afresh=True).number}
    _write(_qualifications(count, rows, random, shared))
    _write(_units(int(count * UNITS), rows, random, shared))


def _write(entries: Iterator[tuple[CatalogueEntry, str]]) -> None:
    some: list[CatalogueEntry] = []
    claims: list[Identifier] = []
    for entry, key in entries:
        some.append(entry)
        if key:
            scheme = "qualification-number"
            claims.append(Identifier(scheme=scheme, value=key, subject=entry.subject, kind=entry.kind))
        if len(some) == BATCH:
            CatalogueEntry.objects.bulk_create(some)
            Identifier.objects.bulk_create(claims)
            some, claims = [], []
    CatalogueEntry.objects.bulk_create(some)
    Identifier.objects.bulk_create(claims)


def _qualifications(
    count: int, rows: Sequence[Row], random: Random, shared: dict[str, Any]
) -> Iterator[tuple[CatalogueEntry, str]]:
    for number in range(count):
        row, other = random.choice(rows), random.choice(rows)
        prefix, about = parted(row["title"])
        title = f"{prefix} {parted(other['title'])[1] if number >= len(rows) else about}".strip()[:255]
        credits = random.choice([3, 6, 9, 12, 13, 20, 30, 36, 37, 45, 60, 90, 120, 180])
        digits = f"{100 + number // 10_000}{number % 10_000:04}"
        value = f"{digits[:3]}/{digits[3:]}/{expected_check(digits)}"
        document = QualificationDocument(
            title=title,
            body=_body(row),
            identifiers=(DocumentIdentifier("qualification-number", value),),
            level=_level(row["level"]),
            type=row["type"],
            sector_subject_area=other["ssa"],
            credits=Quantity.exactly(credits),
            glh=Quantity.exactly(credits * 6),
            tqt=Quantity.exactly(credits * 10),
            nations=("England", "Wales")[: random.choice([1, 2])],
            grading=Grading(scale=random.choice(GRADES)),
            assessment_methods=tuple(random.sample(METHODS, 2)),
            tags=(random.choice(about.split()),) if random.random() < 0.2 else (),
        )
        yield (
            _entry(document, Kind.QUALIFICATION, f"q-{number}", shared, **_dates(random)),
            digits + value[-1],
        )


def _units(
    count: int, rows: Sequence[Row], random: Random, shared: dict[str, Any]
) -> Iterator[tuple[CatalogueEntry, str]]:
    for number in range(count):
        row = random.choice(rows)
        credits = random.choice([1, 2, 3, 3, 4, 5, 6, 8, 10, 15, 20])
        document = UnitDocument(
            title=f"{random.choice(BEGINNINGS)} {parted(row['title'])[1]}"[:255],
            code=f"{_body(row).slug[:3].upper()}-{number}",
            level=random.choice("12233344567"),
            credits=Quantity.exactly(credits),
            glh=Quantity.exactly(credits * 8),
            subject_class=row["ssa"],
        )
        yield _entry(document, Kind.UNIT, f"u-{number}", shared, body=_body(row)), ""


def _entry(
    document: Any, kind: Kind, path: str, shared: dict[str, Any], body: BodyFacts | None = None, **dates: Any
) -> CatalogueEntry:
    body = body or document.body
    title_terms, more_terms = terms_of(document)
    level = document.level if isinstance(document.level, LevelRange) else None
    low, high = (level.min, level.max) if level else (document.level or "", document.level or "")
    return CatalogueEntry(
        subject=uuid.uuid4(),
        kind=kind,
        path=path,
        title=document.title,
        title_key=title_key(document.title),
        number=document.number if kind == Kind.QUALIFICATION else document.code,
        body_slug=body.slug,
        body_name=body.name,
        level_min=low,
        level_max=high,
        title_terms=title_terms,
        more_terms=more_terms,
        facets=facets_of(document),
        **{
            f"{name}_{end}": getattr(getattr(document, name), end, None)
            for name in ("credits", "glh", "tqt")
            for end in ("min", "max")
        },
        **dates,
        **shared,
    )


def _body(row: Row) -> BodyFacts:
    return BodyFacts(slugify(row["awarding_organisation"])[:60], row["awarding_organisation"])


def _level(words: str) -> LevelRange | None:
    low, high = LEVELS.get(words, (words.removeprefix("Level "),) * 2)
    return LevelRange(low, high) if words else None


def _dates(random: Random) -> dict[str, date]:
    """Four of five are open; a closed one closed in the last six years."""
    start = TODAY - timedelta(days=random.randrange(300, 5000))
    if random.random() < 0.8:
        return {"operational_start": start}
    end = TODAY - timedelta(days=random.randrange(1, 2000))
    return {
        "operational_start": end - timedelta(days=900),
        "last_registration": end,
        "last_award": end + timedelta(days=1000),
    }
