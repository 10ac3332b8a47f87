"""Status and answers on every boundary day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue import lifecycle
from catalogue.lifecycle import DateFact, Dates, Fault, Status, Verdict
from tests.catalogue.lifecycle.dated import AIM, AWARD, CERTIFICATE, FULL, NOTHING, REVIEW_ONLY, fact


@pytest.mark.parametrize(
    ("dates", "day", "status", "closing"),
    [
        (AIM, "2025-10-30", Status.AVAILABLE, True),
        (AIM, "2025-10-31", Status.AVAILABLE, True),
        (AIM, "2025-11-01", Status.CLOSED_TO_NEW, False),
        (AIM, "2028-10-31", Status.CLOSED_TO_NEW, False),
        (AIM, "2028-11-01", Status.NO_LONGER_AWARDED, False),
        (CERTIFICATE, "2012-08-31", Status.NOT_YET, False),
        (CERTIFICATE, "2012-09-01", Status.AVAILABLE, True),
        (CERTIFICATE, "2015-08-31", Status.AVAILABLE, True),
        (CERTIFICATE, "2015-09-01", Status.CLOSED_TO_NEW, False),
        (CERTIFICATE, "2018-08-31", Status.CLOSED_TO_NEW, False),
        (CERTIFICATE, "2018-09-01", Status.NO_LONGER_AWARDED, False),
        (AWARD, "2012-08-31", Status.NOT_YET, False),
        (AWARD, "2012-09-01", Status.AVAILABLE, False),
        (AWARD, "2026-11-22", Status.AVAILABLE, False),
        (FULL, "2026-08-31", Status.NOT_YET, False),
        (FULL, "2026-09-01", Status.AVAILABLE, True),
        (FULL, "2028-08-31", Status.AVAILABLE, True),
        (FULL, "2028-09-01", Status.CLOSED_TO_NEW, False),
        (FULL, "2031-07-01", Status.CLOSED_TO_NEW, False),
        (FULL, "2031-08-31", Status.CLOSED_TO_NEW, False),
        (FULL, "2031-09-01", Status.NO_LONGER_AWARDED, False),
        (NOTHING, "2026-11-22", Status.NOT_STATED, False),
        (REVIEW_ONLY, "2026-11-22", Status.NOT_STATED, False),
        (Dates(last_award=fact("2030-01-01")), "2030-01-01", Status.NOT_STATED, False),
        (Dates(last_award=fact("2030-01-01")), "2030-01-02", Status.NO_LONGER_AWARDED, False),
        (Dates(last_claim=fact("2030-01-01")), "2030-01-02", Status.CLOSED_TO_NEW, False),
        (Dates(last_registration=fact("9999-12-31")), "9999-12-31", Status.AVAILABLE, True),
    ],
)
def test_status_on_every_boundary_day(dates: Dates, day: str, status: Status, closing: bool) -> None:
    result = lifecycle.status_on(dates, lifecycle.read_day(day))
    assert (result.status, result.closing) == (status, closing)


@pytest.mark.parametrize(
    ("dates", "day", "since", "until", "headline"),
    [
        (AIM, "2025-10-31", None, "2025-10-31", "Available to learners until 31 October 2025"),
        (
            AIM,
            "2025-11-01",
            "2025-11-01",
            "2028-10-31",
            "No longer available to new learners since 1 November 2025",
        ),
        (AIM, "2040-01-01", "2028-11-01", None, "No longer awarded since 1 November 2028"),
        (CERTIFICATE, "2026-11-22", "2018-09-01", None, "No longer awarded since 1 September 2018"),
        (AWARD, "2026-11-22", "2012-09-01", None, "Available to learners"),
        (
            FULL,
            "2026-08-31",
            None,
            "2026-08-31",
            "Not yet available to learners: registration opens on 1 September 2026",
        ),
        (FULL, "2027-01-01", "2026-09-01", "2028-08-31", "Available to learners until 31 August 2028"),
        (NOTHING, "2026-11-22", None, None, "Dates not stated"),
        (Dates(last_registration=fact("9999-12-31")), "2026-11-22", None, None, "Available to learners"),
    ],
)
def test_since_until_and_headline(
    dates: Dates, day: str, since: str | None, until: str | None, headline: str
) -> None:
    result = lifecycle.status_on(dates, lifecycle.read_day(day))
    shown = [text and lifecycle.read_day(text) for text in (since, until)]
    assert [result.since, result.until, result.headline()] == [*shown, headline]


def test_the_five_public_phrases() -> None:
    assert [status.phrase for status in Status] == [
        "Not yet available to learners",
        "Available to learners",
        "No longer available to new learners",
        "No longer awarded",
        "Dates not stated",
    ]


@pytest.mark.parametrize(
    ("dates", "day", "verdict", "why"),
    [
        (
            AIM,
            "2025-10-31",
            "yes",
            "Learners can be registered until 31 October 2025; the first date is not stated.",
        ),
        (AIM, "2025-11-01", "no", "The last date to register is 31 October 2025."),
        (AIM, "2028-11-01", "no", "The last date to register is 31 October 2025."),
        (AWARD, "2012-08-31", "no", "Learners can be registered from 1 September 2012."),
        (
            AWARD,
            "2012-09-01",
            "yes",
            "Learners can be registered from 1 September 2012; no last date to register is stated.",
        ),
        (FULL, "2028-08-31", "yes", "Learners can be registered from 1 September 2026 until 31 August 2028."),
        (NOTHING, "2026-11-22", "not-stated", "Neither a first nor a last date to register is stated."),
        (Dates(last_award=fact("2030-01-01")), "2030-01-02", "no", "The last award date is 1 January 2030."),
        (Dates(last_claim=fact("2030-01-01")), "2030-01-02", "no", "The last claim date is 1 January 2030."),
    ],
)
def test_can_a_learner_be_registered_on(dates: Dates, day: str, verdict: str, why: str) -> None:
    answer = lifecycle.can_register_on(dates, lifecycle.read_day(day))
    assert (answer.verdict, answer.why) == (verdict, why)
    assert bool(answer) == (verdict == "yes")


@pytest.mark.parametrize(
    ("dates", "day", "verdict", "why"),
    [
        (AIM, "2028-10-31", "yes", "Awards can be made until 31 October 2028."),
        (AIM, "2028-11-01", "no", "The last award date is 31 October 2028."),
        (AWARD, "2012-08-31", "no", "It starts on 1 September 2012."),
        (AWARD, "2012-09-01", "yes", "It is available to learners; no last award date is stated."),
        (
            Dates(last_registration=fact("2020-01-01")),
            "2020-01-02",
            "not-stated",
            "No last award date is stated.",
        ),
        (NOTHING, "2026-11-22", "not-stated", "No last award date is stated."),
        (
            Dates(last_award=fact("2030-01-01")),
            "2030-01-01",
            "yes",
            "Awards can be made until 1 January 2030.",
        ),
    ],
)
def test_can_an_award_be_made_on(dates: Dates, day: str, verdict: str, why: str) -> None:
    answer = lifecycle.can_award_on(dates, lifecycle.read_day(day))
    assert (answer.verdict, answer.why) == (verdict, why)


@pytest.mark.parametrize(
    ("dates", "faults"),
    [
        (AIM, []),
        (CERTIFICATE, []),
        (FULL, []),
        (NOTHING, []),
        (
            Dates(
                operational_start=fact("2026-01-01"),
                last_registration=fact("2026-01-01"),
                last_award=fact("2026-01-01"),
            ),
            [],
        ),
        (
            Dates(operational_start=fact("2026-01-02"), last_registration=fact("2026-01-01")),
            [
                (
                    "last_registration",
                    (
                        "Last date to register (1 January 2026) is before first date to register "
                        "(2 January 2026)."
                    ),
                )
            ],
        ),
        (
            Dates(last_registration=fact("2026-01-02"), last_award=fact("2026-01-01")),
            [
                (
                    "last_award",
                    "Last award date (1 January 2026) is before last date to register (2 January 2026).",
                )
            ],
        ),
        (
            Dates(
                operational_start=fact("2026-01-03"),
                last_registration=fact("2026-01-01"),
                last_award=fact("2026-01-02"),
            ),
            [
                (
                    "last_registration",
                    (
                        "Last date to register (1 January 2026) is before first date to register "
                        "(3 January 2026)."
                    ),
                ),
                (
                    "last_award",
                    "Last award date (2 January 2026) is before first date to register (3 January 2026).",
                ),
            ],
        ),
        (
            Dates(last_claim=fact("2026-01-02"), last_award=fact("2026-01-01")),
            [("last_award", "Last award date (1 January 2026) is before last claim date (2 January 2026).")],
        ),
        (Dates(last_award=fact("2026-01-01"), review=fact("2030-01-01")), []),
    ],
)
def test_dates_out_of_order(dates: Dates, faults: list[tuple[str, str]]) -> None:
    assert lifecycle.check_order(dates) == [Fault(*each) for each in faults]


DAYS = st.dates(date(2020, 1, 1), date(2020, 3, 1))
FACTS = st.none() | st.builds(DateFact, DAYS)
ANY_DATES = st.builds(
    Dates, operational_start=FACTS, last_registration=FACTS, last_claim=FACTS, last_award=FACTS, review=FACTS
)
SUCCESSORS = st.builds(lifecycle.Successor, st.just("A"), from_day=st.none() | DAYS)
REPLACEMENTS = st.none() | st.builds(
    lifecycle.Replacement,
    st.just(lifecycle.Outcome.REPLACED),
    st.lists(SUCCESSORS, min_size=1, max_size=2).map(tuple),
)
WHOLE = [date(2019, 12, 30) + timedelta(days=each) for each in range(66)]


@given(ANY_DATES)
def test_since_and_until_bound_the_days_of_one_status(dates: Dates) -> None:
    statuses = [lifecycle.status_on(dates, day) for day in WHOLE]
    for before, after in pairwise(statuses):
        if before.status is after.status:
            assert (before.since, before.until) == (after.since, after.until)
        else:
            assert before.until == before.day
            assert after.since == after.day


@given(ANY_DATES, st.sampled_from(WHOLE))
def test_answers_agree_with_the_status(dates: Dates, day: date) -> None:
    status = lifecycle.status_on(dates, day).status
    register = lifecycle.can_register_on(dates, day).verdict
    assert (register is Verdict.YES) == (status is Status.AVAILABLE)
    assert (register is Verdict.NOT_STATED) == (status is Status.NOT_STATED)
    assert (status is Status.NO_LONGER_AWARDED) <= (lifecycle.can_award_on(dates, day).verdict is Verdict.NO)


@given(ANY_DATES)
def test_what_is_in_order_never_goes_back(dates: Dates) -> None:
    if lifecycle.check_order(dates):
        return
    order = [Status.NOT_YET, Status.AVAILABLE, Status.CLOSED_TO_NEW, Status.NO_LONGER_AWARDED]
    passed = [lifecycle.status_on(dates, day).status for day in WHOLE]
    ranks = [order.index(status) for status in passed if status is not Status.NOT_STATED]
    assert ranks == sorted(ranks)
