"""The change log: versions and acts as they became public, one notice for one announcement."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client

from catalogue import acts, changes, publishing
from catalogue.documents.interchange import VersionNote
from catalogue.lifecycle import london_today
from catalogue.models import AwardingBodyPage, QualificationPage, UnitPage
from tests.catalogue import making

TODAY = london_today()
BODY = acts.Record("the awarding body", public_note="Centres were told.")
QUERIES = 8
"""Counting, a page of the list, the records of each sort on it, their successors and subjects."""


def text_of(client: Client, **asked: str) -> str:
    return client.get("/changes/", asked).content.decode()


def test_versions_and_acts_are_told_in_words(client: Client, qualification: QualificationPage) -> None:
    acts.move_date(qualification, "last_registration", TODAY + timedelta(days=9), BODY)
    acts.move_date(qualification, "last_registration", TODAY + timedelta(days=99), BODY)
    acts.state_replacement(qualification, "not-replaced", BODY)
    acts.state_owner(qualification, "Eastern Awards", BODY, since=TODAY)
    acts.state_listing(qualification, "Western Awards", acts.Record("a public list", as_at=TODAY))
    text = text_of(client)
    for sentence in (
        "Version 1 is published here.",
        "(extended).",
        "It is not being replaced.",
        "It belongs to Eastern Awards since",
        "it was listed under Western Awards",
        "Centres were told.",
        "According to the awarding body",
    ):
        assert sentence in text


def test_a_new_version_is_told_with_what_changed(client: Client, qualification: QualificationPage) -> None:
    making.revise(qualification, title="Another title", version_label="6.3")
    text = text_of(client)
    assert "Version 6.3 is published: minor change." in text
    assert making.VERSION["change_summary"] in text
    links = re.findall(r'href="([^"]+)">compare it', text)
    assert len(links) == 1  # the first version has nothing before it
    assert "Title: changed from" in client.get(links[0]).content.decode()


def test_what_followed_a_version_without_text_is_not_compared(
    client: Client, body: AwardingBodyPage, units: list[UnitPage]
) -> None:
    page = making.draft_qualification(body, units)
    publishing.record_history(page, VersionNote(label="0", effective_from=TODAY, summary="As it was."))
    making.revise(page, title="Award in What Followed")
    assert "Award in What Followed" in text_of(client)
    assert "compare it" not in text_of(client)


def test_corrections_can_be_left_out(client: Client, qualification: QualificationPage) -> None:
    making.revise(
        qualification, title="Another title", change_class="correction", change_summary="A slip in the title."
    )
    assert "A slip in the title." in text_of(client)
    assert "A slip in the title." not in text_of(client, corrections="no")


def test_what_is_prepared_or_called_off_is_not_told(client: Client, qualification: QualificationPage) -> None:
    later = acts.Record("the awarding body", announce_on=TODAY + timedelta(days=3))
    change = acts.move_date(qualification, "last_award", TODAY + timedelta(days=900), later)
    assert "Last award date" not in text_of(client)
    acts.call_off(change.group)
    assert "Last award date" not in text_of(client)


def test_one_announcement_over_several_titles_is_one_notice(
    client: Client, body: AwardingBodyPage, units: list[UnitPage]
) -> None:
    pages = [making.make_qualification(body, units, title=f"Award {name}") for name in "ABC"]
    record = acts.Record("a circular", group=uuid.uuid4()).together()
    for page in pages:
        acts.move_date(page, "last_registration", TODAY + timedelta(days=30), record)
    text = text_of(client)
    assert text.count("Last date to register stated") == 1
    assert "The same was announced for:" in text
    assert all(f">Award {name}</a>" in text for name in "ABC")


def test_an_unpublished_title_is_not_told_of(client: Client, qualification: QualificationPage) -> None:
    qualification.unpublish()
    assert qualification.title not in text_of(client)


def test_the_list_ends_with_the_newest_of_every_sort(
    client: Client, qualification: QualificationPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    acts.move_date(qualification, "review", TODAY + timedelta(days=9), BODY)
    acts.state_owner(qualification, "Eastern Awards", BODY, since=TODAY)
    whole = text_of(client)
    assert "Version 1 is published here." in whole
    assert "This list ends here." not in whole
    monkeypatch.setattr(changes, "MOST", 2)
    cut = text_of(client)
    assert "It belongs to Eastern Awards" in cut
    assert "Version 1 is published here." not in cut
    assert "This list ends here." in cut


@pytest.mark.parametrize("page", ["0", "x", "99999", "-1"])
def test_a_page_that_does_not_exist_shows_one_that_does(
    client: Client, qualification: QualificationPage, page: str
) -> None:
    assert "Version 1 is published here." in text_of(client, page=page)


def test_the_page_costs_the_same_however_much_changed(
    client: Client, qualification: QualificationPage, django_assert_num_queries
) -> None:
    for number in range(20):
        acts.move_date(qualification, "review", TODAY + timedelta(days=number), BODY)
    acts.state_replacement(qualification, "not-replaced", BODY)
    text_of(client)
    with django_assert_num_queries(QUERIES):
        text_of(client)
