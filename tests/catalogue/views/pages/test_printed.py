"""What only paper shows: every public page prints its address and the day, a specification its status too."""

from __future__ import annotations

import pytest
import time_machine
from django.test import Client

from catalogue.models import QualificationPage
from tests.catalogue.views.markup import parse

PAGES = (
    "/qualifications/",
    "/qualifications/?q=testing",
    "/units/eastern-awards/ea-1/",
    "/awarding-bodies/",
    "/awarding-bodies/eastern-awards/",
    "/compare/?a=units",
    "/routes/?from=testing&level=4",
    "/my-units/?u=eastern-awards%2Fea-1",
    "/closing-soon/",
    "/changes/",
    "/accessibility/",
)


@pytest.mark.parametrize("address", PAGES)
@time_machine.travel("2026-11-22T23:30:00+00:00", tick=False)
def test_every_page_prints_its_address_and_the_day(
    client: Client, qualification: QualificationPage, address: str
) -> None:
    line = parse(client.get(address).content.decode()).one("p", class_="print-only colophon").text
    shown = "/compare/" if address.startswith("/compare/") else address  # nothing to compare is chosen yet
    assert line.endswith(f"http://testserver{shown} · as it stood on 22 November 2026")


@time_machine.travel("2026-11-22T23:30:00+00:00", tick=False)
def test_a_specification_prints_its_status_and_version(
    client: Client, qualification: QualificationPage
) -> None:
    url = parse(client.get("/qualifications/").content.decode()).one("li", class_="card").one("a")
    line = parse(client.get(url.attributes["href"]).content.decode()).one("p", class_="print-only colophon")
    assert line.one("strong").text == "Dates not stated"
    for words in ("Version 1", url.attributes["href"], "22 November 2026"):
        assert words in line.text


def test_what_an_address_says_beside_the_question_is_not_printed(
    client: Client, qualification: QualificationPage
) -> None:
    """The page is kept for others, who asked the same and came by another link."""
    page = parse(client.get("/routes/?level=4&ref=somebody").content.decode())
    assert "somebody" not in page.one("p", class_="print-only colophon").text
