"""Versions as the public reads them in a browser: one to come, what differs, the change log."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from home.demo import story
from tests.browser.conftest import COLOURS

ADDRESS = f"/qualifications/{story.SLUG}/"
OPENED = {
    f"{ADDRESS}differences/1/4/": "What changed from Version 1.0 to Version 3.0",
    "/changes/": "Version 2.0 is published: major change.",
}
"""Address, and what only that page says."""


@pytest.fixture
def told(transactional_db: None) -> None:
    """A qualification with three versions and one to come, dates extended, and a replacement."""
    story.tell()


def test_accessible_narrow_and_whole_without_javascript(
    told: None, page: Page, page_without_javascript: Page, assert_accessible: Callable[..., None]
) -> None:
    """One site for all of it: telling the story anew for every page costs more than looking."""
    plain = page_without_javascript
    for address, words in OPENED.items():
        for reader in (page, plain):
            reader.goto(address)
            expect(reader.get_by_role("main")).to_contain_text(words)
        texts = [reader.get_by_role("main").inner_text() for reader in (page, plain)]
        assert texts[0] == texts[1], address
        assert_accessible(page)
        page.emulate_media(color_scheme="dark")
        assert_accessible(page, COLOURS)
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 1280, "height": 800})
    find_ones_version(plain)


def find_ones_version(plain: Page) -> None:
    """From the page of a qualification to the version that binds one, and from there to two compared."""
    plain.goto(ADDRESS)
    plain.get_by_role("link", name="See what changes then").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("What changed from Version 2.0 to Version 3.0")
    plain.get_by_role("link", name="Version 3.0", exact=True).click()
    expect(plain.get_by_role("main")).to_contain_text("which is still to come")
    plain.get_by_role("link", name="Go to the current version, Version 2.0").click()
    plain.get_by_label("The day you were, or will be, registered").fill("2001-01-31")
    plain.get_by_role("button", name="Show my version").click()
    expect(plain.get_by_role("status")).to_contain_text("nobody could be registered on 31 January 2001")
    plain.get_by_label("From").select_option("Version 1.1")
    plain.get_by_label("to", exact=True).select_option("Version 2.0")
    plain.get_by_role("button", name="Show what changed").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("What changed from Version 1.1 to Version 2.0")
