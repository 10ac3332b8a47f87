"""What has a version is never deleted: alone, with its parent, in bulk, in the admin, or by a query."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.actions import action_registry
from wagtail.actions.delete_page import DeletePageAction
from wagtail.models import Page, PageLogEntry

from catalogue.models import QualificationPage, SpecificationVersion, UnitPage
from catalogue.refusals import HasVersions
from tests.catalogue import making
from tests.catalogue.gate.paths import said

SENTENCE = "what has been published is kept, because people prove old certificates with it"


def ancestors(page: Page) -> list[Any]:
    """The page and everything of the catalogue above it."""
    return [one.specific for one in page.get_ancestors(inclusive=True).filter(depth__gt=1).order_by("-depth")]


DELETIONS: dict[str, Callable[[Any], Any]] = {
    "page": lambda page: page.delete(),
    "base page": lambda page: Page.objects.get(pk=page.pk).delete(),
    "action": lambda page: DeletePageAction(page).execute(),
    "API action": lambda page: action_registry.get_action_class(Page, "delete")(page).execute(),
    "query": lambda page: Page.objects.filter(pk=page.pk).delete(),
    "query of descendants": lambda page: page.get_descendants(inclusive=True).delete(),
    "query of its class": lambda page: type(page).objects.filter(pk=page.pk).delete(),
}


@pytest.mark.parametrize("how", DELETIONS)
def test_it_is_refused_on_every_path(qualification: QualificationPage, how: str) -> None:
    pages, versions = Page.objects.count(), SpecificationVersion.objects.count()
    for page in ancestors(qualification):
        with pytest.raises(HasVersions, match=SENTENCE):
            DELETIONS[how](page)
    assert (Page.objects.count(), SpecificationVersion.objects.count()) == (pages, versions)
    assert making.fresh(qualification).groups.count() == 1


def test_the_tree_counts_its_children_as_before(qualification: QualificationPage, body: Any) -> None:
    """Treebeard counts what it is about to delete as gone, before anything asks whether it may be."""
    counts = list(Page.objects.order_by("path").values_list("path", "numchild"))
    for page in ancestors(qualification):
        with pytest.raises(HasVersions):
            Page.objects.filter(pk=page.pk).delete()
    assert list(Page.objects.order_by("path").values_list("path", "numchild")) == counts


def test_a_tree_that_counts_wrong_is_no_way_in(qualification: QualificationPage, body: Any) -> None:
    Page.objects.filter(pk=body.pk).update(numchild=0)
    with pytest.raises(HasVersions):
        making.fresh(body).delete()
    assert making.fresh(body)


@pytest.mark.parametrize("above", [0, 1])
def test_nothing_is_logged_that_did_not_happen(qualification: QualificationPage, above: int) -> None:
    with pytest.raises(HasVersions):
        ancestors(qualification)[above].delete()
    assert not PageLogEntry.objects.filter(action="wagtail.delete").exists()


def test_unpublished_pages_are_kept_too(qualification: QualificationPage) -> None:
    qualification.unpublish()
    with pytest.raises(HasVersions):
        making.fresh(qualification).delete()


def test_the_refusal_names_a_few(body: Any, qualification: QualificationPage) -> None:
    with pytest.raises(HasVersions, match="“Level 3 Award in Testing” and 3 more cannot be deleted"):
        body.delete()


def test_a_draft_that_was_never_published_is_deleted(draft: QualificationPage, body: Any) -> None:
    draft.delete()
    assert not QualificationPage.objects.filter(pk=draft.pk).exists()
    making.draft_unit(body, "EA-9").delete()


class TestInTheAdmin:
    """A sentence that says what to do instead, and the page one came from."""

    @pytest.mark.parametrize("above", [0, 1, 2])
    def test_one_page_or_what_holds_it(
        self, client: Client, user: User, qualification: QualificationPage, above: int
    ) -> None:
        page = ancestors(qualification)[above]
        url = reverse("wagtailadmin_pages:delete", args=[page.pk])
        for attempt in (client.get, client.post):
            response = attempt(url, headers={"referer": "http://testserver/admin/"})
            assert response.status_code == 302
            words = said(client.get(response.url))
            assert SENTENCE in words
            assert "Withdraw it, or unpublish it" in words
        assert making.fresh(page)

    def test_many_pages(self, client: Client, qualification: QualificationPage, body: Any) -> None:
        listing = reverse("wagtailadmin_explore", args=[body.pk])
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        draft = making.draft_qualification(body, [], slug="draft", rule=None)
        response = client.post(f"{url}?id={qualification.pk}&id={draft.pk}&next={listing}")
        assert response.url == listing
        assert SENTENCE in said(client.get(listing))
        assert QualificationPage.objects.count() == 2

    def test_a_draft(self, client: Client, draft: QualificationPage) -> None:
        response = client.post(reverse("wagtailadmin_pages:delete", args=[draft.pk]))
        assert response.status_code == 302
        assert not QualificationPage.objects.exists()

    def test_a_draft_unit_that_a_table_uses(
        self, client: Client, body: Any, draft: QualificationPage, units: list[UnitPage]
    ) -> None:
        unit = making.draft_unit(body, "EA-9")
        page = making.draft_qualification(body, [*units, unit], slug="uses-it")
        for held in (unit, unit.get_parent()):
            response = client.post(reverse("wagtailadmin_pages:delete", args=[held.pk]))
            assert response.status_code == 302
        assert UnitPage.objects.filter(pk=unit.pk).exists()
        assert page
