"""The route page and my units in a browser: accessible, narrow, dark, and whole without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

ADDRESSES = [
    "/routes/",
    "/routes/?from=600-5999-0",
    "/routes/?from=600-5851-1&to=600-5931-x",
    "/routes/?from=nothing-of-the-kind&level=99",
    "/my-units/",
    "/my-units/?u=ilm/8605-400&u=ilm/8605-404&text=8605-4o1%0ACoaching",
    "/my-units/?have=600-5791-9",
    "/my-units/?tick=600-5781-6",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible(page: Page, assert_accessible: Callable[[Page], None], address: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(address)
    assert_accessible(page)


@pytest.mark.parametrize("address", ADDRESSES)
def test_on_a_narrow_screen(phone: Page, address: str) -> None:
    phone.goto(address)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


def test_from_a_qualification_along_a_route_and_onto_the_map(page_without_javascript: Page) -> None:
    page = page_without_javascript
    page.goto("/qualifications/600-5999-0/")
    page.get_by_role("link", name="See every route from here").click()
    page.get_by_label("To", exact=True).fill("60057816")
    page.get_by_role("button", name="Show routes").click()
    expect(page.get_by_role("heading", name="Route 1: 1 step")).to_be_visible()
    page.locator("svg a").last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Coaching and Mentoring")


@pytest.mark.parametrize("javascript", [True, False])
def test_pasted_units_are_led_to_an_address_that_can_be_shared(
    page: Page, page_without_javascript: Page, javascript: bool
) -> None:
    asked = page if javascript else page_without_javascript
    asked.goto("/my-units/")
    asked.get_by_label("Your units, one on each line").fill("8580-500\n8580-503")
    asked.get_by_role("button", name="Show what they count towards").click()
    asked.wait_for_url("**/my-units/?u=*")
    expect(asked.get_by_role("heading", level=3).first).to_contain_text("Certificate in Coaching")
    expect(asked.get_by_text("8 of 13 credits covered")).to_be_visible()
    asked.get_by_label("8580-503").uncheck()
    asked.get_by_role("button", name="Show what they count towards").click()
    expect(asked.get_by_text("1 unit you have")).to_be_visible()


def test_i_have_this_one(page_without_javascript: Page) -> None:
    page = page_without_javascript
    page.goto("/qualifications/600-5791-9/")
    page.get_by_role("link", name="I have this one").click()
    expect(page.get_by_text("8 of 37 credits covered")).to_be_visible()
