"""Pages of the lists that are no searches: each has its own address, and says what it did not understand."""

from __future__ import annotations

import pytest
from django.test import Client

from catalogue.models import QualificationPage, UnitPage
from tests.catalogue.views.markup import assert_sound, parse


@pytest.mark.parametrize(
    ("query", "number", "said"),
    [
        ("", 1, []),
        ("page=2", 2, []),
        ("page=-1", 1, ["There is no page “-1”: this is the first."]),
        ("page=abc", 1, ["There is no page “abc”: this is the first."]),
        ("page=99", 2, ["There is no page 99: this is the last."]),
        ("page=1&page=2", 2, ["“page” was given more than once: the last counts."]),
        ("corrections=maybe", 1, ["“corrections” is “no” or is left out; “maybe” was ignored."]),
    ],
)
def test_a_page_is_what_was_asked_for_or_says_why_not(
    client: Client,
    units: list[UnitPage],
    monkeypatch: pytest.MonkeyPatch,
    query: str,
    number: int,
    said: list[str],
) -> None:
    monkeypatch.setattr("catalogue.views.changes.PAGE_SIZE", 2)
    page = parse(client.get(f"/changes/?{query}").content.decode())
    assert_sound(page)
    assert page.one("nav", class_="pagination").one("span").text == f"Page {number} of 2"
    assert [note.text for box in page.all("div", class_="notice") for note in box.all("p")] == said
    canonical = page.one("link", rel="canonical").attributes["href"]
    assert canonical == "http://testserver/changes/" + ("" if number == 1 else f"?page={number}")


def test_a_page_that_is_not_there_is_not_closing_soon(
    client: Client, qualification: QualificationPage
) -> None:
    page = parse(client.get("/closing-soon/?page=9").content.decode())
    assert page.one("div", class_="notice").text == "There is no page 9: this is the last."
    assert page.one("link", rel="canonical").attributes["href"] == "http://testserver/closing-soon/"
