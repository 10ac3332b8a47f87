"""A made catalogue for ``bench.my_units``: qualifications with the shapes of rule that are really stated."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from random import Random
from typing import Any

from django.utils import timezone

from catalogue.models import CatalogueEntry, Kind, SpecificationVersion, VersionRule, VersionUnit
from catalogue.rules import Document, parse, solve
from catalogue.unit_index import needed_units

POOL = 4
"""Units in the catalogue for each qualification: about what a register has."""

SHAPES = ("all", "core", "core and caps", "levels", "free", "number", "pathways", "bars")
WEIGHTS = (4, 8, 9, 4, 4, 3, 2, 2)
"""How often each shape comes, after the cases of rules that were read for this project."""

BATCH = 500


def contract(random: Random, codes: list[str], sizes: dict[str, tuple[int, str]]) -> dict[str, Any]:
    """Return the rule-of-combination JSON of one made qualification over ``codes``: one that can be met."""
    while True:
        made = _contract(random, codes, sizes)
        if least(parse(made)) is not None:
            return made


def _contract(random: Random, codes: list[str], sizes: dict[str, tuple[int, str]]) -> dict[str, Any]:
    shape = random.choices(SHAPES, WEIGHTS)[0]
    cut = (
        len(codes) if shape == "all" else random.randint(0 if shape in ("free", "levels", "number") else 1, 4)
    )
    core, rest = codes[:cut], codes[cut:]
    half = len(rest) // 2
    groups = [
        {"id": "M", "units": core},
        {"id": "A", "units": rest[:half]},
        {"id": "B", "units": rest[half:]},
    ]
    groups = [group for group in groups if group["units"]]
    least = sum(sizes[code][0] for code in core)
    extra = random.choice([6, 9, 12, 18, 24])
    available = sum(sizes[code][0] for code in rest)
    total = least + min(extra, available)
    rules: list[dict[str, Any]] = [{"kind": "mandatory", "groups": ["M"]}] if core else []
    if shape != "all":
        rules.append({"kind": "credits", "min": total})
    if shape == "core and caps" and half:
        rules.append({"kind": "credits", "groups": ["A"], "max": max(available // 2, 3)})
    if shape == "levels":
        rules.append({"kind": "credits", "min": min(total, 6), "level": {"min": "2"}})
    if shape == "number":
        rules[-1:] = [{"kind": "units", "min": min(3, len(codes))}]
    if shape == "pathways" and half:
        options = [
            {"title": one, "rules": [{"kind": "units", "groups": [one], "min": 2}]} for one in ("A", "B")
        ]
        rules.append(
            {"kind": "one_of", "options": [one for one in options if len(rest) >= 4]}
            if len(rest) >= 4
            else {"kind": "units", "min": 1}
        )
    if shape == "bars" and len(rest) >= 4:
        rules += [{"kind": "barred", "units": rest[number : number + 2]} for number in (0, 2)]
    units = {
        code: {"title": f"Unit {code}", "credits": size, "level": level}
        for code, (size, level) in sizes.items()
    }
    return {"measure": "credits", "units": units, "groups": groups, "rules": rules}


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


def least(document: Document) -> int | None:
    """Return the least credits of a valid selection, as the index holds it."""
    found = solve(document, document.rules, (), None)
    return None if found is None else sum(document.units[code].credits or 0 for code in found.completion)


def learners(pool: list[uuid.UUID], count: int, units: int, seed: int) -> Iterator[list[uuid.UUID]]:
    """Yield learners with so many units each: most of one subject, some from anywhere."""
    random = Random(seed)
    for _ in range(count):
        around = random.randrange(len(pool))
        near = [pool[(around + step) % len(pool)] for step in range(units * 3)]
        yield random.sample(near, units * 2 // 3) + random.sample(pool, units - units * 2 // 3)
