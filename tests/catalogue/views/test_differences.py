"""What changed between any two versions, as the public reads it."""

from __future__ import annotations

import pytest
from django.test import Client

from catalogue import publishing
from catalogue.documents.interchange import VersionNote
from catalogue.models import CatalogueEntry, QualificationPage, UnitPage
from tests.catalogue import making

PAGE_QUERIES = 5
"""The generation, the site, the entry, its versions with both documents, and nothing for each change."""


@pytest.fixture
def revised(qualification: QualificationPage) -> CatalogueEntry:
    """A qualification with three versions: one title, then another, then other credits."""
    page = making.revise(
        qualification, title="Level 3 Award in Careful Testing", change_summary="A new title."
    )
    making.revise(page, change_summary="One more credit.", **making.exactly(credits=16))
    return CatalogueEntry.objects.get(subject=qualification.translation_key)


def url(entry: CatalogueEntry, rest: str) -> str:
    return f"/qualifications/{entry.path}/{rest}"


def test_the_difference_is_in_words_and_names_what_came_between(
    client: Client, revised: CatalogueEntry
) -> None:
    response = client.get(url(revised, "differences/1/3/"))
    text = response.content.decode()
    assert response.status_code == 200
    assert "Title: changed from Level 3 Award in Testing to Level 3 Award in Careful Testing" in text
    assert "Credits: changed from 15 to 16" in text
    assert "A new title." in text
    assert "2 changes." in text


def test_any_two_can_be_chosen_the_oldest_and_the_newest_first(
    client: Client, revised: CatalogueEntry, qualification: QualificationPage
) -> None:
    # The newest record is a note of a version that is not held, which can be compared with nothing.
    publishing.record_history(qualification, VersionNote(label="0", summary="As it was."))
    text = client.get(url(revised, "")).content.decode()
    assert text.count("Compare any two versions") == 1
    chosen = [part.split("</select>")[0].split('value="')[1:] for part in text.split("<select ")[-2:]]
    assert [[option[0] for option in options] for options in chosen] == [["1", "2", "3"], ["3", "2", "1"]]


def test_backwards_it_says_the_opposite(client: Client, revised: CatalogueEntry) -> None:
    text = client.get(url(revised, "differences/3/1/")).content.decode()
    assert "Credits: changed from 16 to 15" in text


def test_two_equal_versions_lead_to_the_version(client: Client, revised: CatalogueEntry) -> None:
    response = client.get(url(revised, "differences/2/2/"))
    assert (response.status_code, response["Location"]) == (301, url(revised, "v/2/"))


@pytest.mark.parametrize("rest", ["differences/1/9/", "differences/0/1/"])
def test_a_version_that_does_not_exist_is_not_found(
    client: Client, revised: CatalogueEntry, rest: str
) -> None:
    assert client.get(url(revised, rest)).status_code == 404


@pytest.mark.parametrize(
    ("chosen", "leads_to"),
    [
        ({"from": "1", "to": "3"}, "differences/1/3/"),
        ({"from": "1", "to": "9"}, "#versions"),
        ({"from": "x", "to": "1"}, "#versions"),
        ({}, "#versions"),
    ],
)
def test_the_form_leads_to_the_address_of_the_difference(
    client: Client, revised: CatalogueEntry, chosen: dict[str, str], leads_to: str
) -> None:
    response = client.get(url(revised, "differences/"), chosen)
    assert (response.status_code, response["Location"]) == (302, url(revised, leads_to))


def test_the_page_offers_the_differences(client: Client, revised: CatalogueEntry) -> None:
    text = client.get(url(revised, "")).content.decode()
    assert f'href="{url(revised, "differences/2/3/")}"' in text
    assert f'action="{url(revised, "differences/")}"' in text


def test_a_units_versions_are_compared_too(client: Client, units: list[UnitPage]) -> None:
    making.revise(units[0], purpose="<p>To test carefully.</p>")
    entry = CatalogueEntry.objects.get(subject=units[0].translation_key)
    text = client.get(f"/units/{entry.path}/differences/1/2/").content.decode()
    assert "To test carefully." in text


def test_an_old_address_redirects_to_the_new_one(client: Client, qualification: QualificationPage) -> None:
    old = CatalogueEntry.objects.get(subject=qualification.translation_key).path
    making.revise(qualification, number=making.qualification_number())
    new = CatalogueEntry.objects.get(subject=qualification.translation_key).path
    response = client.get(f"/qualifications/{old}/differences/1/2/")
    assert (response.status_code, response["Location"]) == (301, f"/qualifications/{new}/differences/1/2/")


def test_a_page_costs_a_handful_of_queries(
    client: Client, revised: CatalogueEntry, django_assert_num_queries
) -> None:
    client.get("/")  # the site is looked up once for each process
    with django_assert_num_queries(PAGE_QUERIES):
        client.get(url(revised, "differences/1/3/"))
