"""The indexes are there before anybody asks."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from catalogue.models import Kind, QualificationPage
from catalogue.search import engine, warming


def readings_of_entries() -> int:
    """How many queries read entries while the indexes are warmed; that for the generation does not count."""
    with CaptureQueriesContext(connection) as queries:
        assert warming.warm() == len(Kind)
    return sum('"catalogue_catalogueentry"."title"' in one["sql"] for one in queries)


def test_warm_builds_once(qualification: QualificationPage) -> None:
    engine.forget()
    assert readings_of_entries() > 0
    assert readings_of_entries() == 0


def test_a_database_that_is_not_there_stops_nobody(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> int:
        raise DatabaseError("no such table")

    monkeypatch.setattr(warming, "warm", fail)
    warming.begin().join(10)
    assert "no such table" in caplog.text
