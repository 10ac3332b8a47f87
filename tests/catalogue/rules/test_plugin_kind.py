"""A plugin's kind is read, written, said, checked and solved like a built-in one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.rules import RuleFaults, check, describe, kinds, nearest, parse, sentences, solve, to_json
from tests.catalogue.rules import brute
from tests.catalogue.rules.example_kind import KIND, AtLeastHalf, say

UNITS = {code: {"credits": size} for code, size in zip("ABCDEF", (3, 4, 5, 2, 6, 1), strict=True)}
RULES = [{"kind": "at_least_half", "units": ["A", "B"]}, {"kind": "credits", "min": 12}]
DATA = {"units": UNITS, "rules": RULES}


@pytest.fixture(autouse=True)
def _plugin() -> Iterator[None]:
    kinds.register("at_least_half", KIND)
    sentences.register("at_least_half", say)
    yield
    kinds.unregister("at_least_half")
    sentences.unregister("at_least_half")


def test_is_read_and_written() -> None:
    document = parse(DATA)
    assert document.rules[0] == AtLeastHalf(("A", "B"))
    assert to_json(document)["rules"] == RULES


def test_its_faults_say_where() -> None:
    with pytest.raises(RuleFaults, match=r"rules\[0\]\.units\[0\]: There is no unit “Z”"):
        parse({"units": UNITS, "rules": [{"kind": "at_least_half", "units": ["Z"]}]})


def test_is_said_and_checked() -> None:
    document = parse(DATA)
    assert "At least half of the units taken must be among A, B." in describe(document)
    assert check(document).possible
    line = nearest(document, ["C", "E"]).rules[0]
    assert line.sentence == "At least half of the units taken must be among A, B."


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.sampled_from("ABCDEF")))
def test_is_solved_exactly(achieved: set[str]) -> None:
    document = parse(DATA)
    got = solve(document, document.rules, achieved, None)
    best = min(
        brute.objective(DATA, chosen, frozenset(achieved))
        for chosen in brute.subsets(sorted(UNITS))
        if len(chosen & {"A", "B"}) >= len(chosen - {"A", "B"})
        and brute.amount(DATA, "credits", chosen) >= 12
    )
    assert got is not None
    assert brute.objective(DATA, set(got.units), frozenset(achieved)) == best


def test_a_name_is_registered_once() -> None:
    with pytest.raises(ValueError, match=r"The rule kind “at_least_half” is registered already."):
        kinds.register("at_least_half", KIND)
    with pytest.raises(ValueError, match=r"The sentence for the rule kind “credits” is registered already."):
        sentences.register("credits", say)
