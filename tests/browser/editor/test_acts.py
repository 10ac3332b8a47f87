"""Recording acts with a keyboard: moving a date; a withdrawal looked at first, prepared and called off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from catalogue.lifecycle import london_today
from tests.browser.editor.conftest import Site
from tests.browser.editor.keyboard import Keyboard
from tests.browser.editor.test_panels import assert_accessible
from tests.catalogue import making

MAIN = "#main"
RECORD = "form[method=post] button[type=submit]"
LAST = london_today() + timedelta(days=300)


@pytest.fixture
def published(written_site: Site) -> Any:
    """A published qualification of its own."""
    return making.make_qualification(written_site.body, list(written_site.units), title="Award in Ending")


def give(keyboard: Keyboard, field: str, day: date) -> None:
    """Go to a day's field and fill it in at once: in which order it takes its keys is the system's choice."""
    keyboard.reach(field)
    keyboard.page.fill(field, day.isoformat())


def test_acts_are_recorded_with_the_keyboard(signed_in: Callable[..., Page], published: Any) -> None:
    page = signed_in("publisher")
    keyboard = Keyboard(page)
    facts = reverse("catalogue_admin:facts", args=[published.pk])
    page.goto(facts)
    assert_accessible(page, MAIN)
    keyboard.activate(f"a[href='{reverse('catalogue_admin:move_date', args=[published.pk])}']")
    expect(page.get_by_label("Of which version")).to_be_visible()
    assert_accessible(page, MAIN)
    keyboard.fill("#id_field", "Last date for awards")
    give(keyboard, "#id_to", LAST)
    keyboard.activate(RECORD)
    expect(page.get_by_text("This field is required.")).to_be_visible()
    expect(page.locator("#id_field")).to_have_value("last_award")
    keyboard.fill("#id_source", "a letter to centres")
    keyboard.activate(RECORD)
    expect(page.get_by_text("The act is recorded.")).to_be_visible()
    expect(page.locator(MAIN)).to_contain_text(f"Last award date stated: {LAST.day} {LAST:%B %Y}")


def test_a_withdrawal_is_seen_before_it_is_prepared_and_called_off(
    signed_in: Callable[..., Page], published: Any
) -> None:
    page = signed_in("publisher", 390)
    keyboard = Keyboard(page)
    page.goto(reverse("catalogue_admin:withdraw", args=[published.pk]))
    give(keyboard, "#id_last_registration", LAST)
    keyboard.fill("#id_source", "a letter to centres")
    give(keyboard, "#id_announce_on", LAST - timedelta(days=200))
    keyboard.activate(RECORD)
    expect(page.get_by_role("heading", name="What will be recorded")).to_be_visible()
    expect(page.locator(MAIN)).to_contain_text("Nothing of it is public before")
    assert_accessible(page, MAIN)
    keyboard.activate("button[name=confirm]")
    expect(page.get_by_role("heading", name="Prepared, and not yet announced")).to_be_visible()
    keyboard.activate("a[href*='/call-off/']")
    expect(page.get_by_role("heading", name="Call off a prepared announcement").first).to_be_visible()
    assert_accessible(page, MAIN)
    keyboard.activate("button.no")
    expect(page.locator(MAIN)).to_contain_text("Called off.")
