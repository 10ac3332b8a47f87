"""The public pages of the eight qualifications: sound, small, and with every fact of the documents."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue import generations
from catalogue.documents import QualificationDocument
from catalogue.models import CatalogueEntry, Kind, SpecificationVersion
from catalogue.routes.compositions import compositions
from tests.catalogue.views.markup import Element, assert_sound, parse

HUNDRED_UNITS = "/qualifications/600-5932-1/"
QUERIES = 12
"""The most that an anonymous visitor's page may cost, whatever its size."""

IN_ONE_GENERATION = 8
"""The most for a page whose surroundings were read since."""

PAGE_BYTES = 60 * 1024
"""Bytes of gzipped HTML that the page of a hundred units may need."""

PAGES = [
    "/",
    "/qualifications/",
    "/qualifications/?q=coaching",
    "/awarding-bodies/",
    "/awarding-bodies/aim/",
    "/awarding-bodies/ilm/",
    "/suites/ilm/level-5-coaching-and-mentoring/",
    "/suites/ilm/level-4-leadership-and-management/",
    "/units/ilm/d3-01/",
    "/units/ilm/d3-01/v/1/",
    "/units/aim/aj5-4-nq-002/",
    "/qualifications/603-5847-6/",
    "/qualifications/600-5791-9/",
    "/qualifications/600-5781-6/",
    "/qualifications/600-5851-1/",
    HUNDRED_UNITS,
    "/qualifications/600-5931-x/",
    "/qualifications/600-5999-0/",
    "/qualifications/ilm-level-3-certificate-for-professional-workplace-coaches/",
    "/qualifications/603-5847-6/v/1/",
]


@pytest.fixture(autouse=True)
def _on_one_day() -> Iterator[None]:
    with time_machine.travel("2026-11-22T12:00:00+00:00", tick=False):
        yield


def get(client: Client, address: str) -> Element:
    response = client.get(address)
    assert response.status_code == 200, address
    return parse(response.content.decode())


@pytest.mark.parametrize("address", PAGES)
def test_sound_and_in_few_queries(client: Client, address: str) -> None:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(address)
    assert response.status_code == 200
    assert_sound(parse(response.content.decode()))
    assert len(queries) <= QUERIES, [query["sql"][:120] for query in queries]


def test_a_hundred_units_cost_few_queries(client: Client) -> None:
    compositions.clear()
    counts, shown = [], set()
    for turn in range(4):
        if turn % 2 == 0:
            generations.advance()
        with CaptureQueriesContext(connection) as queries:
            shown.add(client.get(HUNDRED_UNITS).content)
        counts.append(len(queries))
    assert max(counts) <= QUERIES
    assert max(counts[1], counts[3]) <= IN_ONE_GENERATION
    assert len(shown) == 1


def test_the_page_of_a_hundred_units_is_small(client: Client) -> None:
    assert len(gzip.compress(client.get(HUNDRED_UNITS).content, 6)) <= PAGE_BYTES


def documents() -> list[tuple[str, QualificationDocument]]:
    entries = CatalogueEntry.objects.filter(kind=Kind.QUALIFICATION).order_by("path")
    versions = SpecificationVersion.objects.in_bulk([entry.version_id for entry in entries])
    return [(f"/qualifications/{entry.path}/", versions[entry.version_id].thaw()) for entry in entries]  # type: ignore[misc]


def test_every_word_of_the_documents_is_on_their_pages(client: Client) -> None:
    """Line by line: what a document says in prose, lists and tables stands on its page."""
    for address, document in documents():
        shown = squeeze(get(client, address).one("main").text)
        for said in words_of(document):
            assert squeeze(said) in shown, f"{address} does not say: {said}"


def test_every_unit_of_a_table_is_a_row_with_its_facts_and_leads_to_its_page(client: Client) -> None:
    for address, document in documents():
        rows = {
            row.attributes["id"]: row
            for table in get(client, address).all("table", class_="units")
            for row in table.all("tr")
            if "id" in row.attributes
        }
        assert len(rows) == len(document.units)
        for unit, row in zip(document.units, _in_order(rows, document), strict=True):
            assert unit.document.title in row.text
            assert unit.document.code in row.text
            assert row.one("a").attributes["href"] == f"/units/{unit.address}/"
            numbers = [cell.text for cell in row.all("td")]
            assert numbers[:2] == [unit.document.level, str(unit.document.credits.value)]  # type: ignore[union-attr]


def test_aim_is_closed_to_new_learners_and_says_until_when_it_is_awarded(client: Client) -> None:
    page = get(client, "/qualifications/603-5847-6/")
    first = page.one("div", class_="first-screen").text
    assert page.all("span", class_="status closed")[0].text == "No longer available to new learners"
    assert "the last date to register was 31 October 2025" in first
    assert "your award must be made by 31 October 2028" in first


def test_the_level_4_certificate_says_both_and_does_not_pretend_to_know(client: Client) -> None:
    first = get(client, "/qualifications/600-5932-1/").one("div", class_="first-screen").text
    assert "No longer awarded" in first
    assert "31 August 2018" in first
    assert "December 2014" in first
    assert "On 18 February 2025 it was listed under City and Guilds of London Institute" in first
    assert "is not known here" in first


def test_on_the_last_day_it_can_still_be_started(client: Client) -> None:
    with time_machine.travel("2025-10-31T23:30:00+00:00", tick=False):
        assert (
            "Available to learners"
            in get(client, "/qualifications/603-5847-6/").one("p", class_="eyebrow").text
        )
    with time_machine.travel("2025-11-01T00:30:00+00:00", tick=False):
        assert (
            "No longer available"
            in get(client, "/qualifications/603-5847-6/").one("p", class_="eyebrow").text
        )


def test_abbreviations_are_written_out(client: Client) -> None:
    for address, _ in documents():
        page = get(client, address)
        listed = page.one("aside", class_="abbreviations")
        assert "guided learning hours" in listed.text.lower()
        assert page.one("main").text.lower().index("guided learning hours") < page.one("main").text.index(
            "GLH"
        )


def test_a_unit_shows_outcomes_criteria_and_indicative_content(client: Client) -> None:
    entry = CatalogueEntry.objects.get(kind=Kind.UNIT, path="ilm/d3-04")
    document = entry.version.thaw()
    page = get(client, "/units/ilm/d3-04/")
    outcomes = page.all("section", class_="outcome")
    assert len(outcomes) == len(document.outcomes) == 4  # type: ignore[union-attr]
    for outcome, section in zip(document.outcomes, outcomes, strict=True):  # type: ignore[union-attr]
        assert squeeze(outcome.text) in squeeze(section.text)
        for criterion in outcome.criteria:
            assert squeeze(f"{criterion.number} {criterion.text}") in squeeze(section.text)
        for line in outcome.indicative_content:
            assert squeeze(line) in squeeze(section.text)
    assert "CM13" in page.one("section", id="standards").text


def squeeze(text: str) -> str:
    """Return the letters and digits of ``text`` only: layout and punctuation between tags do not matter."""
    return "".join(character for character in text if character.isalnum()).casefold()


def words_of(document: QualificationDocument) -> Iterator[str]:
    """Yield everything a reader of the document would look for on its page."""
    yield document.title
    yield from (item.value for item in document.identifiers)
    for passage in (*document.sections, *document.standard_texts):
        yield passage.title
        yield parse(f"<div>{passage.body}</div>".replace("<br>", " ")).text
    for requirement in document.staff:
        yield from (requirement.role, requirement.lead_in, requirement.heading, requirement.evidence_heading)
        for item in requirement.items:
            yield item.text
            yield from (evidence.text for evidence in item.evidence)
    for party in document.assessment_parties:
        yield from (party.party, party.words)
    for assessment in document.assessments:
        yield from (assessment.title, *assessment.notes, *assessment.cover_fields, *assessment.declarations)
        for section in assessment.sections:
            yield from (section.title, *section.criteria)
        if assessment.mark_sheet:
            sheet = assessment.mark_sheet
            yield from (*sheet.fields, *sheet.statements, *sheet.columns, *sheet.decisions, *sheet.outcomes)
            yield from (*sheet.records, *sheet.signatures)
    yield from (route.words for route in document.routes)
    for contact in document.contacts:
        yield contact.value
    for related in document.related_documents:
        yield from (related.title, related.section, related.issue)
    for descriptor in document.level_descriptors:
        yield from (descriptor.knowledge, descriptor.skills, descriptor.source)
    for group in document.groups:
        yield from (group.title, group.words)
    yield from (document.rule or {}).get("not_checked", ())
    yield from document.assessment_methods
    yield document.glh_words


def _in_order(rows: dict[str, Element], document: QualificationDocument) -> list[Element]:
    from catalogue.presenters.structure import unit_anchor

    return [rows[unit_anchor(unit.key)] for unit in document.units]
