"""Statements that may mean two things, or that hang on what no rule can say: returned, never guessed at."""

from __future__ import annotations

from typing import Any

import pytest

from catalogue.rules.english import read

_UNITS = {
    "M": {"M1": ("3", 6), "M2": ("3", 4), "M3": ("3", 5)},
    "A": {"A1": ("2", 3), "A2": ("3", 4), "A3": ("3", 5), "A4": ("4", 6)},
    "B": {"B1": ("2", 2), "B2": ("3", 3), "B3": ("4", 5), "B4": ("3", 4)},
    "C": {"C1": ("3", 10), "C2": ("4", 8)},
}
_TITLES = {"M": "Mandatory units", "A": "Optional Group A", "B": "Optional Group B", "C": "Optional Group C"}
UNITS = {
    code: {"level": level, "credits": size}
    for units in _UNITS.values()
    for code, (level, size) in units.items()
}
GROUPS = [
    {
        "id": ident,
        "title": _TITLES[ident],
        "role": "mandatory" if ident == "M" else "optional",
        "units": list(units),
    }
    for ident, units in _UNITS.items()
]
UNSURE = """
At least 60% of the credits must be achieved at level 3.
Two thirds of the units must come from Group A.
Half of the optional units must be completed.
Learners must achieve 30 credits, of which at least half must be at Level 3 or above.
Learners cannot claim more than half of their credits from Group B.
A maximum of 8 credits may be claimed from Group C unless the learner is employed in the sector.
If unit A1 is not taken, a minimum of 6 credits must be taken from Group B.
Learners take all units except M3.
All units in Group A apart from A4 must be achieved.
Learners must take A1, unless they take A2.
Learners who have not completed C1 must complete C2.
At least 10 credits must be from units that have not been used towards another qualification.
Learners should normally achieve 20 credits from the optional groups.
Learners must achieve M1, M2 and a further 9 credits from units not listed in Group A.
All mandatory units and 10 credits from other units.
To achieve the qualification learners must complete M1 and M2 or M3.
M1, M2 and M3 or C1 and C2.
Either M1 and M2 or A1 and A2 must be completed.
Learners must complete Group A or Group B and Group C.
C1 requires A1 and A2 or B1.
Two units from Group A and two from Group B, or four units from Group A.
Learners must achieve at least 10 credits from Group A, 5 from Group B, and 2 of them must be at Level 2.
A minimum of 12 credits at Level 3 and 5 credits at Level 4 from Group B.
Learners must take no more than three units from Group A including A1.
20 credits from Group A and Group B with at least 5 credits from each unit.
At least one unit other than M1 must be at Level 3.
Learners may select a maximum of 12 credits from Group A and from Group B.
No credits from Group C can be used towards the 20 credits required from the optional groups.
20 credits required (excluding Group C).
There are 4 units in Group A.
Two of the following units must be completed, not more than one at Level 2: A1, B1, A2, B2.
M1 (6 credits) and M2 (5 credits) must be completed.
Learners must achieve at least 7 credits from A.
Learners take A1 (or A2).
18 credits are available from Group A.
Group A comprises 18 credits.
Group A (2 units, 8 credits).
Each optional unit contributes 4 credits.
Group B learners must take A1.
At least 4 credits must come from these units.
A minimum of three units from at least two of the optional groups.
A minimum of 10 credits from at least two of Groups A, B and C.
No more than 6 credits from either Group A or Group B.
Learners choose 10 credits from Group A and/or up to 5 credits from Group B.
In addition, learners must take 10 credits.
In addition to M1 and M2, learners must take 10 credits.
Learners must choose Group A or Group B and achieve a minimum of 4 credits from it.
Choice is limited to Group A and Group B.
Learners are limited to units at Level 3 (10 credits).
Learners select one unit from Group A and the other from Group B.
A1 and A2 are equivalent and only one of them may be taken unless B1 is taken.
A1 is barred with A2, and B1 is barred with the units of Group C.
Group A - all units are mandatory for full-time learners.
Learners do not need 10 credits from Group A.
Where both A1 and A2 are taken, B1 must also be taken.
If A1 and A2 are taken, B1 must also be taken.
B1 may not be taken if A1 and A2 are taken.
Learners who take A1 and A2 may not take B1.
If C1 and C2 are taken, 5 credits must come from Group A.
10 credits must come from Group A where C1 is taken.
Group C units are additional to the 22 credits.
At least 4 credits at Level 4 and no more than 5 at Level 2 from the optional units.
""".strip().splitlines()


@pytest.mark.parametrize("text", UNSURE)
def test_what_is_not_certain_is_returned_word_for_word(text: str) -> None:
    answer: dict[str, Any] = read(text, UNITS, GROUPS)
    assert answer["rules"] == []
    assert answer["equivalents"] == []
    assert answer["unread"] == [text.rstrip(".")]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (
            "M1 (6 credits) and M2 (4 credits) must be completed.",
            [{"kind": "mandatory", "units": ["M1", "M2"]}],
        ),
        (
            "M1, M2 and M3 must be completed.",
            [{"kind": "mandatory", "units": ["M1", "M2", "M3"]}],
        ),
        (
            "Learners must achieve 10 credits from Group A or Group B and 5 credits from Group C.",
            [
                {"kind": "credits", "groups": ["A", "B"], "min": 10},
                {"kind": "credits", "groups": ["C"], "min": 5},
            ],
        ),
        (
            "Learners must achieve 12 credits from Group A and 5 from Group B.",
            [
                {"kind": "credits", "groups": ["A"], "min": 12},
                {"kind": "credits", "groups": ["B"], "min": 5},
            ],
        ),
    ],
)
def test_what_stands_beside_it_and_is_certain_is_read(text: str, rules: list[dict[str, Any]]) -> None:
    answer = read(text, UNITS, GROUPS)
    assert [one for one in answer["rules"] if one["kind"] != "mandatory"] == [
        one for one in rules if one["kind"] != "mandatory"
    ]
    named = {code for one in answer["rules"] if one["kind"] == "mandatory" for code in one["units"]}
    assert named == {code for one in rules if one["kind"] == "mandatory" for code in one["units"]}
    assert answer["unread"] == []


@pytest.mark.parametrize(
    "more",
    [
        pytest.param("At least 5 credits must come from the chosen route.", id="so much of the one chosen"),
        pytest.param("They must achieve 5 credits from that route.", id="so much of that one"),
    ],
)
def test_a_choice_of_groups_is_returned_where_more_is_said_of_the_chosen_one(more: str) -> None:
    text = "Learners must choose either Group A or Group B."
    assert read(text, UNITS, GROUPS)["rules"][0]["kind"] == "one_of"
    answer = read(f"{text} {more}", UNITS, GROUPS)
    assert answer["rules"] == []
    assert answer["unread"] == [text.rstrip("."), more.rstrip(".")]
