"""What every test may use. Fixtures of one subject live beside its tests, not here."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import TransactionTestCase

from catalogue.frozen.testing import let_tests_flush
from tests.prepared_database import django_db_keepdb, django_db_setup, prepared  # noqa: F401  (fixtures)

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}
COMMITTING_FIXTURES = DATABASE_FIXTURES - {"db"}


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session", autouse=True)
def _tests_may_flush() -> None:
    """Let a test that really commits leave empty tables behind, although the database guards its records."""
    let_tests_flush()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Mark the tests by what they touch, and put them in order.

    What takes longest begins first, so that no process waits for another at the end.
    """
    mark_those_with_a_database(items)
    yield
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def mark_those_with_a_database(items: list[pytest.Item]) -> None:
    """Mark the tests that touch the database, so that they can be run again on another one.

    A test that really commits leaves every table empty behind it, the root of the page tree among them, which
    a migration made. So each such test is given the database as the migrations left it; pytest-django
    already runs them after all others.
    """
    gc.collect()
    gc.freeze()  # what was imported and collected stays to the end: it need not be looked through again
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        mark = item.get_closest_marker("django_db")
        case = getattr(item, "cls", None)
        is_case = case is not None and issubclass(case, TransactionTestCase)
        if mark or DATABASE_FIXTURES & fixtures or is_case:
            item.add_marker(pytest.mark.database)
        if is_case:
            case.serialized_rollback = True
        elif (mark and mark.kwargs.get("transaction")) or COMMITTING_FIXTURES & fixtures:
            options = {**(mark.kwargs if mark else {}), "transaction": True, "serialized_rollback": True}
            item.add_marker(pytest.mark.django_db(**options), append=False)
