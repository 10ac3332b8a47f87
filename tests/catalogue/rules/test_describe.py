"""Rules in plain English."""

from __future__ import annotations

from typing import Any

import pytest

from catalogue.rules.document import Document
from catalogue.rules.english import describe, sentence_for
from catalogue.rules.english.naming import group_names
from catalogue.rules.parsing import parse

UNITS: dict[str, Any] = {
    f"8605-{number}": {"level": "4", "credits": 4, "glh": 12} for number in (400, 401, 402, 403, 405)
} | {
    "SC01": {"level": "E3", "credits": 2},
    "SC02": {"level": "2", "credits": 3},
    "a walk": {"credits": 1},
}
GROUPS = [
    {"id": "1", "title": "Group 1", "units": ["8605-400", "8605-401"]},
    {"id": "2", "title": "Group 2", "units": ["8605-402"]},
    {"id": "M", "title": "Mandatory units", "units": ["SC01", "SC02"]},
    {"id": "C", "title": "Care", "units": ["SC01"]},
]


def document(*rules: dict[str, Any], **more: Any) -> Document:
    return parse({"units": UNITS, "groups": GROUPS, "rules": list(rules), **more})


SENTENCES: list[tuple[dict[str, Any], str]] = [
    ({"kind": "credits", "min": 13}, "Learners must achieve at least 13 credits."),
    ({"kind": "credits", "min": 1}, "Learners must achieve at least 1 credit."),
    ({"kind": "credits", "groups": ["2"], "max": 6}, "At most 6 credits from Group 2 may count."),
    (
        {"kind": "credits", "groups": ["1", "2"], "min": 7},
        "Learners must achieve at least 7 credits from Group 1 and Group 2 together.",
    ),
    (
        {"kind": "credits", "level": {"min": "3", "max": "3"}, "min": 2, "max": 7},
        "Learners must achieve between 2 and 7 credits at level 3.",
    ),
    (
        {"kind": "credits", "level": {"min": "E3"}, "min": 2},
        "Learners must achieve at least 2 credits at Entry 3 or above.",
    ),
    ({"kind": "credits"}, "Learners may achieve any number of credits."),
    ({"kind": "units", "units": ["SC01", "SC02"], "max": 0}, "Units SC01 and SC02 may not count."),
    ({"kind": "units", "groups": ["C"], "max": 0}, "No units from the Care group may count."),
    (
        {"kind": "units", "where": {"credits": [6, 9]}, "max": 2},
        "At most 2 units in units of 6 or 9 credits may count.",
    ),
    (
        {"kind": "credits", "where": {"graded": [True], "type": ["academic", "vocational"]}, "min": 15},
        (
            "Learners must achieve at least 15 credits in units that are graded in units whose type is "
            "“academic” or “vocational”."
        ),
    ),
    (
        {"kind": "hours", "measure": "glh", "min": 120, "max": 120},
        "Learners must achieve exactly 120 guided learning hours.",
    ),
    (
        {"kind": "hours", "measure": "tqt", "groups": ["M"], "min": 40},
        "Learners must achieve at least 40 hours of total qualification time from the mandatory units.",
    ),
    ({"kind": "mandatory", "groups": ["M"]}, "Learners must achieve all of the mandatory units."),
    (
        {"kind": "mandatory", "groups": ["1"], "units": ["a walk"]},
        "Learners must achieve all units in Group 1, and unit “a walk”.",
    ),
    (
        {"kind": "only", "groups": ["1"], "units": ["8605-400", "8605-401", "8605-402", "8605-405"]},
        "Only units 8605-400 to 8605-402 and 8605-405 may count from Group 1.",
    ),
    ({"kind": "barred", "units": ["SC01", "SC02"]}, "Only one of units SC01 and SC02 may count."),
    (
        {"kind": "barred", "units": ["SC01", "SC02", "a walk"], "max": 2},
        "At most 2 of units SC01, SC02 and “a walk” may count.",
    ),
    (
        {"kind": "together", "units": ["SC01", "SC02"]},
        "Units SC01 and SC02 must be taken together or not at all.",
    ),
    (
        {"kind": "requires", "unit": "SC01", "any_of": ["SC02"]},
        "Unit SC01 may only be taken if unit SC02 is also taken.",
    ),
    (
        {
            "kind": "when",
            "groups": ["C"],
            "rules": [{"kind": "mandatory", "groups": ["M"]}, {"kind": "credits", "min": 9}],
        },
        (
            "If any unit from the Care group is taken: learners must achieve all of the mandatory units; "
            "learners must achieve at least 9 credits."
        ),
    ),
    (
        {
            "kind": "one_of",
            "options": [
                {
                    "title": "Care",
                    "rules": [
                        {
                            "kind": "one_of",
                            "options": [
                                {"title": "", "rules": [{"kind": "mandatory", "units": ["SC01"]}]},
                                {"title": "", "rules": [{"kind": "mandatory", "units": ["SC02"]}]},
                            ],
                        }
                    ],
                },
                {"title": "Management", "rules": [{"kind": "mandatory", "groups": ["1"]}]},
            ],
        },
        (
            "Learners must meet at least one of these options: option 1, “Care”: (learners must meet at "
            "least one of these options: option 1: learners must achieve unit SC01; option 2: learners must "
            "achieve unit SC02); option 2, “Management”: learners must achieve all units in Group 1."
        ),
    ),
    (
        {"kind": "confirm", "text": "750 placement hours, signed “by hand”"},
        'A person must confirm this: “750 placement hours, signed "by hand"”.',
    ),
]


@pytest.mark.parametrize(
    ("rule", "sentence"), SENTENCES, ids=lambda value: "" if isinstance(value, str) else value["kind"]
)
def test_each_kind_has_its_sentence(rule: dict[str, Any], sentence: str) -> None:
    found = document(rule)
    assert sentence_for(found.rules[0], found) == sentence


def test_sentences_come_in_the_order_that_people_expect() -> None:
    found = document(
        {"kind": "barred", "units": ["SC01", "SC02"]},
        {"kind": "credits", "level": {"min": "4"}, "min": 8},
        {"kind": "confirm", "text": "a test"},
        {"kind": "credits", "groups": ["1"], "min": 4},
        {"kind": "mandatory", "groups": ["M"]},
        {"kind": "credits", "min": 13},
        endorsements=[{"title": "(Care)", "rules": [{"kind": "mandatory", "groups": ["C"]}]}],
        equivalents=[["SC01", "K/502/1234"]],
    )
    assert describe(found) == [
        "Learners must achieve at least 13 credits.",
        "Learners must achieve all of the mandatory units.",
        "Learners must achieve at least 4 credits from Group 1.",
        "Learners must achieve at least 8 credits at level 4 or above.",
        "Only one of units SC01 and SC02 may count.",
        "A person must confirm this: “a test”.",
        "The title “(Care)” may be added where: learners must achieve all units in the Care group.",
        "Unit SC01 may be replaced by unit K/502/1234.",
    ]


def test_a_maximum_behind_the_total_speaks_of_them() -> None:
    found = document(
        {"kind": "credits", "min": 13},
        {"kind": "credits", "groups": ["2"], "max": 6},
        {"kind": "units", "groups": ["2"], "max": 1},
    )
    assert describe(found) == [
        "Learners must achieve at least 13 credits.",
        "At most 6 of them may come from Group 2.",
        "At most 1 unit from Group 2 may count.",
    ]


def test_no_two_groups_share_a_name() -> None:
    titles = ["Care", "Care", "care", "", "", "Group A and B", "Units"]
    groups = [{"id": str(place), "title": title, "units": []} for place, title in enumerate(titles)]
    names = group_names(parse({"units": {}, "groups": groups}))
    assert len({name.casefold() for name in names.values()}) == len(titles)


def test_every_template_goes_through_the_translator() -> None:
    found = document(
        {"kind": "credits", "groups": ["1", "2"], "min": 13},
        {"kind": "requires", "unit": "SC01", "any_of": ["SC02", "a walk"]},
    )
    seen: list[str] = []

    def welsh(template: str) -> str:
        seen.append(template)
        return {
            "Learners must achieve at least {amount}{scope}.": "Rhaid ennill o leiaf {amount}{scope}."
        }.get(template, template)

    first, second = describe(found, welsh)
    assert first == "Rhaid ennill o leiaf 13 credits from Group 1 and Group 2 together."
    assert second == "Unit SC01 may only be taken if one of units SC02 and “a walk” is also taken."
    assert "{number} credits" in seen
    assert "from {sets} together" in seen
