"""Dates move only by a recorded act: in order, never crossing, and unseen until announced."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from catalogue import acts
from catalogue.lifecycle import london_today
from catalogue.live_facts import facts_of
from catalogue.models import LifecycleChange, QualificationPage, WrittenOnce

TODAY = london_today()
BODY = acts.Record("the awarding body")


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


def facts(page: Any, day: date = TODAY) -> Any:
    return facts_of([page.translation_key], day)[page.translation_key]


def messages(error: pytest.ExceptionInfo[ValidationError]) -> dict[str, list[str]]:
    return error.value.message_dict


def test_a_change_says_from_where_to_where_and_which_way(qualification: QualificationPage) -> None:
    acts.move_date(qualification, "last_registration", days(100), BODY)
    acts.move_date(qualification, "last_registration", days(200), BODY)
    acts.move_date(qualification, "last_registration", days(150), BODY)
    moved = [(change.old, change.new, change.direction) for change in facts(qualification).changes]
    assert moved == [
        (None, days(100), "stated"),
        (days(100), days(200), "extended"),
        (days(200), days(150), "brought-forward"),
    ]
    assert acts.current_date(qualification, "last_registration") == days(150)


@pytest.mark.parametrize(
    ("first", "then", "field"),
    [
        ({"last_award": 10}, {"last_registration": 11}, "last_registration"),
        ({"last_registration": 10}, {"last_award": 9}, "last_award"),
        ({"operational_start": 10}, {"last_registration": 9}, "last_registration"),
        ({}, {"last_registration": 10, "last_award": 9}, "last_award"),
        ({"last_registration": 10, "last_award": 20}, {"last_claim": 21}, "last_claim"),
    ],
)
def test_ends_out_of_order_are_refused_at_their_field(
    qualification: QualificationPage, first: dict[str, int], then: dict[str, int], field: str
) -> None:
    if first:
        acts.move_dates(qualification, {name: days(number) for name, number in first.items()}, BODY)
    written = LifecycleChange.objects.count()
    with pytest.raises(ValidationError) as error:
        acts.move_dates(qualification, {name: days(number) for name, number in then.items()}, BODY)
    assert list(messages(error)) == [field]
    assert "is before" in messages(error)[field][0]
    assert LifecycleChange.objects.count() == written


def test_the_same_day_is_in_order(qualification: QualificationPage) -> None:
    acts.move_dates(qualification, {"last_registration": days(5), "last_award": days(5)}, BODY)
    assert acts.current_date(qualification, "last_award") == days(5)


@pytest.mark.parametrize(("registration", "award"), [(400, 500), (10, 20)])
def test_several_dates_are_written_so_that_each_step_is_in_order(
    qualification: QualificationPage, registration: int, award: int
) -> None:
    acts.move_dates(qualification, {"last_registration": days(100), "last_award": days(200)}, BODY)
    acts.move_dates(qualification, {"last_registration": days(registration), "last_award": days(award)}, BODY)
    stated: dict[str, date] = {}
    for change in LifecycleChange.objects.filter(subject=qualification.translation_key).order_by("id"):
        stated[change.field] = change.to_date  # type: ignore[assignment]
        if len(stated) == 2:
            assert stated["last_registration"] <= stated["last_award"]


def test_an_act_that_is_prepared_is_seen_nowhere_before_its_day(qualification: QualificationPage) -> None:
    acts.move_date(qualification, "last_award", days(900), BODY)
    prepared = acts.Record("the awarding body", announce_on=days(10), public_note="Told to centres first.")
    acts.move_date(qualification, "last_award", days(1000), prepared)
    before, after = facts(qualification, days(9)), facts(qualification, days(10))
    assert before.dates.last_award.value == days(900)
    assert len(before.changes) == 1
    assert before.next_announcement == days(10)
    assert after.dates.last_award.value == days(1000)
    assert after.changes[-1].old == days(900)
    assert after.changes[-1].recorded_on == days(10)


def test_nothing_is_announced_before_what_is_prepared(qualification: QualificationPage) -> None:
    prepared = acts.Record("the awarding body", announce_on=days(10))
    acts.move_date(qualification, "last_award", days(1000), prepared)
    with pytest.raises(ValidationError) as error:
        acts.move_date(qualification, "last_award", days(800), BODY)
    assert "Call it off first" in messages(error)["announce_on"][0]
    # Another date is free to move.
    acts.move_date(qualification, "review", days(30), BODY)


def test_what_is_called_off_never_becomes_public(qualification: QualificationPage) -> None:
    prepared = acts.Record("the awarding body", announce_on=days(10))
    change = acts.move_date(qualification, "last_award", days(1000), prepared)
    acts.call_off(change.group, "The board decided otherwise.")
    assert facts(qualification, days(20)).dates.last_award is None
    assert facts(qualification).next_announcement is None
    acts.move_date(qualification, "last_award", days(800), BODY)
    with pytest.raises(ValidationError, match="called off already"):
        acts.call_off(change.group)


def test_what_is_announced_cannot_be_called_off(qualification: QualificationPage) -> None:
    change = acts.move_date(qualification, "last_award", days(1000), BODY)
    with pytest.raises(ValidationError, match="announced already"):
        acts.call_off(change.group)


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (acts.Record("  "), "source"),
        (acts.Record("x" * 256), "source"),
        (acts.Record("a letter", as_at=days(1)), "as_at"),
        (acts.Record("a letter", announce_on=days(-1)), "announce_on"),
        (acts.Record("a letter", regulator_notified_on=days(1)), "regulator_notified_on"),
    ],
)
def test_a_record_that_cannot_be_so_is_refused_at_its_field(
    qualification: QualificationPage, record: acts.Record, field: str
) -> None:
    with pytest.raises(ValidationError) as error:
        acts.move_date(qualification, "last_award", days(5), record)
    assert list(messages(error)) == [field]
    assert not LifecycleChange.objects.exists()


def test_a_date_that_is_not_kept_is_refused(qualification: QualificationPage) -> None:
    with pytest.raises(ValidationError, match="is not one of the dates kept here"):
        acts.move_date(qualification, "birthday", days(5), BODY)


def test_the_regulator_may_be_told_before_the_announcement(qualification: QualificationPage) -> None:
    record = acts.Record("the awarding body", announce_on=days(30), regulator_notified_on=TODAY)
    assert acts.move_date(qualification, "last_award", days(50), record).regulator_notified_on == TODAY


def test_one_version_may_close_before_the_others(qualification: QualificationPage) -> None:
    acts.move_date(qualification, "last_registration", days(50), BODY, version=1)
    found = facts(qualification)
    assert found.version_ends == {1: days(50)}
    assert found.dates.last_registration is None


@pytest.mark.parametrize(
    ("field", "day", "version", "at"),
    [
        ("last_registration", 50, 7, "version"),
        ("last_award", 50, 1, "last_award"),
        ("last_registration", -50, 1, "last_registration"),
    ],
)
def test_the_date_of_a_version_is_checked(
    qualification: QualificationPage, field: str, day: int, version: int, at: str
) -> None:
    with pytest.raises(ValidationError) as error:
        acts.move_date(qualification, field, days(day), BODY, version=version)
    assert list(messages(error)) == [at]


def test_a_recorded_act_neither_changes_nor_goes(qualification: QualificationPage) -> None:
    change = acts.move_date(qualification, "last_award", days(5), BODY)
    with pytest.raises(WrittenOnce):
        change.save()
    with pytest.raises(WrittenOnce):
        change.delete()
