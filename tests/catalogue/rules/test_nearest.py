"""`nearest` is exact: against the oracle, and the laws that it must keep."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.rules import nearest, parse, solve
from tests.catalogue.rules import brute
from tests.catalogue.rules.exhaust import difference
from tests.catalogue.rules.generate import case

SEEDS = st.integers(min_value=0, max_value=10_000_000)


@settings(max_examples=400, deadline=None)
@given(SEEDS)
def test_agrees_with_all_subsets(seed: int) -> None:
    assert not difference(seed, 7)


@pytest.mark.parametrize("seed", range(100, 112))
def test_agrees_with_all_subsets_of_more_units(seed: int) -> None:
    assert not difference(seed, 11)


@settings(max_examples=100, deadline=None)
@given(SEEDS)
def test_what_a_document_remembers_changes_no_answer(seed: int) -> None:
    data, achieved, on = case(Random(seed), 7)
    day = None if on is None else date.fromisoformat(on)
    asked = parse(data)
    questions = [((), None), (achieved, day), (sorted(data["units"]), None), (achieved, None), ((), day)]
    for codes, when in questions:
        fresh = parse(data)
        assert solve(asked, asked.rules, codes, when) == solve(fresh, fresh.rules, codes, when)


@settings(max_examples=100, deadline=None)
@given(SEEDS)
def test_the_verdict_is_the_solvers_answer_and_valid(seed: int) -> None:
    data, achieved, on = case(Random(seed), 7)
    verdict = nearest(parse(data), achieved, None if on is None else date.fromisoformat(on))
    want = brute.nearest(data, achieved, on)
    assert verdict.possible == (want.objective is not None)
    assert verdict.satisfied == want.satisfied
    if verdict.possible:
        chosen = {*verdict.counted, *verdict.completion}
        assert brute.all_hold(data, data["rules"], chosen)
        assert verdict.counted_credits == brute.amount(data, "credits", set(verdict.counted))
        assert verdict.missing_credits == brute.amount(data, "credits", set(verdict.completion))
        assert all(brute.available(data["units"][code], on) for code in verdict.completion)
        said = {line.code for line in verdict.units}
        assert said == set(achieved)
        assert all(line.why for line in verdict.uncounted)
        assert bool(verdict.unmet) is not verdict.satisfied
    else:
        assert verdict.unmet
        assert (verdict.counted, verdict.completion, verdict.units, verdict.stood_in) == ((), (), (), {})


@settings(max_examples=150, deadline=None)
@given(SEEDS)
def test_an_extra_achieved_unit_never_turns_a_pass_into_a_fail(seed: int) -> None:
    random = Random(seed)
    data, achieved, on = case(random, 8)
    document, day = parse(data), None if on is None else date.fromisoformat(on)
    before = nearest(document, achieved, day)
    others = sorted(set(data["units"]) - set(achieved)) or ["elsewhere"]
    after = nearest(document, [*achieved, random.choice(others)], day)
    if before.satisfied:
        assert after.satisfied
    if before.outcome in ("met", "subject"):
        assert after.outcome == before.outcome
    for one, other in zip(before.endorsements, after.endorsements, strict=True):
        assert not one.satisfied or other.satisfied


@settings(max_examples=150, deadline=None)
@given(SEEDS)
def test_the_order_of_the_document_does_not_matter(seed: int) -> None:
    random = Random(seed)
    data, achieved, on = case(random, 9)
    day = None if on is None else date.fromisoformat(on)
    before = solve(parse(data), parse(data).rules, achieved, day)
    again = parse(shuffled(data, random))
    assert solve(again, again.rules, random.sample(achieved, len(achieved)), day) == before


def shuffled(data: Any, random: Random) -> Any:
    """The same JSON with every object and every list in another order."""
    if isinstance(data, dict):
        return {
            key: value if key == "equivalents" and not value else _shuffled_value(key, value, random)
            for key, value in random.sample(sorted(data.items()), len(data))
        }
    if isinstance(data, list):
        return random.sample([shuffled(one, random) for one in data], len(data))
    return data


def _shuffled_value(key: str, value: Any, random: Random) -> Any:
    if key == "equivalents":
        return random.sample(value, len(value))
    return shuffled(value, random)


@settings(max_examples=100, deadline=None)
@given(SEEDS)
def test_a_maximum_limits_what_counts_and_not_what_may_be_achieved(seed: int) -> None:
    data, achieved, _ = case(Random(seed), 8)
    data["rules"] = [rule for rule in data["rules"] if rule["kind"] in ("credits", "units", "barred", "only")]
    for rule in data["rules"]:
        rule.pop("min", None)
    verdict = nearest(parse(data), achieved)
    assert verdict.satisfied
    assert brute.all_hold(data, data["rules"], set(verdict.counted))


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_no_rules_make_every_selection_valid(seed: int) -> None:
    data, achieved, _ = case(Random(seed), 8)
    data["rules"], data["equivalents"], data["not_checked"] = [], [], []
    verdict = nearest(parse(data), achieved)
    assert (verdict.outcome, verdict.completion) == ("met", ())
    assert set(verdict.counted) == set(achieved) & set(data["units"])


def test_a_document_without_units_is_met_by_nobody_and_everybody() -> None:
    assert nearest(parse({"units": {}}), ["X"]).outcome == "met"
    assert nearest(parse({"units": {}, "rules": [{"kind": "credits", "min": 1}]}), []).outcome == "impossible"
