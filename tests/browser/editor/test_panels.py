"""The panels at the editor's side: they follow the draft, lead to its fields, and everybody can use them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser.conftest import WCAG
from tests.browser.editor.conftest import Site, watched
from tests.catalogue import making

PANEL = "[data-side-panel='specification']"
TOGGLE = "[data-side-panel-toggle='specification']"


@pytest.fixture
def draft(written_site: Site) -> Any:
    """A draft of its own for each test."""
    return making.draft_qualification(written_site.body, list(written_site.units), title="Award in Writing")


def open_editor(page: Page, draft: Any, panel: str = "specification") -> None:
    page.goto(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    page.click(f"[data-side-panel-toggle='{panel}']")


def assert_accessible(page: Page, part: str) -> None:
    """Fail with axe's words for what it finds in ``part`` of the page; the rest of it is Wagtail's."""
    options = {"runOnly": {"type": "tag", "values": WCAG}, "rules": {"region": {"enabled": False}}}
    violations = Axe().run(page, context=part, options=options).response["violations"]
    found = [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in violations]
    assert not found, json.dumps(found, indent=2)


def test_the_checks_follow_autosave_and_lead_to_the_field(signed_in: Callable[..., Page], draft: Any) -> None:
    page = signed_in("editor")
    open_editor(page, draft)
    checks = page.locator(f"{PANEL} [data-checks-list]")
    expect(checks).to_contain_text("Learners must achieve all of the mandatory units.")
    watched(page)
    page.fill("#id_credits_min", "50")
    page.fill("#id_credits_max", "50")
    too_many = checks.locator("li", has_text="50 credits are stated; the units give at most 9.")
    expect(too_many).to_be_visible()
    page.get_by_role("tab", name="Delivery").click()
    too_many.get_by_role("link").click()
    expect(page.locator("#id_credits_min")).to_be_focused()
    checks.locator("li", has_text="Say where it can lead.").get_by_role("link").click()
    expect(page.get_by_role("tab", name="Structure")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#id_routes-ADD")).to_be_visible()


def test_a_warning_is_acknowledged_in_the_panel(signed_in: Callable[..., Page], draft: Any) -> None:
    page = signed_in("editor")
    open_editor(page, draft)
    counter = page.locator(f"{TOGGLE} [data-side-panel-toggle-counter]")
    item = page.locator(f"{PANEL} li", has_text="Say what a learner must have passed")
    item.get_by_text("This is meant…").click()
    before = int(counter.inner_text())
    item.get_by_role("textbox").fill("The centre decides.")
    item.get_by_role("button", name="Acknowledge").click()
    expect(item).to_contain_text("The centre decides.")
    expect(item).to_contain_text("editor,")
    expect(counter).to_have_text(str(before - 1))
    assert_accessible(page, PANEL)


def test_where_it_is_used_stands_beside_a_unit(signed_in: Callable[..., Page], written_site: Site) -> None:
    unit = written_site.units[0]
    making.draft_qualification(written_site.body, [unit], title="Award in Reading")
    page = signed_in("editor")
    open_editor(page, unit, "where-used")
    panel = page.locator("[data-side-panel='where-used']")
    expect(panel).to_contain_text("Award in Reading")
    expect(panel).to_contain_text("group M")
    assert_accessible(page, "[data-side-panel='where-used']")


def test_the_panel_fits_a_narrow_screen(signed_in: Callable[..., Page], draft: Any) -> None:
    page = signed_in("editor", 390)
    open_editor(page, draft)
    expect(page.locator(f"{PANEL} [data-checks-list]")).to_contain_text("What a specification states")
    wide = page.locator(PANEL).evaluate("panel => panel.scrollWidth - panel.clientWidth")
    assert wide <= 0


def test_the_draft_is_previewed_beside_the_editor(signed_in: Callable[..., Page], draft: Any) -> None:
    page = signed_in("editor")
    open_editor(page, draft, "preview")
    frame = page.frame_locator("iframe[title='Preview']").first
    expect(frame.get_by_text("This is a preview of a draft.")).to_be_visible()
    expect(frame.get_by_role("heading", level=1)).to_have_text("Award in Writing")
