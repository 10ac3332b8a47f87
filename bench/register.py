"""A made national register, as interchange files and loaded into a site: what ``bench.search`` asks.

Titles, bodies, levels, types and subjects come, in new combinations, from a folder with
``qualifications.csv`` (``title``, ``awarding_organisation``, ``level``, ``type``, ``ssa``), given by whoever
runs the bench. Numbers, units, sizes, dates, rules and routes are drawn, the same at every run of one seed.
The first qualification of every file lists all of the file's units: a hundred in a file that is full.

``python -m bench.register --data FOLDER 60000 > register.jsonl`` writes one for ``load_specifications``.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from django.utils.text import slugify

from bench.rule_shapes import contract
from catalogue.documents import decode
from catalogue.documents.interchange import FORMAT, Interchange
from catalogue.numbers import expected_check
from catalogue.search.titles import parted

FULL = 40
"""Qualifications of one file: the pages of one body, as one department of it would hand them in."""
UNITS = 100
"""Units of a full file: 2.5 for each of its qualifications."""
TODAY = date(2026, 11, 22)
SOURCE = "The register that this bench made"

BEGINNINGS = (
    "Understand",
    "Principles of",
    "Introduction to",
    "Working in",
    "Plan",
    "Develop",
    "Manage",
    "Safe working in",
)
METHODS = ("Portfolio of Evidence", "Multiple Choice Examination", "Practical Examination", "Coursework")
GRADES = (("Pass",), ("Pass", "Merit", "Distinction"), ("A*", "A", "B", "C", "D", "E"))
LEVELS = {"Entry Level": ("E1", "E3"), "Level 1/2": ("1", "2")}

Row = dict[str, str]


def rows_of(folder: Path) -> list[Row]:
    """Return the rows of ``folder``'s ``qualifications.csv``."""
    with (folder / "qualifications.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main() -> None:
    """Write a register to the standard output: an interchange file in each row."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="a folder with qualifications.csv")
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("count", type=int, help="how many qualifications")
    asked = parser.parse_args()
    for made in files(asked.count, rows_of(asked.data), asked.seed):
        sys.stdout.write(json.dumps(made, ensure_ascii=False) + "\n")


def load(count: int, rows: Sequence[Row], seed: int) -> None:
    """Load a register of ``count`` qualifications into the site; raise ``ValueError`` for what is refused."""
    from catalogue.interchange.bulk import Source, load_many
    from catalogue.progress import Progress

    progress = Progress(sys.stderr, "Loaded", -(-count // FULL))
    sources = (
        Source(f"file {place}", decode(Interchange, made))
        for place, made in enumerate(files(count, rows, seed))
    )
    for loaded in load_many(sources):
        if loaded.faults:
            raise ValueError(f"{loaded.source.name}: {loaded.faults[0]}")
        progress.add()
    progress.finish()


def files(count: int, rows: Sequence[Row], seed: int) -> Iterator[dict[str, Any]]:
    """Yield the interchange files of a register of ``count`` qualifications and 2.5 times as many units."""
    random = Random(seed)
    by_body: dict[str, list[Row]] = {}
    for row in rows:
        by_body.setdefault(row["awarding_organisation"], []).append(row)
    for first in range(0, count, FULL):
        body = random.choice(rows)["awarding_organisation"]
        yield _File(random, body, by_body[body], rows, first, min(FULL, count - first)).made()


def number_of(place: int) -> str:
    """Return the qualification number of the register's ``place``, from nought."""
    digits = f"{100 + place // 10_000}{place % 10_000:04}"
    return f"{digits[:3]}/{digits[3:]}/{expected_check(digits)}"


@dataclass
class _File:
    """One file being made: ``count`` qualifications of ``body``, the first being the register's ``first``."""

    random: Random
    body: str
    own: list[Row]
    rows: Sequence[Row]
    first: int
    count: int
    titles: list[str] = field(default_factory=list)

    def made(self) -> dict[str, Any]:
        slug = slugify(self.body)[:60]
        units = [self._unit(number) for number in range(UNITS * self.count // FULL)]
        keys = [unit["key"] for unit in units]
        sizes = {
            unit["key"]: (unit["specification"]["credits"]["min"], unit["specification"]["level"])
            for unit in units
        }
        return {
            "format": FORMAT,
            "schema": 1,
            "body": {"slug": slug, "name": self.body},
            "units": units,
            "qualifications": [
                self._qualification(slug, place, self._chosen(place, keys), sizes)
                for place in range(self.count)
            ],
        }

    def _chosen(self, place: int, keys: list[str]) -> list[str]:
        if place == 0:
            return keys
        size = min(len(keys), self.random.choice([3, 4, 6, 6, 8, 10, 12, 20]))
        start = self.random.randrange(len(keys) - size + 1)
        return keys[start : start + size]

    def _unit(self, number: int) -> dict[str, Any]:
        random = self.random
        row = random.choice(self.own)
        credits = random.choice([1, 2, 3, 3, 4, 5, 6, 8, 10, 15, 20])
        code = f"{slugify(self.body)[:3].upper()}-{self.first * UNITS // FULL + number}"
        about = parted(row["title"])[1]
        return {
            "key": code,
            "slug": code.lower(),
            "specification": {
                "title": f"{random.choice(BEGINNINGS)} {about}"[:255],
                "code": code,
                "level": random.choice("12233344567"),
                "credits": {"min": credits, "max": credits},
                "glh": {"min": credits * 8, "max": credits * 8},
                "subject_class": row["ssa"],
                "purpose": f"<p>This unit is about {about}.</p>",
                "outcomes": [
                    {
                        "number": f"{outcome}",
                        "text": f"{random.choice(BEGINNINGS)} {about}",
                        "criteria": [
                            {"number": f"{outcome}.{one}", "text": f"Explain {about} in a workplace"}
                            for one in (1, 2)
                        ],
                    }
                    for outcome in (1, 2)
                ],
            },
        }

    def _qualification(
        self, slug: str, place: int, chosen: list[str], sizes: dict[str, tuple[int, str]]
    ) -> dict[str, Any]:
        random, number = self.random, number_of(self.first + place)
        row, other = random.choice(self.own), random.choice(self.rows)
        prefix, about = parted(row["title"])
        if place % 2:
            about = parted(other["title"])[1]
        title = f"{prefix} {about}".strip()[:255]
        level = LEVELS.get(row["level"], (row["level"].removeprefix("Level "),) * 2)
        credits = random.choice([3, 6, 9, 12, 13, 20, 30, 36, 37, 45, 60, 90, 120, 180])
        rule = contract(random, chosen, {one: sizes[one] for one in chosen})
        self.titles.append(title)
        return {
            "slug": f"{slugify(title)[:200]}-{number.replace('/', '').lower()}",
            "specification": {
                "title": title,
                "body": {"slug": slug, "name": self.body},
                "identifiers": [{"scheme": "qualification-number", "value": number}],
                **({"level": {"min": level[0], "max": level[1]}} if row["level"] else {}),
                "type": row["type"],
                "sector_subject_area": other["ssa"],
                "credits": {"min": credits, "max": credits},
                "glh": {"min": credits * 6, "max": credits * 6},
                "tqt": {"min": credits * 10, "max": credits * 10},
                "nations": ["England", "Wales"][: random.choice([1, 2])],
                "grading": {"scale": list(random.choice(GRADES))},
                "assessment_methods": random.sample(METHODS, 2),
                "sections": [
                    {
                        "role": "objective",
                        "title": "Purpose",
                        "body": f"<p>For those who work in {about}.</p>",
                    }
                ],
                "groups": [
                    {"id": one["id"], "title": f"Group {one['id']}", "units": one["units"]}
                    for one in rule["groups"]
                ],
                "rule": {"measure": rule["measure"], "rules": rule["rules"]},
                "routes": [self._route() for _ in range(random.choice([0, 1, 2, 3]))],
                "tags": [random.choice(about.split())] if about.split() and random.random() < 0.2 else [],
            },
            "live": {"dates": self._dates()},
        }

    def _route(self) -> dict[str, Any]:
        """To one of this file's by title, or to any of the register before it by number."""
        random = self.random
        if random.random() < 0.5:
            title = random.choice(self.titles)
            return {"kind": "same-level", "words": title, "target": {"title": title}}
        value = number_of(random.randrange(self.first + self.count))
        identifier = {"scheme": "qualification-number", "value": value}
        return {"kind": "next-level", "words": f"On to {value}", "target": {"identifier": identifier}}

    def _dates(self) -> list[dict[str, Any]]:
        """Four of five are open; a closed one closed in the last six years."""
        random = self.random
        start = TODAY - timedelta(days=random.randrange(300, 5000))
        days = {"operational_start": start}
        if random.random() >= 0.8:
            end = TODAY - timedelta(days=random.randrange(1, 2000))
            days = {
                "operational_start": end - timedelta(days=900),
                "last_registration": end,
                "last_award": end + timedelta(days=1000),
            }
        return [
            {"field": name, "to": day.isoformat(), "source": SOURCE, "reason": "Drawn by the bench."}
            for name, day in days.items()
        ]


if __name__ == "__main__":
    main()
