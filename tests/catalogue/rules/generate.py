"""Random documents of every kind, small enough for the oracle."""

from __future__ import annotations

from random import Random
from typing import Any

LEVELS = ["E3", "1", "2", "3", "4", "5"]
DAYS = ["2024-01-01", "2025-06-30", "2026-11-22", "2027-01-01"]


def case(random: Random, most_units: int = 9) -> tuple[dict[str, Any], list[str], str | None]:
    """A document, what was achieved (codes outside the document among it) and perhaps a day."""
    data = document(random, most_units)
    held_elsewhere = sorted({held for _, held in data["equivalents"]} | {"elsewhere"})
    pool = sorted(set(data["units"]) | set(held_elsewhere))
    share = random.choice([0.0, 0.3, 0.6, 0.9, 1.0])
    achieved = [code for code in pool if random.random() < share]
    random.shuffle(achieved)
    on = random.choice([None, None, *DAYS])
    return data, achieved, on


def document(random: Random, most_units: int = 9) -> dict[str, Any]:
    codes = [f"U{number}" for number in range(random.randint(0 if random.random() < 0.05 else 2, most_units))]
    sizes = random.choice(
        [[3], [1, 2, 3], [2, 4, 6], [6, 10, 15], [0, 1, 5, None], [1, 2, 3, 4, 5, 6, 7, 8, 9]]
    )
    units = {code: unit(random, sizes) for code in codes}
    data: dict[str, Any] = {
        "measure": random.choice(["credits", "credits", "credits", "glh", "units"]),
        "units": units,
        "groups": groups(random, codes),
        "rules": [],
        "endorsements": [],
        "equivalents": equivalents(random, codes),
        "not_checked": random.choice([[], [], ["No more than half by recognition of prior learning."]]),
    }
    if codes:
        make = RuleMaker(random, data)
        data["rules"] = [make.rule(0) for _ in range(random.randint(0, 5))]
        if random.random() < 0.2:
            data["endorsements"] = [
                {"title": "(Extra)", "rules": [make.rule(1) for _ in range(random.randint(0, 2))]}
            ]
    return data


def unit(random: Random, sizes: list[int | None]) -> dict[str, Any]:
    first, last = sorted(random.choices(DAYS, k=2))
    return {
        "title": "A unit",
        "level": random.choice([*LEVELS, None]),
        "credits": random.choice(sizes),
        "glh": random.choice([None, 0, 5, 10, 15, 20, 30]),
        "tqt": random.choice([None, 10, 20, 40]),
        "attributes": random.choice(
            [{}, {"graded": True}, {"graded": False}, {"type": "academic", "graded": True}]
        ),
        "available_from": first if random.random() < 0.15 else None,
        "available_to": last if random.random() < 0.15 else None,
    }


def groups(random: Random, codes: list[str]) -> list[dict[str, Any]]:
    names = ["A", "B", "C", "D"][: random.randint(1, 4)]
    found = []
    for index, name in enumerate(names):
        one: dict[str, Any] = {
            "id": name,
            "title": f"Group {name}",
            "role": random.choice(["mandatory", "optional", None]),
            "units": [code for code in codes if random.random() < random.choice([0.2, 0.5, 0.8])],
        }
        if index and random.random() < 0.25:
            one["parent"] = random.choice(names[:index])
        found.append(one)
    random.shuffle(found)
    return found


def equivalents(random: Random, codes: list[str]) -> list[list[str]]:
    if not codes or random.random() < 0.6:
        return []
    pool = [*codes, "X1", "X2", "X3"]
    return [[random.choice(codes), random.choice(pool)] for _ in range(random.randint(1, 4))]


class RuleMaker:
    """Rules over the units and groups of one document."""

    def __init__(self, random: Random, data: dict[str, Any]) -> None:
        self.random, self.data = random, data
        self.codes = sorted(data["units"])
        self.groups = [group["id"] for group in data["groups"]]

    def rule(self, depth: int) -> dict[str, Any]:
        kinds = ["mandatory", "only", "credits", "credits", "credits", "units", "units", "hours", "barred"]
        kinds += ["barred", "together", "requires", "when", "one_of", "confirm"]
        kind = self.random.choice(kinds)
        if depth >= 3 and kind in ("when", "one_of"):
            kind = "credits"
        return {"kind": kind, **getattr(self, f"_{kind}")(depth)}

    def some_units(self, most: int = 4) -> list[str]:
        return self.random.sample(self.codes, min(len(self.codes), self.random.randint(1, most)))

    def some_groups(self) -> list[str]:
        return self.random.sample(self.groups, min(len(self.groups), self.random.randint(1, 2)))

    def scope(self) -> dict[str, Any]:
        random, found = self.random, {}
        if random.random() < 0.5:
            found["groups"] = self.some_groups()
        if random.random() < 0.2:
            found["units"] = self.some_units()
        if random.random() < 0.3:
            low, high = sorted(random.choices(LEVELS, k=2), key=LEVELS.index)
            found["level"] = random.choice([{"min": low}, {"max": high}, {"min": low, "max": high}])
        if random.random() < 0.15:
            found["where"] = random.choice(
                [
                    {"graded": [True]},
                    {"graded": [False]},
                    {"credits": [3, 6]},
                    {"type": ["academic"]},
                    {"type": [None]},
                ]
            )
        return found

    def bounds(self, most: int) -> dict[str, Any]:
        random = self.random
        low, high = sorted(random.choices(range(most + 1), k=2))
        shape = random.random()
        if shape < 0.5:
            return {"min": low}
        if shape < 0.75:
            return {"max": high}
        return {"min": low, "max": high if shape < 0.93 else low}

    def total(self, measure: str) -> int:
        return sum(unit[measure] or 0 for unit in self.data["units"].values())

    def _mandatory(self, depth: int) -> dict[str, Any]:
        return {"groups": self.some_groups()} if self.random.random() < 0.4 else {"units": self.some_units(2)}

    def _only(self, depth: int) -> dict[str, Any]:
        return {"groups": self.some_groups(), "units": self.some_units(6)}

    def _credits(self, depth: int) -> dict[str, Any]:
        return {
            **self.bounds(int(self.total("credits") * self.random.choice([0.3, 0.6, 1.1]))),
            **self.scope(),
        }

    def _units(self, depth: int) -> dict[str, Any]:
        return {**self.bounds(max(1, len(self.codes) * 2 // 3)), **self.scope()}

    def _hours(self, depth: int) -> dict[str, Any]:
        measure = self.random.choice(["glh", "tqt"])
        return {"measure": measure, **self.bounds(int(self.total(measure) * 0.7)), **self.scope()}

    def _barred(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {"units": self.some_units()}
        if self.random.random() < 0.3:
            found["max"] = self.random.randint(0, 3)
        return found

    def _together(self, depth: int) -> dict[str, Any]:
        return {"units": self.some_units()}

    def _requires(self, depth: int) -> dict[str, Any]:
        return {"unit": self.random.choice(self.codes), "any_of": self.some_units(3)}

    def _when(self, depth: int) -> dict[str, Any]:
        return {**self.scope(), "rules": [self.rule(depth + 1) for _ in range(self.random.randint(1, 2))]}

    def _one_of(self, depth: int) -> dict[str, Any]:
        options = []
        for number in range(self.random.randint(1, 3)):
            rules = [self.rule(depth + 1) for _ in range(self.random.randint(1, 3))]
            if all(rule["kind"] == "confirm" for rule in rules):
                rules.append({"kind": "units", "min": 1})
            options.append({"title": f"Way {number}", "rules": rules})
        return {"options": options}

    def _confirm(self, depth: int) -> dict[str, Any]:
        return self.random.choice(
            [{"text": "An external examination."}, {"text": "Placement.", "amount": 750, "measure": "hours"}]
        )
