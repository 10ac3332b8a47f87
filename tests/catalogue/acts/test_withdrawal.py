"""Withdrawing: both ends and what replaces it in one announcement, undone by another recorded act."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from catalogue import acts
from catalogue.lifecycle import Status, london_today, status_on
from catalogue.live_facts import facts_of
from catalogue.models import AwardingBodyPage, LifecycleChange, QualificationPage, ReplacementRecord, UnitPage
from catalogue.signals import live_facts_changed
from tests.catalogue import making

TODAY = london_today()
BODY = acts.Record("the awarding body")
LAST = TODAY + timedelta(days=60)


@pytest.fixture
def successor(body: AwardingBodyPage, units: list[UnitPage]) -> QualificationPage:
    """A qualification that takes the place of another."""
    return making.make_qualification(body, units, title="Award that follows")


def facts(page: QualificationPage, day: date = TODAY):
    return facts_of([page.translation_key], day)[page.translation_key]


@pytest.mark.parametrize(
    ("last", "award"),
    [(date(2026, 8, 31), date(2029, 8, 31)), (date(2024, 2, 29), date(2027, 2, 28))],
)
def test_three_years_are_proposed(last: date, award: date) -> None:
    assert acts.last_award_after(last) == award


def test_both_ends_and_the_replacement_are_one_announcement(
    qualification: QualificationPage, successor: QualificationPage
) -> None:
    plan = acts.Withdrawal(
        LAST,
        acts.last_award_after(LAST),
        outcome="replaced",
        successors=(acts.NamedSuccessor(page=successor),),
    )
    group = acts.withdraw(qualification, plan, BODY)
    changes = LifecycleChange.objects.filter(group=group)
    assert {change.field for change in changes} == {"last_registration", "last_award"}
    assert ReplacementRecord.objects.get(group=group).recorded_at == changes[0].recorded_at
    assert status_on(facts(qualification).dates, LAST + timedelta(days=1)).status is Status.CLOSED_TO_NEW


def test_an_end_that_stands_already_is_not_said_again(qualification: QualificationPage) -> None:
    award = acts.last_award_after(LAST)
    acts.move_date(qualification, "last_award", award, BODY)
    group = acts.withdraw(qualification, acts.Withdrawal(LAST, award), BODY)
    assert [change.field for change in LifecycleChange.objects.filter(group=group)] == ["last_registration"]
    again = acts.withdraw(qualification, acts.Withdrawal(LAST, award, outcome="not-replaced"), BODY)
    assert not LifecycleChange.objects.filter(group=again).exists()
    assert ReplacementRecord.objects.get(group=again).outcome == "not-replaced"


def test_a_refused_replacement_leaves_the_dates_alone(qualification: QualificationPage) -> None:
    plan = acts.Withdrawal(LAST, outcome="replaced", successors=(acts.NamedSuccessor(page=qualification),))
    with pytest.raises(ValidationError):
        acts.withdraw(qualification, plan, BODY)
    assert not LifecycleChange.objects.exists()


def test_it_is_undone_by_further_acts(qualification: QualificationPage, successor: QualificationPage) -> None:
    acts.move_date(qualification, "last_award", LAST + timedelta(days=10), BODY)
    plan = acts.Withdrawal(
        LAST,
        acts.last_award_after(LAST),
        outcome="replaced",
        successors=(acts.NamedSuccessor(page=successor),),
    )
    group = acts.withdraw(qualification, plan, BODY)
    acts.undo(qualification, group, acts.Record("a letter to centres"))
    found = facts(qualification)
    assert found.dates.last_registration is None
    assert found.dates.last_award.value == LAST + timedelta(days=10)
    assert found.dates.last_award.source == "a letter to centres"
    assert found.replacement is None
    assert len(found.changes) == 5


def test_undoing_states_the_earlier_replacement_again(
    qualification: QualificationPage, successor: QualificationPage
) -> None:
    acts.state_replacement(qualification, "not-decided", BODY)
    plan = acts.Withdrawal(LAST, outcome="replaced", successors=(acts.NamedSuccessor(page=successor),))
    group = acts.withdraw(qualification, plan, BODY)
    acts.undo(qualification, group, BODY)
    assert facts(qualification).replacement.outcome == "not-decided"


def test_what_was_moved_again_since_is_not_undone_over_its_head(qualification: QualificationPage) -> None:
    group = acts.withdraw(qualification, acts.Withdrawal(LAST), BODY)
    acts.move_date(qualification, "last_registration", LAST + timedelta(days=5), BODY)
    with pytest.raises(ValidationError, match="has been moved again since"):
        acts.undo(qualification, group, BODY)


def test_there_must_be_something_to_undo(
    qualification: QualificationPage, successor: QualificationPage
) -> None:
    group = acts.withdraw(successor, acts.Withdrawal(LAST), BODY)
    with pytest.raises(ValidationError, match="nothing of this announcement to undo"):
        acts.undo(qualification, group, BODY)


def test_listeners_are_told_once_it_is_committed(
    qualification: QualificationPage, django_capture_on_commit_callbacks
) -> None:
    told = []

    def listen(sender, subjects, **kwargs) -> None:
        told.append((sender, subjects))

    live_facts_changed.connect(listen)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            acts.move_date(qualification, "review", LAST, BODY)
    finally:
        live_facts_changed.disconnect(listen)
    assert told == [(LifecycleChange, frozenset({qualification.translation_key}))]
