"""The unit tables that the statements are read against, and short names for writing expected rules."""

from __future__ import annotations

from typing import Any

Rule = dict[str, Any]


def table(units: str, *groups: str) -> dict[str, Any]:
    """`CODE level/credits[/glh]` separated by commas, and groups as `id|title|code code …`."""
    found: dict[str, Any] = {}
    for entry in units.split(","):
        code, _, facts = entry.strip().rpartition(" ")
        level, size, *glh = facts.split("/")
        found[code] = {
            "title": code,
            "level": level,
            "credits": None if size == "-" else int(size),
            "glh": int(glh[0]) if glh else None,
            "tqt": None,
            "attributes": {},
        }
    listed = []
    for group in groups:
        ident, title, codes = group.split("|")
        listed.append({"id": ident, "title": title, "role": None, "units": codes.split()})
    return {"units": found, "groups": listed}


def credits_rule(low: int | None = None, *groups: str, high: int | None = None, **scope: Any) -> Rule:
    """A `credits` rule."""
    return _bound("credits", low, high, groups, scope)


def count(low: int | None = None, *groups: str, high: int | None = None, **scope: Any) -> Rule:
    """A `units` rule."""
    return _bound("units", low, high, groups, scope)


def hours(measure: str, low: int | None = None, *groups: str, high: int | None = None, **scope: Any) -> Rule:
    """An `hours` rule."""
    return {**_bound("hours", low, high, groups, scope), "measure": measure}


def _bound(
    kind: str, low: int | None, high: int | None, groups: tuple[str, ...], scope: dict[str, Any]
) -> Rule:
    rule: Rule = {"kind": kind, **scope}
    if groups:
        rule["groups"] = list(groups)
    if low is not None:
        rule["min"] = low
    if high is not None:
        rule["max"] = high
    return rule


def mandatory(*groups: str, units: list[str] | None = None) -> Rule:
    """A `mandatory` rule."""
    rule: Rule = {"kind": "mandatory"}
    if groups:
        rule["groups"] = list(groups)
    if units:
        rule["units"] = units
    return rule


def barred(*units: str, most: int = 1) -> Rule:
    """A `barred` rule."""
    return {"kind": "barred", "units": list(units), "max": most}


def together(*units: str) -> Rule:
    """A `together` rule."""
    return {"kind": "together", "units": list(units)}


def requires(unit: str, *any_of: str) -> Rule:
    """A `requires` rule."""
    return {"kind": "requires", "unit": unit, "any_of": list(any_of)}


def when(*rules: Rule, **scope: Any) -> Rule:
    """A `when` rule."""
    return {"kind": "when", **scope, "rules": list(rules)}


def one_of(*options: list[Rule]) -> Rule:
    """A `one_of` rule with titles that carry no meaning."""
    return {
        "kind": "one_of",
        "options": [{"title": f"Option {n}", "rules": rules} for n, rules in enumerate(options, 1)],
    }


def confirm(text: str) -> Rule:
    """A `confirm` rule."""
    return {"kind": "confirm", "text": text}


def exactly(level: str) -> dict[str, str]:
    """The level scope of one level."""
    return {"min": level, "max": level}


def upward(level: str) -> dict[str, str]:
    """The level scope of a level and those above."""
    return {"min": level}


CARE = table(
    "CA01 2/3, CA02 2/4, CA03 3/5, CA04 2/3, CA05 2/4, CA06 3/4, CA07 3/5, CA08 1/2, CA09 2/3, CA10 3/6, "
    "CA11 4/4",
    "M|Mandatory units|CA01 CA02 CA03",
    "A|Optional Group A|CA04 CA05 CA06 CA07",
    "B|Optional Group B|CA08 CA09 CA10 CA11",
)
TWO = table(
    "RW01 2/3/20, RW02 2/4/30, RW03 2/4/30, RW04 2/3/20, RW05 3/4/24, RW06 2/2/12, RW07 3/5/40, RW08 1/3/25",
    "M|Mandatory units|RW01 RW02 RW03",
    "O|Optional units|RW04 RW05 RW06 RW07 RW08",
)
TRADE = table(
    "4411-201 2/3, 4411-202 2/4, 4411-203 2/2, 4411-204 2/6, 4411-301 3/4, 4411-302 3/3, 4411-304 3/5, "
    "4411-305 3/2, 4411-101 1/2, 4411-102 1/1",
    "1|Group 1|4411-201 4411-202 4411-203 4411-204",
    "2|Group 2|4411-301 4411-302 4411-304 4411-305",
    "3|Group 3|4411-101 4411-102",
)
CORE = table(
    "CM401 4/6, CM402 4/7, CM403 4/5, CM404 4/6, CM405 4/4, CM406 5/8, CM407 5/6, CM408 4/3",
    "C|Core units|CM401 CM402",
    "E|Elective units|CM403 CM404 CM405 CM406 CM407 CM408",
)
GLH = table(
    "SD1 3/-/60, SD2 3/-/30, SD3 3/-/30, SD4 3/-/60, SD5 3/-/30, SD6 2/-/60, SD7 2/-/30",
    "A|Mandatory Group A|SD1 SD2",
    "B|Optional Group B|SD3 SD4 SD5",
    "C|Optional Group C|SD6 SD7",
)
ROUTES = table(
    "NS01 3/3, NS02 3/4, NS03 3/3, NS04 3/4, NS05 3/5, NS06 3/2, NS07 3/3, NS08 3/4, NS09 2/2, NS10 3/5",
    "K|Common units|NS01 NS02",
    "N|Nursery|NS03 NS04",
    "S|School|NS05 NS06",
    "O|Optional units|NS07 NS08 NS09 NS10",
)
LADDER = table(
    "LL1 E2/1, LL2 E3/2, LL3 E3/3, LL4 1/2, LL5 1/3, LL6 2/3, LL7 2/4, LL8 1/1",
    "U|Units|LL1 LL2 LL3 LL4 LL5 LL6 LL7 LL8",
)
REFS = table(
    "A/602/1001 3/5, F/602/1002 3/4, J/602/1003 3/6, L/602/1004 3/3, R/602/1005 4/5, Y/602/1006 2/4",
    "A|Group A - Mandatory|A/602/1001 F/602/1002",
    "B|Group B - Optional|J/602/1003 L/602/1004 R/602/1005 Y/602/1006",
)
SECTIONS = table(
    "HT01 2/2, HT02 2/3, HT03 2/3, HT04 2/4, HT05 2/2, HT06 3/5, HT07 2/3, HT08 1/2",
    "1|Section 1|HT01 HT02",
    "2|Section 2|HT03 HT04 HT05",
    "3|Section 3|HT06 HT07 HT08",
)
GRADED = table(
    "AH1 2/3, AH2 3/3, AH3 3/6, AH4 3/6, AH5 3/9, AH6 3/3, AH7 3/3",
    "G|Units|AH1 AH2 AH3 AH4 AH5 AH6 AH7",
)
for _code, _graded, _type in (
    ("AH1", False, "study skills"),
    ("AH2", False, "study skills"),
    ("AH3", True, "academic"),
    ("AH4", True, "academic"),
    ("AH5", True, "academic"),
    ("AH6", True, "vocational"),
    ("AH7", False, "vocational"),
):
    GRADED["units"][_code]["attributes"] = {"graded": _graded, "type": _type}
HSC = table(
    "SH21 2/3, SH22 2/3, SH23 2/2, HK01 2/2, HK02 2/3, HK03 3/2, HC01 2/4, HC02 3/5, HC03 2/3, HC04 1/2",
    "A|Group A Mandatory Units|SH21 SH22 SH23",
    "B1|Group B1 Optional Knowledge Units|HK01 HK02 HK03",
    "B2|Group B2 Optional Competence Units|HC01 HC02 HC03 HC04",
)
LEARNING = table(
    "LD201 2/2, LD202 2/3, LD203 2/3, LD204 2/4, LD205 3/3, LD206 3/5, LD207 2/2, LD208 2/4, LD209 3/4",
    "MG|Mandatory Group A: Principles|LD201 LD202 LD203",
    "OG1|Optional Group B: Practice|LD204 LD205 LD206",
    "OG2|Optional Group C: Context|LD207 LD208 LD209",
)
CRAFT = table(
    "101 1/3, 102 1/2, 103 1/4, 201 2/4, 202 2/5, 203 2/3, 204 2/6, 205 2/2",
    "A|Unit Group A|101 102 103",
    "B|Unit Group B|201 202 203 204 205",
)
SIZES = table(
    "SZ1 1/1/10, SZ2 1/2/20, SZ3 1/3/30, SZ4 2/3/30, SZ5 2/4/40, SZ6 2/2/20, SZ7 3/5/50, SZ8 3/4/40",
    "C|Compulsory units|SZ1 SZ2",
    "E|Electives|SZ3 SZ4 SZ5 SZ6 SZ7 SZ8",
)
STRANDS = table(
    "ST1 2/3, ST2 2/2, ST3 2/4, ST4 2/3, ST5 2/3, ST6 2/5, ST7 2/2, ST8 2/4, ST9 2/3",
    "C|Core|ST1 ST2",
    "H|Hair|ST3 ST4",
    "B|Beauty|ST5 ST6",
    "N|Nails|ST7",
    "X|Additional units|ST8 ST9",
)

TABLES = {
    "learning": LEARNING,
    "craft": CRAFT,
    "sizes": SIZES,
    "strands": STRANDS,
    "care": CARE,
    "two": TWO,
    "trade": TRADE,
    "core": CORE,
    "glh": GLH,
    "routes": ROUTES,
    "ladder": LADDER,
    "refs": REFS,
    "sections": SECTIONS,
    "graded": GRADED,
    "hsc": HSC,
}
