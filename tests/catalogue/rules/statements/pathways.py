"""Choices: pathways, routes, either-or, options inside options."""

from __future__ import annotations

from typing import Any

from tests.catalogue.rules.statements.tables import count, credits_rule, mandatory, one_of

CASES: list[dict[str, Any]] = [
    {
        "id": "one-pathway",
        "table": "routes",
        "text": "All learners must take the common units. They must then choose one of the following "
        "pathways. Nursery pathway: "
        "all units in the Nursery group. School pathway: all units in the School group.",
        "rules": [mandatory("K"), one_of([mandatory("N")], [mandatory("S")])],
    },
    {
        "id": "either-group-or-group",
        "table": "routes",
        "text": "Learners must complete all of the Common units and either all of the units in Nursery or "
        "all of the units in "
        "School. A minimum of 17 credits is required overall.",
        "rules": [mandatory("K"), one_of([mandatory("N")], [mandatory("S")]), credits_rule(17)],
    },
    {
        "id": "remainder-per-pathway",
        "table": "routes",
        "text": "Learners must achieve 20 credits. Both common units (7 credits) must be completed. "
        "Learners must select one pathway "
        "from: Nursery (7 credits), School (7 credits). The remaining credits must be taken from the "
        "optional units.",
        "rules": [
            credits_rule(20),
            mandatory("K"),
            one_of([mandatory("N"), credits_rule(6, "O")], [mandatory("S"), credits_rule(6, "O")]),
        ],
        "also": [
            [
                credits_rule(20),
                mandatory("K"),
                one_of([mandatory("N")], [mandatory("S")]),
                credits_rule(6, "O"),
            ]
        ],
    },
    {
        "id": "options-numbered",
        "table": "routes",
        "text": "Learners must complete one of the following options. Option 1: all units in Nursery and a "
        "minimum of 5 credits from "
        "the optional units. Option 2: all units in School and a minimum of 7 credits from the optional "
        "units.",
        "rules": [one_of([mandatory("N"), credits_rule(5, "O")], [mandatory("S"), credits_rule(7, "O")])],
    },
    {
        "id": "either-quantities",
        "table": "routes",
        "text": "Learners must achieve the common units plus either a minimum of 7 credits from Nursery or "
        "a minimum of 5 credits "
        "from School.",
        "rules": [mandatory("K"), one_of([credits_rule(7, "N")], [credits_rule(5, "S")])],
    },
    {
        "id": "pathway-unexplained",
        "table": "routes",
        "text": "Learners must achieve 16 credits. For the Management route, additional entry conditions "
        "apply: see the centre guide.",
        "rules": [credits_rule(16)],
        "unread": ["For the Management route, additional entry conditions apply: see the centre guide"],
    },
    {
        "id": "one-unit-of-each",
        "table": "routes",
        "text": "Learners must achieve a minimum of 14 credits, including one unit from Nursery or School.",
        "rules": [credits_rule(14), count(1, "N", "S")],
        "in_part": True,
    },
    {
        "id": "all-of-the-chosen-one",
        "table": "routes",
        "text": "Learners must choose either the Nursery group or the School group. All units in the chosen "
        "group are mandatory. Both common units must also be achieved.",
        "rules": [one_of([mandatory("N")], [mandatory("S")]), mandatory("K")],
    },
]
