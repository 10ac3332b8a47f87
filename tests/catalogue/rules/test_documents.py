"""The rules of five real specifications."""

from __future__ import annotations

from typing import Any

import pytest

from catalogue.rules import check, nearest, parse
from tests.catalogue.rules.documents import DOCUMENTS

LEADERSHIP = "ILM L4 Leadership "


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_can_be_met_and_is_by_all_its_units(name: str) -> None:
    document = parse(DOCUMENTS[name])
    assert check(document).possible
    assert nearest(document, list(document.units)).outcome in ("met", "subject")
    assert not nearest(document, []).satisfied


@pytest.mark.parametrize(
    ("name", "achieved", "outcome", "missing"),
    [
        ("ILM L5 Coaching Certificate", ["8580-500", "8580-501", "8580-503"], "subject", 0),
        ("ILM L5 Coaching Certificate", ["8580-500", "8580-502", "8580-503"], "unmet", 5),
        ("ILM L5 Coaching Diploma", ["8580-500", "8580-502", "8580-503"], "met", 0),
        ("ILM L5 Business Support", ["8148-506", "8148-508"], "unmet", 8),
        (LEADERSHIP + "Award", ["8605-409"], "unmet", 5),
        (LEADERSHIP + "Award", ["8605-405"], "met", 0),
        (LEADERSHIP + "Certificate", ["8605-426", "8605-417", "8605-521"], "met", 0),
        (LEADERSHIP + "Certificate", ["8605-426", "8605-520"], "met", 0),
        (LEADERSHIP + "Certificate", ["8605-426", "8605-501", "8605-504"], "unmet", 1),
        (LEADERSHIP + "Diploma", ["8605-521", "8605-524"], "unmet", 22),
    ],
)
def test_learners(name: str, achieved: list[str], outcome: str, missing: int) -> None:
    verdict = nearest(parse(DOCUMENTS[name]), achieved)
    assert (verdict.outcome, verdict.missing_credits) == (outcome, missing)


def test_a_whole_group_beyond_its_maximum_counts_up_to_it() -> None:
    data: dict[str, Any] = DOCUMENTS[LEADERSHIP + "Diploma"]
    first, second = (group["units"] for group in data["groups"])
    verdict = nearest(parse(data), [*second, *first[:5]])
    assert verdict.counted_credits == 36
    assert verdict.rules[1].counted == 18
    assert verdict.missing_credits == 2
    why = {line.why for line in verdict.uncounted}
    assert why == {("Group 2 is already at its maximum of 18 credits",)}
