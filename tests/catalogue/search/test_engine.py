"""The index of a process follows the database, forwards and back."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from catalogue import generations
from catalogue.models import Kind, QualificationPage
from catalogue.search import engine
from tests.catalogue import making

DAY = date(2026, 11, 22)
ROOT = "0001"


def count() -> int:
    with engine.held(Kind.QUALIFICATION, ROOT, DAY) as index:
        return index.alive.bit_count()


def test_nothing_is_read_again_while_nothing_changes(qualification: QualificationPage) -> None:
    engine.forget()
    assert count() == 1
    with CaptureQueriesContext(connection) as queries:
        assert count() == 1
    assert len(queries) == 1


def test_what_was_rolled_back_is_gone(qualification: QualificationPage) -> None:
    assert count() == 1
    with transaction.atomic():
        qualification.unpublish()
        assert count() == 0
        transaction.set_rollback(True)
    assert count() == 1


def test_a_replica_that_lags_behind_costs_no_building(
    qualification: QualificationPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It shows an older generation; what was read of the newer one stays."""
    engine.forget()
    assert count() == 1
    older = generations.current()
    making.revise(qualification, title="Level 3 Award in Something Else")
    assert count() == 1
    monkeypatch.setattr(generations, "current", lambda: older)
    monkeypatch.setattr(engine, "_reads_a_replica", lambda: True)
    with CaptureQueriesContext(connection) as queries:
        assert count() == 1
    assert len(queries) == 0
