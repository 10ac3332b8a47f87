"""Every fault of a document gets one sentence that says where; nothing else ever happens."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.rules import RuleFaults, parse, to_json
from catalogue.rules.parsing import MAX_UNITS
from tests.catalogue.rules.generate import case

EMPTY = "This list is empty; leave it out or name what belongs in it."
WHOLE = "This must be a whole number, 0 or more,"
LEVEL = "This must be one of E1, E2, E3, 1, 2, 3, 4, 5, 6, 7, 8,"
KINDS = "there are mandatory, only, credits, units, hours, barred, together, requires, when, one_of, confirm."
FACT = "This must be text, a number, true or false,"
DAY = "This must be a date such as 2026-11-22,"
BELOW = "stands, through its parents, below itself."
CONFIRM = "This option only asks a person to confirm something; it must say which units it asks for."

UNITS = {"A": {"level": "3", "credits": 5}, "B": {"level": None, "credits": None}}
GROUPS = [{"id": "1", "units": ["A"]}, {"id": "2", "parent": "1", "units": ["B"]}]


def faults(rules: Any = None, **more: Any) -> list[str]:
    """The faults of a document of two units that is right but for what is given."""
    data = {"units": UNITS, "groups": GROUPS, **({} if rules is None else {"rules": rules}), **more}
    try:
        parse(data)
    except RuleFaults as found:
        return [str(fault) for fault in found.faults]
    return []


@settings(max_examples=150, deadline=None)
@given(st.integers(min_value=0, max_value=10_000_000))
def test_written_again_it_is_the_same(seed: int) -> None:
    data, _, _ = case(Random(seed))
    document = parse(data)
    assert parse(to_json(document)) == document
    assert parse(json.loads(json.dumps(to_json(document)))) == document


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        ({"kind": "credits", "min": 5, "max": 4}, "rules[0]: The minimum, 5, is above the maximum, 4."),
        ({"kind": "credits", "min": -1}, f"rules[0].min: {WHOLE} not -1."),
        ({"kind": "credits", "min": 1.5}, f"rules[0].min: {WHOLE} not 1.5."),
        ({"kind": "credits", "min": 2.0}, f"rules[0].min: {WHOLE} not 2.0."),
        ({"kind": "credits", "min": float("nan")}, f"rules[0].min: {WHOLE} not nan."),
        ({"kind": "credits", "min": True}, f"rules[0].min: {WHOLE} not true."),
        ({"kind": "credits", "min": "5"}, f"rules[0].min: {WHOLE} not “5”."),
        ({"kind": "credits", "mni": 5}, "rules[0].mni: This field means nothing here; is it misspelt?"),
        ({"kind": "credits", "groups": ["9"]}, "rules[0].groups[0]: There is no group “9” in this document."),
        ({"kind": "credits", "groups": []}, f"rules[0].groups: {EMPTY}"),
        ({"kind": "credits", "groups": None}, "rules[0].groups: This must be a list, not null."),
        ({"kind": "credits", "groups": "1"}, "rules[0].groups: This must be a list, not “1”."),
        ({"kind": "credits", "groups": [1]}, "rules[0].groups[0]: This must be text, not 1."),
        (
            {"kind": "credits", "units": ["A", "Z"]},
            "rules[0].units[1]: There is no unit “Z” in this document.",
        ),
        ({"kind": "credits", "level": {"min": "9"}}, f"rules[0].level.min: {LEVEL} not “9”."),
        ({"kind": "credits", "level": {"min": 3}}, f"rules[0].level.min: {LEVEL} not 3."),
        (
            {"kind": "credits", "level": {"min": "4", "max": "E3"}},
            "rules[0].level: The lowest level, 4, is above the highest, E3.",
        ),
        (
            {"kind": "credits", "level": {}},
            "rules[0].level: This level names neither a lowest nor a highest level.",
        ),
        (
            {"kind": "credits", "level": "3"},
            'rules[0].level: This must be an object such as {"min": "3"}, not “3”.',
        ),
        (
            {"kind": "credits", "where": {}},
            'rules[0].where: This must be an object such as {"graded": [true]}, not an object.',
        ),
        ({"kind": "credits", "where": {"graded": []}}, f"rules[0].where.graded: {EMPTY}"),
        ({"kind": "credits", "where": {"credits": ["3"]}}, f"rules[0].where.credits[0]: {WHOLE} not “3”."),
        ({"kind": "credits", "where": {"graded": [[]]}}, f"rules[0].where.graded[0]: {FACT} not a list."),
        (
            {"kind": "hours", "measure": "days", "min": 1},
            "rules[0].measure: This must be one of glh, tqt, not “days”.",
        ),
        ({"kind": "hours", "min": 1}, "rules[0].measure: This must be one of glh, tqt, not null."),
        ({"kind": "mandatory"}, "rules[0]: Say which groups or units are mandatory."),
        ({"kind": "mandatory", "units": []}, f"rules[0].units: {EMPTY}"),
        ({"kind": "only", "groups": ["1"]}, "rules[0].units: This list must be there."),
        ({"kind": "barred", "units": ["A"], "max": -1}, f"rules[0].max: {WHOLE} not -1."),
        (
            {"kind": "requires", "unit": "Z", "any_of": ["A"]},
            "rules[0].unit: There is no unit “Z” in this document.",
        ),
        ({"kind": "requires", "unit": "A", "any_of": []}, f"rules[0].any_of: {EMPTY}"),
        ({"kind": "requires", "any_of": ["A"]}, "rules[0].unit: This must be the code of a unit, not null."),
        ({"kind": "when", "groups": ["1"], "rules": []}, f"rules[0].rules: {EMPTY}"),
        ({"kind": "when", "groups": ["1"]}, "rules[0].rules: This list must be there."),
        ({"kind": "one_of", "options": []}, f"rules[0].options: {EMPTY}"),
        ({"kind": "one_of", "options": [3]}, "rules[0].options[0]: This must be an object, not 3."),
        (
            {"kind": "one_of", "options": [{"title": "x"}]},
            "rules[0].options[0].rules: This list must be there.",
        ),
        (
            {"kind": "one_of", "options": [{"rules": [{"kind": "confirm", "text": "x"}]}]},
            f"rules[0].options[0]: {CONFIRM}",
        ),
        ({"kind": "confirm"}, "rules[0].text: This must be there and not be blank."),
        ({"kind": "confirm", "text": "x", "amount": 0.5}, f"rules[0].amount: {WHOLE} not 0.5."),
        ({"kind": "magic"}, f"rules[0].kind: There is no kind of rule “magic”; {KINDS}"),
        ({"min": 3}, f"rules[0].kind: There is no kind of rule null; {KINDS}"),
        (7, "rules[0]: A rule must be an object, not 7."),
    ],
)
def test_faults_of_a_rule(rule: Any, fault: str) -> None:
    assert faults([rule]) == [fault]


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"units": None}, "units: This must be an object of units by their codes, not null."),
        ({"units": []}, "units: This must be an object of units by their codes, not a list."),
        ({"rules": {}}, "rules: This must be a list, not an object."),
        ({"measure": "tqt"}, "measure: This must be one of credits, glh, units, not “tqt”."),
        ({"measure": ["glh"]}, "measure: This must be one of credits, glh, units, not a list."),
        ({"groups": [{"id": "1"}, {"id": "1"}]}, "groups[1].id: There are two groups “1”."),
        ({"groups": [{"units": ["A"]}]}, "groups[0].id: This must be there and not be blank."),
        (
            {"groups": [{"id": "1", "units": ["Z"]}]},
            "groups[0].units[0]: There is no unit “Z” in this document.",
        ),
        (
            {"groups": [{"id": "1", "role": "core"}]},
            "groups[0].role: This must be one of mandatory, optional, not “core”.",
        ),
        (
            {"groups": [{"id": "1", "parent": "9"}]},
            "groups[0].parent: There is no group “9” in this document.",
        ),
        ({"groups": [{"id": "1", "parent": "1"}]}, f"groups[0].parent: Group “1” {BELOW}"),
        ({"equivalents": [["Z", "A"]]}, "equivalents[0][0]: There is no unit “Z” in this document."),
        (
            {"equivalents": [["A"]]},
            "equivalents[0]: This must be two codes, the unit listed and the unit held, not a list.",
        ),
        ({"not_checked": [3]}, "not_checked[0]: This must be text, not 3."),
        ({"endorsements": [{"rules": []}]}, "endorsements[0].title: This must be there and not be blank."),
        (
            {"endorsements": [{"title": "x", "rules": [{"kind": "units", "min": -1}]}]},
            f"endorsements[0].rules[0].min: {WHOLE} not -1.",
        ),
    ],
)
def test_faults_of_the_document(more: dict[str, Any], fault: str) -> None:
    assert faults(**{"groups": [], **more}) == [fault]


@pytest.mark.parametrize(
    ("unit", "fault"),
    [
        (3, "units[“A”]: This must be an object, not 3."),
        ({"level": "9"}, f"units[“A”].level: {LEVEL} not “9”."),
        ({"credits": -1}, f"units[“A”].credits: {WHOLE} not -1."),
        ({"glh": 2.5}, f"units[“A”].glh: {WHOLE} not 2.5."),
        ({"tqt": False}, f"units[“A”].tqt: {WHOLE} not false."),
        ({"title": 3}, "units[“A”].title: This must be text, not 3."),
        ({"attributes": []}, "units[“A”].attributes: This must be an object, not a list."),
        ({"attributes": {"x": {}}}, f"units[“A”].attributes.x: {FACT} not an object."),
        ({"available_from": "22/11/2026"}, f"units[“A”].available_from: {DAY} not “22/11/2026”."),
        ({"available_from": "20261122"}, f"units[“A”].available_from: {DAY} not “20261122”."),
        ({"available_to": "2026-02-30"}, f"units[“A”].available_to: {DAY} not “2026-02-30”."),
        (
            {"available_from": "2026-02-02", "available_to": "2026-02-01"},
            "units[“A”]: It is available from 2026-02-02, which is after the last day, 2026-02-01.",
        ),
    ],
)
def test_faults_of_a_unit(unit: Any, fault: str) -> None:
    assert faults(units={"A": unit}, groups=[]) == [fault]


def test_every_fault_has_its_own_message() -> None:
    found = faults([{"kind": "credits", "min": -1, "groups": ["8", "9"]}, 3], measure="x")
    assert len(found) == 5


@pytest.mark.parametrize("data", [None, [], 3, "x", True])
def test_what_is_no_object_is_refused(data: Any) -> None:
    with pytest.raises(RuleFaults, match="A document must be an object"):
        parse(data)


def test_circles_among_groups_are_found_whatever_leads_into_them() -> None:
    groups = [{"id": "1", "parent": "2"}, {"id": "2", "parent": "3"}, {"id": "3", "parent": "2"}]
    assert len(faults(groups=groups)) == 2


def test_ten_thousand_units_are_refused_in_one_sentence() -> None:
    units = {f"U{number}": {"credits": 1} for number in range(10_000)}
    rules = [{"kind": "credits", "units": ["U1"], "min": 1}]
    found = faults(rules, units=units, groups=[])
    assert found[0] == f"units: There are 10000 units; {MAX_UNITS} is the most that can be worked out."


def test_a_thousand_units_are_accepted() -> None:
    units = {f"U{number}": {"credits": 1} for number in range(MAX_UNITS)}
    assert faults([{"kind": "credits", "min": 30}], units=units, groups=[]) == []


@pytest.mark.parametrize("depth", [21, 400])
def test_deep_nesting_is_refused_in_one_sentence(depth: int) -> None:
    rule: dict[str, Any] = {"kind": "units", "min": 1}
    for _ in range(depth):
        rule = {"kind": "one_of", "options": [{"title": "x", "rules": [rule]}]}
    (found,) = faults([rule])
    assert found.endswith("Rules are nested more than 20 deep here; write them flatter.")


def test_too_many_rules_are_refused_however_they_nest() -> None:
    many = [{"kind": "units", "min": 1}] * 300
    rule = {"kind": "when", "rules": many}
    assert faults([rule, rule]) == ["rules: There are 602 rules, nested ones included; 500 is the most."]


def test_what_may_be_left_out_may_be_left_out() -> None:
    assert faults(groups=[]) == []
    assert faults([{"kind": "credits"}, {"kind": "credits", "min": None, "max": None}]) == []
    assert faults([{"kind": "barred", "units": ["A"], "max": None}]) == []


class Anything:
    """JSON values of every kind, to stand where something else is meant."""

    VALUES = (
        None,
        True,
        -1,
        1.5,
        float("inf"),
        "x",
        "",
        [],
        [[]],
        [None],
        {},
        {"kind": {}},
        10**400,
        "\ud800",
    )


@settings(max_examples=300, deadline=None)
@given(st.integers(min_value=0, max_value=10_000_000))
def test_whatever_stands_in_a_document_it_is_parsed_or_refused(seed: int) -> None:
    random = Random(seed)
    data, _, _ = case(random)
    for _ in range(random.randint(1, 3)):
        _spoil(data, random)
    refused: tuple[Any, ...] = ()
    try:
        parse(data)
    except RuleFaults as found:
        refused = found.faults
    assert all(fault.message for fault in refused)


def _spoil(value: Any, random: Random) -> None:
    """Put something else into one place of a JSON value."""
    while isinstance(value, (dict, list)) and value:
        key = random.choice(list(value)) if isinstance(value, dict) else random.randrange(len(value))
        if random.random() < 0.3 or not isinstance(value[key], (dict, list)):
            value[key] = random.choice(Anything.VALUES)
            return
        value = value[key]
