"""Comparing two: what differs first, units in common by identity, choosing across pages of results."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.test import Client

from catalogue import acts
from catalogue.lifecycle import london_today
from catalogue.models import AwardingBodyPage, CatalogueEntry, QualificationPage, UnitPage
from tests.catalogue import making
from tests.catalogue.views.markup import Element, assert_sound, parse

TODAY = london_today()
QUERIES = 25
"""Two readings of at most nine queries each, the units of both and what is declared about them."""


@pytest.fixture
def two(body: AwardingBodyPage, units: list[UnitPage]) -> tuple[QualificationPage, QualificationPage]:
    """A certificate of units 1 and 2 and a diploma of units 2 and 3."""
    return (
        making.make_qualification(body, units[:2], title="Certificate in Testing"),
        making.make_qualification(body, units[1:], title="Diploma in Testing", level_min="4", level_max="4"),
    )


def path(page: QualificationPage | UnitPage) -> str:
    return CatalogueEntry.objects.values_list("path", flat=True).get(subject=page.translation_key)


def section(page: Element, anchor: str) -> str:
    return page.one("section", id=anchor).text


def compared(client: Client, *pages: QualificationPage) -> Element:
    response = client.get("/compare/", {"a": path(pages[0]), "b": path(pages[1])})
    assert response.status_code == 200
    page = parse(response.content.decode())
    assert_sound(page)
    return page


def test_what_differs_stands_first_and_units_are_sorted_by_who_has_them(
    client: Client, two: tuple[QualificationPage, QualificationPage]
) -> None:
    page = compared(client, *two)
    headings = [heading.text for heading in page.all("h2")]
    assert headings[0] == "What differs"
    differs = section(page, "differs")
    assert "They differ in: level." in differs
    assert "1 unit is in common, with 5 credits." in differs
    assert "Level 3" in differs
    assert "Level 4" in differs
    assert "Unit EA-2" in section(page, "common")
    assert "Unit EA-1" in section(page, "only-first")
    assert "Unit EA-3" in section(page, "only-second")
    assert "10 credits" in section(page, "same")


def test_the_other_way_round_the_sides_change_places(
    client: Client, two: tuple[QualificationPage, QualificationPage]
) -> None:
    page = compared(client, *reversed(two))
    assert "Unit EA-3" in section(page, "only-first")
    assert "Unit EA-1" in section(page, "only-second")


def test_dates_that_were_recorded_are_compared(
    client: Client, two: tuple[QualificationPage, QualificationPage]
) -> None:
    acts.move_date(two[0], "last_registration", TODAY - timedelta(days=1), acts.Record("a letter"))
    differs = section(compared(client, *two), "differs")
    assert "They differ in: status, last date to register and level." in differs
    assert "No longer available to new learners" in differs
    assert "not stated" in differs


def test_units_one_may_choose_from_are_said_to_be_that(
    client: Client, body: AwardingBodyPage, units: list[UnitPage]
) -> None:
    rule = {"measure": "credits", "rules": [{"kind": "credits", "min": 5}]}
    pages = [
        making.make_qualification(body, units, title=title, rule=rule) for title in ("Award One", "Award Two")
    ]
    assert "3 units stand in the tables of both" in section(compared(client, *pages), "differs")


def test_a_number_in_any_spelling_names_it(
    client: Client, two: tuple[QualificationPage, QualificationPage]
) -> None:
    spelt = [page.number.replace("/", "") for page in two]
    page = parse(client.get("/compare/", {"a": spelt[0], "b": f" {two[1].number} "}).content.decode())
    expected = f"http://testserver/compare/?a={path(two[0])}&b={path(two[1])}"
    assert page.one("link", rel="canonical").attributes["href"] == expected


def test_a_units_code_names_it(client: Client, units: list[UnitPage]) -> None:
    page = parse(client.get("/compare/units/", {"a": "ea 1", "b": "EA-2"}).content.decode())
    expected = f"http://testserver/compare/units/?a={path(units[0])}&b={path(units[1])}"
    assert unquote(page.one("link", rel="canonical").attributes["href"]) == expected


def test_the_other_is_found_by_a_search_that_keeps_the_first(
    client: Client, body: AwardingBodyPage, two: tuple[QualificationPage, QualificationPage]
) -> None:
    unit = making.make_units(body, "EA-9")
    many = [making.make_qualification(body, unit, title=f"Diploma number {n:02}") for n in range(26)]
    first = path(two[0])
    page = parse(client.get("/compare/", {"a": first, "q": "diploma"}).content.decode())
    assert_sound(page)
    assert "27 found" in page.one("main").text
    onward = page.one("a", rel="next").attributes["href"]
    page = parse(client.get(onward).content.decode())
    links = [link.attributes["href"] for link in page.all("a")]
    others = [link for link in links if link.startswith(f"/compare/?a={first}&b=")]
    assert len(others) == 2
    assert client.get(others[0]).status_code == 200
    assert len(many) == 26


def test_a_number_finds_its_bearer_first(
    client: Client, two: tuple[QualificationPage, QualificationPage]
) -> None:
    page = parse(client.get("/compare/", {"a": path(two[0]), "q": two[1].number}).content.decode())
    assert f"/compare/?a={path(two[0])}&b={path(two[1])}" in [
        link.attributes["href"] for link in page.all("a")
    ]


def test_units_are_compared_by_facts_and_outcomes(client: Client, units: list[UnitPage]) -> None:
    response = client.get("/compare/units/", {"a": path(units[0]), "b": path(units[1])})
    page = parse(response.content.decode())
    assert_sound(page)
    assert "Every fact that either of them states is the same." in section(page, "differs")
    assert "5 credits" in section(page, "same")


@pytest.mark.parametrize("asked", ["nothing", "x" * 3000, "a\x00b", "🦆", "603/5847"])
def test_what_is_not_here_is_said_in_words(
    client: Client, qualification: QualificationPage, asked: str
) -> None:
    response = client.get("/compare/", {"a": asked, "b": path(qualification)})
    assert response.status_code == 404
    page = parse(response.content.decode())
    assert_sound(page)
    assert "Nothing was ever published here as" in page.one("div", role="alert").text
    assert qualification.title in page.one("main").text  # what was found is kept


def test_the_same_one_twice_is_no_comparison(client: Client, qualification: QualificationPage) -> None:
    response = client.get("/compare/", {"a": path(qualification), "b": path(qualification)})
    assert response.status_code == 200
    assert "That is the same one twice." in response.content.decode()


@pytest.mark.parametrize("number", ["0", "-1", "x", "1000000000"])
def test_a_page_that_does_not_exist_is_no_fault(
    client: Client, qualification: QualificationPage, number: str
) -> None:
    response = client.get("/compare/", {"q": "testing", "page": number})
    assert response.status_code == 200
    assert "1 found" in response.content.decode()


def test_every_page_leads_here(client: Client, qualification: QualificationPage) -> None:
    own = client.get(f"/qualifications/{path(qualification)}/").content.decode()
    assert f'href="/compare/?a={path(qualification)}"' in own
    unit = client.get("/units/eastern-awards/ea-1/").content.decode()
    assert 'href="/compare/units/?a=eastern-awards/ea-1"' in unit


def test_the_queries_do_not_grow_with_the_units(
    client: Client,
    body: AwardingBodyPage,
    two: tuple[QualificationPage, QualificationPage],
    django_assert_max_num_queries,
) -> None:
    large = making.make_qualification(body, making.make_units(body, *(f"X-{n}" for n in range(8))))
    for other in (two[1], large):
        with django_assert_max_num_queries(QUERIES):
            compared(client, two[0], other)
