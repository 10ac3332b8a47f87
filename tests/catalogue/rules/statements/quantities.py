"""Totals, mandatory and optional units, groups, maxima and remainders."""

from __future__ import annotations

from typing import Any

from tests.catalogue.rules.statements.tables import count, credits_rule, hours, mandatory

CASES: list[dict[str, Any]] = [
    {
        "id": "total-and-two-groups",
        "table": "two",
        "text": "To achieve this qualification the learner must gain 20 credits in total: 11 credits from "
        "the mandatory "
        "units and at least 9 credits from the optional units.",
        "rules": [credits_rule(20), mandatory("M"), credits_rule(9, "O")],
    },
    {
        "id": "complete-all-plus-minimum",
        "table": "care",
        "text": "Learners are required to successfully complete all of the mandatory units, plus a minimum "
        "of 7 credits "
        "from Optional Group A and a minimum of 3 credits from Optional Group B.",
        "rules": [mandatory("M"), credits_rule(7, "A"), credits_rule(3, "B")],
    },
    {
        "id": "balance-from-either-group",
        "table": "care",
        "text": "Candidates must attain a minimum of 24 credits. 12 credits must be taken from the "
        "mandatory units. At "
        "least 7 credits must be taken from Optional Group A. The balance of 5 credits may come from "
        "Optional Group "
        "A or Optional Group B.",
        "rules": [credits_rule(24), mandatory("M"), credits_rule(7, "A"), credits_rule(12, "A", "B")],
    },
    {
        "id": "no-more-than-from-group",
        "table": "trade",
        "text": "A minimum of 14 credits is required, with no more than 5 credits from Group 2 and up to 2 "
        "credits "
        "from Group 3.",
        "rules": [credits_rule(14), credits_rule(None, "2", high=5), credits_rule(None, "3", high=2)],
    },
    {
        "id": "bulleted",
        "table": "care",
        "text": "In order to gain the qualification, learners must achieve:\n• 12 credits from the "
        "mandatory units\n"
        "• a minimum of 8 credits from Group A\n• a maximum of 6 credits from Group B\n",
        "rules": [mandatory("M"), credits_rule(8, "A"), credits_rule(None, "B", high=6)],
    },
    {
        "id": "mandatory-plus-number-of-optional",
        "table": "two",
        "text": "Candidates must complete 3 mandatory units plus 2 optional units.",
        "rules": [mandatory("M"), count(2, "O")],
        "also": [[mandatory("M"), count(2, "O", high=2)]],
    },
    {
        "id": "core-and-electives",
        "table": "core",
        "text": "Learners need to complete both core units and at least three elective units, to a total "
        "of at least 27 "
        "credits.",
        "rules": [mandatory("C"), count(3, "E"), credits_rule(27)],
    },
    {
        "id": "number-of-credits-labels",
        "table": "hsc",
        "text": "Minimum number of credits that must be achieved: 19\nNumber of mandatory credits that "
        "must be achieved: "
        "8\nNumber of optional credits that must be achieved: 11\nMinimum number of credits that must come "
        "from "
        "Group B1: 2\nMaximum number of credits that must come from Group B1: 5\n",
        "rules": [
            credits_rule(19),
            mandatory("A"),
            credits_rule(11, "B1", "B2"),
            credits_rule(2, "B1", high=5),
        ],
    },
    {
        "id": "labels-without-colons",
        "table": "hsc",
        "text": "Minimum number of credits that must be achieved 19; Minimum number of credits that must "
        "be achieved at "
        "Level 2 or above 17; Number of credits that must be achieved from Group A Mandatory Units 8; "
        "Minimum number "
        "of credits that must come from Group B2 Optional Competence Units 7",
        "rules": [
            credits_rule(19),
            credits_rule(17, level={"min": "2"}),
            mandatory("A"),
            credits_rule(7, "B2"),
        ],
    },
    {
        "id": "hyphen-range-of-credits",
        "table": "hsc",
        "text": "All learners complete the units of Group A, with 2 - 5 credits from group B1 and at least "
        "a further 7 "
        "credits from group B2.",
        "rules": [mandatory("A"), credits_rule(2, "B1", high=5), credits_rule(7, "B2")],
    },
    {
        "id": "remaining-unnumbered",
        "table": "care",
        "text": "Learners must achieve a total of 26 credits. All 12 credits from the mandatory units and "
        "a minimum of 7 "
        "credits from Group A must be achieved. The remaining credits must come from Group B.",
        "rules": [credits_rule(26), mandatory("M"), credits_rule(7, "A")],
        "unread": ["The remaining credits must come from Group B"],
    },
    {
        "id": "words-for-numbers",
        "table": "two",
        "text": "Learners must achieve twenty-one credits, of which ten credits must be from the optional "
        "units.",
        "rules": [credits_rule(21), credits_rule(10, "O")],
    },
    {
        "id": "in-total-at-the-end",
        "table": "sections",
        "text": "Both units from Section 1, at least one unit from Section 2 and at least two units from "
        "Section 3 must be "
        "completed, giving a minimum of 15 credits in total.",
        "rules": [mandatory("1"), count(1, "2"), count(2, "3"), credits_rule(15)],
    },
    {
        "id": "each-section",
        "table": "sections",
        "text": "A minimum of 14 credits must be achieved, including at least one unit from each of "
        "Sections 1, 2 and 3.",
        "rules": [credits_rule(14), count(1, "1"), count(1, "2"), count(1, "3")],
    },
    {
        "id": "further-from-either",
        "table": "care",
        "text": "The Diploma is made up of at least 25 credits: 12 mandatory credits, 4 credits from Group "
        "A and a further "
        "9 credits from Groups A and B.",
        "rules": [credits_rule(25), mandatory("M"), credits_rule(4, "A"), credits_rule(13, "A", "B")],
    },
    {
        "id": "between",
        "table": "care",
        "text": "Learners must achieve the mandatory units and between 4 and 9 credits from Group A.",
        "rules": [mandatory("M"), credits_rule(4, "A", high=9)],
    },
    {
        "id": "exactly",
        "table": "sections",
        "text": "Learners must complete exactly two units from Section 2 and achieve a minimum of 12 "
        "credits overall.",
        "rules": [count(2, "2", high=2), credits_rule(12)],
    },
    {
        "id": "only-one-may-count",
        "table": "sections",
        "text": "Learners must achieve 11 credits. Only one unit from Section 3 may count towards the total.",
        "rules": [credits_rule(11), count(None, "3", high=1)],
    },
    {
        "id": "total-credits-required",
        "table": "two",
        "text": "Total credits required: 18 (minimum). All mandatory units must be completed. A minimum of "
        "7 credits from "
        "the optional group.",
        "rules": [credits_rule(18), mandatory("M"), credits_rule(7, "O")],
    },
    {
        "id": "glh-total",
        "table": "glh",
        "text": "Learners must complete at least 210 guided learning hours. The mandatory units (90 GLH) "
        "must be taken, "
        "with a minimum of 60 GLH from Group B and no more than 60 GLH from Group C.",
        "rules": [
            hours("glh", 210),
            mandatory("A"),
            hours("glh", 60, "B"),
            hours("glh", None, "C", high=60),
        ],
    },
    {
        "id": "minimum-bare-numbers",
        "table": "care",
        "text": "Learners must achieve at least 26 credits: 12 from the mandatory units, a minimum of 8 "
        "from Group A, with "
        "the rest from any optional group.",
        "rules": [credits_rule(26), mandatory("M"), credits_rule(8, "A"), credits_rule(14, "A", "B")],
    },
    {
        "id": "of-these",
        "table": "trade",
        "text": "15 credits must be achieved. Of these, at least 9 credits must come from Group 1 and a "
        "maximum of 2 "
        "credits may come from Group 3.",
        "rules": [credits_rule(15), credits_rule(9, "1"), credits_rule(None, "3", high=2)],
    },
    {
        "id": "group-before-quantity",
        "table": "care",
        "text": "Mandatory units: all three units must be achieved. Group A: a minimum of 8 credits. Group "
        "B: a maximum of 6 "
        "credits.",
        "rules": [mandatory("M"), credits_rule(8, "A"), credits_rule(None, "B", high=6)],
    },
    {
        "id": "from-group-a-a-minimum",
        "table": "refs",
        "text": "From Group B, a minimum of 9 credits must be achieved. All units in Group A are mandatory.",
        "rules": [credits_rule(9, "B"), mandatory("A")],
    },
    {
        "id": "made-of-credits-each-group",
        "table": "trade",
        "text": "A minimum of 3 credits must be achieved from each group. The overall minimum is 13 credits.",
        "rules": [credits_rule(3, "1"), credits_rule(3, "2"), credits_rule(3, "3"), credits_rule(13)],
    },
    {
        "id": "needs-twelve-and-the-rest-drawn",
        "table": "care",
        "text": "The learner needs 24 credits. Twelve must come from the mandatory units, with the rest drawn "
        "from Groups A and B. Credits from Group B are limited to 6.",
        "rules": [
            credits_rule(24),
            mandatory("M"),
            credits_rule(12, "A", "B"),
            credits_rule(None, "B", high=6),
        ],
    },
    {
        "id": "must-comprise",
        "table": "care",
        "text": "Learners must achieve a total of 22 credits. This must comprise: all 12 credits from the "
        "mandatory group; a minimum of 5 credits from Group A; up to 6 credits from Group B.",
        "rules": [
            credits_rule(22),
            mandatory("M"),
            credits_rule(5, "A"),
            credits_rule(None, "B", high=6),
        ],
    },
    {
        "id": "the-other-credits",
        "table": "care",
        "text": "Learners must achieve all units in the mandatory group. The other 10 credits can be selected "
        "from Groups A and B with no more than 7 from Group B. One unit only may be taken at Level 1.",
        "rules": [
            mandatory("M"),
            credits_rule(10, "A", "B"),
            credits_rule(None, "B", high=7),
            count(None, level={"min": "1", "max": "1"}, high=1),
        ],
    },
    {
        "id": "all-units-of-a-group-behind-a-dash",
        "table": "care",
        "text": "Mandatory units – all units are mandatory\nGroup A – choose at least two units\n"
        "Group B – choose no more than two units",
        "rules": [mandatory("M"), count(2, "A"), count(None, "B", high=2)],
    },
    {
        "id": "line-that-ends-in-a-letter",
        "table": "care",
        "text": "All mandatory units and at least 7 credits from Group A\nNo more than 6 credits may come from "
        "Group B\nTwo of the optional units must be completed",
        "rules": [mandatory("M"), credits_rule(7, "A"), credits_rule(None, "B", high=6), count(2, "A", "B")],
    },
]
