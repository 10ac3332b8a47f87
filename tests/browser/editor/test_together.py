"""Autosave: it never publishes, and what two people type at once is never lost."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser.editor.conftest import Site, watched
from tests.catalogue import making

SAVED = ".w-autosave-indicator__state--saved"
PAUSED = ".w-autosave-indicator__state--paused"


def test_two_editors_open_the_same_page(signed_in: Callable[..., Page], written_site: Site) -> None:
    draft = making.draft_qualification(written_site.body, list(written_site.units), title="Award in Company")
    address = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    first, second = signed_in("editor"), signed_in("publisher")
    first.goto(address)
    second.goto(address)
    watched(first)
    watched(second)
    first.fill("#id_type", "Vocational qualification")
    expect(first.locator(SAVED)).to_be_visible()
    second.fill("#id_type", "Occupational qualification")
    expect(second.locator(PAUSED)).to_be_visible()
    held = making.fresh(draft).get_latest_revision_as_object()
    assert held.type == "Vocational qualification"
    assert second.input_value("#id_type") == "Occupational qualification"


def test_autosave_never_publishes(signed_in: Callable[..., Page], written_site: Site) -> None:
    live = making.make_qualification(written_site.body, list(written_site.units), title="Award in Patience")
    page = signed_in("publisher")
    page.goto(reverse("wagtailadmin_pages:edit", args=[live.pk]))
    watched(page)
    page.fill("#id_title", "Award in Haste")
    expect(page.locator(SAVED)).to_be_visible()
    assert making.fresh(live).title == "Award in Patience"
    assert making.fresh(live).get_latest_revision_as_object().title == "Award in Haste"
    page.goto(live.get_url())
    expect(page.get_by_role("heading", level=1)).to_have_text("Award in Patience")
