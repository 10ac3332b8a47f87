"""`check` tells an editor what is wrong: against the oracle, and in words."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.rules import check, parse
from tests.catalogue.rules import brute
from tests.catalogue.rules.documents import ILM_LEADERSHIP, ranged, units
from tests.catalogue.rules.generate import case

UNITS = {"A1": {"credits": 5, "glh": 10}, "B1": {"credits": 3}, "C1": {"credits": 4, "glh": 20}}
GROUPS = [{"id": "1", "title": "Group 1", "units": ["A1", "B1"]}]


@settings(max_examples=120, deadline=None)
@given(st.integers(min_value=0, max_value=10_000_000))
def test_agrees_with_all_subsets(seed: int) -> None:
    data, _, on = case(Random(seed), 7)
    checked = check(parse(data), None if on is None else date.fromisoformat(on))
    valid = brute.valid_selections(data)
    assert checked.possible == bool(valid)
    assert checked.reach.unusable == _unusable(data, valid)
    if valid:
        _compare_sizes(data, checked.reach, valid)
        assert checked.implied == _implied(data)
        assert checked.conflict == ()
    else:
        assert checked.conflict == _conflict(data)
    if on is None:
        assert checked.on_day is None
    else:
        open_units = {code for code, unit in data["units"].items() if brute.available(unit, on)}
        left = [chosen for chosen in valid if chosen <= open_units]
        assert checked.on_day is not None
        assert checked.on_day.possible == bool(left)
        assert checked.on_day.unusable == _unusable(data, left)
        if left:
            _compare_sizes(data, checked.on_day, left)


def _unusable(data: dict[str, Any], valid: list[set[str]]) -> tuple[str, ...]:
    return tuple(sorted(set(data["units"]).difference(*valid)))


def _compare_sizes(data: dict[str, Any], reach: Any, valid: list[set[str]]) -> None:
    for size in ("credits", "glh", "tqt"):
        amounts = [brute.amount(data, size, chosen) for chosen in valid]
        assert reach.least[size] == min(amounts)
        everything = brute.amount(data, size, set(data["units"]))
        assert reach.greatest.get(size, everything) == max(amounts)
        assert (size in reach.greatest) == (max(amounts) < everything)


def _implied(data: dict[str, Any]) -> tuple[int, ...]:
    rules = data["rules"]
    found = []
    for number, rule in enumerate(rules):
        if rule["kind"] != "confirm":
            others = brute.valid_selections(data, rules[:number] + rules[number + 1 :])
            if all(brute.holds(data, rule, chosen) for chosen in others):
                found.append(number)
    return tuple(found)


def _conflict(data: dict[str, Any]) -> tuple[int, ...]:
    rules = data["rules"]
    for size in range(len(rules) + 1):
        for places in combinations(range(len(rules)), size):
            if not brute.valid_selections(data, [rules[one] for one in places]):
                return places
    raise AssertionError


def findings(rules: list[dict[str, Any]], on: date | None = None, **more: Any) -> dict[str, str]:
    checked = check(parse({"units": UNITS, "groups": GROUPS, "rules": rules, **more}), on)
    return {finding.code: finding.message for finding in checked.findings}


@pytest.mark.parametrize(
    ("rules", "code", "message"),
    [
        (
            [{"kind": "credits", "min": 13}],
            "impossible",
            "No selection of units can meet this: “Learners must achieve at least 13 credits.”",
        ),
        (
            [{"kind": "credits", "min": 13}],
            "minimum-above-units",
            "All units in its scope together do not reach the minimum: “Learners must achieve at least 13",
        ),
        (
            [{"kind": "credits", "groups": ["1"], "max": 2}],
            "maximum-below-units",
            "The maximum is below every unit, so that none can count: “At most 2 credits from Group 1 may",
        ),
        (
            [{"kind": "credits", "min": 6, "max": 6}],
            "not-exact",
            "No choice of units comes to this amount: “Learners must achieve exactly 6 credits.”",
        ),
        (
            [{"kind": "mandatory", "units": ["A1", "B1"]}, {"kind": "barred", "units": ["A1", "B1"]}],
            "mandatory-barred",
            "This shuts out what is mandatory, units A1 and B1: “Only one of units A1 and B1 may count.”",
        ),
        (
            [{"kind": "units", "min": 1}] * 2,
            "duplicate",
            "This is said twice: “Learners must achieve at least 1 unit.”",
        ),
        (
            [{"kind": "barred", "units": ["A1", "A1", "B1"]}],
            "duplicate-unit",
            "This names unit A1 more than once: “Only one of units A1 and B1 may count.”",
        ),
        (
            [{"kind": "credits", "level": {"min": "3"}, "max": 4}],
            "no-units",
            "No unit is in the scope of this: “At most 4 credits at level 3 or above may count.”",
        ),
        (
            [{"kind": "hours", "measure": "glh", "min": 20}],
            "unstated-hours",
            "The hours of unit B1 are not stated and count as none in this: “Learners must achieve at least",
        ),
        ([{"kind": "credits"}], "says-nothing", "This sets neither a minimum nor a maximum"),
        (
            [{"kind": "units", "max": 3}],
            "implied",
            "The other sentences say this already: “At most 3 units may count.”",
        ),
        ([{"kind": "credits", "units": ["A1"], "max": 4}], "unusable", "No valid selection can use unit A1."),
    ],
)
def test_what_an_editor_is_told(rules: list[dict[str, Any]], code: str, message: str) -> None:
    assert findings(rules)[code].startswith(message)


def test_nothing_is_said_of_what_is_right() -> None:
    assert findings([{"kind": "credits", "min": 7}, {"kind": "mandatory", "units": ["A1"]}]) == {}


def test_contradictions_name_the_fewest_sentences_and_the_first() -> None:
    rules = [
        {"kind": "credits", "min": 4},
        {"kind": "credits", "min": 12},
        {"kind": "units", "max": 2},
        {"kind": "credits", "groups": ["1"], "max": 5},
        {"kind": "mandatory", "units": ["A1", "B1"]},
    ]
    checked = check(parse({"units": UNITS, "groups": GROUPS, "rules": rules}))
    assert checked.conflict == (1, 2)
    assert checked.findings[0].blocking
    assert checked.findings[0].rules == (1, 2)


def test_the_day_is_asked_about_beside() -> None:
    dated = {**UNITS, "A1": {"credits": 5, "available_to": "2020-12-31"}}
    rules = [{"kind": "credits", "min": 8}]
    found = findings(rules, date(2021, 1, 1), units=dated)
    assert found["impossible-on-day"] == "No selection of the units available on 2021-01-01 meets the rules."
    assert findings(rules, date(2020, 12, 31), units=dated) == {}


def test_units_that_a_day_leaves_without_use_are_named() -> None:
    dated = {**UNITS, "A1": {"credits": 5, "available_to": "2020-12-31"}}
    found = findings([{"kind": "requires", "unit": "B1", "any_of": ["A1"]}], date(2021, 1, 1), units=dated)
    assert (
        found["unusable-on-day"]
        == "With the units available on 2021-01-01, no valid selection can use unit B1."
    )


def test_equivalents_without_a_bar_are_named() -> None:
    pairs = [["A1", "B1"], ["C1", "C1"], ["A1", "B1"]]
    found = findings([], equivalents=pairs)
    assert found["equivalent-unbarred"] == "Units A1 and B1 are equivalent, but nothing bars taking both."
    assert found["equivalent-itself"] == "Unit C1 is given as an equivalent of itself."
    assert "duplicate-equivalent" in found
    barred = findings([{"kind": "barred", "units": ["A1", "B1"]}], equivalents=[["A1", "B1"]])
    assert "equivalent-unbarred" not in barred


def test_titles_that_nothing_earns_are_named() -> None:
    endorsements = [{"title": "(Big)", "rules": [{"kind": "credits", "min": 99}]}]
    assert findings([], endorsements=endorsements)["endorsement-impossible"] == (
        "No valid selection earns the title “(Big)”."
    )


def test_two_units_too_large_for_a_maximum_are_named_and_no_others() -> None:
    table = units(ILM_LEADERSHIP, "8605-")
    del table["8605-409"]
    groups = [
        {"id": "1", "units": ranged("8605-", "400-427", table)},
        {"id": "2", "units": ranged("8605-", "300-341, 501-533", table)},
    ]
    rules = [
        {"kind": "credits", "groups": ["1", "2"], "min": 13},
        {"kind": "credits", "groups": ["2"], "max": 6},
    ]
    checked = check(parse({"units": table, "groups": groups, "rules": rules}))
    assert checked.reach.unusable == ("8605-521", "8605-524")
    assert (checked.reach.least["credits"], checked.possible) == (13, True)
