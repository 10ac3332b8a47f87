"""Units, awarding bodies, suites, the list with its search, and what is not there."""

from __future__ import annotations

import pytest
from django.test import Client

from catalogue import acts
from catalogue.lifecycle import london_today
from catalogue.models import AwardingBodyPage, QualificationPage, SuitePage, UnitPage
from tests.catalogue import making
from tests.catalogue.views.markup import Element, assert_sound, parse


def get(client: Client, address: str) -> Element:
    response = client.get(address)
    assert response.status_code == 200, address
    page = parse(response.content.decode())
    assert_sound(page)
    return page


def test_unit(client: Client, qualification: QualificationPage, units: list[UnitPage]) -> None:
    page = get(client, "/units/eastern-awards/ea-1/")
    assert page.one("h1").text == units[0].title
    assert qualification.title in page.one("section", id="used").text
    old = get(client, "/units/eastern-awards/ea-1/v/1/")
    assert "the current one, at its lasting address" in old.one("main").text
    data = client.get("/units/eastern-awards/ea-1.json").json()
    assert data["document"]["code"] == "EA-1"
    assert client.get("/units/eastern-awards/ea-1/v/1.json").json()["code"] == "EA-1"
    for missing in ("v/2/", "v/0/", "v/2.json"):
        assert client.get(f"/units/eastern-awards/ea-1/{missing}").status_code == 404, missing


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "/units/eastern-awards/none/",
        "/units/none/ea-1/",
        "/awarding-bodies/none/",
        "/suites/eastern-awards/none/",
        "/suites/none/none/",
    ],
)
def test_not_found(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    page = parse(response.content.decode())
    assert_sound(page)
    assert page.one("h1").text == "Page not found"


def test_a_code_typed_in_capitals_leads_to_the_unit(client: Client, qualification: QualificationPage) -> None:
    for rest in ("/", ".json", "/v/1/", "/changes.atom"):
        response = client.get(f"/units/eastern-awards/EA-1{rest}", follow=True)
        assert response.status_code == 200, rest
    assert client.get("/units/eastern-awards/EA-1/")["Location"] == "/units/eastern-awards/ea-1/"


def test_bodies(client: Client, qualification: QualificationPage, other_body: AwardingBodyPage) -> None:
    page = get(client, "/awarding-bodies/")
    cards = [card.text for card in page.all("li", class_="card")]
    assert cards == ["Eastern Awards 1 qualification", "Western Awards 0 qualifications"]


def test_many_bodies_stand_under_their_letters(
    client: Client,
    qualification: QualificationPage,
    other_body: AwardingBodyPage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("catalogue.views.bodies.AT_A_GLANCE", 1)
    page = get(client, "/awarding-bodies/")
    sections = {one.one("h2").text: one.one("ul").text for one in page.all("section", class_="letter")}
    assert sections == {
        "E": "Eastern Awards 1 qualification",
        "W": "Western Awards 0 qualifications",
    }
    assert [one.attributes["href"] for one in page.one("ul", class_="letters").all("a")] == [
        "#letter-e",
        "#letter-w",
    ]


def test_a_large_body_leads_to_its_whole_lists(
    client: Client, qualification: QualificationPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalogue.views.bodies.ON_ITS_PAGE", 1)
    page = get(client, "/awarding-bodies/eastern-awards/")
    assert "1 qualification and 3 units" in page.one("main").text
    (link,) = page.one("section", id="units").all("a", href="/units/?body=eastern-awards&closed=1")
    assert len(get(client, link.attributes["href"]).all("li", class_="card")) == 3
    assert not page.one("section", id="qualifications").all("a", href="/qualifications/?body=eastern-awards")


def test_body(client: Client, qualification: QualificationPage) -> None:
    page = get(client, "/awarding-bodies/eastern-awards/")
    assert "1 qualification and 3 units" in page.one("main").text
    assert qualification.title in page.one("section", id="qualifications").text
    assert len(page.one("section", id="units").all("tbody")[0].all("tr")) == 3


def test_a_draft_body_is_not_found(client: Client, body: AwardingBodyPage) -> None:
    body.unpublish()
    assert client.get("/awarding-bodies/eastern-awards/").status_code == 404
    assert "Eastern Awards" not in client.get("/awarding-bodies/").content.decode()


def test_suite(client: Client, body: AwardingBodyPage, units: list[UnitPage]) -> None:
    suite = SuitePage(title="Testing", slug="testing", introduction="<p>Two sizes.</p>", live=False)
    body.add_child(instance=suite)
    suite.save_revision().publish()
    first = making.make_qualification(suite, units[:1], title="Level 3 Award in Suites")
    second = making.make_qualification(suite, units, title="Level 3 Certificate in Suites")
    page = get(client, "/suites/eastern-awards/testing/")
    assert [card.one("a").text for card in page.all("li", class_="card")] == [first.title, second.title]
    sibling = get(client, f"/qualifications/{first.number.replace('/', '-').lower()}/")
    assert second.title in sibling.one("section", id="progression").text


@pytest.fixture
def long_titled(body: AwardingBodyPage, units: list[UnitPage]) -> QualificationPage:
    suite = making.make_suite(body)
    return making.make_qualification(suite, units, title="EA Level 3 NVQ Diploma in Keeping Records")


@pytest.mark.parametrize(
    "address",
    [
        "/qualifications/",
        "/awarding-bodies/eastern-awards/",
        "/suites/eastern-awards/testing/",
        "/compare/?q=keeping",
    ],
)
def test_a_long_title_is_told_by_what_it_is_about_in_every_list(
    client: Client, long_titled: QualificationPage, address: str
) -> None:
    cards = get(client, address).all("li", class_="card")
    (card,) = [one for one in cards if one.one("a").text == long_titled.title]
    assert card.one("a").one("span", class_="card-prefix").text == "EA Level 3 NVQ Diploma in"


@pytest.mark.parametrize(
    "address",
    [
        "/qualifications/",
        "/compare/?q=keeping",
        "/my-units/?u={}",
        "/routes/?from={}",
        "/changes/",
        "/closing-soon/",
    ],
)
def test_an_abbreviation_in_a_list_is_written_out(
    client: Client, long_titled: QualificationPage, units: list[UnitPage], address: str
) -> None:
    acts.move_date(long_titled, "last_registration", london_today(), acts.Record("the awarding body"))
    named = client.get("/units/").content.decode()
    unit = named.split('href="/units/', 1)[1].split('/"')[0]
    page = get(client, address.format(unit if "my-units" in address else long_titled.number))
    written_out = "National Vocational Qualification"
    assert [one.text for one in page.all("abbr") if one.attributes["title"] == written_out] == ["NVQ"]
    assert written_out in page.one("aside", class_="abbreviations").text


def test_list_without_anything(client: Client, qualification: QualificationPage) -> None:
    qualification.unpublish()
    page = get(client, "/qualifications/")
    assert "Nothing has been published yet." in page.one("main").text


def test_search_by_words(client: Client, qualification: QualificationPage) -> None:
    page = get(client, "/qualifications/?q=award+testing")
    assert page.one("h1").text == "1 qualification found"
    assert page.one("input", name="q").attributes["value"] == "award testing"
    tabs = get(client, "/qualifications/?q=unit+ea-2").one("nav", class_="tabs")
    assert tabs.text == "Qualifications 0 Units 1"
    assert tabs.all("a")[1].attributes["href"] == "/units/?q=unit+ea-2"


def test_search_by_number_in_any_spelling_comes_first(
    client: Client, qualification: QualificationPage
) -> None:
    for typed in (qualification.number, qualification.number.replace("/", ""), f"QAN {qualification.number}"):
        page = get(client, f"/qualifications/?q={typed}")
        assert page.all("h2", class_="list-heading")[0].text == "With this number"
        assert page.all("li", class_="card")[0].one("a").text == qualification.title


def test_nothing_found_helps(client: Client, qualification: QualificationPage) -> None:
    page = get(client, "/qualifications/?q=zzz")
    assert page.one("h1").text == "0 qualifications found"
    assert "See all qualifications" in page.one("main").text


STRANGE = [
    "q=%00",
    "q=%27%22%3B--",
    "q=" + "a" * 3000,
    "page=-1",
    "page=1000000000",
    "page=x",
    "q=%FF%FE",
    "q=a&q=b",
    "unknown=1",
    "q=%25%5F",
    "q=<script>alert(1)</script>",
    "q=６０３／５８４７／６",
]


def test_any_query_string_gets_a_page(client: Client, qualification: QualificationPage) -> None:
    for query in STRANGE:
        response = client.get(f"/qualifications/?{query}")
        assert response.status_code == 200, query
        assert "<script>alert" not in response.content.decode()
        assert_sound(parse(response.content.decode()))


def test_pages_of_results(
    client: Client, body: AwardingBodyPage, units: list[UnitPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalogue.views.lists.PAGE_SIZE", 1)
    for name in ("One", "Two"):
        making.make_qualification(body, units, title=f"Level 3 Award in {name}")
    page = get(client, "/qualifications/?q=award+in")
    (onward,) = page.all("a", rel="next")
    assert onward.attributes["href"] == "?q=award+in&page=2"
    last = get(client, "/qualifications/?q=award+in&page=99").one("main").text
    assert "Page 3 of 3" in last
    assert "Level 3 Award in Two" in last
