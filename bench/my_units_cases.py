"""A made catalogue for ``bench.my_units``: qualifications with the shapes of rule that are really stated."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from random import Random
from typing import Any

from django.utils import timezone

from bench.rule_shapes import contract, least
from catalogue.models import CatalogueEntry, Kind, SpecificationVersion, VersionRule, VersionUnit
from catalogue.rules import parse
from catalogue.unit_index import needed_units

POOL = 4
"""Units in the catalogue for each qualification: about what a register has."""

BATCH = 500


def fill(count: int, page_id: int, root: str, seed: int) -> list[uuid.UUID]:
    """Write ``count`` qualifications and their units into the read model; return the units' subjects."""
    random = Random(seed)
    pool = [uuid.UUID(int=random.getrandbits(128), version=4) for _ in range(count * POOL)]
    facts = [(random.choice([1, 2, 3, 3, 4, 4, 5, 6, 9, 10]), random.choice("12233344")) for _ in pool]
    _units(pool, facts, page_id, root)
    numbers = list(range(len(pool)))
    made: list[tuple[str, list[int], dict[str, Any]]] = []
    for number in range(count):
        # Units are shared among qualifications of one subject, as in a register: neighbours in the pool.
        around = random.randrange(len(pool))
        size = min(len(pool), random.choice([6, 8, 10, 12, 16, 20, 25, 30, 40, 60]))
        near = [numbers[(around + step) % len(pool)] for step in range(min(len(pool), size * 2))]
        chosen = sorted(random.sample(near, size))
        sizes = {f"U{one}": facts[one] for one in chosen}
        made.append((f"Qualification {number}", chosen, contract(random, list(sizes), sizes)))
    for start in range(0, count, BATCH):
        _write(made[start : start + BATCH], start, pool, page_id, root)
    return pool


def _units(pool: list[uuid.UUID], facts: list[tuple[int, str]], page_id: int, root: str) -> None:
    version = _versions(page_id, 1, 0, Kind.UNIT)[0]
    CatalogueEntry.objects.bulk_create(
        [
            CatalogueEntry(
                subject=subject, kind=Kind.UNIT, page_id=page_id, tree_path=root, live=True,
                generation=1, changed_at=timezone.now(), path=f"b/u{number}", version=version,
                title=f"Unit U{number}", number=f"U{number}",
                credits_min=size, credits_max=size, level_min=level, level_max=level,
            )
            for number, (subject, (size, level)) in enumerate(zip(pool, facts, strict=True))
        ],
        batch_size=BATCH,
    )  # fmt: skip


def _versions(page_id: int, count: int, start: int, kind: Kind) -> list[SpecificationVersion]:
    rows = [
        SpecificationVersion(
            page_id=page_id, subject=uuid.uuid4(), kind=kind, sequence=start + number + 1,
            change_class="minor", applies_to="new", schema=1,
            hash=f"{start + number:064}", published_at=timezone.now(),
        )
        for number in range(count)
    ]  # fmt: skip
    return SpecificationVersion.objects.bulk_create(rows)


def _write(
    made: list[tuple[str, list[int], dict[str, Any]]],
    start: int,
    pool: list[uuid.UUID],
    page_id: int,
    root: str,
) -> None:
    versions = _versions(page_id, len(made), start + 1, Kind.QUALIFICATION)
    units, rules, entries = [], [], []
    for number, (version, (title, chosen, stated)) in enumerate(zip(versions, made, strict=True)):
        document = parse(stated)
        needed = needed_units(document)
        entries.append(
            CatalogueEntry(
                subject=version.subject, kind=Kind.QUALIFICATION, page_id=page_id, tree_path=root, live=True,
                generation=1, changed_at=timezone.now(), path=f"q{start + number}",
                version=version, title=title, level_min="3", level_max="3",
            )
        )  # fmt: skip
        rules.append(
            VersionRule(
                version=version, measure="credits", least=least(document), document=json.dumps(stated),
                needed=sum(document.units[code].credits or 0 for code in needed),
            )
        )  # fmt: skip
        units += [
            VersionUnit(
                version=version, position=place, unit=pool[one], key=f"U{one}", sequence=1,
                credits=document.units[f"U{one}"].credits, amount=document.units[f"U{one}"].credits,
                needed=f"U{one}" in needed,
            )
            for place, one in enumerate(chosen)
        ]  # fmt: skip
    CatalogueEntry.objects.bulk_create(entries)
    VersionRule.objects.bulk_create(rules)
    VersionUnit.objects.bulk_create(units, batch_size=2000)


def learners(pool: list[uuid.UUID], count: int, units: int, seed: int) -> Iterator[list[uuid.UUID]]:
    """Yield learners with so many units each: most of one subject, some from anywhere."""
    random = Random(seed)
    for _ in range(count):
        around = random.randrange(len(pool))
        near = [pool[(around + step) % len(pool)] for step in range(units * 3)]
        yield random.sample(near, units * 2 // 3) + random.sample(pool, units - units * 2 // 3)
