"""A qualification's address: the page, its versions, its data, and every way of typing its number."""

from __future__ import annotations

import codecs
import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.documents import fingerprint
from catalogue.models import AwardingBodyPage, QualificationPage, SpecificationVersion, UnitPage
from tests.catalogue import making
from tests.catalogue.views.markup import assert_sound, parse


def address(page: QualificationPage) -> str:
    return f"/qualifications/{page.number.replace('/', '-').lower()}/"


def test_the_page_is_sound(client: Client, qualification: QualificationPage) -> None:
    response = client.get(address(qualification))
    assert response.status_code == 200
    page = parse(response.content.decode())
    assert_sound(page)
    assert page.one("h1").text == qualification.title
    assert qualification.number in page.one("title").text
    assert (
        page.one("link", rel="canonical").attributes["href"] == f"http://testserver{address(qualification)}"
    )
    crumbs = page.one("nav", class_="breadcrumbs")
    assert [item.text for item in crumbs.all("li")] == [
        "Home",
        "Qualifications",
        "Eastern Awards",
        qualification.number,
    ]


def test_the_first_screen_answers_before_the_first_heading_below(
    client: Client, qualification: QualificationPage
) -> None:
    html = client.get(address(qualification)).content.decode()
    first_screen = html[: html.index("<h2")]
    for words in (
        "Dates not stated",
        "Level 3",
        "15 credits",
        "Can I start now?",
        "Until when is it awarded?",
    ):
        assert words in first_screen


def test_old_and_other_spellings_lead_to_the_canonical_address(
    client: Client, qualification: QualificationPage
) -> None:
    number = qualification.number
    for typed in (
        number,
        number.replace("/", ""),
        number.replace("/", "%2F"),
        number.replace("/", "-").upper(),
        f"QAN {number}",
        f"qan-{number.replace('/', '-')}",
    ):
        response = client.get(f"/qualifications/{typed}/")
        if f"/qualifications/{typed}/" == address(qualification):
            continue
        assert (response.status_code, response["Location"]) == (301, address(qualification)), typed
        assert response["Cache-Control"].startswith("public, max-age="), typed


@pytest.mark.parametrize(
    "typed", ["900/9999/9", "nothing", "a/b/c", "603%2F", "%00", "v/1", "…", "x" * 500, "600-5931-X/v"]
)
@pytest.mark.django_db
def test_what_was_never_published_is_not_found(client: Client, typed: str) -> None:
    response = client.get(f"/qualifications/{typed}/")
    assert response.status_code == 404
    assert_sound(parse(response.content.decode()))


def test_a_draft_is_not_found(client: Client, draft: QualificationPage) -> None:
    assert client.get(address(draft)).status_code == 404
    assert client.get(f"/qualifications/{draft.slug}/").status_code == 404


def test_a_version_keeps_its_address_and_says_which_it_is(
    client: Client, qualification: QualificationPage
) -> None:
    making.revise(qualification, title="Level 3 Award in Testing Well")
    old = client.get(f"{address(qualification)}v/1/")
    page = parse(old.content.decode())
    assert_sound(page)
    assert page.one("h1").text == "Level 3 Award in Testing"
    assert "it is not the current one" in page.one("main").text
    assert page.one("link", rel="canonical").attributes["href"].endswith(address(qualification))
    assert "Version 1" in page.one("title").text
    now = parse(client.get(address(qualification)).content.decode())
    assert now.one("h1").text == "Level 3 Award in Testing Well"
    assert "it is not the current one" not in now.one("main").text


def test_no_such_version(client: Client, qualification: QualificationPage) -> None:
    for version in ("0", "2", "99999999999999999999", "-1", "x"):
        assert client.get(f"{address(qualification)}v/{version}/").status_code == 404, version
        assert client.get(f"{address(qualification)}v/{version}.json", follow=True).status_code == 404, (
            version
        )


def test_a_version_as_data_is_what_was_frozen(client: Client, qualification: QualificationPage) -> None:
    response = client.get(f"{address(qualification)}v/1.json")
    version = SpecificationVersion.objects.get(subject=qualification.translation_key)
    assert response["Content-Type"] == "application/json"
    assert response.content.decode() == version.document
    assert fingerprint(response.content.decode()) == version.hash == response["ETag"].strip('"')


def test_the_page_as_data_has_document_version_live_facts_and_status(
    client: Client, qualification: QualificationPage
) -> None:
    data = client.get(f"{address(qualification).rstrip('/')}.json").json()
    assert data["document"]["title"] == qualification.title
    assert data["version"]["sequence"] == 1
    assert data["version"]["current"] is True
    assert data["status"]["code"] == "not-stated"
    assert data["live"] == {"dates": {}, "changes": [], "replacement": None, "owners": [], "listings": []}


def test_units_as_a_table(client: Client, qualification: QualificationPage) -> None:
    response = client.get(f"{address(qualification)}units.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response.content.startswith(codecs.BOM_UTF8)
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [row["code"] for row in rows] == ["EA-1", "EA-2", "EA-3"]
    assert {row["credits"] for row in rows} == {"5"}
    assert {row["groups"] for row in rows} == {"M"}


def test_no_spreadsheet_takes_a_range_for_a_day(client: Client, body: object) -> None:
    unit = making.make_unit(body, "EA-9", credits_min=5, credits_max=12)
    page = making.make_qualification(body, [unit])
    rows = csv.DictReader(io.StringIO(client.get(f"{address(page)}units.csv").content.decode("utf-8-sig")))
    assert [row["credits"] for row in rows] == ["5 to 12"]


def test_no_spreadsheet_takes_a_title_for_a_formula(client: Client, body: object) -> None:
    unit = making.make_unit(body, "EA-9", title="=HYPERLINK(1)")
    page = making.make_qualification(body, [unit])
    assert "'=HYPERLINK(1)" in client.get(f"{address(page)}units.csv").content.decode()


def test_unpublishing_leaves_the_pages_with_a_notice(
    client: Client, qualification: QualificationPage
) -> None:
    qualification.unpublish()
    for where in (address(qualification), f"{address(qualification)}v/1/"):
        response = client.get(where)
        assert response.status_code == 200
        assert "no longer published by its awarding body" in response.content.decode()
    assert qualification.title not in client.get("/qualifications/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["post", "put", "delete", "options"])
def test_public_pages_are_only_read(method: str) -> None:
    response = getattr(Client(enforce_csrf_checks=True), method)("/qualifications/")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


def test_a_unit_more_costs_no_query_more(
    client: Client, qualification: QualificationPage, units: list[UnitPage], body: AwardingBodyPage
) -> None:
    single = making.make_qualification(body, units[:1], title="Level 3 Award in Brevity")
    counts = []
    for page in (qualification, single):
        client.get(address(page))
        with CaptureQueriesContext(connection) as queries:
            client.get(address(page))
        counts.append(len(queries))
    assert counts[0] == counts[1]
