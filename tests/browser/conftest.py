"""A real browser for the tests of this folder: Debian's Chromium, driven by Playwright.

Where there is no Chromium these tests are skipped and say so; with ``REQUIRE_BROWSER`` set, as
``.ci/run`` sets it, that is a failure instead.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connections
from django.test.utils import setup_databases, teardown_databases
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django import DjangoDbBlocker

HERE = Path(__file__).parent
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules of axe that another colour scheme can break."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder ``browser``."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium: $CHROMIUM, or the first of its names found on the path."""
    named = os.environ.get("CHROMIUM")
    found = named or shutil.which("chromium") or shutil.which("chromium-browser")
    if found and Path(found).exists():
        return found
    reason = f"not run: there is no Chromium at {named}" if named else "not run: no Chromium was found"
    if os.environ.get("REQUIRE_BROWSER"):
        pytest.fail(f"{reason}, and REQUIRE_BROWSER asks for one", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def test_database(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """The test database, also where only tests were chosen that never ask pytest-django for one.

    It makes a database only for tests that carry its own mark; without one, a browser's site would stand on
    the developer's.
    """
    if any(item.get_closest_marker("database") for item in request.session.items):
        yield
        return
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default"}, serialized_aliases=set())
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture(scope="session")
def browser(chromium: str, test_database: None) -> Iterator[Browser]:
    """One Chromium for the whole run; each test gets a context, and so cookies, of its own."""
    initial = getattr(connections["default"], "_test_serialized_contents", None)
    with pytest.MonkeyPatch.context() as patch:
        # Playwright keeps an event loop running in this thread, in which Django would refuse every query.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        with sync_playwright() as playwright:
            # Inside an event loop Django opens a connection of its own, which must know as well what to
            # restore after a test that commits.
            connections["default"]._test_serialized_contents = initial
            launched = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            yield launched
            launched.close()
            connections.close_all()


class Complaints(list[str]):
    """What a browser had to complain about: script errors, blocked files, requests to other hosts."""

    def watch(self, page: Page, home: str) -> None:
        """Collect the complaints of ``page``; every request must go to ``home``."""
        page.on("pageerror", lambda error: self.append(f"script error: {error}"))
        page.on(
            "console",
            lambda message: self.append(message.text) if "Content Security Policy" in message.text else None,
        )
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((home, "data:", "blob:", "about:"))
                else self.append(f"request to another host: {request.url}")
            ),
        )


@pytest.fixture
def complaints() -> Iterator[Complaints]:
    """Empty at the end of a test, or the test fails. Clear it where a complaint is expected."""
    found = Complaints()
    yield found
    assert found == []


@pytest.fixture
def site_address(live_server) -> str:
    """Where the site under test is: scheme, host and port. A folder may put a site of its own here."""
    url: str = live_server.url
    return url


@pytest.fixture
def new_context(browser: Browser, site_address: str) -> Iterator[Callable[..., BrowserContext]]:
    """Makes browser contexts that know the site's address; closes them after the test."""
    contexts: list[BrowserContext] = []

    def make(**options: object) -> BrowserContext:
        context = browser.new_context(base_url=site_address, locale="en-GB", **options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_context: Callable[..., BrowserContext], complaints: Complaints, site_address: str) -> Page:
    """A page of 1280 by 800, with JavaScript."""
    opened = new_context(viewport={"width": 1280, "height": 800}).new_page()
    complaints.watch(opened, site_address)
    return opened


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext], complaints: Complaints, site_address: str) -> Page:
    """A page 320 pixels wide, the narrowest that WCAG 1.4.10 (reflow) asks for."""
    opened = new_context(viewport={"width": 320, "height": 640}).new_page()
    complaints.watch(opened, site_address)
    return opened


@pytest.fixture
def page_without_javascript(
    new_context: Callable[..., BrowserContext], complaints: Complaints, site_address: str
) -> Page:
    """A page in which no script runs."""
    opened = new_context(java_script_enabled=False).new_page()
    complaints.watch(opened, site_address)
    return opened


@pytest.fixture
def assert_accessible() -> Callable[..., None]:
    """Fails with axe's own words unless the page shows no violation of WCAG 2.2 AA or best practice.

    With ``rules`` only those are looked at: ``COLOURS``, where nothing else can have changed. With ``within``
    only that part of the page, against WCAG alone: what stands in a dialog of Wagtail's is mostly its own.
    """

    def check(page: Page, rules: list[str] | None = None, within: str | None = None) -> None:
        tags = [tag for tag in WCAG if within is None or tag.startswith("wcag")]
        wanted = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": tags}
        results = Axe().run(page, context=within, options={"runOnly": wanted})
        violations = [
            {
                "rule": violation["id"],
                "help": violation["help"],
                "where": [node["html"][:200] for node in violation["nodes"]],
            }
            for violation in results.response["violations"]
        ]
        assert not violations, f"{page.url}\n{json.dumps(violations, indent=2)}"

    return check
