"""The benchmark itself: its register is what it says, and its run compares answers and not only times."""

from __future__ import annotations

import pytest

from bench import progression
from bench.progression_cases import Ours, Sql, register


def test_the_made_register_has_what_was_asked_for_and_is_the_same_each_time() -> None:
    steps, routes = register(300, 900, 7)
    assert (len(steps), len({(route.source, route.target) for route in routes})) == (300, 900)
    assert all(route.source != route.target for route in routes)
    assert register(300, 900, 7) == (steps, routes)
    assert register(300, 900, 8)[1] != routes


def test_a_run_prints_the_ratios_and_that_all_answers_agree(capsys: pytest.CaptureFixture[str]) -> None:
    assert progression.main(["--steps", "300", "--routes", "900", "--rounds", "1"]) == 0
    printed = capsys.readouterr().out
    assert "300 qualifications, 900 routes" in printed
    assert "all answers agree" in printed


def test_an_answer_that_differs_fails_the_run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Sql, "within", lambda self, start, steps: {start: 1})
    assert progression.main(["--steps", "300", "--routes", "900", "--rounds", "1"]) == 1
    assert "ANSWERS DIFFER" in capsys.readouterr().out


def test_a_change_is_seen_by_the_next_question() -> None:
    ours = Ours(*register(300, 900, 7))
    ours.change("q0", ["q1"])
    assert ours.within("q0", 1) == {"q0": 0, "q1": 1}
