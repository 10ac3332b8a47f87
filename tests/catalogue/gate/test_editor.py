"""The editor's views: a draft always saves, a refusal stands at its field, nothing is a server error."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageSubscription

from catalogue.models import QualificationPage, SpecificationVersion, UnitPage
from tests.catalogue import making
from tests.catalogue.editor_form import edit_url, editor_data, editor_form, form_data, posted
from tests.catalogue.gate.paths import URLENCODED, said, start_workflow

PUBLISH = {"action-publish": "Publish"}
AS_JSON = {"accept": "application/json"}


@pytest.fixture
def user(db: None) -> User:
    return User.objects.create_superuser("editor", "editor@example.com", "a password")


@pytest.fixture
def client(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def send(client: Client, url: str, data: dict[str, Any], **headers: str) -> Any:
    return client.post(url, posted(data).urlencode(), content_type=URLENCODED, headers=headers)


class TestCreate:
    """Wagtail's create view, where the unsaved page says that it is live whatever is asked."""

    @pytest.fixture
    def url(self, body: Any) -> str:
        return reverse("wagtailadmin_pages:add", args=["catalogue", "qualificationpage", body.pk])

    def data(self, user: User, body: Any, **typed: Any) -> dict[str, Any]:
        page = QualificationPage(title="Level 3 Award in Testing", slug="testing", locale=body.locale)
        form_class = page.get_edit_handler().get_form_class()
        subscription = PageSubscription(page=page, user=user)
        form = form_class(instance=page, parent_page=body, for_user=user, subscription=subscription)
        return form_data(form) | typed

    def test_a_draft_is_saved_however_little_there_is(
        self, client: Client, user: User, body: Any, url: str
    ) -> None:
        response = send(client, url, self.data(user, body, number="no number", glh_min=9, glh_max=1))
        assert response.status_code == 302
        page = QualificationPage.objects.get(slug="testing")
        assert not page.live
        assert not SpecificationVersion.objects.filter(page=page).exists()

    def test_an_autosave_makes_a_draft_and_no_version(
        self, client: Client, user: User, body: Any, url: str
    ) -> None:
        response = send(client, url, self.data(user, body), **AS_JSON)
        assert response.json()["success"]
        page = QualificationPage.objects.get(slug="testing")
        assert (page.live, page.first_published_at) == (False, None)

    def test_a_refusal_stands_at_its_field_and_makes_no_page(
        self, client: Client, user: User, body: Any, url: str
    ) -> None:
        response = send(client, url, self.data(user, body, number="603/12", **PUBLISH))
        assert response.status_code == 200
        assert "603/12" in str(response.context["form"].errors["number"])
        assert not QualificationPage.objects.filter(slug="testing").exists()

    def test_the_body_above_is_known_before_the_page_has_a_place(
        self, client: Client, user: User, body: Any, url: str
    ) -> None:
        response = send(client, url, self.data(user, body, standard_text_keys="rqf", **PUBLISH))
        assert "no standard text" in str(response.context["form"].errors["standard_text_keys"])

    def test_a_publish_makes_one_version_by_the_editor(
        self, client: Client, user: User, body: Any, url: str
    ) -> None:
        response = send(client, url, self.data(user, body, version_label="1.0", **PUBLISH))
        assert response.status_code == 302
        page = QualificationPage.objects.get(slug="testing")
        version = SpecificationVersion.objects.get(page=page)
        assert (page.live, version.label, version.published_by) == (True, "1.0", "editor")
        assert (page.version_label, page.latest_revision.content["version_label"]) == ("", "")

    def test_going_live_later_makes_none_yet(self, client: Client, user: User, body: Any, url: str) -> None:
        later = (timezone.localtime() + timezone.timedelta(days=7)).strftime("%Y-%m-%d %H:%M")
        response = send(client, url, self.data(user, body, go_live_at=later, version_label="1.0", **PUBLISH))
        assert response.status_code == 302
        page = QualificationPage.objects.get(slug="testing")
        assert not page.live
        assert page.approved_schedule
        assert page.version_label == "1.0"
        assert not SpecificationVersion.objects.filter(page=page).exists()


class TestAutosave:
    """It overwrites revisions in place, the live one included; a version does not notice."""

    def test_the_live_revision_is_overwritten_and_the_version_stands(
        self, client: Client, user: User, qualification: QualificationPage
    ) -> None:
        version = SpecificationVersion.objects.get(page=qualification)
        revision = qualification.latest_revision
        revision.user = user
        revision.save(update_fields=["user"])
        data = editor_data(user, qualification, title="HACK", overwrite_revision_id=revision.pk)
        response = send(client, edit_url(qualification), data, **AS_JSON)
        assert response.json()["revision_id"] == revision.pk
        revision.refresh_from_db()
        assert revision.content["title"] == "HACK"
        assert making.fresh(qualification).title == "Level 3 Award in Testing"
        again = SpecificationVersion.objects.get(page=qualification)
        assert (again.document, again.hash) == (version.document, version.hash)
        assert again.thaw().title == "Level 3 Award in Testing"

    def test_it_saves_what_may_not_go_live(
        self, client: Client, user: User, qualification: QualificationPage
    ) -> None:
        data = editor_data(user, qualification, number="nonsense", credits_min="")
        assert send(client, edit_url(qualification), data, **AS_JSON).json()["success"]
        assert making.fresh(qualification).latest_revision.content["number"] == "nonsense"
        assert making.fresh(qualification).number == qualification.number


def test_a_refusal_keeps_what_was_typed(client: Client, user: User, qualification: QualificationPage) -> None:
    data = editor_data(user, qualification, title="Level 3 Award in Better Testing", **PUBLISH)
    response = send(client, edit_url(qualification), data)
    errors = response.context["form"].errors
    assert errors.keys() == {"change_class", "change_summary"}
    assert "Level 3 Award in Better Testing" in response.content.decode()
    assert making.fresh(qualification).title == "Level 3 Award in Testing"


def test_a_fault_of_the_table_stands_above_the_form(
    client: Client, user: User, draft: QualificationPage, body: Any
) -> None:
    unit = making.draft_unit(body, "EA-9")
    data = editor_data(user, draft, **PUBLISH)
    data["groups-0-unit_rows-0-unit"] = unit.pk
    response = send(client, edit_url(draft), data)
    assert "Unit EA-9 is not published yet." in response.context["form"].non_field_errors()
    assert "Unit EA-9 is not published yet." in said(response)


def test_another_bodys_draft_forced_into_the_form_is_not_named(
    client: Client, user: User, draft: QualificationPage, other_body: Any
) -> None:
    secret = making.draft_unit(other_body, "WA-SECRET", title="A secret unit")
    data = editor_data(user, draft, **PUBLISH)
    data["groups-0-unit_rows-0-unit"] = secret.pk
    form = editor_form(user, draft, data)
    assert not form.is_valid()
    (row,) = form.formsets["groups"].forms
    told = str([form.errors, row.errors, *(unit.errors for unit in row.formsets["unit_rows"].forms)])
    assert "secret" not in told.lower()
    assert "not one of the available choices" in told


class TestReview:
    """What may not go live can be sent back and its submission withdrawn."""

    @pytest.fixture
    def submitted(self, user: User, draft: QualificationPage) -> QualificationPage:
        page = draft.get_latest_revision_as_object()
        page.number = "nonsense"
        page.save_revision()
        start_workflow(making.fresh(draft), user)
        return making.fresh(draft)

    def test_rejected_from_the_editor(self, client: Client, user: User, submitted: QualificationPage) -> None:
        action = {"action-workflow-action": "true", "workflow-action-name": "reject"}
        response = send(client, edit_url(submitted), editor_data(user, submitted, **action))
        assert response.status_code == 302
        assert submitted.workflow_states.get().status == "needs_changes"

    def test_not_approved_from_the_editor(
        self, client: Client, user: User, submitted: QualificationPage
    ) -> None:
        action = {"action-workflow-action": "true", "workflow-action-name": "approve"}
        response = send(client, edit_url(submitted), editor_data(user, submitted, **action))
        assert response.status_code == 200
        assert "number" in response.context["form"].errors

    def test_withdrawn(self, client: Client, user: User, submitted: QualificationPage) -> None:
        action = {"action-cancel-workflow": "Cancel"}
        response = send(client, edit_url(submitted), editor_data(user, submitted, **action))
        assert response.status_code == 302
        assert submitted.workflow_states.get().status == "cancelled"


def test_a_refusal_that_no_form_foresaw_is_told_and_undone(
    client: Client, user: User, draft: QualificationPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two editors claim one number in the same second: the form found it free, the publish does not."""
    monkeypatch.setattr("catalogue.models.specification_form.SpecificationForm._ask_gate", lambda form: None)
    before = making.fresh(draft).latest_revision_id
    data = editor_data(user, draft, number="nonsense", **PUBLISH)
    response = send(client, edit_url(draft), data, referer=f"http://testserver{edit_url(draft)}")
    assert response.status_code == 302
    assert response.url.endswith(edit_url(draft))
    assert "may not go live" in said(client.get(response.url))
    assert not making.fresh(draft).live
    assert making.fresh(draft).latest_revision_id == before


def test_it_is_told_to_a_script_as_json(
    client: Client, draft: QualificationPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = draft.get_latest_revision_as_object()
    page.number = "nonsense"
    page.save_revision()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = client.post(f"{url}?id={draft.pk}", headers=AS_JSON)
    assert response.status_code == 400
    assert "may not go live" in response.json()["error_message"]


def test_a_lock_on_a_live_page_asks_for_no_version(
    client: Client, user: User, qualification: QualificationPage, body: Any
) -> None:
    """Wagtail locks by saving the page; meanwhile a text of the body that the page inlines has changed."""
    body.name = "Eastern Awards Limited"
    body.save_revision().publish()
    response = client.post(reverse("wagtailadmin_pages:lock", args=[qualification.pk]))
    assert response.status_code == 302
    assert making.fresh(qualification).locked
    assert SpecificationVersion.objects.filter(page=qualification).count() == 1


def test_units_are_held_to_the_gate_as_qualifications_are(
    client: Client, user: User, units: list[UnitPage]
) -> None:
    data = editor_data(user, units[0], unit_reference="nonsense", **PUBLISH)
    response = send(client, edit_url(units[0]), data)
    assert response.context["form"].errors.keys() == {"unit_reference", "change_class", "change_summary"}


def test_nothing_of_ours_forbids_other_pages(client: Client, user: User) -> None:
    home = Page.objects.get(depth=2)
    assert client.get(edit_url(home)).status_code == 200
