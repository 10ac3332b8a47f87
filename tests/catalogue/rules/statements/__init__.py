"""Statements of rules of combination in the manner of many awarding bodies, with what each must be read as.

All wording is made for these tests. `cases()` gives every statement in the notation of the reading corpus.
"""

from __future__ import annotations

from typing import Any

from tests.catalogue.rules.statements import (
    cautions,
    levels,
    pathways,
    quantities,
    relations,
    several,
    structures,
    voices,
    wordings,
)
from tests.catalogue.rules.statements.tables import TABLES

_SUBJECTS = (quantities, wordings, levels, structures, relations, pathways, several, cautions, voices)


def cases() -> list[dict[str, Any]]:
    """Every case with its unit table and groups filled in."""
    found: list[dict[str, Any]] = []
    for subject in _SUBJECTS:
        for case in subject.CASES:
            table = TABLES[case["table"]]
            found.append({**case, "units": table["units"], "groups": table["groups"]})
    return found
