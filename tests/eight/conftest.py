"""The site with the five documents loaded: eight qualifications, read by every test of this folder.

They are loaded once for the whole folder, inside a transaction that is rolled back at its end; each test runs
in a savepoint of its own, so what it changes is gone after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


@pytest.fixture(scope="package", autouse=True)
def eight_qualifications(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Load the five documents through the gate."""
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        call_command("load_specifications", str(FIXTURES), verbosity=0)
    yield
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@pytest.fixture(autouse=True)
def _each_in_its_savepoint(db: None) -> None:
    """Every test of this folder touches the database."""
