"""A table of small cases for each outcome, each stand-in and each day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from catalogue.rules import nearest, parse


def units(**facts: dict[str, Any]) -> dict[str, Any]:
    return {code: {"level": "3", "credits": 5, **given} for code, given in facts.items()}


ABC = units(A={}, B={}, C={"credits": 3})
CREDITS = [{"kind": "credits", "min": 10}]
HOURS = [{"kind": "hours", "measure": "glh", "min": 50}]
EXAM = {"kind": "confirm", "text": "An external examination is passed."}


@pytest.mark.parametrize(
    ("given", "achieved", "outcome"),
    [
        pytest.param({"units": ABC, "rules": CREDITS}, ["A", "B"], "met", id="met"),
        pytest.param({"units": ABC, "rules": CREDITS}, ["A", "C"], "unmet", id="unmet"),
        pytest.param({"units": ABC, "rules": [*CREDITS, EXAM]}, ["A", "B"], "subject", id="confirm"),
        pytest.param({"units": ABC, "rules": [*CREDITS, EXAM]}, ["A"], "unmet", id="unmet-before-confirm"),
        pytest.param(
            {"units": ABC, "rules": CREDITS, "not_checked": ["x"]}, ["A", "B"], "subject", id="stated"
        ),
        pytest.param(
            {"units": ABC, "rules": [{"kind": "credits", "min": 14}]}, ["A"], "impossible", id="too-much"
        ),
        pytest.param(
            {
                "units": units(A={"credits": 6}, B={"credits": 10}),
                "rules": [{"kind": "credits", "min": 7, "max": 9}],
            },
            ["A", "B"],
            "impossible",
            id="units-are-whole",
        ),
        pytest.param(
            {"units": units(A={"glh": 60}, B={}), "rules": HOURS}, ["A", "B"], "met", id="enough-stated"
        ),
        pytest.param(
            {"units": units(A={"glh": 40}, B={}), "rules": HOURS}, ["A", "B"], "unknown", id="unstated"
        ),
        pytest.param(
            {"units": units(A={"glh": 60}, B={}), "rules": HOURS}, ["B"], "unknown", id="only-unstated"
        ),
        pytest.param({"units": units(A={}, B={}), "rules": HOURS}, ["A", "B"], "unknown", id="none-stated"),
        pytest.param(
            {"units": units(A={"glh": 60}, B={}), "rules": HOURS}, [], "unmet", id="unstated-not-achieved"
        ),
        pytest.param({"units": units(A={}, B={}), "rules": HOURS}, [], "impossible", id="nothing-states-it"),
        pytest.param(
            {
                "units": units(A={"glh": 10}, B={}),
                "rules": [
                    {"kind": "hours", "measure": "glh", "max": 20},
                    {"kind": "mandatory", "units": ["A", "B"]},
                ],
            },
            ["A", "B"],
            "unknown",
            id="unstated-under-a-maximum",
        ),
        pytest.param(
            {"units": units(A={"glh": 10}, B={}), "rules": [{"kind": "hours", "measure": "glh", "max": 20}]},
            ["A", "B"],
            "met",
            id="the-unstated-unit-need-not-count",
        ),
        pytest.param(
            {
                "units": units(A={}, B={"tqt": 50}),
                "rules": [
                    {
                        "kind": "one_of",
                        "options": [
                            {"rules": [{"kind": "hours", "measure": "tqt", "min": 40}]},
                            {"rules": [{"kind": "units", "min": 2}]},
                        ],
                    }
                ],
            },
            ["A"],
            "unknown",
            id="unstated-in-an-option",
        ),
        pytest.param(
            {"units": units(A={"credits": None}), "rules": [{"kind": "credits", "max": 0}]},
            ["A"],
            "met",
            id="no-credits",
        ),
        pytest.param({"units": ABC}, [], "met", id="no-rules"),
    ],
)
def test_outcome(given: dict[str, Any], achieved: list[str], outcome: str) -> None:
    verdict = nearest(parse(given), achieved)
    assert verdict.outcome == outcome
    if outcome == "unknown":
        assert verdict.unstated


@pytest.mark.parametrize(
    ("equivalents", "achieved", "counted", "completion", "stood_in"),
    [
        pytest.param([["A", "X"]], ["X"], ["A"], ["B"], {"A": "X"}, id="stands-in"),
        pytest.param([["A", "X"]], ["A", "X"], ["A"], ["B"], {}, id="counted-once"),
        pytest.param([["A", "X"], ["B", "X"]], ["X"], ["A"], ["B"], {"A": "X"}, id="one-of-several"),
        pytest.param(
            [["A", "X"], ["B", "X"]], ["X", "A"], ["A", "B"], [], {"B": "X"}, id="the-one-still-lacking"
        ),
        pytest.param(
            [["A", "X"], ["B", "X"], ["A", "Y"]], ["X", "Y"], ["A", "B"], [], {"A": "Y", "B": "X"}, id="match"
        ),
        pytest.param([["A", "C"]], ["C"], ["A"], ["B"], {"A": "C"}, id="held-is-listed-too"),
        pytest.param([["A", "C"], ["C", "X"]], ["X"], ["C"], ["A", "B"], {"C": "X"}, id="no-chains"),
        pytest.param([["A", "B"], ["B", "A"]], ["A"], ["A"], ["B"], {}, id="both-ways"),
    ],
)
def test_stand_ins(
    equivalents: list[list[str]],
    achieved: list[str],
    counted: list[str],
    completion: list[str],
    stood_in: dict[str, str],
) -> None:
    rules = [{"kind": "mandatory", "units": ["A", "B"]}]
    verdict = nearest(parse({"units": ABC, "rules": rules, "equivalents": equivalents}), achieved)
    assert (list(verdict.counted), list(verdict.completion), verdict.stood_in) == (
        counted,
        completion,
        stood_in,
    )


DATED = {
    "units": units(
        A={"available_to": "2026-11-22"}, B={"available_from": "2026-11-22"}, C={"available_to": "2020-01-01"}
    ),
    "rules": [{"kind": "credits", "min": 5}],
}


@pytest.mark.parametrize(
    ("on", "achieved", "completion", "outcome"),
    [
        pytest.param("2026-11-21", [], ["A"], "unmet", id="before"),
        pytest.param("2026-11-22", ["C"], [], "met", id="achieved-counts-whenever"),
        pytest.param("2026-11-23", [], ["B"], "unmet", id="after"),
        pytest.param(None, [], ["A"], "unmet", id="no-day"),
    ],
)
def test_units_closed_on_the_day_are_never_proposed(
    on: str | None, achieved: list[str], completion: list[str], outcome: str
) -> None:
    verdict = nearest(parse(DATED), achieved, None if on is None else date.fromisoformat(on))
    assert (list(verdict.completion), verdict.outcome) == (completion, outcome)


def test_both_days_are_inclusive() -> None:
    rules = [{"kind": "mandatory", "units": ["A", "B"]}]
    verdict = nearest(parse({**DATED, "rules": rules}), [], date(2026, 11, 22))
    assert verdict.completion == ("A", "B")


def test_impossible_on_the_day_says_so() -> None:
    rules = [{"kind": "mandatory", "units": ["C"]}]
    document = parse({**DATED, "rules": rules})
    assert nearest(document, [], date(2026, 1, 1)).outcome == "impossible"
    assert "available on that day" in nearest(document, [], date(2026, 1, 1)).unmet[0]
    assert nearest(document, []).outcome == "unmet"


ENDORSED = {
    "units": ABC,
    "rules": [{"kind": "credits", "min": 8}],
    "endorsements": [
        {"title": "(Plain)", "rules": []},
        {"title": "(Long)", "rules": [{"kind": "units", "min": 3}]},
        {"title": "(Never)", "rules": [{"kind": "units", "min": 4}]},
        {"title": "(Examined)", "rules": [EXAM]},
        {"title": "(Small)", "rules": [{"kind": "units", "max": 2}]},
    ],
}


@pytest.mark.parametrize(
    ("achieved", "outcomes"),
    [
        (["A", "B"], ["met", "unmet", "impossible", "subject", "met"]),
        (["A", "B", "C"], ["met", "met", "impossible", "subject", "met"]),
        (["A"], ["unmet", "unmet", "impossible", "unmet", "unmet"]),
    ],
)
def test_endorsed_titles_have_outcomes_of_their_own(achieved: list[str], outcomes: list[str]) -> None:
    verdict = nearest(parse(ENDORSED), achieved)
    assert [line.outcome for line in verdict.endorsements] == outcomes
    assert verdict.outcome in ("met", "unmet")


@pytest.mark.parametrize(("measure", "completion"), [("credits", ("C",)), ("glh", ("A",)), ("units", ("A",))])
def test_the_measure_says_what_is_least(measure: str, completion: tuple[str, ...]) -> None:
    table = units(A={"glh": 1, "credits": 5}, C={"glh": 9, "credits": 3})
    data = {"measure": measure, "units": table, "rules": [{"kind": "units", "min": 1}]}
    assert nearest(parse(data), []).completion == completion
