"""A draft as the public would read it: for its editors only, never kept, never published by a look at it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from catalogue.models import (
    CatalogueEntry,
    Kind,
    QualificationPage,
    SpecificationVersion,
    UnitIndexPage,
    UnitPage,
)
from tests.catalogue import making
from tests.catalogue.admin.conftest import sign_in


@pytest.fixture
def editor(body: Any) -> Client:
    """An editor of the body."""
    return sign_in(body, "editor")


def draft_url(page: Any) -> str:
    return reverse("wagtailadmin_pages:view_draft", args=[page.pk])


def test_a_draft_that_was_never_published(editor: Client, draft: QualificationPage) -> None:
    response = editor.get(draft_url(draft))
    text = response.content.decode()
    assert response.status_code == 200
    assert "This is a preview of a draft." in text
    assert f"<h1>{draft.title}</h1>" in text
    assert "Unit EA-2" in text
    assert '<meta name="robots" content="noindex, nofollow">' in text
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert not SpecificationVersion.objects.filter(kind=Kind.QUALIFICATION).exists()
    assert not CatalogueEntry.objects.filter(kind=Kind.QUALIFICATION).exists()


def test_the_next_version_of_what_is_published(
    client: Client, editor: Client, qualification: QualificationPage
) -> None:
    draft = qualification.get_latest_revision_as_object()
    draft.title = "Level 3 Award in Proving"
    draft.save_revision()
    text = editor.get(draft_url(qualification)).content.decode()
    assert "<h1>Level 3 Award in Proving</h1>" in text
    assert 'rel="canonical"' not in text
    address = CatalogueEntry.objects.get(kind=Kind.QUALIFICATION)
    public = client.get(reverse("catalogue:qualification", args=[address.path])).content.decode()
    assert "Proving" not in public


def test_a_unit(editor: Client, units: list[UnitPage]) -> None:
    draft = units[0].get_latest_revision_as_object()
    draft.title = "Proof"
    draft.save_revision()
    text = editor.get(draft_url(units[0])).content.decode()
    assert "This is a preview of a draft." in text
    assert "<h1>Proof</h1>" in text


@pytest.mark.parametrize("rule", [None, {"rules": [{"kind": "nonsense"}]}], ids=["no rule", "a broken rule"])
def test_a_draft_may_be_as_unfinished_as_its_editor_likes(editor: Client, body: Any, rule: Any) -> None:
    page = QualificationPage(title="Empty", live=False, rule=rule)
    body.add_child(instance=page)
    page.save_revision()
    unit = UnitPage(title="Empty unit", live=False)
    UnitIndexPage.objects.child_of(body).get().add_child(instance=unit)
    unit.save_revision()
    for one in (page, unit):
        response = editor.get(draft_url(one))
        assert response.status_code == 200
        assert "This is a preview of a draft." in response.content.decode()


def test_a_page_that_is_not_saved_yet_can_be_previewed(editor: Client, body: Any) -> None:
    url = reverse("wagtailadmin_pages:preview_on_add", args=["catalogue", "qualificationpage", body.pk])
    assert editor.get(url).status_code == 200


def test_nobody_else_sees_it(client: Client, other_body: Any, draft: QualificationPage) -> None:
    for one in (client, sign_in(other_body, "publisher")):
        response = one.get(draft_url(draft))
        assert response.status_code in (302, 403)
        assert draft.title not in response.content.decode()


def test_it_may_stand_in_the_editors_frame_only(editor: Client, draft: QualificationPage) -> None:
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[draft.pk])
    response = editor.get(url, {"in_preview_panel": "true"})
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]


def test_another_bodys_draft_unit_is_not_in_it(other_body: Any, editor: Client, body: Any) -> None:
    hidden = making.draft_unit(other_body, "WA-9", title="Their secret")
    page = making.draft_qualification(body, [hidden])
    text = editor.get(draft_url(page)).content.decode()
    assert "Their secret" not in text
    assert "WA-9" not in text
