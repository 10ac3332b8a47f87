"""The rule workshop: read, look, take over; nothing live changes, and only the body's own people come in."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from catalogue.models import AwardingBodyPage, QualificationPage
from catalogue.people import groups_for
from catalogue.rules.english.read import LONGEST

TEXT = (
    "Learners must achieve at least 10 credits. Recognition of prior learning may cover half of the credits."
)


@pytest.fixture
def editor(body: AwardingBodyPage, client: Client) -> Client:
    user = User.objects.create_user("editor")
    user.groups.add(groups_for(body)["editor"])
    client.force_login(user)
    return client


def address(page: QualificationPage) -> str:
    return reverse("catalogue_admin:rule_workshop", args=[page.pk])


def test_the_text_is_read_and_nothing_is_saved(editor: Client, qualification: QualificationPage) -> None:
    before = qualification.latest_revision_id
    answer = editor.post(address(qualification), {"text": TEXT}).content.decode()
    assert "at least 10 credits" in answer
    assert "Recognition of prior learning" in answer
    qualification.refresh_from_db()
    assert qualification.latest_revision_id == before


def test_a_reading_is_taken_into_the_draft_only(editor: Client, qualification: QualificationPage) -> None:
    live = qualification.rule
    answer = editor.post(address(qualification), {"text": TEXT, "take": "0"})
    assert answer.status_code == 302
    qualification.refresh_from_db()
    assert qualification.rule == live
    draft = qualification.get_latest_revision_as_object()
    assert draft.rule == {"measure": "credits", "rules": [{"kind": "credits", "min": 10}]}
    assert draft.rule_text == TEXT


def test_a_clause_that_was_not_read_is_kept_beside_where_the_editor_keeps_it(
    editor: Client, qualification: QualificationPage
) -> None:
    clause = "Recognition of prior learning may cover half of the credits"
    page = editor.post(address(qualification), {"text": TEXT}).content.decode()
    value = next(part for part in page.split('value="') if part.startswith(clause)).split('"')[0]
    editor.post(address(qualification), {"text": TEXT, "take": "0", "keep": [value]})
    qualification.refresh_from_db()
    assert qualification.get_latest_revision_as_object().rule["not_checked"] == [value]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("", "This field is required."), ("x" * (LONGEST + 1), "Ensure this value has at most")],
)
def test_text_that_cannot_be_read(
    text: str, sentence: str, editor: Client, qualification: QualificationPage
) -> None:
    assert sentence in editor.post(address(qualification), {"text": text}).content.decode()


def test_another_body_s_editor_is_kept_out(
    other_body: AwardingBodyPage, client: Client, qualification: QualificationPage
) -> None:
    user = User.objects.create_user("stranger")
    user.groups.add(groups_for(other_body)["editor"])
    client.force_login(user)
    answer = client.post(address(qualification), {"text": TEXT, "take": "0"})
    assert answer.status_code in (302, 403)
    qualification.refresh_from_db()
    assert qualification.get_latest_revision_as_object().rule_text != TEXT
