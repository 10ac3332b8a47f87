"""The editors' desk on a phone: what is ours stays inside the window, or scrolls by itself."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse
from playwright.sync_api import Page

from tests.browser.editor.conftest import Site
from tests.browser.editor.test_panels import assert_accessible

WIDTH = 390  # pixels: a common phone


def widest(page: Page, selector: str) -> float:
    """Return how far to the right anything of ``selector`` reaches, in pixels."""
    boxes = [one.bounding_box() for one in page.locator(selector).all()]
    return max(box["x"] + box["width"] for box in boxes if box)


def test_listings_and_forms_fit_a_phone(signed_in: Callable[..., Page], written_site: Site) -> None:
    page = signed_in("publisher", width=WIDTH)
    page.goto(reverse("catalogue_admin:units"))
    table = page.locator(".wide-table")
    assert widest(page, ".wide-table") <= WIDTH
    title = page.locator("td.title").first.bounding_box() or {"width": 0}
    assert title["width"] >= 200, "a title is broken letter by letter"
    table.focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.wide-table').scrollLeft > 0")
    assert_accessible(page, ".wide-table")
    page.goto(reverse("catalogue_admin:move_date", args=[written_site.units[0].pk]))
    assert widest(page, "main select") <= WIDTH
