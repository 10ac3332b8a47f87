"""No reader waits: the worst cases known take a small part of the bound, and what takes more is refused."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from bench.rules import learners, objective
from bench.rules_cases import Case, cases, overlapping
from catalogue.rules import TooMuchWork, check, nearest, parse, solve
from catalogue.rules.bounds import Bounds
from catalogue.rules.check import PROBE
from catalogue.rules.merging import Meter
from tests.catalogue.rules.exhaust import difference


@pytest.mark.parametrize(
    "case", [case for case in cases() if len(case.document["units"]) > 50], ids=lambda one: one.name
)
def test_the_worst_cases_known_take_a_third_of_what_a_document_may(case: Case) -> None:
    document = parse(case.document)
    for achieved in list(learners(case.document, case, Random(7)))[:8]:
        solve(document, document.rules, achieved, None, Meter(PROBE // 3))


def market_split() -> dict[str, Any]:
    """Exact hours over many random halves of the units: nothing but trying helps."""
    random = Random(1)
    units = {
        f"U{n:02}": {"credits": 1, "glh": random.randint(1, 99), "tqt": random.randint(1, 99)}
        for n in range(60)
    }
    rules = []
    for number in range(8):
        scope = random.sample(sorted(units), 40)
        measure = ("glh", "tqt")[number % 2]
        half = sum(units[code][measure] for code in scope) // 2
        rules.append({"kind": "hours", "measure": measure, "units": scope, "min": half, "max": half})
    return {"units": units, "rules": rules}


def test_what_takes_more_is_refused_when_it_is_written() -> None:
    document = parse(market_split())
    (finding,) = check(document).findings
    assert (finding.code, finding.blocking) == ("too-much-work", True)
    assert "readers would wait" in finding.message


def test_an_answer_that_takes_more_says_so_and_does_not_hang(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalogue.rules.selection.WORK", 200_000)
    with pytest.raises(TooMuchWork, match="more than the bound on work"):
        nearest(parse(market_split()), [])


def test_the_whole_answer_is_as_exact_whatever_the_search_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search's settings change how fast it is, never what it finds."""
    for name, value in {
        "bounds.EXACT": 0,
        "merging.FEW": 0,
        "merging.PLAIN": 0,
        "merging.WIDTHS": (1, 3, 1 << 500),
        "tables.INNER": 20,
        "tables.TRIES": 1,
        "solver.CIRCLES": 0,
        "solver.SMALL": 1,
    }.items():
        monkeypatch.setattr(f"catalogue.rules.{name}", value)
    for seed in range(500_000, 500_200):
        assert not difference(seed, 7)


@pytest.mark.parametrize("seed", [2, 3, 10], ids=str)
def test_what_is_left_out_on_the_way_changes_no_answer(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """Larger than all subsets can be tried for: the same question once more without leaving anything out."""
    case = overlapping(6, seed)
    document = parse(case.document)
    asked = list(learners(case.document, case, Random(7)))[:4]
    found = [objective(document, solve(document, document.rules, one, None)) for one in asked]
    monkeypatch.setattr(Bounds, "promising", lambda self, options, limit: options)
    assert found == [objective(document, solve(document, document.rules, one, None)) for one in asked]


def test_the_smallest_contradiction_is_found_among_hundreds_of_rules() -> None:
    units = {f"U{number}": {"credits": 1} for number in range(400)}
    rules: list[dict[str, Any]] = [{"kind": "units", "units": [code], "max": 0} for code in units]
    rules.insert(200, {"kind": "credits", "units": ["U7", "U399"], "min": 1})
    assert check(parse({"units": units, "rules": rules})).conflict == (7, 200, 400)
