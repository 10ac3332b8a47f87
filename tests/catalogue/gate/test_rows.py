"""Fields and rows that a draft may leave empty, and a live page may not; and what the checks cost."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.fields import StreamField

from catalogue import gate
from catalogue.models import QualificationPage, UnitPage
from tests.catalogue import making


def row_findings(page: Any) -> list[gate.Check]:
    return [check for check in gate.checks_of(gate.draft_of(page)) if check.code in ("field", "row")]


def test_what_the_making_makes_is_whole(draft: QualificationPage, units: list[UnitPage]) -> None:
    assert row_findings(draft.get_latest_revision_as_object()) == []
    assert row_findings(units[0]) == []


def test_the_row_and_its_place_are_named(units: list[UnitPage]) -> None:
    unit = units[0].get_latest_revision_as_object()
    first, second = (unit.outcomes.model(number=str(n), text=text) for n, text in ((1, "Coach"), (2, "")))
    second.criteria.set([second.criteria.model(number="", text="Coach somebody")])
    unit.outcomes.set([first, second])
    assert [(check.field, check.sentence) for check in row_findings(unit)] == [
        ("outcomes", "Outcome row 2: the learner will: This field cannot be blank."),
        ("outcomes", "Criterion row 1: number: This field cannot be blank."),
    ]


def test_a_title_of_spaces_is_none(draft: QualificationPage) -> None:
    page = draft.get_latest_revision_as_object()
    page.title = ""
    assert [check.field for check in row_findings(page)] == ["title"]


@pytest.mark.parametrize("model", [QualificationPage, UnitPage])
def test_no_page_holds_blocks_that_only_a_form_would_check(model: Any) -> None:
    assert not [field for field in model._meta.get_fields() if isinstance(field, StreamField)]


def test_a_hundred_units_cost_no_more_queries_than_three(body: Any, units: list[UnitPage]) -> None:
    few = making.draft_qualification(body, units, slug="few")
    many = making.draft_qualification(
        body, [*units, *making.make_units(body, *(f"M-{n}" for n in range(9)))], slug="many"
    )
    costs = [_queries(page) for page in (few, many)]
    assert costs[0] == costs[1]
    assert costs[0] < 60


def test_unpublished_units_cost_no_more_either(body: Any, units: list[UnitPage]) -> None:
    drafts = [making.draft_unit(body, f"D-{n}") for n in range(6)]
    few = making.draft_qualification(body, [*units, *drafts[:1]], slug="few")
    many = making.draft_qualification(body, [*units, *drafts], slug="many")
    assert _queries(few) == _queries(many)


def _queries(page: QualificationPage) -> int:
    with CaptureQueriesContext(connection) as queries:
        gate.checks_of(gate.draft_of(page))
    return len(queries)
