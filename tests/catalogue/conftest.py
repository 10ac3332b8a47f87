"""A small catalogue for tests: two bodies, three units, a published qualification.

Making a body with its groups and units takes longer than most tests. So each module makes them once, inside a
transaction that is rolled back at its end; each test runs in a savepoint of its own and gets the pages as the
database holds them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from catalogue.caching import pages
from catalogue.models import AwardingBodyPage, QualificationPage, UnitPage
from catalogue.routes.compositions import compositions
from catalogue.views import public, surroundings
from tests.catalogue import making

Made = TypeVar("Made")


@contextmanager
def made_once(blocker: DjangoDbBlocker, make: Callable[[], Made]) -> Iterator[Made]:
    """Return what ``make`` makes in the database; it is gone afterwards."""
    outer = transaction.atomic()
    try:
        with blocker.unblock():
            outer.__enter__()
            made = make()
            connection.check_constraints()  # or PostgreSQL lets no table of them be altered
        yield made
    finally:
        with blocker.unblock():
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


@pytest.fixture(autouse=True)
def _nothing_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin as a new process does: what another test read is rolled back, its generation with it."""
    public.ROOTS.clear()
    surroundings.AROUND.clear()
    compositions.clear()
    monkeypatch.setattr(pages, "_turned", None)


@pytest.fixture(scope="module")
def module_body(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[AwardingBodyPage]:
    """The module's awarding body."""
    with made_once(django_db_blocker, making.make_body) as made:
        yield made


@pytest.fixture(scope="module")
def module_units(
    module_body: AwardingBodyPage, django_db_blocker: DjangoDbBlocker
) -> Iterator[list[UnitPage]]:
    """The module's units."""

    def make() -> list[UnitPage]:
        return making.make_units(making.fresh(module_body), "EA-1", "EA-2", "EA-3")

    with made_once(django_db_blocker, make) as made:
        yield made


@pytest.fixture(scope="module")
def module_other_body(
    module_body: AwardingBodyPage, django_db_blocker: DjangoDbBlocker
) -> Iterator[AwardingBodyPage]:
    """The module's second awarding body."""
    with made_once(django_db_blocker, lambda: making.make_body("Western Awards", "western-awards")) as made:
        yield made


@pytest.fixture
def body(module_body: AwardingBodyPage, db: None) -> AwardingBodyPage:
    """An awarding body."""
    return making.fresh(module_body)


@pytest.fixture
def other_body(body: AwardingBodyPage, module_other_body: AwardingBodyPage, db: None) -> AwardingBodyPage:
    """Another awarding body of the same catalogue."""
    return making.fresh(module_other_body)


@pytest.fixture
def units(module_units: list[UnitPage], db: None) -> list[UnitPage]:
    """Three published units, ``EA-1`` to ``EA-3``: level 3, 5 credits, 20 GLH and 50 hours of TQT each."""
    return [making.fresh(unit) for unit in module_units]


@pytest.fixture
def draft(body: AwardingBodyPage, units: list[UnitPage]) -> QualificationPage:
    """The draft of a qualification of those units, never published and fit to be."""
    return making.draft_qualification(body, units)


@pytest.fixture
def qualification(draft: QualificationPage) -> QualificationPage:
    """The same, published: one version."""
    return making.publish(draft)
