"""The first screen in words, on every boundary day, with whose word it is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue import lifecycle
from catalogue.lifecycle import DateFact, Dates
from catalogue.wording import Wording, english_day
from tests.catalogue.lifecycle.dated import (
    AIM,
    AWARD,
    CERTIFICATE,
    FULL,
    LISTED,
    NOTHING,
    REVIEW_ONLY,
    fact,
    said,
)


@pytest.mark.parametrize(
    ("dates", "day", "first_screen"),
    [
        (
            AIM,
            "2025-10-30",
            ["You can start until 31 October 2025.", "Your award must be made by 31 October 2028."],
        ),
        (
            AIM,
            "2025-10-31",
            [
                "Today, 31 October 2025, is the last day you can start.",
                "Your award must be made by 31 October 2028.",
            ],
        ),
        (
            AIM,
            "2025-11-01",
            [
                "You can no longer start: the last date to register was 31 October 2025.",
                "If you are registered, your award must be made by 31 October 2028.",
            ],
        ),
        (
            AIM,
            "2028-10-31",
            [
                "You can no longer start: the last date to register was 31 October 2025.",
                "Today, 31 October 2028, is the last day an award can be made.",
            ],
        ),
        (
            AIM,
            "2028-11-01",
            [
                "You can no longer start: the last date to register was 31 October 2025.",
                "It is no longer awarded: the last award date was 31 October 2028.",
            ],
        ),
        (
            FULL,
            "2026-08-31",
            [
                "You cannot start yet: you can start from 1 September 2026.",
                "Your award must be made by 31 August 2031.",
                "Centres must claim it by 30 June 2031.",
            ],
        ),
        (
            FULL,
            "2031-06-30",
            [
                "You can no longer start: the last date to register was 31 August 2028.",
                "If you are registered, your award must be made by 31 August 2031.",
                "Centres must claim it by 30 June 2031.",
            ],
        ),
        (
            FULL,
            "2031-07-01",
            [
                "You can no longer start: the last date to register was 31 August 2028.",
                "If you are registered, your award must be made by 31 August 2031.",
                "Centres could claim it until 30 June 2031.",
            ],
        ),
        (
            NOTHING,
            "2026-11-22",
            [
                "Whether you can start now is not stated: no dates to register are known here.",
                "Until when it is awarded is not stated.",
            ],
        ),
        (
            REVIEW_ONLY,
            "2010-01-01",
            [
                "Whether you can start now is not stated: no dates to register are known here.",
                "Until when it is awarded is not stated.",
                "It is due for review by 1 January 2010.",
            ],
        ),
        (
            REVIEW_ONLY,
            "2010-01-02",
            [
                "Whether you can start now is not stated: no dates to register are known here.",
                "Until when it is awarded is not stated.",
                "Its review was due by 1 January 2010.",
            ],
        ),
        (
            Dates(last_registration=fact("2020-01-01")),
            "2020-01-02",
            [
                "You can no longer start: the last date to register was 1 January 2020.",
                "If you are registered: until when awards are made is not stated. Ask your centre.",
            ],
        ),
        (
            Dates(last_award=fact("2020-01-01")),
            "2020-01-02",
            ["You can no longer start.", "It is no longer awarded: the last award date was 1 January 2020."],
        ),
    ],
)
def test_the_first_screen(dates: Dates, day: str, first_screen: list[str]) -> None:
    assert said(dates, day) == first_screen


def test_every_date_is_said_with_its_source_and_when() -> None:
    assert said(AWARD, "2026-11-22") == [
        (
            "You can start now (since 1 September 2012); no last date to start is stated "
            "(according to version 191214, December 2014)."
        ),
        "Until when it is awarded is not stated.",
    ]
    assert lifecycle.source_phrase("", date(2014, 12, 19)) == "as at December 2014"
    assert lifecycle.source_phrase("the register", None) == "according to the register"
    assert lifecycle.source_phrase("", None) == ""


def test_the_certificate_says_both_what_its_document_said_and_what_a_later_list_shows() -> None:
    today = date(2026, 11, 22)
    status = lifecycle.status_on(CERTIFICATE, today)
    assert status.headline() == "No longer awarded since 1 September 2018"
    assert said(CERTIFICATE, "2026-11-22", listings=[LISTED]) == [
        (
            "You can no longer start: the last date to register was 31 August 2015 "
            "(according to version 191214, December 2014)."
        ),
        (
            "It is no longer awarded: the last award date was 31 August 2018 "
            "(according to version 191214, December 2014)."
        ),
        (
            "On 18 February 2025 it was listed under City and Guilds of London Institute as “City & Guilds "
            "Level 4 Certificate in Leadership and Management”; its dates there are not known here "
            "(according to the list of regulated qualifications)."
        ),
        (
            "That is later than the stated last award date, 31 August 2018. The dates may have changed since "
            "they were stated: whether one can start it, or be awarded it, on 22 November 2026 is not known "
            "here. Ask City and Guilds of London Institute."
        ),
    ]
    assert lifecycle.contradictions(CERTIFICATE, [LISTED], today) == (LISTED,)


def test_a_list_that_agrees_with_the_dates_is_no_contradiction() -> None:
    today = date(2026, 11, 22)
    assert lifecycle.contradictions(AWARD, [LISTED], today) == ()
    assert said(AWARD, "2026-11-22", "listing", "doubt", listings=[LISTED]) == [
        (
            "On 18 February 2025 it was listed under City and Guilds of London Institute as “City & Guilds "
            "Level 4 Certificate in Leadership and Management”; its dates there are not known here "
            "(according to the list of regulated qualifications)."
        )
    ]


def test_a_list_of_the_day_after_the_last_award_contradicts_and_one_of_the_last_day_does_not() -> None:
    on_the_last_day = lifecycle.Listing(date(2018, 8, 31), "a list", "City & Guilds")
    the_day_after = lifecycle.Listing(date(2018, 9, 1), "a list", "City & Guilds")
    both = [on_the_last_day, the_day_after]
    assert lifecycle.contradictions(CERTIFICATE, both, date(2018, 9, 1)) == (the_day_after,)
    assert lifecycle.contradictions(CERTIFICATE, both, date(2018, 8, 31)) == ()
    assert said(CERTIFICATE, "2018-08-31", "listing", listings=both) == [
        (
            "On 31 August 2018 it was listed under City & Guilds; its dates there are not known here "
            "(according to a list)."
        )
    ]


def test_dates_stated_after_the_list_are_not_contradicted_by_it() -> None:
    recorded = Dates(last_award=fact("31/08/2018", "the awarding body", "01/03/2025"))
    assert lifecycle.contradictions(recorded, [LISTED], date(2026, 11, 22)) == ()


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


@given(ANY_DATES, REPLACEMENTS, st.sampled_from(WHOLE))
def test_nothing_turns_before_the_next_change(
    dates: Dates, replacement: lifecycle.Replacement | None, day: date
) -> None:
    change = lifecycle.next_change(dates, day, replacement=replacement)

    def page(on: date) -> object:
        status = lifecycle.status_on(dates, on)
        return status.headline(), status.closing, lifecycle.sentences(dates, on, replacement=replacement)

    for later in WHOLE:
        if later > day and (change is None or later < change):
            assert page(later) == page(day)


@pytest.mark.parametrize(
    ("day", "change"),
    [
        ("2025-10-30", "2025-10-31"),
        ("2025-10-31", "2025-11-01"),
        ("2025-11-01", "2028-10-31"),
        ("2028-10-31", "2028-11-01"),
        ("2028-11-01", None),
    ],
)
def test_the_next_change_of_a_page(day: str, change: str | None) -> None:
    found = lifecycle.next_change(AIM, lifecycle.read_day(day))
    assert found == (lifecycle.read_day(change) if change else None)


def test_another_language_and_another_date_style() -> None:
    welsh = Wording(
        translate=lambda template: template.replace("You can start until", "Gallwch ddechrau tan"),
        day=lambda day: day.isoformat(),
    )
    found = lifecycle.sentences(AIM, date(2025, 1, 1), wording=welsh)
    assert found[0].text == "Gallwch ddechrau tan 2025-10-31."


def test_dates_are_printed_in_english_whatever_the_locale() -> None:
    assert english_day(date(2026, 8, 31)) == "31 August 2026"
