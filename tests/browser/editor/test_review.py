"""An editor submits, a reviewer sends back, the editor mends and submits again, and then it is approved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser.editor.conftest import Site
from tests.catalogue import making

REASON = "Say what the learner can do next."


def test_a_draft_is_sent_back_and_then_approved(signed_in: Callable[..., Page], written_site: Site) -> None:
    units = list(written_site.units)
    draft = making.draft_qualification(written_site.body, units, title="Award in Reviewing")
    editor, reviewer, publisher = (signed_in(name) for name in ("editor", "reviewer", "publisher"))
    submit(editor, draft)
    review(reviewer, draft)
    expect(reviewer.locator("main")).to_contain_text("Learners must achieve all of the mandatory units.")
    reviewer.locator("main textarea[name=comment]").fill(REASON)
    reviewer.get_by_role("button", name="Send back with this reason").click()
    expect(reviewer.locator(".messages")).to_contain_text("goes back to its author")
    review(editor, draft)
    expect(editor.locator("main")).to_contain_text(REASON)
    submit(editor, draft, next_step="Level 4, with any awarding body.")
    for person in (reviewer, publisher):
        review(person, draft)
        assert not making.fresh(draft).live
        person.get_by_role("button", name="Approve", exact=True).click()
        expect(person.locator(".messages")).to_contain_text("is approved")
    assert making.fresh(draft).live


def submit(page: Page, draft: Any, next_step: str = "") -> None:
    """Submit the draft from its editor, perhaps with something mended."""
    page.goto(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    if next_step:
        page.get_by_role("tab", name="Delivery").click()
        page.fill("#id_notes", next_step)
    page.click("footer button[data-w-dropdown-target=toggle]")
    with page.expect_navigation():
        page.click("button[name=action-submit]")


def review(page: Page, draft: Any) -> None:
    """Open the review screen."""
    page.goto(reverse("catalogue_admin:review", args=[draft.pk]))
