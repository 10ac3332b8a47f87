"""What was read in one generation is held for that generation and that day, and no longer."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

import time_machine
from django.test import RequestFactory
from django.utils.translation import override

from catalogue.caching.reading import Held
from catalogue.generations import NONE, Generation
from catalogue.lifecycle import london_today


def asked_in(generation: Generation) -> Any:
    request = RequestFactory().get("/")
    request._catalogue_generation = generation  # type: ignore[attr-defined]
    return request


FIRST = asked_in(Generation(1, "one"))


def test_it_is_read_once_for_each_name_in_a_generation() -> None:
    held, numbers = Held[int](5), count()
    names = ("a", "a", "b", "a")
    assert [held.get(FIRST, name, lambda: next(numbers)) for name in names] == [0, 0, 1, 0]


def test_another_generation_day_or_language_reads_anew() -> None:
    held, numbers = Held[int](9), count()

    def ask(request: Any) -> int:
        return held.get(request, "a", lambda: next(numbers))

    assert ask(FIRST) == 0
    assert ask(asked_in(Generation(2, "two"))) == 1
    with override("cy"):
        assert ask(FIRST) == 2
    with time_machine.travel(london_today() + timedelta(days=2)):
        assert ask(FIRST) == 3
    assert ask(FIRST) == 0


def test_nothing_is_held_where_the_generation_is_not_known() -> None:
    held, numbers = Held[int](5), count()
    for request in (RequestFactory().get("/"), asked_in(NONE)):
        assert held.get(request, "a", lambda: next(numbers)) != held.get(request, "a", lambda: next(numbers))
    assert not len(held)


def test_no_more_is_held_than_was_said() -> None:
    held, numbers = Held[int](2), count()
    names = ("a", "b", "a", "c", "a", "b")
    assert [held.get(FIRST, name, lambda: next(numbers)) for name in names] == [0, 1, 0, 2, 0, 3]
    assert len(held) == 2
