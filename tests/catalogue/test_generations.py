"""The catalogue's generation: it moves with every change, and tells what grew out of what."""

from __future__ import annotations

import pytest
from django.db import transaction

from catalogue import generations
from catalogue.generations import NONE, REMEMBERED, advance, current, descends

pytestmark = pytest.mark.django_db


def test_before_any_change_there_is_none() -> None:
    assert current() == NONE


def test_each_change_is_a_new_generation() -> None:
    first, second = advance(), advance()
    assert (first.number, second.number) == (1, 2)
    assert first.token != second.token
    assert current() == second


def test_a_generation_descends_from_those_before_it() -> None:
    first, second = advance(), advance()
    assert descends(first)
    assert descends(second)


def test_nothing_descends_from_no_generation() -> None:
    assert not descends(NONE)
    advance()
    assert not descends(NONE)


def test_a_change_that_was_taken_back_has_no_descendants() -> None:
    advance()
    with transaction.atomic():
        undone = advance()
        transaction.set_rollback(True)
    again = advance()
    assert again.number == undone.number
    assert not descends(undone)


def test_who_lags_far_behind_must_read_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generations, "REMEMBERED", 3)
    assert REMEMBERED > 3
    first = advance()
    for _ in range(3):
        advance()
    assert descends(first)
    advance()
    assert not descends(first)
