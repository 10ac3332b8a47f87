"""Whole statements in the voices of different bodies, several rules at a time."""

from __future__ import annotations

from typing import Any

from tests.catalogue.rules.statements.tables import (
    barred,
    confirm,
    count,
    credits_rule,
    exactly,
    hours,
    mandatory,
    one_of,
    requires,
    together,
    upward,
    when,
)

CASES: list[dict[str, Any]] = [
    {
        "id": "mandatory-group-with-subtitle",
        "table": "learning",
        "text": "Learners must achieve a minimum of 20 credits. They must complete all of the 8 credits "
        "from Mandatory Group A, at least "
        "7 credits from Optional Group B and the remaining 5 credits from Optional Groups B or C.",
        "rules": [
            credits_rule(20),
            mandatory("MG"),
            credits_rule(7, "OG1"),
            credits_rule(12, "OG1", "OG2"),
        ],
    },
    {
        "id": "of-the-total",
        "table": "learning",
        "text": "Total credit required: 20. 8 credits to be taken from Group A (mandatory). A minimum of 4 "
        "credits to be taken from Group "
        "B. A maximum of 6 credits may be taken from Group C. At least 10 credits to be at Level 2 or above.",
        "rules": [
            credits_rule(20),
            mandatory("MG"),
            credits_rule(4, "OG1"),
            credits_rule(None, "OG2", high=6),
            credits_rule(10, level=upward("2")),
        ],
        "in_part": True,
    },
    {
        "id": "wales",
        "table": "learning",
        "text": "To be awarded the Level 2 Diploma in Learning (Wales) learners must achieve a minimum of "
        "22 credits. This must include "
        "8 credits from the mandatory units. A minimum of 17 credits must be achieved through the "
        "completion of units at Level 2 "
        "and above.",
        "rules": [credits_rule(22), mandatory("MG"), credits_rule(17, level=upward("2"))],
        "in_part": True,
    },
    {
        "id": "unit-groups",
        "table": "craft",
        "text": "Candidates must achieve both of the following: 9 credits from Unit Group A; and a minimum "
        "of 10 credits from Unit Group B.",
        "rules": [mandatory("A"), credits_rule(10, "B")],
        "in_part": True,
    },
    {
        "id": "plain-codes",
        "table": "craft",
        "text": "The mandatory units are 101 and 102. Learners must also achieve at least 8 credits from "
        "units 201, 202, 203 and 205. Unit "
        "204 may only be taken if unit 202 has been completed.",
        "rules": [
            mandatory(units=["101", "102"]),
            credits_rule(8, units=["201", "202", "203", "205"]),
            requires("204", "202"),
        ],
        "in_part": True,
    },
    {
        "id": "code-bars",
        "table": "craft",
        "text": "A minimum of 12 credits. The following combinations are barred: 101 and 201; 102 and 202.",
        "rules": [credits_rule(12), barred("101", "201"), barred("102", "202")],
        "in_part": True,
    },
    {
        "id": "choose-at-least-one-of",
        "table": "craft",
        "text": "Learners must take at least one of units 201, 202 and 203, and no more than two units "
        "from Unit Group A. The total number of "
        "credits must be at least 12.",
        "rules": [count(1, units=["201", "202", "203"]), count(None, "A", high=2), credits_rule(12)],
        "in_part": True,
    },
    {
        "id": "units-201-to-203",
        "table": "craft",
        "text": "Learners must complete all of units 101 to 103 and any two of units 201 to 205.",
        "rules": [
            mandatory(units=["101", "102", "103"]),
            count(2, units=["201", "202", "203", "204", "205"]),
        ],
        "also": [
            [
                mandatory(units=["101", "102", "103"]),
                count(2, units=["201", "202", "203", "204", "205"], high=2),
            ]
        ],
    },
    {
        "id": "must-be-completed-with",
        "table": "craft",
        "text": "Unit 203 must be taken with unit 204. Units 101 and 102 have to be taken together.",
        "rules": [requires("203", "204"), together("101", "102")],
        "also": [[together("203", "204"), together("101", "102")]],
        "in_part": True,
    },
    {
        "id": "compulsory",
        "table": "sizes",
        "text": "Learners must complete the compulsory units and at least 8 credits from the electives, of "
        "which no more than 3 credits may be "
        "at Level 1.",
        "rules": [
            mandatory("C"),
            credits_rule(8, "E"),
            credits_rule(None, "E", level=exactly("1"), high=3),
        ],
    },
    {
        "id": "compulsory-exactly",
        "table": "sizes",
        "text": "There are two compulsory units. Learners must choose exactly three electives.",
        "rules": [mandatory("C"), count(3, "E", high=3)],
        "also": [[count(3, "E", high=3)]],
        "in_part": True,
    },
    {
        "id": "glh-and-credits",
        "table": "sizes",
        "text": "Learners must achieve 12 credits and a minimum of 120 guided learning hours, including "
        "both compulsory units.",
        "rules": [credits_rule(12), hours("glh", 120), mandatory("C")],
    },
    {
        "id": "three-credit-units",
        "table": "sizes",
        "text": "Learners must achieve a minimum of 12 credits. A maximum of one 3-credit unit may be "
        "included. At least two units must be at "
        "Level 3.",
        "rules": [
            credits_rule(12),
            count(None, where={"credits": [3]}, high=1),
            count(2, level=exactly("3")),
        ],
        "also": [
            [credits_rule(12), count(None, where={"credits": [3]}, high=1), count(2, level=upward("3"))]
        ],
    },
    {
        "id": "strands-one-named",
        "table": "strands",
        "text": "All learners must complete both Core units. In addition, learners must complete all units "
        "from one of the following strands: "
        "Hair, Beauty or Nails.",
        "rules": [mandatory("C"), one_of([mandatory("H")], [mandatory("B")], [mandatory("N")])],
        "in_part": True,
    },
    {
        "id": "strands-headed",
        "table": "strands",
        "text": "Learners must complete the Core units and one of these routes:\nHair route: all Hair "
        "units.\nBeauty route: all Beauty units and "
        "one unit from the Additional units.\nNails route: the Nails unit and all the Additional units.",
        "rules": [
            mandatory("C"),
            one_of([mandatory("H")], [mandatory("B"), count(1, "X")], [mandatory("N"), mandatory("X")]),
        ],
        "in_part": True,
    },
    {
        "id": "either-or-in-words",
        "table": "strands",
        "text": "Learners must achieve 12 credits, including the Core units and either both Hair units or "
        "both Beauty units.",
        "rules": [credits_rule(12), mandatory("C"), one_of([mandatory("H")], [mandatory("B")])],
    },
    {
        "id": "nested",
        "table": "strands",
        "text": "Learners must choose one option. Option A: both Hair units and either both Beauty units "
        "or the Nails unit. Option B: at least "
        "7 credits from the Additional units.",
        "rules": [
            one_of(
                [mandatory("H"), one_of([mandatory("B")], [mandatory("N")])],
                [credits_rule(7, "X")],
            )
        ],
        "in_part": True,
    },
    {
        "id": "group-only-after",
        "table": "strands",
        "text": "Units from the Nails group may only be taken by learners who have completed all of the "
        "Beauty units.",
        "rules": [when(mandatory("B"), groups=["N"])],
        "in_part": True,
    },
    {
        "id": "if-any-unit",
        "table": "strands",
        "text": "If any unit from Hair is taken, both Core units must be completed.",
        "rules": [when(mandatory("C"), groups=["H"])],
        "in_part": True,
    },
    {
        "id": "titles",
        "table": "strands",
        "text": "Learners must achieve 10 credits. Learners who achieve all of the Hair units may use the "
        "title '(Hair)'. The endorsed title "
        "'(Beauty)' can be awarded if both Beauty units are achieved.",
        "rules": [credits_rule(10)],
        "endorsements": [
            {"title": "(Hair)", "rules": [mandatory("H")]},
            {"title": "(Beauty)", "rules": [mandatory("B")]},
        ],
        "in_part": True,
    },
    {
        "id": "stand-ins",
        "table": "strands",
        "text": "Unit ST3 can be substituted by unit L/501/2233. Unit M/501/4455 may be accepted in place "
        "of unit ST6.",
        "rules": [],
        "equivalents": [["ST3", "L/501/2233"], ["ST6", "M/501/4455"]],
        "in_part": True,
    },
    {
        "id": "many-conditions",
        "table": "two",
        "text": "To gain the award candidates must achieve 18 credits, complete all mandatory units and "
        "pass the external examination. Candidates "
        "must also provide evidence of 20 hours of supervised practice.",
        "rules": [
            credits_rule(18),
            mandatory("M"),
            confirm("pass the external examination"),
            confirm("Candidates must also provide evidence of 20 hours of supervised practice"),
        ],
        "in_part": True,
    },
    {
        "id": "numbered-list",
        "table": "two",
        "text": "Learners must:\n1. achieve all mandatory units\n2. achieve at least 7 credits from the "
        "optional units\n3. complete a work "
        "placement of 30 hours\n",
        "rules": [mandatory("M"), credits_rule(7, "O"), confirm("complete a work placement of 30 hours")],
    },
    {
        "id": "lettered-list",
        "table": "two",
        "text": "The rules of combination are: (a) all units in the mandatory group; (b) a minimum of 7 "
        "credits from the optional group; (c) no "
        "more than 3 credits at Level 1.",
        "rules": [mandatory("M"), credits_rule(7, "O"), credits_rule(None, level=exactly("1"), high=3)],
        "in_part": True,
    },
    {
        "id": "barred-if-both",
        "table": "two",
        "text": "Learners cannot take both RW05 and RW07. RW06 and RW08 cannot be taken together.",
        "rules": [barred("RW05", "RW07"), barred("RW06", "RW08")],
    },
    {
        "id": "either-may",
        "table": "two",
        "text": "Learners may take either RW05 or RW07 but not both.",
        "rules": [barred("RW05", "RW07")],
    },
    {
        "id": "credit-from-each-level",
        "table": "ladder",
        "text": "Learners must achieve 8 credits, with a minimum of 3 credits at Level 2 and a maximum of "
        "3 credits at Entry level 3.",
        "rules": [
            credits_rule(8),
            credits_rule(3, level=exactly("2")),
            credits_rule(None, level=exactly("E3"), high=3),
        ],
        "also": [
            [
                credits_rule(8),
                credits_rule(3, level=upward("2")),
                credits_rule(None, level=exactly("E3"), high=3),
            ]
        ],
    },
    {
        "id": "entry-or-level",
        "table": "ladder",
        "text": "A minimum of 6 credits must be achieved at Level 1 or Level 2. The remaining credits can "
        "be at Entry 2, Entry 3, Level 1 or "
        "Level 2. Total credits: 10.",
        "rules": [credits_rule(6, level={"min": "1", "max": "2"}), credits_rule(10)],
        "also": [
            [
                credits_rule(6, level={"min": "1", "max": "2"}),
                credits_rule(10, level={"min": "E2", "max": "2"}),
                credits_rule(10),
            ]
        ],
        "in_part": True,
    },
    {
        "id": "not-less-than-half",
        "table": "ladder",
        "text": "Not less than 6 of the 10 credits must be at Level 1 or above.",
        "rules": [credits_rule(10), credits_rule(6, level=upward("1"))],
        "also": [[credits_rule(6, level=upward("1"))]],
        "in_part": True,
    },
    {
        "id": "access",
        "table": "graded",
        "text": "Students must achieve 24 credits overall, of which 18 must be graded credits at Level 3 "
        "and the remaining 6 must be ungraded credits "
        "at Level 2 or Level 3.",
        "rules": [
            credits_rule(24),
            credits_rule(18, where={"graded": [True]}, level=exactly("3")),
            credits_rule(6, where={"graded": [False]}, level={"min": "2", "max": "3"}),
        ],
        "in_part": True,
    },
]
