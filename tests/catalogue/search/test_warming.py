"""The indexes are there before anybody asks."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from catalogue.models import Kind, QualificationPage
from catalogue.search import engine, warming


def test_warm_builds_once(qualification: QualificationPage) -> None:
    engine.forget()
    assert warming.warm() == len(Kind)
    with CaptureQueriesContext(connection) as queries:
        assert warming.warm() == len(Kind)
    assert not [one for one in queries if "catalogue_catalogueentry" in one["sql"]]


def test_a_database_that_is_not_there_stops_nobody(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> int:
        raise DatabaseError("no such table")

    monkeypatch.setattr(warming, "warm", fail)
    warming.begin().join(10)
    assert "no such table" in caplog.text
