"""In the editor: dates with their sources, what is prepared, newer units, and where a unit is frozen."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from catalogue import acts
from catalogue.lifecycle import london_today
from catalogue.models import AwardingBodyPage, QualificationPage, UnitPage
from tests.catalogue import making

TODAY = london_today()


def editor_text(client: Client, page: Any) -> str:
    return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


def test_the_editor_shows_dates_sources_and_what_is_prepared(
    editor: Client, qualification: QualificationPage
) -> None:
    for number in (50, 90):
        acts.move_date(qualification, "last_award", TODAY + timedelta(days=number), acts.Record("a letter"))
    later = acts.Record("a board paper", announce_on=TODAY + timedelta(days=9))
    acts.move_date(qualification, "review", TODAY + timedelta(days=99), later)
    text = editor_text(editor, qualification)
    assert "According to a letter" in text
    assert "(extended)" in text
    assert "1 announcement is prepared and not yet public." in text
    assert reverse("catalogue_admin:facts", args=[qualification.pk]) in text


def test_the_editor_of_a_qualification_is_told_of_newer_units(
    editor: Client, qualification: QualificationPage, units: list[UnitPage]
) -> None:
    assert "newer version than the one frozen here" not in editor_text(editor, qualification)
    making.revise(units[0], purpose="<p>New.</p>")
    assert "1 unit has a newer version than the one frozen here." in editor_text(editor, qualification)


def test_the_editor_of_a_unit_is_told_who_holds_it(
    editor: Client, qualification: QualificationPage, units: list[UnitPage]
) -> None:
    text = editor_text(editor, units[0])
    assert "hold this unit frozen" in text
    assert qualification.title in text


def test_a_page_that_is_not_saved_yet_has_nothing_beside_it(editor: Client, body: AwardingBodyPage) -> None:
    address = reverse("wagtailadmin_pages:add", args=["catalogue", "qualificationpage", body.pk])
    response = editor.get(address)
    assert response.status_code == 200
    assert "Beside the draft" not in response.content.decode()


def test_the_versions_stand_beside_the_draft_with_what_may_follow(
    editor: Client, qualification: QualificationPage
) -> None:
    page = making.revise(qualification, version_label="1.1", title="Level 3 Award in Testing Well")
    making.revise(page, version_label="2.0", title="Soon", effective_from=TODAY + timedelta(days=9))
    text = " ".join(editor_text(editor, qualification).split())
    assert '<th scope="row">3</th><td>2.0</td>' in text
    for standing in ("coming", "in force"):
        assert f"<td>{standing}</td>" in text
    assert "The next label may be 2.1, or 3.0 for a major change." in text
