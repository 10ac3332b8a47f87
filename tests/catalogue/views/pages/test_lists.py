"""The lists of qualifications and units: search, filters, order, pages, and what an address may hold."""

from __future__ import annotations

import codecs
import csv
import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import quote

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue import acts, generations, indexing
from catalogue.models import AwardingBodyPage, CatalogueEntry, QualificationPage, UnitPage
from catalogue.search import engine
from tests.catalogue import making
from tests.catalogue.views.markup import Element, assert_sound, parse

TODAY = date(2026, 11, 22)
SAID = acts.Record("a letter of the body")


@pytest.fixture(autouse=True)
def _on_one_day() -> Iterator[None]:
    engine.forget()
    with time_machine.travel("2026-11-22T12:00:00+00:00", tick=False):
        yield


def get(client: Client, address: str) -> Element:
    response = client.get(address)
    assert response.status_code == 200, address
    page = parse(response.content.decode())
    assert_sound(page)
    return page


def titles(page: Element) -> list[str]:
    return [card.one("a").text for card in page.all("li", class_="card")]


def facet(page: Element, name: str) -> dict[str, str]:
    """The labels of a facet and their counts."""
    options = page.one("details", id=f"facet-{name}").all("label", class_="option")
    return {option.all("span")[0].text: option.all("span")[1].text for option in options}


@pytest.fixture
def three(body: AwardingBodyPage, units: list[UnitPage], qualification: QualificationPage) -> list[str]:
    """Two more qualifications beside "Level 3 Award in Testing": of level 4, and one that is closed."""
    higher = {"level_min": "4", "level_max": "4", "qualification_type": "Occupational Qualification"}
    making.make_qualification(body, units[:1], title="Level 4 Diploma in Bread", **_known(higher))
    closed = making.make_qualification(body, units[:1], title="Level 3 Award in Cakes")
    acts.move_date(closed, "last_registration", TODAY - timedelta(days=1), SAID)
    return ["Level 4 Diploma in Bread", "Level 3 Award in Testing", "Level 3 Award in Cakes"]


def _known(columns: dict[str, str]) -> dict[str, str]:
    names = {field.name for field in QualificationPage._meta.get_fields()}
    return {name: value for name, value in columns.items() if name in names}


def test_what_is_closed_is_counted_and_a_link_away(client: Client, three: list[str]) -> None:
    page = get(client, "/qualifications/")
    assert titles(page) == three[:2]
    line = page.one("div", class_="results-line")
    assert "1 that is closed to new learners is not shown." in line.text
    link = line.one("a")
    assert link.text == "Show it too"
    whole = get(client, f"/qualifications/{link.attributes['href']}")
    assert titles(whole) == three
    assert "Those closed to new learners come last" in whole.one("div", class_="results-line").text
    assert titles(get(client, "/qualifications/?status=closed-to-new")) == three[2:]


def test_the_last_day_to_register_is_a_day_to_register(client: Client, three: list[str]) -> None:
    with time_machine.travel("2026-11-21T23:30:00+00:00", tick=False):
        assert three[2] in titles(get(client, "/qualifications/"))
    with time_machine.travel("2026-11-22T00:30:00+00:00", tick=False):
        assert three[2] not in titles(get(client, "/qualifications/"))


def test_filters_count_and_combine(client: Client, three: list[str]) -> None:
    page = get(client, "/qualifications/")
    assert facet(page, "level") == {"Level 3": "1", "Level 4": "1"}
    assert facet(page, "size") == {"Award": "1", "Diploma": "1"}
    page = get(client, "/qualifications/?level=4")
    assert titles(page) == three[:1]
    assert facet(page, "level") == {"Level 3": "1", "Level 4": "1"}
    assert page.one("div", class_="results-list").one("ul", class_="chips").text == "Remove Level 4"
    assert page.one("a", class_="chip").attributes["href"] == "."
    assert titles(get(client, "/qualifications/?level=4&level=3&size=award")) == three[1:2]
    page = get(client, "/qualifications/?level=4&size=award")
    assert titles(page) == []
    help_ = page.one("div", class_="prose nothing-found")
    assert "without the filter “Level” : 1 qualification" in help_.text
    assert help_.all("a")[0].attributes["href"] == "?size=award"


def test_the_state_is_in_the_form(client: Client, three: list[str]) -> None:
    page = get(client, "/qualifications/?q=award&level=3&closed=1&sort=level")
    ticked = [one for one in page.all("input", type="checkbox") if "checked" in one.attributes]
    assert [(one.attributes["name"], one.attributes["value"]) for one in ticked] == [
        ("closed", "1"),
        ("level", "3"),
    ]
    assert all(one.attributes["form"] == "find" for one in page.all("input", type="checkbox"))
    assert page.one("option", value="level").attributes.get("selected") == ""
    assert page.one("input", id="q").attributes["value"] == "award"


def test_orders(client: Client, three: list[str]) -> None:
    assert titles(get(client, "/qualifications/?sort=level")) == [three[1], three[0]]
    assert titles(get(client, "/qualifications/?sort=level-down")) == three[:2]
    assert titles(get(client, "/qualifications/?sort=credits-down")) == [three[1], three[0]]
    # Its body is called Eastern Awards; a title with the word comes before it, what is closed after it.
    assert titles(get(client, "/qualifications/?q=award&closed=1")) == [three[1], three[0], three[2]]


def test_the_usual_order_is_not_carried_into_a_search(client: Client, three: list[str]) -> None:
    for address, label in (("/qualifications/", "Title, A to Z"), ("/qualifications/?q=award", "Best match")):
        (usual,) = get(client, address).all("option", value="")
        assert usual.text == label
        assert "selected" in usual.attributes


def test_units_have_a_list_of_their_own(client: Client, units: list[UnitPage]) -> None:
    page = get(client, "/units/")
    assert titles(page) == [unit.title for unit in units]
    assert page.one("nav", class_="tabs").text == "Qualifications 1 Units 3"
    assert titles(get(client, "/units/?q=ea-2"))[0] == units[1].title
    assert "Search units" in page.one("main").text


@pytest.mark.parametrize("typed", ["EA-2", "ea 2", "EA2", "ea2"])
def test_a_code_in_any_spelling_comes_first(client: Client, units: list[UnitPage], typed: str) -> None:
    page = get(client, f"/qualifications/?q={quote(typed)}")
    assert page.all("h2", class_="list-heading")[0].text == "With this number"
    assert titles(page)[0] == units[1].title


def test_what_bears_a_number_counts_as_what_it_is(
    client: Client, units: list[UnitPage], qualification: QualificationPage
) -> None:
    making.revise(qualification, title="Level 3 Award in EA-2")
    page = get(client, "/qualifications/?q=EA-2")
    assert page.one("h1").text == "1 qualification and 1 unit found"
    assert page.one("nav", class_="tabs").text == "Qualifications 1 Units 1"
    page = get(client, f"/units/?q={qualification.number}")
    assert page.one("h1").text == "1 qualification found"
    assert page.one("nav", class_="tabs").text == "Qualifications 1 Units 0"


def test_only_what_a_list_is_of_is_compared_from_it(client: Client, units: list[UnitPage]) -> None:
    def compared(address: str) -> int:
        cards = get(client, address).one("div", class_="results-list").all("li", class_="card")
        return sum(len(card.all("button", form="compare")) for card in cards)

    assert compared("/units/?q=EA-2") == 1
    assert compared("/qualifications/?q=EA-2") == 0


def test_a_change_is_found_at_once_and_read_alone(
    client: Client, qualification: QualificationPage, units: list[UnitPage]
) -> None:
    get(client, "/qualifications/?q=testing")
    making.revise(qualification, title="Level 3 Award in Something Quite Else")
    with CaptureQueriesContext(connection) as queries:
        assert titles(get(client, "/qualifications/?q=quite")) == ["Level 3 Award in Something Quite Else"]
    assert [one for one in queries if "catalogue_catalogueentry" in one["sql"] and "generation" in one["sql"]]
    assert titles(get(client, "/qualifications/?q=testing")) == []
    qualification.refresh_from_db()
    qualification.unpublish()
    assert titles(get(client, "/qualifications/")) == []
    indexing.rebuild()
    assert titles(get(client, "/units/")) == [unit.title for unit in units]


def test_what_was_taken_back_is_forgotten(client: Client, qualification: QualificationPage) -> None:
    with transaction.atomic():
        making.revise(qualification, title="Level 3 Award in Nothing")
        assert titles(get(client, "/qualifications/?q=nothing"))
        transaction.set_rollback(True)
    assert titles(get(client, "/qualifications/?q=testing")) == ["Level 3 Award in Testing"]
    assert titles(get(client, "/qualifications/?q=nothing")) == []


def test_queries_do_not_grow(
    client: Client, body: AwardingBodyPage, units: list[UnitPage], qualification: QualificationPage
) -> None:
    addresses = ["/qualifications/?q=award&level=3", "/units/?level=3", "/qualifications/?q=EA-2"]

    def counted() -> list[int]:
        found = []
        for address in addresses:
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            found.append(len(queries))
        return found

    few = counted()
    entry = CatalogueEntry.objects.get(subject=qualification.translation_key)
    for number in range(60):
        entry.pk, entry.subject, entry.path = None, uuid.uuid4(), f"copy-{number}"
        entry.title, entry._state.adding = f"Level 3 Award in Copies {number}", True
        entry.save()
    generations.advance(afresh=True)
    assert counted() == few
    assert max(few) <= 8


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("page=-1", "There is no page “-1”: this is the first."),
        ("page=1000000000", "There is no page 1,000,000: this is the last."),
        ("page=%00", ""),
        ("level=99", "Nothing here has “99” as its “level”; that was ignored."),
        ("level=%00", ""),
        ("colour=red", "“colour” means nothing to this list and was ignored."),
        ("sort=size", "“size” is nothing that “sort” knows and was ignored."),
        ("q=a&q=b", "“q” was given more than once: the last counts."),
        ("q=" + "care+" * 500, "Only the first 200 characters of the search were read."),
        ("q=%00", ""),
        ("q=%27%22%3B--%00", "“'\";--” has no word or number to search for and was ignored."),
        ("tag=" + "&tag=".join(map(str, range(50))), "Only the first 30 values of “tag” were read."),
    ],
    ids=lambda value: value[:20],
)
def test_what_is_ignored_is_said(
    client: Client, qualification: QualificationPage, query: str, said: str
) -> None:
    for address in ("/qualifications/", "/units/"):
        page = get(client, f"{address}?{query}")
        notes = " ".join(one.text for one in page.all("div", class_="notice results-notes"))
        assert said in notes
        assert bool(notes) == bool(said) or "Nothing here has" in notes
        assert client.get(f"{address[:-1]}.csv?{query}").status_code == 200


def test_too_many_parts_of_an_address(client: Client, qualification: QualificationPage) -> None:
    page = get(client, "/qualifications/?" + "&".join(f"a{number}=1" for number in range(10_100)))
    assert "too many parts" in page.one("div", class_="notice results-notes").text


@given(st.text(max_size=60), st.text(max_size=12), st.text(max_size=12))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gets_a_page(
    client: Client, qualification: QualificationPage, text: str, name: str, value: str
) -> None:
    data = {"q": text, name or "x": value, "level": value, "page": value}
    for address in ("/qualifications/", "/units/"):
        response = client.get(address, data)
        assert response.status_code == 200
        assert_sound(parse(response.content.decode()))


@pytest.mark.parametrize(
    ("typed", "offered"), [("tseting", "testing"), ("testingaward", "testing award"), ("testign zzz", None)]
)
def test_a_slip_of_the_fingers(
    client: Client, qualification: QualificationPage, typed: str, offered: str | None
) -> None:
    page = get(client, f"/qualifications/?q={quote(typed)}").one("div", class_="prose nothing-found")
    if offered:
        assert f"Did you mean {offered} ?" in page.text
    assert "Nothing here has every word" in page.text


def test_a_number_with_a_slip_leads_to_the_one_that_is_here(
    client: Client, qualification: QualificationPage
) -> None:
    digits = qualification.number.replace("/", "")
    wrong = digits[:6] + str((int(digits[6]) + 1) % 10) + digits[7:]
    page = get(client, f"/qualifications/?q={wrong}").one("div", class_="prose nothing-found")
    assert f"Did you mean {qualification.number} ?" in page.text
    assert titles(get(client, f"/qualifications/{page.all('a')[0].attributes['href']}")) == [
        qualification.title
    ]


def test_a_word_that_nothing_has_can_be_left_out(client: Client, qualification: QualificationPage) -> None:
    page = get(client, "/qualifications/?q=testing+qqqq").one("div", class_="prose nothing-found")
    assert "Search for “testing” : 1 qualification" in page.text


def test_csv(client: Client, three: list[str], body: AwardingBodyPage) -> None:
    response = client.get("/qualifications.csv?closed=1&sort=title")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="qualifications-2026-11-22.csv"'
    assert response["Cache-Control"].startswith("public, max-age=")
    written = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    assert written.startswith(codecs.BOM_UTF8)  # or a spreadsheet takes it for another encoding
    rows = list(csv.DictReader(written.decode("utf-8-sig").splitlines()))
    assert [row["title"] for row in rows] == three
    assert rows[0]["awarding_body"] == body.display_name
    assert rows[0]["level"] == "Level 4"
    assert rows[2]["last_day_to_register"] == "2026-11-21"
    assert rows[2]["status"] == "No longer available to new learners"
    assert client.get(rows[0]["url"]).status_code == 200
    units = b"".join(client.get("/units.csv?q=ea-1").streaming_content).decode()  # type: ignore[attr-defined]
    assert units.splitlines()[1].startswith("EA-1,")


def test_only_what_can_be_put_in_order_offers_one(client: Client, three: list[str]) -> None:
    assert get(client, "/qualifications/").one("select", id="sort")
    for few in ("?q=testing", "?q=nothing+has+this"):
        assert not get(client, f"/qualifications/{few}").all("select", id="sort"), few


def test_csv_is_bounded(client: Client, three: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalogue.views.lists.MOST_ROWS", 1)
    text = b"".join(client.get("/qualifications.csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert len(text.splitlines()) == 2
    link = get(client, "/qualifications/").one("a", class_="results-csv")
    assert link.text == "Download the first 1 as a table (CSV)"


def test_a_value_among_many_is_shown_when_it_is_chosen(
    client: Client, three: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalogue.presenters.results.SHOWN", -2)
    page = get(client, "/qualifications/")
    more = page.one("details", id="facet-level").one("a", class_="facet-all")
    assert more.text == "Show all 2 (Level)"
    assert more.attributes["href"] == "?all=level#facet-level"
    assert len(facet(get(client, "/qualifications/?all=level"), "level")) == 2
    assert facet(get(client, "/qualifications/?level=3"), "level") == {"Level 3": "1"}
