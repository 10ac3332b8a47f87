"""The same few rules in the many wordings of awarding bodies."""

from __future__ import annotations

from typing import Any

from tests.catalogue.rules.statements.tables import (
    count,
    credits_rule,
    exactly,
    hours,
    mandatory,
    upward,
)

M, AB = mandatory("M"), ("A", "B")

CASES: list[dict[str, Any]] = [
    {
        "id": "to-successfully-achieve",
        "table": "two",
        "text": "To successfully achieve the Level 2 Certificate in Retail Skills (RQF) learners must "
        "complete a total of 20 "
        "credits. 11 credits from the mandatory units and 9 credits from optional units.",
        "rules": [credits_rule(20), M, credits_rule(9, "O")],
    },
    {
        "id": "of-which-selected-from-units-at-level",
        "table": "care",
        "text": "To achieve the Diploma you must complete a minimum of 28 credits, of which 14 credits "
        "must be selected from "
        "units at level 3. 12 credits must be completed from the MANDATORY UNITS; and\na minimum of 10 "
        "credits must be "
        "completed from OPTIONAL GROUP A",
        "rules": [credits_rule(28), credits_rule(14, level=exactly("3")), M, credits_rule(10, "A")],
        "also": [[credits_rule(28), credits_rule(14, level=upward("3")), M, credits_rule(10, "A")]],
    },
    {
        "id": "chain-of-sentences",
        "table": "care",
        "text": "Learners must achieve a minimum of 26 credits. 12 credits from the Mandatory Group and a "
        "minimum of 8 credits from "
        "Optional Group A. A maximum of 6 credits can be achieved from Optional Group B. A minimum of 13 "
        "credits must be "
        "achieved at Level 3 and above.",
        "rules": [
            credits_rule(26),
            M,
            credits_rule(8, "A"),
            credits_rule(None, "B", high=6),
            credits_rule(13, level=upward("3")),
        ],
    },
    {
        "id": "group-with-dash",
        "table": "care",
        "text": "Mandatory Units - The learner must achieve 12 credits from the 3 units in this "
        "group.\nOptional Group A - The "
        "learner must achieve a minimum of 8 credits in this group.\nOptional Group B - The learner must "
        "achieve a maximum "
        "of 6 credits in this group.",
        "rules": [M, credits_rule(8, "A"), credits_rule(None, "B", high=6)],
        "in_part": True,
    },
    {
        "id": "credits-must-be-achieved-in-order",
        "table": "hsc",
        "text": "In order to be awarded this qualification, 19 credits must be achieved: 8 credits from "
        "Group A plus at least 2 "
        "credits from Group B1 and at least 7 credits from Group B2.",
        "rules": [credits_rule(19), mandatory("A"), credits_rule(2, "B1"), credits_rule(7, "B2")],
    },
    {
        "id": "made-up-of",
        "table": "two",
        "text": "This qualification is made up of 18 credits, comprising 11 credits from mandatory units "
        "and a further 7 credits "
        "from optional units.",
        "rules": [credits_rule(18), M, credits_rule(7, "O")],
    },
    {
        "id": "will-need-to",
        "table": "two",
        "text": "Candidates will need to complete all three mandatory units and a minimum of two optional "
        "units.",
        "rules": [M, count(2, "O")],
    },
    {
        "id": "units-in-total",
        "table": "core",
        "text": "Candidates must complete six units in total: the two core units and four elective units.",
        "rules": [count(6), mandatory("C"), count(4, "E")],
        "also": [
            [count(6, high=6), mandatory("C"), count(4, "E", high=4)],
            [count(6), mandatory("C"), count(4, "E", high=4)],
            [count(6, high=6), mandatory("C"), count(4, "E")],
        ],
    },
    {
        "id": "n-mandatory-plus-n-optional-from-list",
        "table": "core",
        "text": "The award is achieved by completing 2 core units plus any 3 elective units.",
        "rules": [mandatory("C"), count(3, "E")],
        "also": [[mandatory("C"), count(3, "E", high=3)]],
    },
    {
        "id": "any-combination",
        "table": "core",
        "text": "Learners need to complete any combination of units to a minimum of 13 credits.",
        "rules": [credits_rule(13)],
    },
    {
        "id": "at-least-three-units-for",
        "table": "core",
        "text": "Learners must complete at least three units and achieve a minimum of 18 credits.",
        "rules": [count(3), credits_rule(18)],
    },
    {
        "id": "no-fewer-than",
        "table": "care",
        "text": "No fewer than 20 credits are required. Not more than 6 credits can come from Group B.",
        "rules": [credits_rule(20), credits_rule(None, "B", high=6)],
    },
    {
        "id": "or-more",
        "table": "care",
        "text": "Learners must achieve 20 credits or more, including all mandatory units and 7 or more "
        "credits from Group A.",
        "rules": [credits_rule(20), M, credits_rule(7, "A")],
    },
    {
        "id": "min-max-abbreviated",
        "table": "hsc",
        "text": "Group A: 8 credits (all units mandatory)\nGroup B1: min 2 credits, max 5 credits\nGroup "
        "B2: min. 7 credits",
        "rules": [mandatory("A"), credits_rule(2, "B1", high=5), credits_rule(7, "B2")],
    },
    {
        "id": "table-rows",
        "table": "hsc",
        "text": "Total credits: 19\nGroup A mandatory units: 8 credits\nGroup B1: 2 credits minimum\nGroup "
        "B2: 7 credits minimum",
        "rules": [credits_rule(19), mandatory("A"), credits_rule(2, "B1"), credits_rule(7, "B2")],
    },
    {
        "id": "credits-remaining-three-groups",
        "table": "sections",
        "text": "At least 17 credits must be achieved. All units in Section 1 (5 credits) are mandatory. A "
        "minimum of 4 credits "
        "must come from Section 2 and the remaining 8 credits from Sections 2 and 3.",
        "rules": [credits_rule(17), mandatory("1"), credits_rule(4, "2"), credits_rule(12, "2", "3")],
    },
    {
        "id": "other-credits-anywhere",
        "table": "sections",
        "text": "Learners must achieve at least 14 credits. 5 credits must be achieved from Section 1. The "
        "remaining credits may be "
        "taken from any section.",
        "rules": [credits_rule(14), credits_rule(5, "1")],
        "also": [[credits_rule(14), mandatory("1")]],
    },
    {
        "id": "optional-units-either",
        "table": "care",
        "text": "Learners must complete all mandatory units and a minimum of 9 credits from the optional "
        "units in either Group A or "
        "Group B.",
        "rules": [M, credits_rule(9, *AB)],
    },
    {
        "id": "spread-over-groups",
        "table": "care",
        "text": "A minimum of 9 credits from Groups A and B must be achieved, with at least 3 credits from "
        "each group. All "
        "mandatory units are compulsory.",
        "rules": [credits_rule(9, *AB), credits_rule(3, "A"), credits_rule(3, "B"), M],
        "in_part": True,
    },
    {
        "id": "glh-table",
        "table": "glh",
        "text": "Learners must achieve a minimum of 180 GLH. All units in Mandatory Group A, at least two "
        "units from Optional Group B "
        "and one unit from Optional Group C must be taken.",
        "rules": [hours("glh", 180), mandatory("A"), count(2, "B"), count(1, "C")],
        "also": [[hours("glh", 180), mandatory("A"), count(2, "B"), count(1, "C", high=1)]],
    },
    {
        "id": "level-first",
        "table": "care",
        "text": "At least 10 credits must be at Level 3; the remainder may be at any level. The total "
        "credit value is 24.",
        "rules": [credits_rule(10, level=exactly("3")), credits_rule(24)],
        "also": [[credits_rule(10, level=upward("3")), credits_rule(24)]],
        "in_part": True,
    },
    {
        "id": "level-or-above-of-total",
        "table": "care",
        "text": "Of the 24 credits required, at least 10 must be at Level 3 or above and no more than 2 "
        "may be at Level 1.",
        "rules": [
            credits_rule(24),
            credits_rule(10, level=upward("3")),
            credits_rule(None, level=exactly("1"), high=2),
        ],
    },
    {
        "id": "sqa-credits",
        "table": "core",
        "text": "Candidates must achieve a total of 7 Units. The 2 Core Units are mandatory. Candidates "
        "must also choose 5 Units from "
        "the Elective Units.",
        "rules": [count(7), mandatory("C"), count(5, "E")],
        "also": [
            [count(7, high=7), mandatory("C"), count(5, "E")],
            [count(7), mandatory("C"), count(5, "E", high=5)],
            [count(7, high=7), mandatory("C"), count(5, "E", high=5)],
        ],
    },
    {
        "id": "one-from-each-of",
        "table": "sections",
        "text": "Choose one unit from each of Section 2 and Section 3 in addition to both units in Section "
        "1.",
        "rules": [count(1, "2"), count(1, "3"), mandatory("1")],
        "also": [[count(1, "2", high=1), count(1, "3", high=1), mandatory("1")]],
    },
    {
        "id": "two-credit-parts-comma",
        "table": "care",
        "text": "29 credits are required: 12 credits mandatory, 17 credits optional.",
        "rules": [credits_rule(29), M, credits_rule(17, *AB)],
    },
    {
        "id": "credits-first-then-groups",
        "table": "care",
        "text": "Minimum credits to be achieved at Level 3 or above: 10\nMinimum credits from Optional "
        "Group A: 7\nMandatory "
        "credits: 12",
        "rules": [credits_rule(10, level=upward("3")), credits_rule(7, "A"), M],
    },
    {
        "id": "limited-to",
        "table": "care",
        "text": "A minimum of 22 credits must be achieved. The number of credits from Group B must not "
        "exceed 6.",
        "rules": [credits_rule(22), credits_rule(None, "B", high=6)],
    },
    {
        "id": "no-units-from",
        "table": "sections",
        "text": "A minimum of 9 credits. No units from Section 3 may be counted.",
        "rules": [credits_rule(9), count(None, "3", high=0)],
        "in_part": True,
    },
    {
        "id": "all-units-required",
        "table": "ladder",
        "text": "Learners must complete a minimum of 12 credits with at least half of them at Level 1.",
        "rules": [],
        "unread": ["Learners must complete a minimum of 12 credits with at least half of them at Level 1"],
        "in_part": True,
    },
    {
        "id": "further-units-in-words",
        "table": "sections",
        "text": "Learners must take both units of Section 1, one unit from Section 2 and two further units "
        "from Section 2 or Section 3.",
        "rules": [mandatory("1"), count(1, "2"), count(3, "2", "3")],
    },
    {
        "id": "of-which-group",
        "table": "care",
        "text": "Learners must achieve 14 credits from Groups A and B, of which no more than 6 credits can "
        "be from Group B and at "
        "least 4 credits must be at Level 3.",
        "rules": [
            credits_rule(14, *AB),
            credits_rule(None, "B", high=6),
            credits_rule(4, *AB, level=exactly("3")),
        ],
        "also": [
            [
                credits_rule(14, *AB),
                credits_rule(None, "B", high=6),
                credits_rule(4, *AB, level=upward("3")),
            ]
        ],
    },
    {
        "id": "combined-total",
        "table": "two",
        "text": "All mandatory units plus sufficient optional units to give a combined total of 18 credits.",
        "rules": [M, credits_rule(18)],
        "in_part": True,
    },
    {
        "id": "including-mandatory",
        "table": "care",
        "text": "Learners must achieve at least 21 credits including the 12 credits from the mandatory "
        "units.",
        "rules": [credits_rule(21), M],
    },
    {
        "id": "award-in-capitals",
        "table": "refs",
        "text": "LEARNERS MUST ACHIEVE ALL UNITS FROM GROUP A AND A MINIMUM OF 9 CREDITS FROM GROUP B.",
        "rules": [mandatory("A"), credits_rule(9, "B")],
    },
    {
        "id": "lower-case-group",
        "table": "care",
        "text": "learners must achieve all 12 credits from mandatory units and a minimum of 8 credits from "
        "group A",
        "rules": [M, credits_rule(8, "A")],
    },
    {
        "id": "modules",
        "table": "core",
        "text": "Students must pass both core modules and three elective modules.",
        "rules": [mandatory("C"), count(3, "E")],
        "also": [[mandatory("C"), count(3, "E", high=3)]],
    },
    {
        "id": "credit-points",
        "table": "core",
        "text": "A minimum of 26 credit points is needed, 13 of which come from the core units.",
        "rules": [credits_rule(26), mandatory("C")],
    },
]
