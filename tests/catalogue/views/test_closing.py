"""Closing soon: the page, its Atom feed, and the calendars of last dates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from icalendar import Calendar

from catalogue import acts
from catalogue.lifecycle import london_today
from catalogue.models import AwardingBodyPage, CatalogueEntry, QualificationPage, UnitPage
from tests.catalogue import making
from tests.catalogue.views.markup import assert_sound, parse

ATOM = "{http://www.w3.org/2005/Atom}"
TODAY = london_today()
BODY = acts.Record("the awarding body")
QUERIES = 5
"""The generation, what falls due in a new one, the site, how many there are and one page of them."""
CALENDARS = ["/last-dates.ics", "/awarding-bodies/eastern-awards/last-dates.ics", "own"]


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


def text_of(client: Client, **asked: str) -> str:
    page = parse(client.get("/closing-soon/", asked).content.decode())
    assert_sound(page)
    return page.one("main").text


def calendar(client: Client, url: str) -> list[Any]:
    response = client.get(url)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(response.content).walk("VEVENT"))


def own_url(page: QualificationPage) -> str:
    path = CatalogueEntry.objects.values_list("path", flat=True).get(subject=page.translation_key)
    return f"/qualifications/{path}/last-dates.ics"


@pytest.fixture
def four(body: AwardingBodyPage, units: list[UnitPage]) -> list[QualificationPage]:
    """Qualifications that close today, in forty days, closed yesterday, and one that says nothing."""
    pages = [
        making.make_qualification(body, units[:1], title=f"Award {name}")
        for name in ("Today", "Later", "Yesterday", "Silent")
    ]
    for page, days in zip(pages, (0, 40, -1), strict=False):
        acts.move_date(page, "last_registration", in_days(days), BODY)
    return pages


def test_the_soonest_stand_first_and_the_day_itself_counts(
    client: Client, four: list[QualificationPage]
) -> None:
    text = text_of(client)
    assert text.index("Award Today") < text.index("Award Later")
    assert "today is the last day" in text
    assert "40 days left" in text
    assert "Award Yesterday" not in text
    assert "Award Silent" not in text


def test_only_the_next_twelve_months_are_called_soon(client: Client, four: list[QualificationPage]) -> None:
    soon_ends = TODAY.replace(year=TODAY.year + 1, day=min(TODAY.day, 28))
    acts.move_date(four[3], "last_registration", soon_ends, BODY)
    acts.move_date(four[2], "last_registration", in_days(647), BODY)
    main = parse(client.get("/closing-soon/").content.decode()).one("main")
    assert [heading.text for heading in main.all("h2")] == ["Within the next 12 months", "Later"]
    text = main.text
    assert text.index("Award Later") < text.index("Award Silent") < text.index("647 days left")
    later = text[text.rindex("Later", 0, text.index("Award Yesterday")) :]
    assert "Award Yesterday" in later
    assert "Award Silent" not in later


def test_that_nothing_is_soon_is_said(client: Client, four: list[QualificationPage]) -> None:
    for page in four:
        acts.move_date(page, "last_registration", in_days(400), BODY)
    text = text_of(client)
    assert "Nothing has a last date to register within the next 12 months." in text
    assert "Within the next 12 months" not in text
    assert "400 days left" in text


def test_what_is_unpublished_or_no_longer_awarded_is_not_listed(
    client: Client, four: list[QualificationPage]
) -> None:
    four[1].unpublish()
    assert "Award Later" not in text_of(client)


def test_an_announcement_not_yet_public_is_not_told(client: Client, four: list[QualificationPage]) -> None:
    later = acts.Record("the awarding body", announce_on=in_days(3))
    acts.move_date(four[3], "last_registration", in_days(60), later)
    assert "Award Silent" not in text_of(client)
    assert all("Award Silent" not in event["summary"] for event in calendar(client, "/last-dates.ics"))


@pytest.mark.parametrize("page", ["0", "x", "99999", "-1"])
def test_a_page_that_does_not_exist_shows_one_that_does(
    client: Client, four: list[QualificationPage], page: str
) -> None:
    assert "Award Today" in text_of(client, page=page)


def test_a_page_lists_no_more_than_it_holds(
    client: Client, four: list[QualificationPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalogue.views.closing.PAGE_SIZE", 1)
    first, second = text_of(client), text_of(client, page="2")
    assert ("Award Today" in first, "Award Later" in first) == (True, False)
    assert ("Award Today" in second, "Award Later" in second) == (False, True)
    assert parse(client.get("/closing-soon/").content.decode()).one("main").text == first


@pytest.mark.parametrize("url", CALENDARS[:2])
def test_a_calendar_that_is_full_has_the_soonest_dates(
    client: Client, four: list[QualificationPage], monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    acts.move_date(four[3], "last_registration", in_days(-20), BODY)
    acts.move_date(four[3], "last_award", in_days(5), BODY)
    monkeypatch.setattr("catalogue.closing.MOST", 3)
    days = [event["dtstart"].dt for event in calendar(client, url)]
    assert days == [in_days(-20), in_days(-1), in_days(0)]


def test_nothing_closes(client: Client, db: None) -> None:
    assert "No qualification has a last date to register" in text_of(client)


def test_the_page_costs_the_same_however_much_closes(
    client: Client, four: list[QualificationPage], django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(QUERIES):
        text_of(client)


def test_the_feed_has_an_entry_for_each_date(client: Client, four: list[QualificationPage]) -> None:
    def entries() -> list[ElementTree.Element]:
        content = client.get("/closing-soon.atom").content
        return list(ElementTree.fromstring(content).iter(f"{ATOM}entry"))  # noqa: S314 -- made here

    before = entries()
    assert [entry.findtext(f"{ATOM}title", "").split(" (")[0] for entry in before] == [
        "Award Today",
        "Award Later",
    ]
    acts.move_date(four[1], "last_registration", in_days(50), BODY)
    names = [{entry.findtext(f"{ATOM}id") for entry in listed} for listed in (before, entries())]
    assert len(names[0] & names[1]) == 1  # a date that moved is a new entry


@pytest.mark.parametrize("url", CALENDARS)
def test_a_last_date_is_a_whole_day(client: Client, four: list[QualificationPage], url: str) -> None:
    acts.move_date(four[1], "last_award", in_days(400), BODY)
    events = [
        event
        for event in calendar(client, own_url(four[1]) if url == "own" else url)
        if "Award Later" in event["summary"]
    ]
    assert [event["dtstart"].dt for event in events] == [in_days(40), in_days(400)]
    assert [event["dtend"].dt for event in events] == [in_days(41), in_days(401)]
    assert events[0]["summary"].startswith("Last date to register: Award Later (")
    assert events[0]["url"].startswith("http://testserver/qualifications/")


def test_a_date_that_moves_keeps_its_name_in_a_calendar(
    client: Client, four: list[QualificationPage]
) -> None:
    url = own_url(four[1])
    before = calendar(client, url)
    acts.move_date(four[1], "last_registration", in_days(50), BODY)
    after = calendar(client, url)
    assert [event["uid"] for event in after] == [event["uid"] for event in before]
    assert after[0]["dtstart"].dt == in_days(50)


def test_long_past_dates_stand_in_a_qualifications_own_calendar_alone(
    client: Client, four: list[QualificationPage]
) -> None:
    acts.move_date(four[3], "last_registration", in_days(-400), BODY)
    assert len(calendar(client, own_url(four[3]))) == 1
    assert all("Award Silent" not in event["summary"] for event in calendar(client, "/last-dates.ics"))


def test_a_body_has_its_own_dates_alone(
    client: Client, four: list[QualificationPage], other_body: AwardingBodyPage
) -> None:
    assert len(calendar(client, "/awarding-bodies/eastern-awards/last-dates.ics")) == 3
    assert calendar(client, "/awarding-bodies/western-awards/last-dates.ics") == []


@pytest.mark.parametrize(
    "url", ["/awarding-bodies/nobody/last-dates.ics", "/qualifications/nothing/last-dates.ics"]
)
def test_a_calendar_of_nothing_is_not_found(client: Client, db: None, url: str) -> None:
    assert client.get(url).status_code == 404
