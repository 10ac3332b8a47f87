"""Every kind of public page in a browser: accessible in both schemes, narrow, the same without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import COLOURS

ADDRESSES = [
    "/",
    "/qualifications/",
    "/qualifications/?q=coaching",
    "/qualifications/603-5847-6/",
    "/qualifications/603-5847-6/v/1/",
    "/qualifications/600-5851-1/",
    "/qualifications/600-5931-X/",
    "/qualifications/ilm-level-3-certificate-for-professional-workplace-coaches/",
    "/units/aim/aj5-4-nq-002/",
    "/units/ilm/d3-01/",
    "/awarding-bodies/",
    "/awarding-bodies/ilm/",
    "/suites/ilm/level-4-leadership-and-management/",
    "/qualifications/600-5932-1/check/",
    "/qualifications/600-5932-1/check/?u=8605-400&u=8605-501&u=8605-521&u=elsewhere",
    "/qualifications/603-5847-6/check/?u=AJ5%2F4%2FNQ%2F002",
]

PINCHED = """() => [...document.querySelectorAll(".stacks :is(th, td)")]
    .filter((cell) => cell.getClientRects().length && cell.closest("thead") === null)
    .filter((cell) => cell.offsetWidth < cell.parentElement.clientWidth - 1)
    .map((cell) => cell.textContent.trim().slice(0, 40))"""
"""Cells of tables that are stacked on a narrow screen, and yet are kept as narrow as their column was."""

WEAR = """(css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
}"""
"""Puts a reader's own style over the page, and takes off the one before."""
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
)
"""WCAG 1.4.12: the text spacing that a page must bear."""


def visit(page: Page, address: str) -> None:
    response = page.goto(address)
    assert response is not None
    assert response.status == 200, address
    expect(page.get_by_role("heading", level=1)).to_have_count(1)


@pytest.mark.parametrize("address", ADDRESSES)
def test_accessible_narrow_and_whole_without_javascript(
    page: Page, page_without_javascript: Page, assert_accessible: Callable[..., None], address: str
) -> None:
    """One visit, looked at in every way that a reader may choose: opening a page costs more than looking.

    The narrow screen is that of WCAG 1.4.10 (reflow): no sideways scrolling at 320 pixels, nor there with
    wider spacing, nor at 640 with letters twice as large.
    """
    visit(page, address)
    visit(page_without_javascript, address)
    texts = [opened.get_by_role("main").inner_text() for opened in (page, page_without_javascript)]
    assert texts[0] == texts[1]
    assert_accessible(page)
    page.emulate_media(color_scheme="dark")
    assert_accessible(page, COLOURS)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(PINCHED) == []
    page.evaluate(WEAR, SPACED)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 640, "height": 640})
    page.evaluate(WEAR, "html { font-size: 200% !important }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
