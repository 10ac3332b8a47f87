"""Within a body pages move freely; from one body to another they do not, on any path."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page

from catalogue.models import CatalogueEntry, QualificationPage, SpecificationVersion, UnitIndexPage
from catalogue.models.placement import ownership_transfer
from catalogue.refusals import AnotherBody
from tests.catalogue import making
from tests.catalogue.gate.paths import said


def test_within_its_body_a_page_moves_and_its_versions_stand(
    qualification: QualificationPage, body: Any
) -> None:
    suite = making.make_suite(body)
    versions = list(SpecificationVersion.objects.values())
    qualification.move(suite, pos="last-child")
    assert making.fresh(qualification).get_parent().pk == suite.pk
    assert list(SpecificationVersion.objects.values()) == versions
    assert CatalogueEntry.objects.get(subject=qualification.translation_key).suite_page_id == suite.pk


@pytest.mark.parametrize("published", [True, False])
def test_to_another_body_it_does_not(
    draft: QualificationPage, other_body: Any, user: User, published: bool
) -> None:
    page = making.publish(draft) if published else draft
    for attempt in (
        lambda: page.move(other_body, pos="last-child"),
        lambda: MovePageAction(page, other_body, pos="last-child").execute(),
        lambda: Page.objects.get(pk=page.pk).move(other_body, pos="last-child"),
    ):
        with pytest.raises(AnotherBody, match="transfer of ownership"):
            attempt()
    assert making.fresh(page).path == page.path
    assert not page.can_move_to(other_body)
    assert page.can_move_to(page.get_parent())


def test_nor_does_what_holds_it(body: Any, other_body: Any, units: list[Any]) -> None:
    suite = making.make_suite(body)
    with pytest.raises(AnotherBody):
        suite.move(other_body, pos="last-child")
    with pytest.raises(AnotherBody):
        units[0].move(UnitIndexPage.objects.child_of(other_body).get(), pos="last-child")


def test_nor_out_of_the_catalogue(qualification: QualificationPage) -> None:
    with pytest.raises(AnotherBody):
        qualification.move(Page.objects.get(depth=2), pos="last-child")


def test_a_recorded_transfer_moves_it(qualification: QualificationPage, other_body: Any) -> None:
    with ownership_transfer():
        assert qualification.can_move_to(other_body)
        qualification.move(other_body, pos="last-child")
    assert making.fresh(qualification).body_page == other_body
    assert SpecificationVersion.objects.get(page=qualification).thaw().body.name == "Eastern Awards"


def test_a_whole_body_moves_with_its_pages(body: Any, qualification: QualificationPage) -> None:
    body.move(Page.objects.get(depth=2), pos="last-child")
    assert making.fresh(qualification).body_page.pk == body.pk


class TestInTheAdmin:
    """The refusal is a sentence, before anything is asked or done."""

    def test_one_page(self, client: Client, qualification: QualificationPage, other_body: Any) -> None:
        url = reverse("wagtailadmin_pages:move_confirm", args=[qualification.pk, other_body.pk])
        for attempt in (client.get, client.post):
            response = attempt(url)
            assert response.status_code == 302
            assert "transfer of ownership" in said(client.get(response.url))
        assert making.fresh(qualification).path == qualification.path

    def test_many_pages(self, client: Client, qualification: QualificationPage, other_body: Any) -> None:
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
        response = client.post(f"{url}?id={qualification.pk}", {"chooser": other_body.pk})
        assert response.status_code in (200, 302)
        assert making.fresh(qualification).path == qualification.path

    def test_reordering_is_not_a_move(
        self, client: Client, body: Any, qualification: QualificationPage
    ) -> None:
        url = reverse("wagtailadmin_pages:set_page_position", args=[qualification.pk])
        assert client.post(f"{url}?position=0").status_code == 200
        assert body.get_children().first().pk == qualification.pk
