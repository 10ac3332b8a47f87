"""The documents that `bench.rules` asks about: five real specifications and the worst cases known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.catalogue.rules.documents import DOCUMENTS

Rules = list[dict[str, Any]]


@dataclass
class Case:
    """A document, learners to ask about beside the random ones, and perhaps a day."""

    name: str
    document: dict[str, Any]
    learners: list[list[str]] = field(default_factory=list)
    on: str | None = None


def cases() -> Iterator[Case]:
    """Every case, always the same."""
    for name, document in DOCUMENTS.items():
        yield Case(name, {"measure": "credits", "equivalents": [], **document})
    yield capped()
    yield bars(100, 50, 1)
    yield bars(100, 120, 2)
    yield floors(150, "credits", 3)
    yield floors(150, "glh", 4)
    yield floors(100, "units", 5)
    yield pathways(4, 3, 5)
    yield pathways(5, 2, 6)
    yield hours()
    yield odd_sizes()
    yield prerequisites()
    yield many_groups()
    yield stand_ins()
    yield overlapping(7, 8)
    yield overlapping(10, 0)


def table(random: Random, count: int, sizes: list[int]) -> dict[str, Any]:
    """So many units of random level and size, about ten hours to the credit."""
    found = {}
    for number in range(count):
        size = random.choice(sizes)
        hours = max(1, size * 10 + random.randint(-5, 8))
        level = random.choice(["2", "3", "3", "4", "4", "5"])
        found[f"U{number:03}"] = {
            "level": level,
            "credits": size,
            "glh": random.randint(hours // 3, hours),
            "tqt": hours,
        }
    return found


def split(codes: list[str], parts: int) -> list[dict[str, Any]]:
    """Groups A, B, … that share the units out between them."""
    return [{"id": chr(65 + part), "units": codes[part::parts]} for part in range(parts)]


def capped() -> Case:
    """Two dozen units of the group that may bring 18 credits are ticked, and little else."""
    document = {"measure": "credits", "equivalents": [], **DOCUMENTS["ILM L4 Leadership Diploma"]}
    second = document["groups"][1]["units"]
    return Case("24 of the capped group ticked", document, [second[:24], second[30:54], second[::3]])


def bars(count: int, pairs: int, seed: int) -> Case:
    """Random pairs of units that may not be taken together."""
    random = Random(seed)
    units = table(random, count, [1, 2, 3, 4, 5, 6])
    codes = list(units)
    rules: Rules = [{"kind": "credits", "min": 120}]
    rules += [{"kind": "barred", "units": random.sample(codes, 2)} for _ in range(pairs)]
    return Case(f"{pairs} barred pairs", {"units": units, "groups": [], "rules": rules})


def floors(count: int, measure: str, seed: int) -> Case:
    """Three level floors over overlapping groups, beside a total."""
    random = Random(seed)
    units = table(random, count, [1, 2, 3, 4, 5, 6, 7, 9])
    codes = list(units)
    groups = [{"id": name, "units": random.sample(codes, count * 3 // 5)} for name in "ABC"]
    rules: Rules = [
        {"kind": "credits", "min": 60},
        {"kind": "credits", "groups": ["A", "B"], "level": {"min": "4"}, "min": 30},
        {"kind": "credits", "groups": ["B", "C"], "level": {"min": "3"}, "min": 40},
        {"kind": "credits", "groups": ["A", "C"], "level": {"min": "5"}, "min": 20},
        {"kind": "credits", "groups": ["B"], "max": 35},
    ]
    return Case(
        f"three level floors, {measure}",
        {"measure": measure, "units": units, "groups": groups, "rules": rules},
    )


def pathways(deep: int, wide: int, seed: int) -> Case:
    """Nested pathways with bounds of their own."""
    random = Random(seed)
    units = table(random, 120, [2, 3, 4, 5, 6])
    groups = split(list(units), 12)

    def bounds() -> Rules:
        names = random.sample([group["id"] for group in groups], 3)
        return [
            {"kind": "credits", "groups": names[:2], "min": random.randint(10, 25)},
            {"kind": "credits", "groups": names[2:], "max": random.randint(6, 12)},
        ]

    def nested(depth: int) -> Rules:
        if not depth:
            return bounds()
        return [
            *bounds(),
            {
                "kind": "one_of",
                "options": [{"title": f"{depth}", "rules": nested(depth - 1)} for _ in range(wide)],
            },
        ]

    rules: Rules = [{"kind": "credits", "min": 60}, *nested(deep)]
    return Case(f"pathways {deep} deep, {wide} wide", {"units": units, "groups": groups, "rules": rules})


def hours() -> Case:
    """Credits, GLH and TQT at once, every unit different."""
    units = table(Random(8), 100, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    rules: Rules = [
        {"kind": "credits", "min": 60, "max": 66},
        {"kind": "hours", "measure": "glh", "min": 420},
        {"kind": "hours", "measure": "tqt", "min": 620},
        {"kind": "credits", "level": {"min": "4"}, "min": 40},
    ]
    return Case("credits, GLH and TQT at once", {"units": units, "groups": [], "rules": rules})


def odd_sizes() -> Case:
    """Exactly 61 credits from units of 6, 10 and 15, and 1 of one unit only."""
    units = table(Random(9), 90, [6, 10, 15])
    units["U000"]["credits"] = 1
    groups = split(list(units), 3)
    rules: Rules = [
        {"kind": "credits", "min": 61, "max": 61},
        {"kind": "credits", "groups": ["A"], "min": 25},
        {"kind": "credits", "groups": ["B"], "max": 20},
    ]
    return Case("exactly 61 from 6, 10, 15 and 1", {"units": units, "groups": groups, "rules": rules})


def prerequisites() -> Case:
    """Thirty units that require others, ten that go together, twenty barred triples."""
    random = Random(10)
    units = table(random, 100, [2, 3, 4, 5])
    codes = list(units)
    rules: Rules = [{"kind": "credits", "min": 90}, {"kind": "credits", "level": {"min": "4"}, "min": 45}]
    rules += [
        {"kind": "requires", "unit": codes[number], "any_of": random.sample(codes[30:], 2)}
        for number in range(30)
    ]
    rules += [{"kind": "together", "units": random.sample(codes, 3)} for _ in range(10)]
    rules += [{"kind": "barred", "units": random.sample(codes, 3)} for _ in range(20)]
    return Case("prerequisites, together, barred", {"units": units, "groups": [], "rules": rules})


def many_groups() -> Case:
    """Eight groups with a minimum and a maximum each, a total, and a floor across all of them."""
    units = table(Random(11), 150, [1, 2, 3, 4, 5, 6, 8])
    groups = split(list(units), 8)
    rules: Rules = [
        {"kind": "credits", "min": 90},
        {"kind": "credits", "level": {"min": "4"}, "min": 60},
        {"kind": "units", "max": 24},
    ]
    rules += [{"kind": "credits", "groups": [group["id"]], "min": 6, "max": 15} for group in groups]
    return Case("eight groups, floor, at most 24", {"units": units, "groups": groups, "rules": rules})


def stand_ins() -> Case:
    """Forty held units that each stand for two, and must not be counted twice."""
    random = Random(12)
    units = table(random, 100, [2, 3, 4, 5, 6])
    codes = list(units)
    pairs = [[code, f"H{number}"] for number in range(40) for code in random.sample(codes, 2)]
    rules: Rules = [
        {"kind": "credits", "min": 120},
        {"kind": "credits", "level": {"min": "5"}, "max": 30},
        {"kind": "credits", "level": {"min": "4", "max": "4"}, "min": 40},
    ]
    held = [f"H{number}" for number in range(40)]
    return Case(
        "stand-ins for two units each",
        {"units": units, "groups": [], "rules": rules, "equivalents": pairs},
        [held, held[:20] + codes[:20], held + codes[::5]],
    )


def overlapping(count: int, seed: int) -> Case:
    """Bounds of every sort over random groups of a third of the units each; with ten nothing is valid."""
    random = Random(seed)
    units = table(random, 120, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    groups = [
        {"id": str(number), "units": random.sample(list(units), random.randint(30, 72))}
        for number in range(count)
    ]
    rules: Rules = [{"kind": "credits", "min": random.choice([37, 60, 90])}]
    for group in groups:
        shape = random.random()
        level = {} if random.random() < 0.5 else {"level": {"min": random.choice("345")}}
        scope = {"groups": [group["id"]], **level}
        if shape < 0.6:
            kind = random.choice(["credits", "credits", "units"])
            rules.append({"kind": kind, "min": random.choice([6, 12, 18, 24]), **scope})
        elif shape < 0.9:
            rules.append({"kind": "credits", "max": random.choice([12, 18, 24, 36]), **scope})
        else:
            rules.append({"kind": "hours", "measure": "glh", "min": random.choice([100, 200]), **scope})
    return Case(f"{count} overlapping groups", {"units": units, "groups": groups, "rules": rules})
