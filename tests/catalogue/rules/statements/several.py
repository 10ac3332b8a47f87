"""Texts that state more than one qualification."""

from __future__ import annotations

from typing import Any

from tests.catalogue.rules.statements.tables import credits_rule, exactly, mandatory, upward

CASES: list[dict[str, Any]] = [
    {
        "id": "award-and-certificate",
        "table": "ladder",
        "text": "Award: a minimum of 4 credits must be achieved.\nCertificate: a minimum of 13 credits "
        "must be achieved, of which 8 "
        "credits must be at Level 1 or above.",
        "several": [
            {"title": "Award", "rules": [credits_rule(4)]},
            {"title": "Certificate", "rules": [credits_rule(13), credits_rule(8, level=upward("1"))]},
        ],
    },
    {
        "id": "for-the",
        "table": "care",
        "text": "For the Certificate learners must achieve the mandatory units and 5 credits from Group A. "
        "For the Diploma learners "
        "must achieve the mandatory units, 8 credits from Group A and 8 credits from Group B.",
        "several": [
            {"title": "Certificate", "rules": [mandatory("M"), credits_rule(5, "A")]},
            {"title": "Diploma", "rules": [mandatory("M"), credits_rule(8, "A"), credits_rule(8, "B")]},
        ],
    },
    {
        "id": "suite-with-levels",
        "table": "care",
        "text": "Certificate (Extended) minimum 18 credits with 9 at level 2 including the mandatory "
        "units. Diploma minimum of 30 "
        "credits with 10 at level 2, including the mandatory units.",
        "several": [
            {
                "title": "Extended",
                "rules": [credits_rule(18), credits_rule(9, level=exactly("2")), mandatory("M")],
            },
            {
                "title": "Diploma",
                "rules": [credits_rule(30), credits_rule(10, level=exactly("2")), mandatory("M")],
            },
        ],
        "also_several": [
            [
                {
                    "title": "Extended",
                    "rules": [credits_rule(18), credits_rule(9, level=upward("2")), mandatory("M")],
                },
                {
                    "title": "Diploma",
                    "rules": [credits_rule(30), credits_rule(10, level=upward("2")), mandatory("M")],
                },
            ]
        ],
    },
]
