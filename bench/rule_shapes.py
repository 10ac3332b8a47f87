"""Rules of combination as specifications state them: drawn, and such that they can be met."""

from __future__ import annotations

from random import Random
from typing import Any

from catalogue.rules import Document, parse, solve

SHAPES = ("all", "core", "core and caps", "levels", "free", "number", "pathways", "bars")
WEIGHTS = (4, 8, 9, 4, 4, 3, 2, 2)
"""How often each shape comes, after the cases of rules that were read for this project."""


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


def least(document: Document) -> int | None:
    """Return the least credits of a valid selection, as the index holds it."""
    found = solve(document, document.rules, (), None)
    return None if found is None else sum(document.units[code].credits or 0 for code in found.completion)
