"""The Atom feeds: of the site, of a body, of a qualification, of a unit; with and without corrections."""

from __future__ import annotations

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client

from catalogue import acts
from catalogue.lifecycle import london_today
from catalogue.models import AwardingBodyPage, CatalogueEntry, QualificationPage, UnitPage
from tests.catalogue import making

ATOM = "{http://www.w3.org/2005/Atom}"
TODAY = london_today()
QUERIES = 4


def entries(client: Client, url: str) -> list[ElementTree.Element]:
    response = client.get(url)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return list(ElementTree.fromstring(response.content).iter(f"{ATOM}entry"))  # noqa: S314 -- made here


def titles(client: Client, url: str) -> list[str]:
    return [entry.findtext(f"{ATOM}title", "") for entry in entries(client, url)]


@pytest.fixture
def two_bodies(
    qualification: QualificationPage, other_body: AwardingBodyPage
) -> tuple[QualificationPage, QualificationPage]:
    """A qualification of each of two bodies."""
    unit = making.make_unit(other_body, "WA-1")
    return qualification, making.make_qualification(other_body, [unit], title="Award of the west")


def test_the_sites_feed_has_everything_newest_first(
    client: Client, two_bodies: tuple[QualificationPage, QualificationPage]
) -> None:
    found = titles(client, "/changes.atom")
    assert found[0] == "Award of the west: Version 1 is published here."
    assert len(found) == 6  # four units, two qualifications


def test_a_bodys_feed_has_its_own_alone(
    client: Client, two_bodies: tuple[QualificationPage, QualificationPage]
) -> None:
    found = titles(client, "/awarding-bodies/western-awards/changes.atom")
    assert found == [
        "Award of the west: Version 1 is published here.",
        "Unit WA-1: Version 1 is published here.",
    ]


def test_a_qualifications_feed_follows_it_to_its_new_address(
    client: Client, qualification: QualificationPage
) -> None:
    old = CatalogueEntry.objects.get(subject=qualification.translation_key).path
    acts.move_date(qualification, "last_award", TODAY + timedelta(days=9), acts.Record("the awarding body"))
    making.revise(qualification, number=making.qualification_number())
    assert len(titles(client, f"/qualifications/{old}/changes.atom")) == 3


def test_a_units_feed(client: Client, units: list[UnitPage]) -> None:
    assert titles(client, "/units/eastern-awards/ea-1/changes.atom") == [
        "Unit EA-1: Version 1 is published here."
    ]


def test_corrections_can_be_left_out(client: Client, qualification: QualificationPage) -> None:
    making.revise(qualification, title="Spelt right", change_class="correction", change_summary="A slip.")
    path = CatalogueEntry.objects.get(subject=qualification.translation_key).path
    assert len(titles(client, f"/qualifications/{path}/changes.atom")) == 2
    assert len(titles(client, f"/qualifications/{path}/changes.atom?corrections=no")) == 1


def test_the_name_of_an_entry_never_changes(client: Client, qualification: QualificationPage) -> None:
    path = CatalogueEntry.objects.get(subject=qualification.translation_key).path
    url = f"/qualifications/{path}/changes.atom"
    before = entries(client, url)[-1].findtext(f"{ATOM}id")
    making.revise(qualification, number=making.qualification_number())
    assert entries(client, url)[-1].findtext(f"{ATOM}id") == before


@pytest.mark.parametrize(
    ("url", "author"),
    [
        ("/changes.atom", "Qualifications catalogue"),
        ("/closing-soon.atom", "Qualifications catalogue"),
        ("/awarding-bodies/eastern-awards/changes.atom", "Eastern Awards"),
        ("/units/eastern-awards/ea-1/changes.atom", "Eastern Awards"),
    ],
)
def test_a_feed_says_who_speaks_and_where_it_is(
    client: Client, units: list[UnitPage], url: str, author: str
) -> None:
    feed = ElementTree.fromstring(client.get(url).content)  # noqa: S314 -- made here
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == author
    assert [link.get("href") for link in feed.iter(f"{ATOM}link") if link.get("rel") == "self"] == [
        f"http://testserver{url}"
    ]


def test_a_feed_without_corrections_is_another_feed(client: Client, units: list[UnitPage]) -> None:
    url = "/units/eastern-awards/ea-1/changes.atom"
    whole, part = (
        ElementTree.fromstring(client.get(one).content)  # noqa: S314 -- made here
        for one in (url, f"{url}?corrections=no")
    )
    (own,) = [link.get("href") for link in part.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own == f"http://testserver{url}?corrections=no"
    assert whole.findtext(f"{ATOM}id") != part.findtext(f"{ATOM}id") == own


def test_what_is_told_is_no_markup(client: Client, qualification: QualificationPage) -> None:
    making.revise(qualification, title="Using <b> & <i>", change_summary="Less < more & so on.")
    newest = entries(client, "/changes.atom")[0]
    assert newest.findtext(f"{ATOM}title", "").startswith("Using <b> & <i>: ")
    summary = newest.find(f"{ATOM}summary")
    assert summary is not None
    assert summary.get("type") == "html"
    assert "<br>Less &lt; more &amp; so on.<br>Using &lt;b&gt; &amp; &lt;i&gt;" in (summary.text or "")


@pytest.mark.parametrize(
    "url",
    [
        "/awarding-bodies/nobody/changes.atom",
        "/qualifications/nothing/changes.atom",
        "/units/no/thing/changes.atom",
    ],
)
def test_a_feed_of_nothing_is_not_found(client: Client, db: None, url: str) -> None:
    assert client.get(url).status_code == 404


def test_a_feed_costs_a_handful_of_queries(
    client: Client, units: list[UnitPage], django_assert_num_queries
) -> None:
    client.get("/changes.atom")
    with django_assert_num_queries(QUERIES):
        client.get("/changes.atom")
