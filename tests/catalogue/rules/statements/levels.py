"""Levels, attributes of units and sizes."""

from __future__ import annotations

from typing import Any

from tests.catalogue.rules.statements.tables import count, credits_rule, exactly, mandatory, upward

CASES: list[dict[str, Any]] = [
    {
        "id": "at-or-above",
        "table": "care",
        "text": "Learners must achieve a minimum of 24 credits, at least 12 of which must be at Level 3 or "
        "higher.",
        "rules": [credits_rule(24), credits_rule(12, level=upward("3"))],
    },
    {
        "id": "at-or-above-inverted",
        "table": "care",
        "text": "To gain the Certificate, 24 credits are needed. A minimum of 10 credits must be achieved "
        "at or above Level 3.",
        "rules": [credits_rule(24), credits_rule(10, level=upward("3"))],
    },
    {
        "id": "maximum-at-level",
        "table": "ladder",
        "text": "Learners must achieve a minimum of 10 credits. A maximum of 3 credits may be achieved at "
        "Entry Level 3.",
        "rules": [credits_rule(10), credits_rule(None, level=exactly("E3"), high=3)],
    },
    {
        "id": "entry-level-floor",
        "table": "ladder",
        "text": "Achieve 9 credits, of which 6 must be at Level 1 or above.",
        "rules": [credits_rule(9), credits_rule(6, level=upward("1"))],
    },
    {
        "id": "units-at-level",
        "table": "ladder",
        "text": "A minimum of four units must be completed, including two Level 2 units.",
        "rules": [count(4), count(2, level=exactly("2"))],
        "also": [[count(4), count(2, level=upward("2"))]],
    },
    {
        "id": "level-in-group",
        "table": "care",
        "text": "All mandatory units must be completed. Optional units: 12 credits, of which at least 8 "
        "must be at Level 3.",
        "rules": [mandatory("M"), credits_rule(12, "A", "B"), credits_rule(8, "A", "B", level=exactly("3"))],
        "also": [[mandatory("M"), credits_rule(12, "A", "B"), credits_rule(8, "A", "B", level=upward("3"))]],
    },
    {
        "id": "two-levels",
        "table": "graded",
        "text": "Students must achieve 21 credits. At least 18 credits must be at Level 3 and the "
        "remaining 3 credits at Level 2 "
        "or Level 3.",
        "rules": [
            credits_rule(21),
            credits_rule(18, level=exactly("3")),
            credits_rule(21, level={"min": "2", "max": "3"}),
        ],
        "also": [[credits_rule(21), credits_rule(18, level=exactly("3"))]],
    },
    {
        "id": "graded-credits",
        "table": "graded",
        "text": "Learners must achieve 21 credits, including 15 credits from graded units. A maximum of 6 "
        "credits may come from "
        "ungraded units.",
        "rules": [
            credits_rule(21),
            credits_rule(15, where={"graded": [True]}),
            credits_rule(None, where={"graded": [False]}, high=6),
        ],
    },
    {
        "id": "unit-sizes",
        "table": "graded",
        "text": "Learners must achieve a minimum of 18 credits. No more than two 3 credit units may be "
        "taken. At least 12 "
        "credits must come from academic units.",
        "rules": [
            credits_rule(18),
            count(None, where={"credits": [3]}, high=2),
            credits_rule(12, where={"type": ["academic"]}),
        ],
    },
    {
        "id": "or-below",
        "table": "ladder",
        "text": "Learners must achieve 10 credits in total; no more than 4 credits can be taken from units "
        "at Entry 3 or below.",
        "rules": [credits_rule(10), credits_rule(None, level={"max": "E3"}, high=4)],
    },
    {
        "id": "credit-requirement-with-levels",
        "table": "care",
        "text": "The minimum credit requirement is 24 credits, with a minimum of 12 credits at Level 3 or "
        "higher. Units below Level 2 cannot contribute more than 2 credits.",
        "rules": [
            credits_rule(24),
            credits_rule(12, level=upward("3")),
            credits_rule(None, level={"max": "1"}, high=2),
        ],
    },
]
