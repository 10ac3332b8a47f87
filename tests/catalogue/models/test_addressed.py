"""A page's address in the tree leads to the short one, and Wagtail names the short one as its URL."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.models import Page

from catalogue.models import (
    AwardingBodyPage,
    CataloguePage,
    QualificationPage,
    SuitePage,
    UnitIndexPage,
    UnitPage,
)

pytestmark = pytest.mark.django_db


def tree_address(page: Page) -> str:
    """Where Wagtail itself would serve the page: its place below the site's first page."""
    return page.url_path.removeprefix("/home")


def assert_leads_to(client: Client, page: Page, address: str) -> None:
    assert page.get_url() == address
    assert page.full_url == f"http://localhost{address}"
    response = client.get(tree_address(page))
    assert (response.status_code, response.headers["Location"]) == (302, address)
    assert client.get(address).status_code == 200


def test_published_pages(client: Client, qualification: QualificationPage, units: list[UnitPage]) -> None:
    qualification.refresh_from_db()
    unit = UnitPage.objects.get(pk=units[0].pk)
    body = AwardingBodyPage.objects.get()
    assert_leads_to(client, CataloguePage.objects.get(), "/qualifications/")
    assert_leads_to(client, body, f"/awarding-bodies/{body.slug}/")
    assert_leads_to(client, UnitIndexPage.objects.get(), f"/awarding-bodies/{body.slug}/")
    assert_leads_to(client, unit, f"/units/{body.slug}/{unit.slug}/")
    assert qualification.get_url().startswith("/qualifications/")
    assert_leads_to(client, qualification, qualification.get_url())


def test_a_suite(client: Client, body: AwardingBodyPage) -> None:
    suite = body.add_child(instance=SuitePage(title="A suite", slug="a-suite"))
    assert_leads_to(client, suite, f"/suites/{body.slug}/a-suite/")


def test_a_draft_has_no_public_address(client: Client, draft: QualificationPage) -> None:
    assert client.get(tree_address(draft)).status_code == 404


def test_only_what_freezes_a_document_has_a_preview(draft: QualificationPage) -> None:
    assert draft.is_previewable()
    assert not draft.get_parent().specific.is_previewable()


def test_the_admin_opens_where_there_is_nothing_to_preview(
    admin_client: Client, draft: QualificationPage
) -> None:
    assert admin_client.get(f"/admin/pages/{draft.pk}/edit/").status_code == 200
    assert admin_client.get(f"/admin/pages/{draft.get_parent().pk}/").status_code == 200
