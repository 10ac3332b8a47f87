"""A comparison begins on a list of results: one press there, one link on the page it leads to."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.test import Client

from catalogue.models import AwardingBodyPage, CatalogueEntry, QualificationPage, UnitPage
from catalogue.search import engine
from tests.catalogue import making
from tests.catalogue.views.markup import Element, assert_sound, parse


@pytest.fixture(autouse=True)
def _nothing_held() -> None:
    engine.forget()


def get(client: Client, address: str) -> Element:
    response = client.get(address)
    assert response.status_code == 200, address
    page = parse(response.content.decode())
    assert_sound(page)
    return page


def pressed(page: Element, number: int) -> str:
    """The address to which the button of card ``number`` leads, as a browser puts it together."""
    card = page.one("div", class_="results-list").all("li", class_="card")[number]
    button = card.one("button", type="submit")
    form = page.one("form", id=button.attributes["form"])
    fields = [*form.all("input"), button]
    state = [(field.attributes["name"], field.attributes["value"]) for field in fields]
    assert form.attributes["method"] == "get"
    return f"{form.attributes['action']}?{urlencode(state)}"


def test_two_of_one_search_are_a_press_and_a_link_apart(
    client: Client, body: AwardingBodyPage, units: list[UnitPage], qualification: QualificationPage
) -> None:
    other = making.make_qualification(body, units[:1], title="Level 3 Award in Testing Bread")
    page = get(client, "/qualifications/?q=testing")
    button = page.all("li", class_="card")[0].one("button")
    assert button.text == f"Compare “{page.all('h3')[0].text}” with another"
    choose = get(client, pressed(page, 0))
    paths = {
        CatalogueEntry.objects.values_list("path", flat=True).get(subject=one.translation_key)
        for one in (qualification, other)
    }
    found = [link.attributes["href"] for link in choose.one("main").all("a")]
    both = [link for link in found if "&b=" in link]
    assert len(both) == 1
    assert all(path in both[0] for path in paths)
    assert "What differs" in get(client, both[0]).one("main").text


def test_units_are_begun_with_too(client: Client, qualification: QualificationPage) -> None:
    page = get(client, "/units/?q=unit")
    address = pressed(page, 0)
    assert address.startswith("/compare/units/?q=unit&a=eastern-awards%2Fea-")
    assert "2 found" in get(client, address).one("main").text


def test_a_search_that_found_one_is_not_asked_again(client: Client, qualification: QualificationPage) -> None:
    page = get(client, f"/qualifications/?q={qualification.number}")
    assert "q=" not in pressed(page, 0)
    assert qualification.title in get(client, pressed(page, 0)).one("main").text


def test_other_lists_have_no_such_button(client: Client, qualification: QualificationPage) -> None:
    page = get(client, "/awarding-bodies/eastern-awards/")
    assert page.all("li", class_="card")
    assert not page.one("main").all("button", form="compare")
