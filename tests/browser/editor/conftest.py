"""A small catalogue for tests that write in the admin: one body with its people, three units, two drafts.

The site is made once for this folder; each test works on pages that no other one touches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from catalogue import people
from catalogue.models import OutcomeRow, UnitPage
from tests.browser.conftest import Complaints
from tests.browser.eight.conftest import as_migrated
from tests.catalogue import making

expect.set_options(timeout=30_000)  # milliseconds: an editor's page is long, and machines are busy

WATCHING = """
window.wqWatching = { ready: 0, watched: 0, last: 0 };
for (const [event, counter] of [["w-unsaved:ready", "ready"], ["w-unsaved:watch-edits", "watched"]]) {
  document.addEventListener(event, () => {
    window.wqWatching[counter] += 1;
    window.wqWatching.last = performance.now();
  });
}
"""
"""Wagtail's editor looks at what is typed only from a while after it was opened; it says when.

It starts to watch twice, and what is typed between the two starts it takes for what was there at first.
"""

_QUIET = """() => {
  const { ready, watched, last } = window.wqWatching;
  return ready > 0 && watched >= ready && performance.now() - last > 1000;
}"""

UNITS = {
    "8580-500": ("Understanding the skills and practice of coaching and mentoring", 3, 12),
    "8580-501": ("Undertaking coaching or mentoring in the workplace", 3, 12),
    "8580-503": ("Reviewing own ability as a coach or mentor", 3, 10),
}
"""Title, credits and guided learning hours by code."""


@dataclass(frozen=True)
class Site:
    """Where the site is, and what is in it."""

    address: str
    body: Any
    units: tuple[UnitPage, ...]


@pytest.fixture(scope="package")
def written_site(browser: Browser, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """Serves the small catalogue. The database stays open to every test of this folder."""
    with django_db_blocker.unblock():
        as_migrated()
        body = making.make_body("ILM", "ilm")
        units = tuple(_unit(body, code, *facts) for code, facts in UNITS.items())
        for role in ("editor", "reviewer", "publisher"):
            user = get_user_model().objects.create_user(role, email=f"{role}@localhost")
            user.groups.add(people.groups_for(body)[role])
        server = LiveServer("localhost")
        yield Site(server.url, body, units)
        server.stop()
        as_migrated()


def _unit(body: Any, code: str, title: str, credits_: int, glh: int) -> UnitPage:
    draft = making.draft_unit(
        body, code, title=title, level="5", **making.exactly(credits=credits_, glh=glh, tqt=None)
    )
    draft = draft.get_latest_revision_as_object()
    draft.outcomes.set([OutcomeRow(number="1", text="Coach somebody")])
    draft.save_revision().publish()
    page: UnitPage = making.fresh(draft)
    return page


@pytest.fixture
def site_address(written_site: Site) -> str:
    """Every page fixture of this folder shows the small catalogue."""
    return written_site.address


@pytest.fixture
def signed_in(
    new_context: Callable[..., BrowserContext], complaints: Complaints, written_site: Site
) -> Callable[..., Page]:
    """Opens a browser in which somebody is signed in, by their name: editor, reviewer or publisher."""

    def open_for(name: str, width: int = 1280) -> Page:
        client = Client()
        client.force_login(get_user_model().objects.get(username=name))
        context = new_context(viewport={"width": width, "height": 900})
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": written_site.address}]
        )
        context.add_init_script(WATCHING)
        page = context.new_page()
        complaints.watch(page, written_site.address)
        return page

    return open_for


def watched(page: Page) -> None:
    """Wait until the editor takes note of what is typed."""
    page.wait_for_function(_QUIET)
