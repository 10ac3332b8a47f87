"""Routes and units of the eight qualifications: what the pages say, exactly, whatever they are asked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.models import AwardingBodyPage, CatalogueEntry, EquivalenceRecord
from catalogue.my_units import solving
from catalogue.routes import network
from home.demo import equivalents
from tests.catalogue import making
from tests.catalogue.views.markup import Element, assert_sound, parse

CERTIFICATE, DIPLOMA = "600-5791-9", "600-5781-6"
STANDING = "This is not a result, a decision on recognition of prior learning or credit transfer"
NASTY = "'\"><script>alert(1)</script>; DROP TABLE x;-- %00 \x00 ${7*7} {{7*7}} \u202e"


@pytest.fixture(autouse=True)
def _on_one_day() -> Iterator[None]:
    network.forget()
    solving.forget()
    with time_machine.travel("2026-11-22T12:00:00+00:00", tick=False):
        yield
    network.forget()


def get(client: Client, address: str) -> Element:
    response = client.get(address)
    assert response.status_code == 200, address
    page = parse(response.content.decode())
    assert_sound(page)
    return page


def results(client: Client, query: str) -> list[dict[str, Any]]:
    return list(json.loads(client.get(f"/my-units.json?{query}").content)["results"])


def test_the_certificate_leads_to_the_diploma_with_two_units_in_common(client: Client) -> None:
    section = get(client, f"/qualifications/{CERTIFICATE}/").one("section", id="progression")
    assert "2 units, 8 credits, in common" in section.text
    assert "Planned" in section.text
    assert "From the same level: Level 5" in section.text


def test_a_closed_target_says_so(client: Client) -> None:
    section = get(client, "/qualifications/600-5851-1/").one("section", id="progression")
    assert "New learners cannot start it, and nothing is recorded here that replaces it." in section.text
    assert "Level 4Extended Diploma" in section.text


def test_routes_as_data(client: Client) -> None:
    data = json.loads(client.get(f"/qualifications/{CERTIFICATE}/routes.json").content)
    (target,) = [route["target"] for route in data["routes"] if route["target"]]
    assert target["number"] == "600/5781/6"
    assert target["in_common"] == {"units": 2, "credits": 8, "credits_not_stated": 0, "by_equivalence": 0}
    assert target["status"] == "available"
    assert [item["from"]["number"] for item in data["leads_here"]] == ["600/5999/0"]


def test_from_one_to_another(client: Client) -> None:
    page = get(client, f"/routes/?from=600/5999/0&to={DIPLOMA}")
    assert "Route 1: 1 step" in page.text
    assert "Further credits: 37" in page.text
    links = [link.attributes["href"] for link in page.one("svg").all("a")]
    assert sorted(links) == ["/qualifications/600-5781-6/", "/qualifications/600-5999-0/"]


def test_what_leads_to_one_and_what_follows(client: Client) -> None:
    assert "Before Level 5 Diploma" in get(client, f"/routes/?to={DIPLOMA}").text
    after = get(client, "/routes/?from=600-5851-1")
    assert "After ILM Level 4 Award" in after.text
    assert after.one("svg").all("a")
    only_open = get(client, "/routes/?from=600-5851-1&status=open")
    assert "600/5932/1" not in only_open.one("div", class_="routes-answer").text


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("from=600-5791-9&to=600/5791/9", "the same qualification"),
        ("from=600-5791-9&level=99", "“99” is not a level"),
        ("from=Level 5 Certificate in Coaching and Mentorin", "Perhaps one of these"),
        ("from=xyzzy", "is not the number or title of one qualification"),
        ("from=603-5847-6&to=600-5791-9", "No route of up to 6 steps"),
        ("to=603-5847-6", "No specification here names a route that leads to"),
        ("from=603-5847-6&level=7", "No route from"),
        ("level=4", "Qualifications at Level 4"),
        ("level=E2", "No published qualification is at this level."),
        ("", "Start from one of these"),
        (
            f"from={quote(NASTY)}&to={quote(NASTY)}&level={quote(NASTY)}&status={quote(NASTY)}",
            "is not a level",
        ),
        (f"from={'9' * 5000}", "is not the number or title of one qualification"),
    ],
)
def test_whatever_the_route_page_is_asked_it_answers_in_a_sentence(
    client: Client, query: str, sentence: str
) -> None:
    page = get(client, f"/routes/?{query}")
    assert sentence in page.text
    assert not [one for one in page.all("script") if "alert" in one.text]


def test_who_has_the_certificate_is_29_credits_from_the_diploma(client: Client) -> None:
    have, diploma = results(client, f"have={CERTIFICATE}")
    assert (have["covered"], have["missing"], have["outcome"]) == (13, 0, "subject")
    assert (diploma["covered"], diploma["missing"]) == (8, 29)
    assert diploma["completion"] == ["8580-502"]
    assert all(STANDING in one["standing"] for one in (have, diploma))


def test_units_by_code_reference_title_and_number(client: Client) -> None:
    text = "8605-400 Understanding the Management Role\nD3.01; D3.02\nR/618/1148\nmaking a financial case"
    data = json.loads(client.post("/my-units.json", {"text": text}).content)
    codes = [unit["code"] for unit in data["units"]]
    assert data["unknown"] == []
    assert {"8605-400", "D3.01", "D3.02", "8605-502"} <= set(codes)
    assert len(codes) == 5


def test_open_ones_come_first_then_what_is_least_missing(client: Client) -> None:
    found = results(client, "u=ilm/8605-400&u=ilm/8605-404&u=ilm/8605-502")
    assert [one["open"] for one in found] == sorted((one["open"] for one in found), reverse=True)
    closed = [one["missing"] for one in found if not one["open"]]
    assert closed == sorted(closed)
    assert len(results(client, "u=ilm/8605-400&status=open")) == 1
    assert results(client, "u=ilm/8605-400&level=5") == []
    assert results(client, "u=ilm/8605-400&body=aim") == []


def test_a_declared_equivalent_counts_and_is_named(client: Client) -> None:
    body = AwardingBodyPage.objects.get(slug="ilm")
    unit = {row.number: row for row in CatalogueEntry.objects.filter(body=body.translation_key)}
    assert DIPLOMA not in [one["url"].split("/")[-2] for one in results(client, "u=ilm/8605-530")]
    EquivalenceRecord.objects.create(
        subject=unit["8580-500"].subject, held=unit["8605-530"].subject, kind="unit", source="A demonstration"
    )
    (diploma,) = [one for one in results(client, "u=ilm/8605-530") if one["code"] == "600/5781/6"]
    assert diploma["counted"] == ["8580-500"]
    page = get(client, "/my-units/?u=ilm/8605-530")
    assert "Declared equivalent: you hold 8605-530" in page.text


def test_a_typing_slip_is_offered_the_nearest(client: Client) -> None:
    page = get(client, "/my-units/?text=8605-4o1")
    boxes = [box.attributes["value"] for box in page.all("input", type="checkbox", name="u")]
    assert boxes[0] == "ilm/8605-401"
    assert "names no unit or qualification published here" in page.text


def test_what_is_like_no_unit_leads_to_the_search(client: Client) -> None:
    page = get(client, f"/my-units/?text={quote('coaching & some more')}")
    (link,) = [one for one in page.all("a") if one.text == "Search the units for these words"]
    assert link.attributes["href"] == "/units/?q=coaching%20%26%20some%20more"
    assert client.get(link.attributes["href"]).status_code == 200


def test_the_same_title_twice_is_asked_about(client: Client) -> None:
    unit = CatalogueEntry.objects.get(path="ilm/8605-400")
    other = making.make_unit(AwardingBodyPage.objects.get(slug="aim"), "ZZ-1", title=unit.title)
    page = get(client, f"/my-units/?text={quote(unit.title)}")
    assert "Which do you have?" in page.text
    boxes = {box.attributes["value"] for box in page.all("input", type="checkbox", name="u")}
    assert boxes == {"ilm/8605-400", f"aim/{other.slug}"}


def test_a_choice_is_asked_about_and_not_claimed(client: Client) -> None:
    page = get(client, "/my-units/?have=600-5851-1")
    assert "leaves a choice: which of these did you take?" in page.text
    assert "No unit that is published here was recognised" in page.text


def test_short_posts_go_to_an_address_and_long_ones_are_answered_in_place(client: Client) -> None:
    short = client.post("/my-units/", {"text": "8605-400\n8605-404", "level": "4"})
    assert short.status_code == 302
    assert short.url == "/my-units/?u=ilm%2F8605-400&u=ilm%2F8605-404&level=4"
    long = client.post("/my-units/", {"text": "\n".join(f"8605-{number}" for number in range(300, 700))})
    assert long.status_code == 200
    assert_sound(parse(long.content.decode()))


def test_five_thousand_lines_are_read_as_far_as_it_goes(client: Client) -> None:
    response = client.post(
        "/my-units/", {"text": "\n".join(f"nonsense {n}" for n in range(4999)) + "\n8605-400"}
    )
    page = parse(response.content.decode())
    assert response.status_code == 200
    assert "Only the first 500 lines were read; 4500 more lines were not." in page.text
    assert_sound(page)


@pytest.mark.parametrize("name", ["text", "u", "have", "tick", "level", "body", "status", "page"])
def test_injection_in_every_field(client: Client, name: str) -> None:
    for method in (client.get, client.post):
        response = method(
            "/my-units/", {name: NASTY, "text" if name != "text" else "u": "8605-400"}, follow=True
        )
        assert response.status_code == 200
        page = parse(response.content.decode())
        assert_sound(page)
        assert not [one for one in page.all("script") if "alert" in one.text]
        assert method("/my-units.json", {name: NASTY}).status_code == 200


def test_too_much_is_said_in_a_sentence(client: Client) -> None:
    response = client.post("/my-units/", {"text": "x" * 3_000_000})
    assert response.status_code == 200
    assert "too much to read at once" in response.content.decode()


def test_an_unpublished_target_is_a_sentence(client: Client) -> None:
    from catalogue.models import QualificationPage

    QualificationPage.objects.get(number="600/5781/6").unpublish()
    assert "is no longer published" in get(client, f"/routes/?from={CERTIFICATE}&to={DIPLOMA}").text
    section = get(client, f"/qualifications/{CERTIFICATE}/").one("section", id="progression")
    assert "Its awarding body no longer publishes it here." in section.text


def test_queries_do_not_grow_with_what_is_asked(client: Client) -> None:
    counts = []
    for query in ("u=ilm/8605-400", "&".join(f"u=ilm/8605-{number}" for number in range(400, 428))):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/my-units/?{query}")
        counts.append(len(queries))
    assert counts[1] <= counts[0] + 1
    assert max(counts) <= 25


def test_the_demonstration_declares_the_pairs_that_agree_and_says_so(client: Client) -> None:
    assert equivalents.declare() == 4
    assert equivalents.declare() == 0
    codes = dict(CatalogueEntry.objects.filter(kind="unit").values_list("subject", "number"))
    pairs = {tuple(sorted((codes[row.subject], codes[row.held]))) for row in EquivalenceRecord.objects.all()}
    assert pairs == {("8580-500", "8605-530"), ("8605-339", "D3.01")}
    assert "A declaration made for this demonstration" in get(client, "/my-units/?u=ilm/8605-530").text
