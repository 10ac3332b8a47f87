"""What machines find: the sitemap with true dates, robots.txt, one block of linked data, cards to share."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from wagtail.models import Site

from catalogue import acts, sitemaps
from catalogue.lifecycle import LONDON, london_today
from catalogue.models import (
    AwardingBodyPage,
    CatalogueEntry,
    QualificationPage,
    SpecificationVersion,
    UnitPage,
)
from catalogue.presenters.linked_data import linked_data
from tests.catalogue import making
from tests.catalogue.views.markup import assert_sound, parse

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
TODAY = london_today()
BODY = acts.Record("the awarding body")
UNIT = "/units/eastern-awards/ea-1/"
ITS_BODY = "/awarding-bodies/eastern-awards/"

TERMS = {
    "AdministrativeArea": {"name"},
    "BreadcrumbList": {"itemListElement"},
    "CollectionPage": {"name", "url", "hasPart"},
    "Course": {
        "name",
        "url",
        "description",
        "courseCode",
        "educationalLevel",
        "numberOfCredits",
        "provider",
        "teaches",
    },
    "EducationalOccupationalCredential": {
        "name",
        "url",
        "description",
        "credentialCategory",
        "educationalLevel",
        "identifier",
        "version",
        "publisher",
        "isPartOf",
        "validIn",
    },
    "EducationalOrganization": {"name", "url", "description"},
    "ListItem": {"position", "name", "item"},
    "PropertyValue": {"propertyID", "value"},
    "WebPage": {"url"},
    "WebSite": {"name", "url"},
}
"""The types and properties of schema.org that may be used, as its vocabulary defines them."""


def path(page: Any) -> str:
    return str(CatalogueEntry.objects.values_list("path", flat=True).get(subject=page.translation_key))


def places(client: Client, url: str) -> dict[str, str]:
    response = client.get(url)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)  # noqa: S314 -- made here
    return {
        one.findtext(f"{MAP}loc", ""): one.findtext(f"{MAP}lastmod", "")
        for one in [*root.iter(f"{MAP}url"), *root.iter(f"{MAP}sitemap")]
    }


def graph(client: Client, url: str) -> list[dict[str, Any]]:
    page = parse(client.get(url).content.decode())
    (block,) = [one for one in page.all("script") if one.attributes.get("type") == "application/ld+json"]
    data = json.loads("".join(str(child) for child in block.children))
    assert data["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = data["@graph"]
    return found


def test_the_sitemap_lists_everything_in_parts(
    client: Client, qualification: QualificationPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemaps, "PART", 2)
    parts = list(places(client, "/sitemap.xml"))
    assert parts == [
        f"http://testserver/sitemap-{name}.xml"
        for name in ("pages-1", "qualifications-1", "units-1", "units-2")
    ]
    listed = [place for part in parts for place in places(client, part)]
    assert len(listed) == len(set(listed))
    for url in ("/", "/qualifications/", ITS_BODY, UNIT, f"/qualifications/{path(qualification)}/"):
        assert f"http://testserver{url}" in listed


@pytest.mark.parametrize("part", ["units-9", "units-0", "nothing-1", "pages-2", "units-99999999999999999999"])
def test_a_part_that_is_not_there_is_not_found(
    client: Client, qualification: QualificationPage, part: str
) -> None:
    assert client.get(f"/sitemap-{part}.xml").status_code == 404


def test_lastmod_is_when_it_last_changed_for_the_public(
    client: Client, qualification: QualificationPage
) -> None:
    url = f"http://testserver/qualifications/{path(qualification)}/"

    def lastmod() -> datetime:
        return datetime.fromisoformat(places(client, "/sitemap-qualifications-1.xml")[url])

    published = lastmod()
    draft = qualification.get_latest_revision_as_object()
    draft.title = "A draft that nobody sees"
    draft.save_revision()
    assert lastmod() == published
    acts.move_date(qualification, "last_registration", TODAY, BODY)
    recorded = lastmod()
    assert recorded > published
    later = acts.Record("a circular", announce_on=TODAY + timedelta(days=4))
    acts.move_date(qualification, "last_award", TODAY + timedelta(days=900), later)
    assert lastmod() == recorded


def test_the_first_page_changes_when_it_is_published(
    client: Client, qualification: QualificationPage
) -> None:
    def lastmod() -> str:
        return places(client, "/sitemap-pages-1.xml")["http://testserver/"]

    before = lastmod()
    acts.move_date(qualification, "last_registration", TODAY, BODY)
    assert lastmod() == before
    home = Site.objects.get(is_default_site=True).root_page.specific
    home.save_revision().publish()
    home.refresh_from_db()
    assert datetime.fromisoformat(lastmod()) == home.last_published_at


def test_the_turn_of_a_status_is_a_change() -> None:
    day = TODAY - timedelta(days=30)
    entry = CatalogueEntry(
        last_registration=day, changed_at=datetime.combine(day, datetime.min.time(), LONDON) - timedelta(9)
    )
    entry.version = SpecificationVersion()
    assert sitemaps.last_changed(entry, day) == entry.changed_at  # the day itself still counts
    turned = sitemaps.last_changed(entry, TODAY)
    assert turned.date() == day + timedelta(days=1)


def test_robots_are_told_what_has_no_end(client: Client, db: None) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Disallow: /qualifications/?" in text
    assert "Disallow: /\n" not in text


@pytest.fixture
def addresses(qualification: QualificationPage, body: AwardingBodyPage, units: list[UnitPage]) -> list[str]:
    making.make_suite(body)
    own = f"/qualifications/{path(qualification)}/"
    return [
        "/",
        own,
        f"{own}v/1/",
        f"{own}check/",
        UNIT,
        ITS_BODY,
        "/awarding-bodies/",
        "/suites/eastern-awards/testing/",
        "/qualifications/",
        "/units/",
        "/changes/",
        "/closing-soon/",
        "/accessibility/",
        "/compare/",
        "/routes/",
        "/my-units/",
    ]


def test_every_page_is_sound_and_says_what_it_is(client: Client, addresses: list[str]) -> None:
    for url in addresses:
        response = client.get(url)
        assert response.status_code == 200, url
        page = parse(response.content.decode())
        assert_sound(page)
        page.one("link", rel="canonical")
        assert page.one("meta", property="og:title").attributes["content"], url
        _check_terms(graph(client, url))


def _check_terms(found: Any) -> None:
    """Every type is one of schema.org's, with properties that it has."""
    if isinstance(found, list):
        for one in found:
            _check_terms(one)
    elif isinstance(found, dict):
        assert set(found) - {"@type"} <= TERMS[found["@type"]]
        for value in found.values():
            _check_terms(value)


def test_a_qualification_is_a_credential(client: Client, qualification: QualificationPage) -> None:
    thing, crumbs = graph(client, f"/qualifications/{path(qualification)}/")
    assert thing["@type"] == "EducationalOccupationalCredential"
    assert thing["name"] == qualification.title
    assert thing["educationalLevel"] == "Level 3"
    assert thing["identifier"][0]["value"] == qualification.number
    assert thing["publisher"]["url"] == f"http://testserver{ITS_BODY}"
    assert crumbs["itemListElement"][-1]["item"] == thing["url"]


def test_a_version_has_a_place_of_its_own_among_the_crumbs(
    client: Client, qualification: QualificationPage
) -> None:
    own = f"http://testserver/qualifications/{path(qualification)}/"
    _, crumbs = graph(client, f"{own}v/1/")
    assert [one["item"] for one in crumbs["itemListElement"][-2:]] == [own, f"{own}v/1/"]


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("/", "Qualifications catalogue"),
        ("/units/", "Units"),
        ("/changes/", "Changes"),
        (UNIT, "Unit EA-1"),
        (ITS_BODY, "Eastern Awards"),
    ],
)
def test_a_page_is_shared_under_its_own_title_and_address(
    client: Client, units: list[UnitPage], url: str, title: str
) -> None:
    page = parse(client.get(url).content.decode())
    assert page.one("meta", property="og:title").attributes["content"] == title
    assert page.one("meta", property="og:url").attributes["content"] == f"http://testserver{url}"
    assert graph(client, url)[0]["url"] == f"http://testserver{url}"


def test_a_unit_is_a_course(client: Client, units: list[UnitPage]) -> None:
    thing = graph(client, UNIT)[0]
    assert (thing["@type"], thing["courseCode"], thing["numberOfCredits"]) == ("Course", "EA-1", 5)


def test_nothing_in_the_data_can_end_the_block() -> None:
    class Crumb:
        title, url = "</script><script>alert(1)</script>\u2028&", "/"

    written = linked_data({"breadcrumbs": [Crumb()]}, lambda url: f"http://testserver{url}", "A site")
    assert not set(written) & set("<>&\u2028")
    assert json.loads(written)["@graph"][1]["itemListElement"][0]["name"] == Crumb.title


def test_no_policy_has_to_allow_inline_scripts(client: Client, qualification: QualificationPage) -> None:
    policy = client.get(UNIT)["Content-Security-Policy"]
    assert "unsafe-inline" not in policy


def test_the_accessibility_statement_is_linked_from_every_page(
    client: Client, db: None, settings: Any
) -> None:
    settings.CATALOGUE_ACCESSIBILITY_CONTACT = "barriers@catalogue.example"
    page = parse(client.get("/accessibility/").content.decode())
    assert_sound(page)
    assert "What was not tested" in [heading.text for heading in page.all("h2")]
    assert page.one("a", href="mailto:barriers@catalogue.example")
    assert page.all("a", href="/accessibility/")
