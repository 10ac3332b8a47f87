"""Days in London, typed dates, periods in months, and changes of a date."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
import time_machine

from catalogue import lifecycle
from catalogue.lifecycle import DayError, Direction, Fault
from tests.catalogue.lifecycle.dated import AWARD, CERTIFICATE


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        # The clocks go forward on 29 March 2026 at 01:00 UTC, back on 25 October 2026 at 01:00 UTC.
        (datetime(2026, 3, 28, 23, 59, 59, tzinfo=UTC), date(2026, 3, 28)),
        (datetime(2026, 3, 29, 0, 0, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 22, 59, 59, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 23, 0, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2026, 10, 24, 22, 59, 59, tzinfo=UTC), date(2026, 10, 24)),
        (datetime(2026, 10, 24, 23, 0, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 23, 0, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 23, 59, 59, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 26, 0, 0, tzinfo=UTC), date(2026, 10, 26)),
        (datetime(2026, 7, 1, 0, 30, tzinfo=timezone(timedelta(hours=14))), date(2026, 6, 30)),
        (datetime(2025, 10, 31, 23, 59, tzinfo=UTC), date(2025, 10, 31)),
        (datetime(2025, 11, 1, 0, 0, tzinfo=UTC), date(2025, 11, 1)),
    ],
)
def test_the_day_in_london(moment: datetime, day: date) -> None:
    assert lifecycle.london_day(moment) == day
    assert lifecycle.london_today(moment) == day


def test_a_moment_without_a_zone_has_no_day() -> None:
    with pytest.raises(ValueError, match="names no time zone"):
        lifecycle.london_day(datetime(2026, 1, 1))


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_today_does_not_follow_the_zone_of_the_process(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """At noon it is tomorrow in Kiritimati; at half past midnight it is still yesterday in Los Angeles."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        with time_machine.travel(datetime(2026, 6, 30, 12, 0, tzinfo=UTC), tick=False):
            assert lifecycle.london_today() == date(2026, 6, 30)
        with time_machine.travel(datetime(2026, 6, 30, 23, 30, tzinfo=UTC), tick=False):
            assert lifecycle.london_today() == date(2026, 7, 1)
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(
    "text",
    [
        "2026-08-31",
        "31/08/2026",
        "31.08.2026",
        "31-8-2026",
        "31 August 2026",
        " 31  aug 2026 ",
        "31st August, 2026",
    ],
)
def test_reading_a_date(text: str) -> None:
    assert lifecycle.read_day(text) == date(2026, 8, 31)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31/02/2025",
        "2025-13-01",
        "08/31/2026",
        "tomorrow",
        "2026",
        "31 Smarch 2026",
        "31/10/25",
        "٣١/٠٨/٢٠٢٦",
    ],
)
def test_a_date_that_is_no_date_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(DayError) as refusal:
        lifecycle.read_day(text)
    assert str(refusal.value) == f"“{text}” is not a date: write it like 2026-08-31 or 31 August 2026."


@pytest.mark.parametrize(
    ("registered", "months", "last_award", "day", "why"),
    [
        (
            "2026-09-01",
            36,
            "2031-08-31",
            "2029-09-01",
            "Your registration, 36 months from 1 September 2026, ends on 1 September 2029.",
        ),
        ("2026-09-01", 36, "2029-08-31", "2029-08-31", "The last award date is 31 August 2029."),
        ("2026-09-01", 36, "2029-09-01", "2029-09-01", "The last award date is 1 September 2029."),
        ("2026-09-01", None, "2029-08-31", "2029-08-31", "The last award date is 31 August 2029."),
        (
            "2028-02-29",
            36,
            None,
            "2031-02-28",
            "Your registration, 36 months from 29 February 2028, ends on 28 February 2031.",
        ),
        ("2026-09-01", None, None, None, "Neither a registration period nor a last award date is stated."),
        (
            "2026-09-01",
            36,
            "2020-01-01",
            "2020-01-01",
            "The last award date, 1 January 2020, was before you registered.",
        ),
    ],
)
def test_my_last_date(
    registered: str, months: int | None, last_award: str | None, day: str | None, why: str
) -> None:
    result = lifecycle.my_last_date(
        lifecycle.read_day(registered), months, lifecycle.read_day(last_award) if last_award else None
    )
    assert (result.day, result.why) == (lifecycle.read_day(day) if day else None, why)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2028-02-29", 48, "2032-02-29"),
        ("2026-12-31", 1, "2027-01-31"),
        ("2026-11-30", 1, "2026-12-30"),
        ("2026-01-15", 0, "2026-01-15"),
        ("9999-06-01", 12, "9999-12-31"),
    ],
)
def test_adding_months(day: str, months: int, later: str) -> None:
    assert lifecycle.add_months(lifecycle.read_day(day), months) == lifecycle.read_day(later)


def test_a_period_is_never_negative() -> None:
    with pytest.raises(ValueError, match="A period cannot last -1 months"):
        lifecycle.add_months(date(2026, 1, 1), -1)


def test_a_period_that_outlasts_the_last_award_date_is_warned_of() -> None:
    assert lifecycle.check_period(CERTIFICATE, 36) is None
    warned = lifecycle.check_period(CERTIFICATE, 37)
    assert warned == Fault(
        "last_award",
        "A learner registered on the last date to register, 31 August 2015, has 37 months, until "
        "30 September 2018: beyond the last award date, 31 August 2018.",
    )
    assert lifecycle.check_period(AWARD, 36) is None
    assert lifecycle.check_period(CERTIFICATE, None) is None


@pytest.mark.parametrize(
    ("field", "before", "after", "direction", "sentence"),
    [
        (
            "last_registration",
            "2015-08-31",
            "2016-08-31",
            Direction.EXTENDED,
            "Last date to register moved from 31 August 2015 to 31 August 2016 (extended)",
        ),
        (
            "last_award",
            "2018-08-31",
            "2018-08-30",
            Direction.BROUGHT_FORWARD,
            "Last award date moved from 31 August 2018 to 30 August 2018 (brought forward)",
        ),
        (
            "operational_start",
            "2026-09-01",
            "2026-10-01",
            Direction.PUT_BACK,
            "First date to register moved from 1 September 2026 to 1 October 2026 (put back)",
        ),
        ("last_claim", None, "2018-08-31", Direction.STATED, "Last claim date stated: 31 August 2018"),
        (
            "review",
            "2018-08-31",
            None,
            Direction.WITHDRAWN,
            "Review date no longer stated; it was 31 August 2018",
        ),
        ("review", None, None, Direction.UNCHANGED, "Review date unchanged: not stated"),
    ],
)
def test_a_change_of_a_date(
    field: str, before: str | None, after: str | None, direction: Direction, sentence: str
) -> None:
    days = [lifecycle.read_day(text) if text else None for text in (before, after)]
    assert lifecycle.direction(field, *days) is direction
    assert lifecycle.change_sentence(field, *days) == sentence


def test_only_dates_change() -> None:
    with pytest.raises(ValueError, match="“title” is not one of the dates"):
        lifecycle.direction("title", None, None)
