"""The frame around every page, as a browser sees it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect


def test_home_page_is_accessible(page: Page, assert_accessible: Callable[[Page], None]) -> None:
    response = page.goto("/")
    assert response is not None
    assert response.status == 200
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    doors = page.get_by_role("main").get_by_role("heading", level=2)
    expect(doors).to_have_text(
        ["Qualifications", "Awarding bodies", "Routes", "My units", "Closing soon", "Changes"]
    )
    assert_accessible(page)


def test_not_found_is_accessible(page: Page, assert_accessible: Callable[[Page], None]) -> None:
    response = page.goto("/no-such-page/")
    assert response is not None
    assert response.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")
    assert_accessible(page)


def test_home_page_without_javascript(page_without_javascript: Page) -> None:
    response = page_without_javascript.goto("/")
    assert response is not None
    assert response.status == 200
    expect(page_without_javascript.get_by_role("main")).to_be_visible()


@pytest.mark.parametrize("address", ["/", "/no-such-page/"])
def test_a_narrow_screen_needs_no_sideways_scrolling(phone: Page, address: str) -> None:
    """WCAG 1.4.10: at 320 pixels the page itself scrolls in one direction only."""
    phone.goto(address)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_first_tab_stop_skips_to_the_content(page: Page) -> None:
    """WCAG 2.4.1: a keyboard reaches the content without passing the navigation."""
    page.goto("/")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.get_attribute("href") == "#main"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    expect(page.locator("#main")).to_be_focused()


def test_an_editor_can_sign_in(page: Page, django_user_model) -> None:
    django_user_model.objects.create_superuser("somebody", "somebody@example.com", "an example password")
    page.goto("/admin/")
    page.get_by_label("Username").fill("somebody")
    page.locator("input[name=password]").fill("an example password")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Qualifications catalogue")
