"""Comparing two, what closes soon and the statement, in a browser; printing what one would hand out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

ADDRESSES = [
    "/compare/",
    "/compare/?a=600-5791-9&q=certificate",
    "/compare/?a=600-5791-9&b=600-5781-6",
    "/compare/?a=nothing-of-the-kind&b=600-5781-6",
    "/compare/units/?a=ilm/8605-400&b=ilm/d3-01",
    "/closing-soon/",
    "/accessibility/",
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


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def reader(request: pytest.FixtureRequest, page: Page, page_without_javascript: Page) -> Page:
    """A page in which scripts run, and one in which they do not."""
    return page if request.param == "with JavaScript" else page_without_javascript


def test_two_are_compared_and_the_comparison_is_kept_by_its_address(reader: Page) -> None:
    reader.goto("/qualifications/600-5791-9/")
    reader.get_by_role("link", name="Compare it with another qualification").click()
    reader.get_by_label("Words of the title").fill("coaching diploma")
    reader.locator("#main").get_by_role("button", name="Search").click()
    reader.get_by_role("link", name="Level 5 Diploma in Coaching and Mentoring").click()
    differs = reader.locator("#differs")
    expect(differs).to_contain_text("They differ in: credits")
    expect(differs).to_contain_text("2 units are in common, with 8 credits.")
    expect(reader.locator("#only-first")).to_contain_text("8580-501")
    expect(reader.locator("#only-second")).to_contain_text("8580-502")
    address = reader.url
    reader.goto(address)
    expect(reader.locator("#differs")).to_contain_text("They differ in: credits")
    reader.get_by_role("link", name="The same the other way round").click()
    expect(reader.locator("#only-first")).to_contain_text("8580-502")


def test_a_specification_is_printed_as_one_would_hand_it_out(reader: Page) -> None:
    reader.goto("/qualifications/603-5847-6/")
    reader.emulate_media(media="print")
    colophon = reader.locator(".colophon")
    expect(colophon).to_be_visible()
    for words in ("No longer available to new learners", "/qualifications/603-5847-6/", "as it stood on"):
        expect(colophon).to_contain_text(words)
    for name in (".site-header", ".site-footer", ".breadcrumbs", ".contents", ".whose", "#downloads"):
        expect(reader.locator(name)).to_be_hidden()
    expect(reader.locator("#structure")).to_be_visible()
    shown = reader.locator("main").inner_text()
    assert "AJ5/4/NQ/002" in shown
