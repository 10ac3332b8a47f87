"""A verdict says why: per rule, per unit, and what it did not check."""

from __future__ import annotations

from typing import Any

import pytest

from catalogue.rules import nearest, parse, standing_sentence

UNITS = {
    "A1": {"level": "4", "credits": 4},
    "A2": {"level": "4", "credits": 6},
    "B1": {"level": "3", "credits": 10},
    "B2": {"level": "3", "credits": 8},
    "B3": {"level": None, "credits": 2},
}
GROUPS = [
    {"id": "1", "title": "Group 1", "units": ["A1", "A2"]},
    {"id": "2", "title": "Group 2", "units": ["B1", "B2", "B3"]},
]


def verdict(achieved: list[str], *rules: dict[str, Any], **more: Any) -> Any:
    return nearest(parse({"units": UNITS, "groups": GROUPS, "rules": list(rules), **more}), achieved)


CAP = {"kind": "credits", "groups": ["2"], "max": 18}
TOTAL = {"kind": "credits", "min": 20}


def test_each_rule_carries_needed_counted_short_and_surplus() -> None:
    total, cap = verdict(["A1", "B1", "B2", "B3"], {"kind": "credits", "min": 25}, CAP).rules
    assert (total.needed, total.achieved, total.counted, total.short, total.surplus) == (25, 24, 22, 3, 0)
    assert (cap.most, cap.achieved, cap.counted, cap.short, cap.surplus) == (18, 20, 18, 0, 2)
    assert (total.met, cap.met) == (False, True)
    assert total.sentence.endswith(".")


@pytest.mark.parametrize(
    ("achieved", "rules", "unit", "why"),
    [
        pytest.param(
            ["B1", "B2", "B3"], [CAP], "B3", "Group 2 is already at its maximum of 18 credits", id="full"
        ),
        pytest.param(
            ["B1", "B2"],
            [{**CAP, "max": 12}],
            "B2",
            "It would take Group 2 above its maximum of 12 credits",
            id="past",
        ),
        pytest.param(
            ["A1", "A2"], [{"kind": "barred", "units": ["A1", "A2"]}], "A1", "Barred with unit A2", id="bar"
        ),
        pytest.param(
            ["A1", "B2"],
            [{"kind": "units", "level": {"max": "3"}, "max": 0}],
            "B2",
            "Level 3 is too low",
            id="level",
        ),
        pytest.param(["A1", "Z9"], [], "Z9", "Not in this qualification", id="elsewhere"),
        pytest.param(
            ["B1", "B2"],
            [{"kind": "only", "groups": ["2"], "units": ["B1"]}],
            "B2",
            "It is not one of the units that may count from Group 2",
            id="only",
        ),
        pytest.param(
            ["B2"],
            [{"kind": "units", "units": ["B2"], "max": 0}],
            "B2",
            "It may be taken but does not count",
            id="does-not-count",
        ),
        pytest.param(
            ["A1"],
            [{"kind": "requires", "unit": "A1", "any_of": ["B1", "B2"]}],
            "A1",
            "It counts only beside units B1 or B2",
            id="requires",
        ),
        pytest.param(
            ["A1"],
            [{"kind": "together", "units": ["A1", "A2"]}],
            "A1",
            "It counts only together with unit A2",
            id="together",
        ),
    ],
)
def test_why_an_achieved_unit_does_not_count(
    achieved: list[str], rules: list[dict[str, Any]], unit: str, why: str
) -> None:
    lines = {line.code: line for line in verdict(achieved, *rules).units}
    assert lines[unit].counts_as is None
    assert lines[unit].why == (why,)


def test_why_a_unit_does_not_count_beside_a_condition_or_an_option() -> None:
    condition = {"kind": "when", "groups": ["2"], "rules": [{"kind": "mandatory", "units": ["A1"]}]}
    (line,) = verdict(["B1"], condition).uncounted
    assert line.why == ("If it counted, this would be needed too: “Learners must achieve unit A1.”",)
    option = {"title": "Small", "rules": [{"kind": "units", "min": 1, "max": 1}]}
    (line,) = verdict(["A1", "A2"], {"kind": "one_of", "options": [option]}).uncounted
    assert (line.code, line.why) == (
        "A1",
        ("It would take the qualification above its maximum of 1 unit",),
    ) or (line.why == ("The qualification is already at its maximum of 1 unit",))


def test_a_counted_unit_says_towards_what_and_for_what_it_is_too_low() -> None:
    floor = {"kind": "credits", "level": {"min": "4"}, "min": 4}
    lines = {line.code: line for line in verdict(["A1", "B1", "B3"], TOTAL, floor).units}
    assert lines["A1"].towards == (0, 1)
    assert lines["B1"].towards == (0,)
    assert lines["B1"].why[0].startswith("Level 3 is too low for this: ")
    assert lines["B3"].why[0].startswith("No level is stated for this: ")


def test_a_stand_in_that_is_not_needed_says_so() -> None:
    found = verdict(["A1", "X"], TOTAL, equivalents=[["A1", "X"]])
    assert [(line.code, line.why) for line in found.uncounted] == [
        ("X", ("Counted already: it could stand in for unit A1 only",))
    ]


def test_each_part_met_but_not_together_is_told_apart_from_a_part_that_is_short() -> None:
    rules = [{"kind": "mandatory", "units": ["A1"]}, {"kind": "mandatory", "units": ["A2"]}]
    apart = verdict(
        ["A1", "B1"], TOTAL, {"kind": "barred", "units": ["A1", "B1"]}, {"kind": "credits", "min": 14}
    )
    assert not apart.apart
    together = verdict(
        ["A1", "B1"], {"kind": "credits", "min": 14}, {"kind": "barred", "units": ["A1", "B1"]}
    )
    assert together.apart
    assert together.unmet[0] == "Each part can be met with what was achieved, but not together"
    assert not verdict(["A1"], *rules).apart


@pytest.mark.parametrize(
    ("rules", "achieved", "unmet"),
    [
        ([TOTAL], ["A1"], ["16 more credits are needed"]),
        (
            [{"kind": "credits", "groups": ["1", "2"], "min": 11}],
            ["B1"],
            ["1 more credit is needed from Group 1 and Group 2 together"],
        ),
        ([{"kind": "mandatory", "groups": ["1"]}], ["A1"], ["Unit A2 is needed"]),
        (
            [{"kind": "units", "level": {"min": "4"}, "min": 2}],
            [],
            ["2 more units are needed at level 4 or above"],
        ),
        (
            [
                {
                    "kind": "one_of",
                    "options": [
                        {"title": "Care", "rules": [TOTAL]},
                        {"title": "Work", "rules": [{"kind": "mandatory", "units": ["A1"]}]},
                    ],
                }
            ],
            [],
            ["For “Work”, unit A1 is needed"],
        ),
        (
            [
                {"kind": "mandatory", "units": ["B1"]},
                {"kind": "when", "groups": ["2"], "rules": [{"kind": "mandatory", "units": ["A1"]}]},
            ],
            ["B1"],
            ["Unit A1 is needed"],
        ),
        (
            [{"kind": "mandatory", "units": ["B1"]}, {"kind": "requires", "unit": "B1", "any_of": ["A1"]}],
            ["B1"],
            ["Unit A1 is needed", "Unit B1 also needs unit A1"],
        ),
    ],
)
def test_what_is_lacking_is_said_in_words(
    rules: list[dict[str, Any]], achieved: list[str], unmet: list[str]
) -> None:
    found = [text for text in verdict(achieved, *rules).unmet if not text.startswith("Each part")]
    assert set(unmet) & set(found)


def test_the_reading_of_a_maximum_is_stated_where_there_is_one() -> None:
    assert "achieved but not counted" in verdict([], CAP).maximum
    assert not verdict([], TOTAL).maximum


def test_confirmations_are_always_reported_wherever_they_stand() -> None:
    inner = {"kind": "confirm", "text": "Placement of 750 hours.", "amount": 750, "measure": "hours"}
    option = {"title": "x", "rules": [inner, {"kind": "units", "min": 1}]}
    for achieved in ([], ["A1"]):
        found = verdict(
            achieved, {"kind": "confirm", "text": "An exam."}, {"kind": "one_of", "options": [option]}
        )
        assert found.confirm == ("An exam.", "Placement of 750 hours.")
    shut = verdict(
        [], {"kind": "credits", "min": 99}, {"kind": "confirm", "text": "An exam."}, not_checked=["Currency."]
    )
    assert (shut.confirm, shut.not_checked) == (("An exam.",), ("Currency.",))


def test_impossible_names_the_sentences_that_contradict_each_other() -> None:
    found = verdict(
        [], TOTAL, {"kind": "mandatory", "units": ["A1"]}, {"kind": "only", "groups": ["1"], "units": ["A2"]}
    )
    (text,) = found.unmet
    assert text.startswith("No selection of units can meet these together: “Learners must achieve unit A1.”")
    assert text.endswith(" “Only unit A2 may count from Group 1.”")


@pytest.mark.parametrize(
    ("achieved", "begins"),
    [
        (["A1"], "These units do not meet the published unit rule of version 6.3 as read here."),
        (["B1", "B2", "B3"], "These units meet the published unit rule of version 6.3 as read here."),
    ],
)
def test_every_verdict_says_what_it_is_not(achieved: list[str], begins: str) -> None:
    found = verdict(achieved, TOTAL, not_checked=["Grades."])
    text = standing_sentence(found, version="6.3")
    assert text.startswith(begins)
    assert "not a result" in text
    assert "Not checked: Grades." in text
    assert text.endswith("Your centre and the awarding organisation decide.")
    assert found.standing


def test_everything_is_said_through_the_translator() -> None:
    document = parse({"units": UNITS, "groups": GROUPS, "rules": [TOTAL, CAP]})
    found = nearest(document, ["B1", "B2", "B3"], translate=lambda text: f"¤{text}")
    assert all("¤" in text for line in found.units for text in line.why)
    assert all("¤" in line.sentence for line in found.rules)
    assert found.standing.startswith("¤")
