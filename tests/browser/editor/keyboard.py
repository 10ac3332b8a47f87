"""Somebody who has only a keyboard: they press Tab until they are where they want to be."""

from __future__ import annotations

from playwright.sync_api import Page

FURTHEST = 250
"""How often somebody presses Tab before they give up."""

_THERE = "selector => document.activeElement !== null && document.activeElement.matches(selector)"
_WHERE = "() => document.activeElement.outerHTML.slice(0, 200)"


class Keyboard:
    """The keyboard of ``page``. Nothing here clicks, and nothing moves the focus but keys."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, selector: str, *, back: bool = False) -> None:
        """Press Tab, or Shift+Tab, until the focus is on ``selector``."""
        for _press in range(FURTHEST):
            if self.page.evaluate(_THERE, selector):
                return
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"{selector} was not reached; the focus is on {self.page.evaluate(_WHERE)}")

    def press(self, *keys: str) -> None:
        """Press ``keys`` one after another."""
        for key in keys:
            self.page.keyboard.press(key)

    def fill(self, selector: str, text: str) -> None:
        """Go to a field and type ``text`` over what it holds; in a list, choose what begins with it."""
        self.reach(selector)
        if self.page.evaluate("() => document.activeElement.tagName") != "SELECT":
            self.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def tab(self, name: str) -> None:
        """Go back to the row of tabs and along it to the tab ``name``."""
        self.reach("[role=tab][aria-selected=true]", back=True)
        for _press in range(10):
            reached = self.page.evaluate("() => document.activeElement.textContent")
            if reached.strip().startswith(name):
                return
            self.press("ArrowRight")
            moved_on = "before => document.activeElement.textContent !== before"
            self.page.wait_for_function(moved_on, arg=reached)
        raise AssertionError(f"There is no tab “{name}”.")

    def activate(self, selector: str, *, back: bool = False) -> None:
        """Go to a button or link and press Enter."""
        self.reach(selector, back=back)
        self.press("Enter")
