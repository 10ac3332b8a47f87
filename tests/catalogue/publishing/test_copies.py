"""A copy is a draft without numbers, whichever way it is made; an alias is refused."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Locale, Page

from catalogue.models import QualificationPage, SpecificationVersion, UnitPage
from catalogue.refusals import NoAlias
from tests.catalogue import making
from tests.catalogue.gate.paths import said


@pytest.fixture
def suite(body: Any, units: list[UnitPage]) -> Any:
    """A live suite with one published qualification, which has another number and a pending change."""
    suite = making.make_suite(body, units)
    page = making.draft_qualification(suite, [], use_suite_groups=True, rule=making.mandatory_rule())
    draft = page.get_latest_revision_as_object()
    draft.identifier_rows.set([draft.identifier_rows.model(scheme="wales-number", value="C00/1234/5")])
    draft.save_revision().publish()
    change = making.fresh(page).get_latest_revision_as_object()
    change.change_class, change.version_label = "minor", "2.0"
    change.save_revision()
    return suite


def copied(original: Page, parent: Page) -> QualificationPage:
    return QualificationPage.objects.descendant_of(parent).exclude(pk=original.pk).get()


def assert_is_draft(copy: Any) -> None:
    """It is a draft, in the database and in its revision, that has no number and no version."""
    assert (copy.live, copy.has_unpublished_changes) == (False, True)
    assert (copy.live_revision_id, copy.first_published_at, copy.last_published_at) == (None, None, None)
    assert not SpecificationVersion.objects.filter(page=copy).exists()
    newest = copy.get_latest_revision_as_object()
    for page in (copy, newest):
        assert (page.number, list(page.identifier_rows.all())) == ("", [])
        assert (page.change_class, page.version_label) == ("", "")
    for revision in copy.revisions.all():
        assert revision.content["number"] == ""
        assert revision.content["identifier_rows"] == []
        assert revision.approved_go_live_at is None


@pytest.mark.parametrize("keep_live", [True, False])
@pytest.mark.parametrize("with_history", [True, False])
@pytest.mark.parametrize("how", ["page", "action"])
def test_a_copy_is_a_draft(suite: Any, body: Any, how: str, keep_live: bool, with_history: bool) -> None:
    original = QualificationPage.objects.child_of(suite).get()
    versions = list(SpecificationVersion.objects.values())
    options = {
        "to": body,
        "keep_live": keep_live,
        "copy_revisions": with_history,
        "update_attrs": {"slug": "copy"},
    }
    copy = original.copy(**options) if how == "page" else CopyPageAction(original, **options).execute()
    assert_is_draft(making.fresh(copy))
    assert copy.translation_key != original.translation_key
    assert list(SpecificationVersion.objects.values()) == versions
    assert making.fresh(original).live


def test_so_are_the_children_that_are_copied_with_their_parent(suite: Any, body: Any) -> None:
    original = QualificationPage.objects.child_of(suite).get()
    copy = suite.copy(recursive=True, keep_live=True, update_attrs={"slug": "another"})
    assert copy.live
    assert_is_draft(copied(original, making.fresh(copy)))


def test_units_copied_with_their_folder_lose_their_codes(body: Any, units: list[UnitPage]) -> None:
    index = units[0].get_parent()
    copy = CopyPageAction(
        index, recursive=True, keep_live=True, update_attrs={"slug": "more-units"}
    ).execute()
    assert [(one.live, one.code, one.unit_reference) for one in UnitPage.objects.child_of(copy)] == [
        (False, "", "")
    ] * len(units)


def test_a_copy_of_a_page_that_was_saved_live_is_a_draft_too(body: Any, units: list[UnitPage]) -> None:
    unit = UnitPage(title="Saved live", slug="saved-live", code="EA-9")
    units[0].get_parent().add_child(instance=unit)
    assert SpecificationVersion.objects.filter(page=unit).count() == 1
    copy = CopyPageAction(unit, keep_live=True, update_attrs={"slug": "copy"}).execute()
    assert not making.fresh(copy).live


def test_a_copy_can_be_given_a_number_and_published(suite: Any, body: Any) -> None:
    original = QualificationPage.objects.child_of(suite).get()
    copy = original.copy(to=suite, update_attrs={"slug": "copy", "title": "Another Award in Testing"})
    making.publish(making.fresh(copy), number=making.qualification_number())
    assert SpecificationVersion.objects.get(page=copy).sequence == 1


def test_a_translation_starts_as_a_draft(body: Any, units: list[UnitPage], settings: Any) -> None:
    welsh = Locale.objects.create(language_code="cy")
    copy = making.make_qualification(body, units).copy_for_translation(welsh, copy_parents=True)
    assert not making.fresh(copy).live


class TestInTheAdmin:
    """Wagtail's copy view goes to its action directly."""

    def post(self, client: Client, page: Page, **typed: Any) -> Any:
        url = reverse("wagtailadmin_pages:copy", args=[page.pk])
        data = {"new_title": "A copy", "new_slug": "a-copy", "new_parent_page": page.get_parent().pk}
        return client.post(url, data | typed, headers={"referer": f"http://testserver{url}"})

    def test_live_and_alias_are_not_offered(self, client: Client, suite: Any) -> None:
        page = QualificationPage.objects.child_of(suite).get()
        form = client.get(reverse("wagtailadmin_pages:copy", args=[page.pk])).context["form"]
        assert not {"publish_copies", "alias"} & form.fields.keys()

    def test_asking_for_them_all_the_same_makes_a_draft(self, client: Client, suite: Any) -> None:
        page = QualificationPage.objects.child_of(suite).get()
        assert self.post(client, page, publish_copies="on", alias="on").status_code == 302
        assert_is_draft(QualificationPage.objects.get(slug="a-copy"))

    def test_children_published_with_their_parent_are_drafts(self, client: Client, suite: Any) -> None:
        original = QualificationPage.objects.child_of(suite).get()
        response = self.post(client, suite, copy_subpages="on", publish_copies="on")
        assert response.status_code == 302
        assert_is_draft(copied(original, Page.objects.get(slug="a-copy")))

    def test_an_alias_of_what_holds_them_is_refused_in_a_sentence(self, client: Client, suite: Any) -> None:
        response = self.post(client, suite, copy_subpages="on", alias="on")
        assert response.status_code == 302
        assert "has no alias: a version has one address" in said(client.get(response.url))
        assert not Page.objects.filter(slug="a-copy").exists()


@pytest.mark.parametrize("how", ["page", "action", "parent"])
def test_an_alias_is_refused(suite: Any, how: str, user: User) -> None:
    page = QualificationPage.objects.child_of(suite).get()
    before = Page.objects.count()
    attempts = {
        "page": lambda: page.create_alias(update_slug="alias"),
        "action": lambda: CreatePageAliasAction(page, update_slug="alias", user=user).execute(),
        "parent": lambda: suite.create_alias(recursive=True, update_slug="alias"),
    }
    with pytest.raises(NoAlias, match="has no alias"):
        attempts[how]()
    if how != "parent":
        assert Page.objects.count() == before
    assert QualificationPage.objects.count() == 1


def test_a_page_is_not_turned_into_an_alias(
    qualification: QualificationPage, draft: QualificationPage
) -> None:
    page = making.fresh(draft)
    page.alias_of = qualification.page_ptr
    with pytest.raises(NoAlias):
        page.save()
