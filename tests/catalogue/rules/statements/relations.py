"""Bars, units together, prerequisites, conditions, stand-ins and endorsed titles."""

from __future__ import annotations

from typing import Any

from tests.catalogue.rules.statements.tables import (
    barred,
    count,
    credits_rule,
    mandatory,
    requires,
    together,
    when,
)

CASES: list[dict[str, Any]] = [
    {
        "id": "barred-against",
        "table": "care",
        "text": "Learners must achieve 14 credits. Unit CA04 is barred against units CA08 and CA09.",
        "rules": [credits_rule(14), barred("CA04", "CA08"), barred("CA04", "CA09")],
    },
    {
        "id": "cannot-be-combined",
        "table": "care",
        "text": "Unit CA06 cannot be taken with unit CA10. CA05 and CA07 may not both be counted.",
        "rules": [barred("CA06", "CA10"), barred("CA05", "CA07")],
    },
    {
        "id": "mutually-exclusive",
        "table": "care",
        "text": "The following units are mutually exclusive: CA04, CA05 and CA09.",
        "rules": [barred("CA04", "CA05", "CA09")],
    },
    {
        "id": "two-of-three",
        "table": "care",
        "text": "No more than two of units CA08, CA09 and CA10 may be taken.",
        "rules": [barred("CA08", "CA09", "CA10", most=2)],
        "also": [[count(None, units=["CA08", "CA09", "CA10"], high=2)]],
    },
    {
        "id": "barred-list",
        "table": "trade",
        "text": "A minimum of 9 credits. Barred combinations: 201 and 301; 202 and 302.",
        "rules": [credits_rule(9), barred("4411-201", "4411-301"), barred("4411-202", "4411-302")],
    },
    {
        "id": "if-then-not",
        "table": "trade",
        "text": "If unit 204 is taken then unit 304 cannot be taken.",
        "rules": [barred("4411-204", "4411-304")],
    },
    {
        "id": "if-then-also",
        "table": "trade",
        "text": "Learners who choose unit 304 must also complete unit 301 or unit 302.",
        "rules": [requires("4411-304", "4411-301", "4411-302")],
    },
    {
        "id": "prerequisite",
        "table": "trade",
        "text": "Unit 301 is a prerequisite for unit 304. Unit 305 requires unit 302.",
        "rules": [requires("4411-304", "4411-301"), requires("4411-305", "4411-302")],
    },
    {
        "id": "both-or-neither",
        "table": "trade",
        "text": "Units 101 and 102 must both be taken or neither.",
        "rules": [together("4411-101", "4411-102")],
        "in_part": True,
    },
    {
        "id": "taken-as-a-pair",
        "table": "trade",
        "text": "Learners must achieve a minimum of 10 credits. Units 203 and 204 can only be taken "
        "together.",
        "rules": [credits_rule(10), together("4411-203", "4411-204")],
    },
    {
        "id": "group-condition",
        "table": "care",
        "text": "Units in Group B may only be chosen if at least 8 credits have been achieved from Group A.",
        "rules": [when(credits_rule(8, "A"), groups=["B"])],
    },
    {
        "id": "must-either-or",
        "table": "care",
        "text": "Learners must complete either unit CA04 or unit CA05.",
        "rules": [count(1, units=["CA04", "CA05"])],
        "also": [[count(1, units=["CA04", "CA05"], high=1)]],
    },
    {
        "id": "stand-in",
        "table": "care",
        "text": "Unit CA02 may be replaced by unit T/600/9999. Learners who hold T/600/7777 are exempt.",
        "rules": [],
        "equivalents": [["CA02", "T/600/9999"]],
        "unread": ["Learners who hold T/600/7777 are exempt"],
    },
    {
        "id": "title",
        "table": "routes",
        "text": "Learners must achieve the common units and 12 credits in total. Learners who complete all "
        "of the units in the "
        "Nursery group can be awarded the endorsed title '(Early Years)'.",
        "rules": [mandatory("K"), credits_rule(12)],
        "endorsements": [{"title": "(Early Years)", "rules": [mandatory("N")]}],
        "in_part": True,
    },
    {
        "id": "change-log",
        "table": "trade",
        "text": "Version 2.1: barred units removed from 201 and 301. Learners must achieve 8 credits.",
        "rules": [credits_rule(8)],
        "unread": ["Version 2.1: barred units removed from 201 and 301"],
    },
    {
        "id": "unnamed-bars",
        "table": "trade",
        "text": "Certain units are barred combinations; see Appendix 2. A minimum of 12 credits must be "
        "achieved.",
        "rules": [credits_rule(12)],
        "unread": ["Certain units are barred combinations; see Appendix 2"],
    },
    {
        "id": "equivalent-and-only-one",
        "table": "care",
        "text": "CA04 and CA09 are equivalent units and only one of them may be counted. Units CA05 and CA07 "
        "are a barred combination: only one of the two can be counted towards the qualification.",
        "rules": [barred("CA04", "CA09"), barred("CA05", "CA07")],
    },
    {
        "id": "two-bars-in-a-sentence",
        "table": "trade",
        "text": "Unit 204 cannot be combined with 304, and unit 203 cannot be combined with 302.",
        "rules": [barred("4411-204", "4411-304"), barred("4411-203", "4411-302")],
    },
    {
        "id": "learners-selecting-from-a-group",
        "table": "care",
        "text": "Learners selecting any unit from Group B must also achieve at least 7 credits from Group A.",
        "rules": [when(credits_rule(7, "A"), groups=["B"])],
    },
    {
        "id": "either-of-two-asks-for-a-third",
        "table": "care",
        "text": "If CA04 or CA05 is taken, CA08 must also be taken. CA09 must be taken where CA06 is taken.",
        "rules": [requires("CA04", "CA08"), requires("CA05", "CA08"), requires("CA06", "CA09")],
    },
]
