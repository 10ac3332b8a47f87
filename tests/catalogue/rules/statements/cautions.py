"""Statements that are easily misread: what must be returned, and what must not be said."""

from __future__ import annotations

from typing import Any

from tests.catalogue.rules.statements.tables import barred, count, credits_rule, mandatory, requires

CASES: list[dict[str, Any]] = [
    {
        "id": "two-sizes-in-one-sentence",
        "table": "ladder",
        "text": "Learners need 4 credits for the Award and 13 credits for the Certificate.",
        "rules": [],
        "unread": ["Learners need 4 credits for the Award and 13 credits for the Certificate"],
    },
    {
        "id": "apl-with-level",
        "table": "care",
        "text": "24 credits must be achieved. A maximum of 8 credits at Level 3 may be awarded through APL.",
        "rules": [credits_rule(24)],
        "unread": ["A maximum of 8 credits at Level 3 may be awarded through APL"],
    },
    {
        "id": "transfer-from-elsewhere",
        "table": "care",
        "text": "24 credits must be achieved. Up to 6 credits may be imported from other qualifications.",
        "rules": [credits_rule(24)],
        "unread": ["Up to 6 credits may be imported from other qualifications"],
    },
    {
        "id": "or-equivalent",
        "table": "care",
        "text": "All mandatory units must be achieved or their equivalent. At least 7 credits must come "
        "from Group A.",
        "rules": [credits_rule(7, "A")],
        "unread": ["All mandatory units must be achieved or their equivalent"],
    },
    {
        "id": "except-where",
        "table": "care",
        "text": "A minimum of 20 credits. A minimum of 8 credits must come from Group A except where Group "
        "B is chosen.",
        "rules": [credits_rule(20)],
        "unread": ["A minimum of 8 credits must come from Group A except where Group B is chosen"],
    },
    {
        "id": "level-of-the-qualification",
        "table": "care",
        "text": "Learners must achieve 24 credits. At least 12 credits must be at the level of the "
        "qualification.",
        "rules": [credits_rule(24)],
        "unread": ["At least 12 credits must be at the level of the qualification"],
    },
    {
        "id": "recommended",
        "table": "care",
        "text": "Learners must achieve 24 credits. It is recommended that learners take 8 credits from "
        "Group A.",
        "rules": [credits_rule(24)],
        "unread": ["It is recommended that learners take 8 credits from Group A"],
    },
    {
        "id": "assessors",
        "table": "care",
        "text": "Learners must achieve 24 credits. Assessors must hold at least two units of the assessor "
        "award.",
        "rules": [credits_rule(24)],
        "unread": ["Assessors must hold at least two units of the assessor award"],
    },
    {
        "id": "remaining-after-unread",
        "table": "care",
        "text": "Learners must achieve 26 credits, with 12 from the usual units and the remaining 14 "
        "credits from Group A or Group B.",
        "rules": [],
        "unread": ["Learners must achieve 26 credits"],
    },
    {
        "id": "remaining-hangs-on-unread",
        "table": "care",
        "text": "Learners must achieve 26 credits. They must take their essential units first. The "
        "remaining 10 credits must come from "
        "Group A or Group B.",
        "rules": [credits_rule(26)],
        "unread": [
            "They must take their essential units first",
            "The remaining 10 credits must come from Group A or Group B",
        ],
    },
    {
        "id": "similar-units",
        "table": "trade",
        "text": "A minimum of 8 credits. Learners may not take the same unit at two levels.",
        "rules": [credits_rule(8)],
        "unread": ["Learners may not take the same unit at two levels"],
    },
    {
        "id": "bars-lifted",
        "table": "trade",
        "text": "Units 201 and 301 are no longer barred. A minimum of 8 credits.",
        "rules": [credits_rule(8)],
        "unread": ["Units 201 and 301 are no longer barred"],
    },
    {
        "id": "bar-with-unknown",
        "table": "trade",
        "text": "Unit 201 is barred with unit 999.",
        "rules": [],
        "unread": ["Unit 201 is barred with unit 999"],
    },
    {
        "id": "optional-requirement",
        "table": "trade",
        "text": "Units 201 and 202 are optional. At least 9 credits must be achieved.",
        "rules": [credits_rule(9)],
        "unread": ["Units 201 and 202 are optional"],
        "neutral": ["Units 201 and 202 are optional"],
    },
    {
        "id": "per-year",
        "table": "core",
        "text": "Learners must achieve 25 credits. They must achieve at least 12 credits in each year.",
        "rules": [credits_rule(25)],
        "unread": ["They must achieve at least 12 credits in each year"],
    },
    {
        "id": "approximately",
        "table": "core",
        "text": "Learners usually take about five units. A minimum of 25 credits is required.",
        "rules": [credits_rule(25)],
        "unread": ["Learners usually take about five units"],
    },
    {
        "id": "facts-about-size",
        "table": "two",
        "text": "Guided learning hours: 120. Total Qualification Time: 180 hours. Learners must achieve 18 "
        "credits, including all of the "
        "mandatory units.",
        "rules": [credits_rule(18), mandatory("M")],
        "neutral": ["Guided learning hours: 120", "Total Qualification Time: 180 hours"],
    },
    {
        "id": "minimum-age",
        "table": "two",
        "text": "The minimum age is 16. 18 credits are needed.",
        "rules": [credits_rule(18)],
        "unread": ["The minimum age is 16"],
    },
    {
        "id": "weeks-of-work",
        "table": "two",
        "text": "18 credits must be achieved and learners must complete 6 weeks of work experience.",
        "rules": [credits_rule(18), {"kind": "confirm", "text": "6 weeks of work experience"}],
        "in_part": True,
    },
    {
        "id": "employment",
        "table": "two",
        "text": "All mandatory units must be completed. Learners must be employed in a retail role.",
        "rules": [mandatory("M"), {"kind": "confirm", "text": "Learners must be employed in a retail role"}],
    },
    {
        "id": "may-also",
        "table": "care",
        "text": "Learners must achieve 24 credits. Learners may also achieve up to 6 additional credits "
        "for certification purposes only.",
        "rules": [credits_rule(24)],
        "unread": ["Learners may also achieve up to 6 additional credits for certification purposes only"],
    },
    {
        "id": "second-choice-of-words",
        "table": "care",
        "text": "Only one of the units CA08 or CA09 can be used towards the qualification.",
        "rules": [barred("CA08", "CA09")],
    },
    {
        "id": "not-without",
        "table": "trade",
        "text": "Unit 302 cannot be achieved without unit 301. Unit 305 can only be taken alongside unit "
        "304.",
        "rules": [requires("4411-302", "4411-301"), requires("4411-305", "4411-304")],
    },
    {
        "id": "does-not-count",
        "table": "trade",
        "text": "Learners must gain 9 credits. Unit 101 may be taken but does not count towards the total.",
        "rules": [credits_rule(9), count(None, units=["4411-101"], high=0)],
    },
    {
        "id": "centre-permission",
        "table": "trade",
        "text": "Learners must gain 9 credits. Units from Group 3 may only be taken if the centre agrees.",
        "rules": [credits_rule(9)],
        "unread": ["Units from Group 3 may only be taken if the centre agrees"],
    },
    {
        "id": "condition-or",
        "table": "trade",
        "text": "Group 3 units may only be taken if unit 201 or unit 202 has been achieved.",
        "rules": [{"kind": "when", "groups": ["3"], "rules": [count(1, units=["4411-201", "4411-202"])]}],
    },
    {
        "id": "conflicting-mandatory-credits",
        "table": "care",
        "text": "Learners must achieve 24 credits: 10 credits from the mandatory units and 14 credits from "
        "the optional groups.",
        "rules": [],
        "unread": ["Learners must achieve 24 credits"],
    },
    {
        "id": "maximum-of-the-whole",
        "table": "care",
        "text": "A minimum of 13 and a maximum of 36 credits must be achieved. All mandatory units must be "
        "included.",
        "rules": [credits_rule(13, high=36), mandatory("M")],
        "also": [[credits_rule(13), mandatory("M")]],
    },
    {
        "id": "mixed-measures-remaining",
        "table": "care",
        "text": "Learners must take two units from Group A and achieve the remaining 9 credits from Group "
        "A or Group B.",
        "rules": [],
        "unread": [
            "achieve the remaining 9 credits from Group A or Group B",
        ],
    },
    {
        "id": "choice-of-unread",
        "table": "routes",
        "text": "Learners must complete the common units. They must then choose one of the following "
        "pathways. Nursery pathway: all "
        "units in the Nursery group. Playwork pathway: see the separate handbook.",
        "rules": [mandatory("K")],
        "unread": ["all units in the Nursery group", "see the separate handbook"],
    },
    {
        "id": "single-loose-pathway",
        "table": "routes",
        "text": "Learners must complete the common units and achieve 14 credits in total. Learners taking "
        "the Nursery pathway must also "
        "achieve 5 credits from the optional units.",
        "rules": [mandatory("K"), credits_rule(14)],
        "unread": ["achieve 5 credits from the optional units"],
    },
]
