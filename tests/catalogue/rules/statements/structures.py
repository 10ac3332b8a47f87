"""Lists and ranges of unit codes, facts, conditions and clauses that no rule can say."""

from __future__ import annotations

from typing import Any

from tests.catalogue.rules.statements.tables import confirm, count, credits_rule, mandatory

CASES: list[dict[str, Any]] = [
    {
        "id": "listed-mandatory",
        "table": "trade",
        "text": "Candidates must complete units 201, 202 and 301 and at least 5 credits from units 203, "
        "204 and 302.",
        "rules": [
            mandatory(units=["4411-201", "4411-202", "4411-301"]),
            credits_rule(5, units=["4411-203", "4411-204", "4411-302"]),
        ],
    },
    {
        "id": "mandatory-in-brackets",
        "table": "trade",
        "text": "9 credits must be achieved from the mandatory units (201, 202 and 203) and a minimum of 7 "
        "credits from the "
        "optional units (301-302, 304 and 101).",
        "rules": [
            mandatory(units=["4411-201", "4411-202", "4411-203"]),
            credits_rule(7, units=["4411-301", "4411-302", "4411-304", "4411-101"]),
        ],
    },
    {
        "id": "range-with-hole",
        "table": "trade",
        "text": "Learners must achieve a minimum of 8 credits from units 301-305.",
        "rules": [credits_rule(8, units=["4411-301", "4411-302", "4411-304", "4411-305"])],
        "unmatched": ["4411-303"],
    },
    {
        "id": "reference-numbers",
        "table": "refs",
        "text": "Units A/602/1001 and F/602/1002 are mandatory. One further unit must be chosen from "
        "J/602/1003, L/602/1004 or "
        "R/602/1005.",
        "rules": [
            mandatory(units=["A/602/1001", "F/602/1002"]),
            count(1, units=["J/602/1003", "L/602/1004", "R/602/1005"]),
        ],
    },
    {
        "id": "pool-in-a-group",
        "table": "trade",
        "text": "Learners must gain at least 6 credits from units 201, 202 and 203 in Group 1.",
        "rules": [
            {"kind": "only", "groups": ["1"], "units": ["4411-201", "4411-202", "4411-203"]},
            credits_rule(6, "1"),
        ],
        "also": [[credits_rule(6, units=["4411-201", "4411-202", "4411-203"])]],
    },
    {
        "id": "except",
        "table": "care",
        "text": "A minimum of 15 credits may be chosen from any of the units, except unit CA10.",
        "rules": [credits_rule(15), count(None, units=["CA10"], high=0)],
        "also": [
            [
                credits_rule(
                    15, units=["CA01", "CA02", "CA03", "CA04", "CA05", "CA06", "CA07", "CA08", "CA09", "CA11"]
                )
            ]
        ],
    },
    {
        "id": "rpl-and-placement",
        "table": "two",
        "text": "Learners must achieve 17 credits. Learners must complete a minimum of 100 hours in a work "
        "placement. A maximum "
        "of 9 credits may be awarded through recognition of prior learning.",
        "rules": [
            credits_rule(17),
            confirm("Learners must complete a minimum of 100 hours in a work placement"),
        ],
        "unread": ["A maximum of 9 credits may be awarded through recognition of prior learning"],
    },
    {
        "id": "exemption",
        "table": "two",
        "text": "The qualification requires 17 credits. No more than 5 credits can be claimed by exemption "
        "or credit transfer.",
        "rules": [credits_rule(17)],
        "unread": ["No more than 5 credits can be claimed by exemption or credit transfer"],
    },
    {
        "id": "grades",
        "table": "two",
        "text": "Learners must complete all mandatory units. At least two units must be achieved at Merit. "
        "To be awarded a "
        "Distinction, learners need 40 points.",
        "rules": [mandatory("M")],
        "unread": [
            "At least two units must be achieved at Merit",
            "To be awarded a Distinction, learners need 40 points",
        ],
    },
    {
        "id": "external-test",
        "table": "core",
        "text": "All core units must be completed together with two elective units. Learners must also "
        "pass an externally set test.",
        "rules": [mandatory("C"), count(2, "E"), confirm("Learners must also pass an externally set test")],
        "also": [
            [mandatory("C"), count(2, "E", high=2), confirm("Learners must also pass an externally set test")]
        ],
    },
    {
        "id": "time-limit",
        "table": "core",
        "text": "Candidates must achieve 25 credits within three years of registration.",
        "rules": [credits_rule(25), confirm("within three years of registration")],
        "in_part": True,
    },
    {
        "id": "percentage",
        "table": "core",
        "text": "25 credits are required. At least half of the units must be assessed in the workplace.",
        "rules": [credits_rule(25)],
        "unread": ["At least half of the units must be assessed in the workplace"],
    },
    {
        "id": "unless",
        "table": "core",
        "text": "All core units must be completed unless the learner already holds the Award. At least 12 "
        "credits must come from "
        "the elective units.",
        "rules": [credits_rule(12, "E")],
        "unread": ["All core units must be completed unless the learner already holds the Award"],
    },
    {
        "id": "permission-is-no-demand",
        "table": "care",
        "text": "Learners must achieve the mandatory units and 7 credits from Group A. Learners may take "
        "units from Group B for "
        "their own interest.",
        "rules": [mandatory("M"), credits_rule(7, "A")],
        "unread": ["Learners may take units from Group B for their own interest"],
    },
    {
        "id": "unknown-group",
        "table": "care",
        "text": "Learners must achieve all mandatory units and at least 4 credits from Group D.",
        "rules": [],
        "unread": ["Learners must achieve all mandatory units and at least 4 credits from Group D"],
        "in_part": True,
    },
    {
        "id": "wrong-sum",
        "table": "two",
        "text": "Learners must complete the five mandatory units.",
        "rules": [],
        "unread": ["Learners must complete the five mandatory units"],
    },
    {
        "id": "facts",
        "table": "two",
        "text": "Qualification structure. The Certificate consists of 3 mandatory units and 5 optional "
        "units. Learners must achieve "
        "18 credits. All units are assessed by portfolio.",
        "rules": [mandatory("M"), credits_rule(18)],
        "unread": ["All units are assessed by portfolio"],
    },
    {
        "id": "age",
        "table": "two",
        "text": "This qualification is for learners aged 16 or over. 17 credits must be achieved.",
        "rules": [credits_rule(17)],
        "unread": ["This qualification is for learners aged 16 or over"],
    },
    {
        "id": "percent-of-credits",
        "table": "care",
        "text": "A minimum of 20 credits. At least 50% of the credits must be at Level 3.",
        "rules": [credits_rule(20)],
        "unread": ["At least 50% of the credits must be at Level 3"],
    },
    {
        "id": "codes-without-the-word",
        "table": "trade",
        "text": "Learners must achieve 9 credits from 203, 204, 301 - 302 and 305.",
        "rules": [
            credits_rule(9, units=["4411-203", "4411-204", "4411-301", "4411-302", "4411-305"]),
        ],
    },
]
