"""The site with the five documents loaded, for browser tests that only read.

Loading takes long, and a live server's tests empty the database after each; so this folder has a server of
its own, on which the documents are loaded once. Its tests must change nothing that another one sees.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from playwright.sync_api import Browser
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from catalogue import frozen

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"


def as_migrated() -> None:
    """Put the database back as the migrations left it, where the run knows how that was."""
    initial = getattr(connection, "_test_serialized_contents", None)
    if initial:
        with frozen.lifted():
            call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)
        connection.creation.deserialize_db_from_string(initial)


@pytest.fixture(scope="package")
def loaded_site(browser: Browser, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """Serves the loaded site; its address. The database stays open to every test of this folder."""
    with django_db_blocker.unblock():
        as_migrated()
        call_command("load_specifications", str(FIXTURES), verbosity=0)
        server = LiveServer("localhost")
        yield server.url
        server.stop()
        as_migrated()


@pytest.fixture
def site_address(loaded_site: str) -> str:
    """Every page fixture of this folder shows the loaded site."""
    return loaded_site
