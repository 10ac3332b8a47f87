"""What a withdrawal touches: rules with and without the unit, routes, siblings, coming versions,
predecessors.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from catalogue import acts
from catalogue.effects import Effect, effects_of
from catalogue.lifecycle import london_today
from catalogue.models import AwardingBodyPage, QualificationPage, RouteRow, UnitPage
from tests.catalogue import making

TODAY = london_today()
LAST = TODAY + timedelta(days=60)
BODY = acts.Record("the awarding body")
PLAN = acts.Withdrawal(LAST, acts.last_award_after(LAST))


def optional_rule(credits: int) -> dict[str, Any]:
    return {"measure": "credits", "rules": [{"kind": "credits", "min": credits}]}


def of(page: Any, what: str, plan: acts.Withdrawal = PLAN) -> list[Effect]:
    return [effect for effect in effects_of(page, plan, TODAY) if effect.what == what]


def test_a_rule_that_needs_the_unit_is_serious(
    qualification: QualificationPage, units: list[UnitPage]
) -> None:
    (effect,) = of(units[0], "rule")
    assert effect.serious
    assert effect.title == qualification.title
    assert "Its rule needs this unit" in effect.sentence
    assert effect.by == LAST
    assert effect.action


def test_a_rule_that_can_do_without_it_says_so(body: AwardingBodyPage, units: list[UnitPage]) -> None:
    making.make_qualification(body, units, rule=optional_rule(10))
    (effect,) = of(units[0], "rule")
    assert not effect.serious
    assert effect.sentence == "Its rule can still be met without this unit."


def test_until_when_it_can_be_met_is_worked_out_from_the_other_units(
    body: AwardingBodyPage, units: list[UnitPage]
) -> None:
    making.make_qualification(body, units, rule=optional_rule(10))
    later = LAST + timedelta(days=30)
    acts.move_date(units[1], "last_registration", later, BODY)
    (effect,) = of(units[0], "rule")
    assert "until" in effect.sentence
    assert effect.by == later


def test_a_qualification_that_closes_before_needs_nothing_for_new_learners(
    qualification: QualificationPage, units: list[UnitPage]
) -> None:
    acts.move_date(qualification, "last_registration", LAST, BODY)
    (effect,) = of(units[0], "rule")
    assert not effect.serious
    assert "takes no new learners" in effect.sentence
    assert effect.by == PLAN.last_award


def test_a_rule_that_is_not_recorded_is_not_guessed_at(body: AwardingBodyPage, units: list[UnitPage]) -> None:
    making.make_qualification(body, units, rule=None)
    (effect,) = of(units[0], "rule")
    assert effect.serious
    assert "not known" in effect.sentence


def test_a_coming_version_that_drops_the_unit_is_not_touched(
    qualification: QualificationPage, body: AwardingBodyPage, units: list[UnitPage]
) -> None:
    draft = qualification.get_latest_revision_as_object()
    draft.groups.set([making.group("M", "Mandatory units", units[1:], role="mandatory")])
    for name, value in making.exactly(credits=10, glh=40, tqt=100).items():
        setattr(draft, name, value)
    draft.effective_from = TODAY + timedelta(days=30)
    for name, value in making.VERSION.items():
        setattr(draft, name, value)
    draft.save_revision().publish()
    assert len(of(units[0], "rule")) == 1
    assert sorted("Coming version" in effect.sentence for effect in of(units[1], "rule")) == [False, True]


def test_another_bodys_draft_is_not_seen(
    other_body: AwardingBodyPage, units: list[UnitPage], draft: QualificationPage
) -> None:
    assert of(units[0], "rule") == []


def test_routes_that_lead_here_are_named(
    qualification: QualificationPage, body: AwardingBodyPage, units: list[UnitPage]
) -> None:
    page = making.draft_qualification(body, units, title="The one before")
    draft = page.get_latest_revision_as_object()
    draft.routes.set(
        [RouteRow(kind="next-level", words="Go on to the award.", target_page=qualification, sort_order=0)]
    )
    draft.save_revision().publish()
    (effect,) = of(qualification, "route")
    assert effect.title == "The one before"
    assert "Go on to the award." in effect.sentence


def test_a_version_that_comes_too_late_is_serious(qualification: QualificationPage) -> None:
    making.revise(qualification, title="Later", effective_from=LAST + timedelta(days=1))
    (effect,) = of(qualification, "version")
    assert effect.serious
    assert "when nobody can start any more" in effect.sentence


def test_what_it_replaced_is_named(
    qualification: QualificationPage, body: AwardingBodyPage, units: list[UnitPage]
) -> None:
    old = making.make_qualification(body, units, title="The old one")
    acts.state_replacement(old, "replaced", BODY, [acts.NamedSuccessor(page=qualification)])
    (effect,) = of(qualification, "replaced")
    assert effect.title == "The old one"


@pytest.mark.parametrize("number", [1, 12])
def test_the_queries_do_not_grow_with_the_qualifications(
    body: AwardingBodyPage, units: list[UnitPage], number: int, django_assert_max_num_queries
) -> None:
    for index in range(number):
        making.make_qualification(body, units, title=f"Award {index}")
    with django_assert_max_num_queries(12):
        assert len(of(units[0], "rule")) == number
