"""The first screen's answers: lifecycle's own sentences under the questions people come with."""

from __future__ import annotations

from datetime import date

import pytest

from catalogue.facts import DateChange, LiveFacts, Owner, Replacement, Successor
from catalogue.lifecycle import DateFact, Dates, Listing, Outcome, sentences
from catalogue.presenters.availability import availability, record

SOURCE = "version 191214"
DATES = Dates(
    operational_start=DateFact(date(2012, 9, 1), SOURCE),
    last_registration=DateFact(date(2015, 8, 31), SOURCE, date(2014, 12, 1)),
    last_award=DateFact(date(2018, 8, 31), SOURCE, date(2014, 12, 1)),
    review=DateFact(date(2014, 12, 31), SOURCE),
)
LISTING = Listing(date(2025, 2, 18), "the register’s list", "City and Guilds", "Another title")


@pytest.mark.parametrize(
    ("day", "tone", "open_to_new"),
    [
        (date(2012, 8, 31), "upcoming", False),
        (date(2015, 8, 31), "available", True),
        (date(2015, 9, 1), "closed", False),
        (date(2018, 8, 31), "closed", False),
        (date(2018, 9, 1), "ended", False),
    ],
)
def test_one_tone_for_each_status(day: date, tone: str, open_to_new: bool) -> None:
    status = availability(LiveFacts(DATES), day).status
    assert (status.tone, status.open_to_new) == (tone, open_to_new)


def test_every_sentence_is_lifecycles_own() -> None:
    day = date(2018, 9, 1)
    view = availability(LiveFacts(DATES, listings=(LISTING,)), date(2026, 11, 22))
    said = {item.text for answer in view.answers for item in answer.said}
    theirs = {
        one.text for one in sentences(DATES, date(2026, 11, 22), listings=(LISTING,)) if one.topic != "review"
    }
    assert said == theirs
    assert [answer.question for answer in availability(LiveFacts(DATES), day).answers] == [
        "Can I start now?",
        "Until when is it awarded?",
    ]
    assert view.answers[-1].question == "What do later lists say?"


def test_a_source_in_common_is_printed_once_and_with_its_date() -> None:
    dates = Dates(last_claim=DATES.last_award, last_award=DATES.last_award)
    award = availability(LiveFacts(dates), date(2018, 1, 1)).answers[1]
    assert [item.source for item in award.said] == ["", "According to version 191214, December 2014"]


def test_what_replaces_it_leads_there() -> None:
    replacement = Replacement(
        Outcome.REPLACED, (Successor("New", "/qualifications/new/", "610/0000/0", advice="Ask."),), "the body"
    )
    answer = availability(LiveFacts(DATES, replacement=replacement), date(2026, 1, 1)).answers[-1]
    assert answer.question == "What replaces it?"
    assert [item.text for item in answer.said] == ["It is replaced by New (610/0000/0).", "Ask."]
    assert [(link.title, link.url) for link in answer.links] == [("New", "/qualifications/new/")]


def test_nothing_is_said_of_replacement_where_nothing_is_stated() -> None:
    questions = [answer.question for answer in availability(LiveFacts(DATES), date(2026, 1, 1)).answers]
    assert "What replaces it?" not in questions


def test_the_record_has_every_date_its_source_and_its_history() -> None:
    change = DateChange(
        "last_registration",
        date(2014, 8, 31),
        date(2015, 8, 31),
        "extended",
        "a letter",
        None,
        "Told to centres.",
    )
    view = record(
        LiveFacts(DATES, (change,), owners=(Owner("ILM", date(2012, 9, 1), "the document"),)),
        date(2026, 1, 1),
    )
    assert [row.label for row in view.dates] == [
        "First date to register",
        "Last date to register",
        "Last award date",
        "Review date",
    ]
    assert view.dates[1].day == "31 August 2015"
    assert view.dates[1].term == "regulators say: operational end date"
    assert [item.text for item in view.dates[1].changes] == [
        "Last date to register moved from 31 August 2014 to 31 August 2015 (extended)",
        "Told to centres.",
    ]
    assert (view.owners[0].name, view.owners[0].since) == ("ILM", "1 September 2012")


def test_a_list_of_a_later_day_is_not_known_yet() -> None:
    assert record(LiveFacts(DATES, listings=(LISTING,)), date(2025, 2, 17)).listings == ()
