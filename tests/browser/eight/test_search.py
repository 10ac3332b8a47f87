"""Finding things as people do: half a title, a number somehow spelt, filters, an address to pass on."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import COLOURS

UNIT = "Developmental Coaching Conversations"
FIRST = ".results-list .card"


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def visitor(request: pytest.FixtureRequest) -> Page:
    """A page on which a visitor stands, with and without JavaScript."""
    name = "page" if request.param == "with JavaScript" else "page_without_javascript"
    page: Page = request.getfixturevalue(name)
    return page


LEVEL_5 = "input[name=level][value='5']"


def tick(visitor: Page, box: str) -> None:
    """Tick a filter and apply it: where a script has done so already, that changes nothing."""
    press(visitor, visitor.locator(box))
    visitor.wait_for_load_state("networkidle")
    press(visitor, visitor.locator(".filters .button"))


def press(visitor: Page, place: Locator) -> None:
    """Click where ``place`` is seen: a closed fold may show what Playwright takes for hidden."""
    place.evaluate("one => one.scrollIntoView({block: 'center', behavior: 'instant'})")
    box = place.bounding_box()
    assert box is not None
    visitor.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def is_seen(place: Locator) -> bool:
    """Whether ``place`` takes up room in the window."""
    return bool(place.evaluate("one => one.checkVisibility() && one.getClientRects().length > 0"))


def test_find_a_unit_by_half_its_title(visitor: Page) -> None:
    visitor.goto("/")
    box = visitor.get_by_role("searchbox").first
    box.fill("coaching conversation")
    box.press("Enter")
    visitor.get_by_role("navigation", name="What is searched").get_by_role("link", name="Units").click()
    visitor.locator(FIRST).first.get_by_role("link").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(UNIT)


@pytest.mark.parametrize("typed", ["603/5847/6", "60358476", "QAN 603 5847 6", "603-5847-6"])
def test_find_a_number_however_it_is_typed(visitor: Page, typed: str) -> None:
    visitor.goto("/qualifications/")
    visitor.get_by_label("Search qualifications").fill(typed)
    visitor.get_by_role("button", name="Search").click()
    expect(visitor.get_by_role("heading", name="With this number")).to_be_visible()
    expect(visitor.locator(FIRST).first).to_contain_text("603/5847/6")


def test_filter_and_share_the_address(visitor: Page, new_context: Callable[..., BrowserContext]) -> None:
    visitor.goto("/qualifications/")
    tick(visitor, LEVEL_5)
    expect(visitor.get_by_role("heading", level=1)).to_have_text("3 qualifications found")
    expect(visitor).to_have_url(re.compile(r"/qualifications/\?.*level=5"))
    tick(visitor, "input[name=closed]")
    expect(visitor).to_have_url(re.compile(r"closed=1"))
    visitor.wait_for_load_state("networkidle")
    shown = visitor.locator(FIRST).all_inner_texts()
    other = new_context(java_script_enabled=False).new_page()
    other.goto(visitor.url)
    assert other.locator(FIRST).all_inner_texts() == shown
    visitor.get_by_role("link", name="Remove Level 5").click()
    expect(visitor.get_by_role("list", name="Chosen")).not_to_contain_text("Level 5")


def test_filters_follow_at_once_and_the_keyboard_stays(page: Page) -> None:
    page.goto("/qualifications/?q=coaching")
    page.locator(LEVEL_5).focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"q=coaching&level=5"))
    expect(page.get_by_role("status")).to_have_text("2 qualifications found")
    expect(page.locator(LEVEL_5)).to_be_focused()
    expect(page.locator(LEVEL_5)).to_be_checked()
    page.get_by_label("Sort by").select_option("level-down")
    expect(page).to_have_url(re.compile(r"sort=level-down"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"q=coaching&level=5$"))
    expect(page.get_by_label("Sort by")).to_have_value("")


def test_on_a_phone_the_filters_are_folded_away(
    new_context: Callable[..., BrowserContext], assert_accessible: Callable[..., None]
) -> None:
    phone = new_context(viewport={"width": 390, "height": 800}).new_page()
    phone.goto("/qualifications/?q=coaching&level=5")
    expect(phone.get_by_role("button", name="Apply filters")).to_be_hidden()
    phone.locator(".filters > summary").click()
    expect(phone.get_by_role("button", name="Apply filters")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    assert_accessible(phone)
    phone.emulate_media(color_scheme="dark")
    assert_accessible(phone, COLOURS)


def test_on_a_wide_screen_they_stand_open(page: Page) -> None:
    page.goto("/qualifications/")
    assert is_seen(page.locator(".filters .button"))
    assert is_seen(page.locator(LEVEL_5))
    assert not is_seen(page.locator(".filters > summary"))


@pytest.mark.parametrize(
    "address",
    [
        "/qualifications/?q=coachnig",
        "/units/?q=coaching&level=3&closed=1",
        "/qualifications/?page=-1&colour=red",
    ],
)
def test_accessible(page: Page, assert_accessible: Callable[..., None], address: str) -> None:
    page.goto(address)
    assert_accessible(page)
    page.emulate_media(color_scheme="dark")
    assert_accessible(page, COLOURS)
