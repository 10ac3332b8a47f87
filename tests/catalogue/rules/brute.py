"""An oracle that shares no line with the solver: all subsets, straight from the JSON."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from typing import Any

LEVELS = ["E1", "E2", "E3", "1", "2", "3", "4", "5", "6", "7", "8"]

Objective = tuple[int, int, int, int]


@dataclass(frozen=True)
class Best:
    """The best objective (None when nothing is valid) and every (selection, held) that reaches it."""

    objective: Objective | None
    answers: frozenset[tuple[frozenset[str], frozenset[str]]] = frozenset()

    @property
    def satisfied(self) -> bool:
        return self.objective is not None and self.objective[1] == 0


def members(data: dict[str, Any], name: str) -> set[str]:
    found: set[str] = set()
    for group in data.get("groups", []):
        if group["id"] == name:
            found |= set(group["units"])
        if group.get("parent") == name:
            found |= members(data, group["id"])
    return found


def in_scope(data: dict[str, Any], rule: dict[str, Any]) -> set[str]:
    if "groups" in rule or "units" in rule:
        found = set(rule.get("units", []))
        for name in rule.get("groups", []):
            found |= members(data, name)
    else:
        found = set(data["units"])
    return {code for code in found if _passes(data["units"][code], rule)}


def _passes(unit: dict[str, Any], rule: dict[str, Any]) -> bool:
    if "level" in rule:
        if unit.get("level") is None:
            return False
        rank = LEVELS.index(unit["level"])
        low, high = rule["level"].get("min"), rule["level"].get("max")
        if low is not None and rank < LEVELS.index(low):
            return False
        if high is not None and rank > LEVELS.index(high):
            return False
    for name, allowed in rule.get("where", {}).items():
        value = (unit.get("credits") or 0) if name == "credits" else unit.get("attributes", {}).get(name)
        if not any(value is one or (type(value) is type(one) and value == one) for one in allowed):
            return False
    return True


def amount(data: dict[str, Any], measure: str, selection: set[str]) -> int:
    if measure == "units":
        return len(selection)
    return sum(data["units"][code].get(measure) or 0 for code in selection)


def within(value: int, rule: dict[str, Any]) -> bool:
    low, high = rule.get("min"), rule.get("max")
    return (low is None or low <= value) and (high is None or value <= high)


Test = Callable[[set[str]], bool]


def tester(data: dict[str, Any], rule: dict[str, Any]) -> Test:
    """Whether a rule holds, as a question about a selection."""
    kind = rule["kind"]
    named = set(rule.get("units", []))
    if kind == "mandatory":
        every = named.union(*(members(data, name) for name in rule.get("groups", [])))
        return lambda chosen: every <= chosen
    if kind == "only":
        shut = set().union(*(members(data, name) for name in rule["groups"])) - named
        return lambda chosen: not shut & chosen
    if kind in ("credits", "units", "hours"):
        measure, scope = rule["measure"] if kind == "hours" else kind, in_scope(data, rule)
        return lambda chosen: within(amount(data, measure, scope & chosen), rule)
    if kind == "barred":
        return lambda chosen: len(named & chosen) <= rule.get("max", 1)
    if kind == "together":
        return lambda chosen: len(named & chosen) in (0, len(named))
    if kind == "requires":
        return lambda chosen: rule["unit"] not in chosen or bool(set(rule["any_of"]) & chosen)
    if kind == "when":
        scope, then = in_scope(data, rule), every_test(data, rule["rules"])
        return lambda chosen: not scope & chosen or then(chosen)
    if kind == "one_of":
        options = [every_test(data, option["rules"]) for option in rule["options"]]
        return lambda chosen: any(option(chosen) for option in options)
    assert kind == "confirm", kind
    return lambda chosen: True


def every_test(data: dict[str, Any], rules: list[dict[str, Any]]) -> Test:
    tests = [tester(data, rule) for rule in rules]
    return lambda chosen: all(test(chosen) for test in tests)


def holds(data: dict[str, Any], rule: dict[str, Any], chosen: set[str]) -> bool:
    return tester(data, rule)(chosen)


def all_hold(data: dict[str, Any], rules: list[dict[str, Any]], chosen: set[str]) -> bool:
    return every_test(data, rules)(chosen)


def subsets(codes: list[str]) -> list[set[str]]:
    return [{code for bit, code in enumerate(codes) if mask >> bit & 1} for mask in range(1 << len(codes))]


def valid_selections(data: dict[str, Any], rules: list[dict[str, Any]] | None = None) -> list[set[str]]:
    rules = data.get("rules", []) if rules is None else rules
    test = every_test(data, rules)
    return [chosen for chosen in subsets(sorted(data["units"])) if test(chosen)]


def held_sets(data: dict[str, Any], achieved: list[str]) -> set[frozenset[str]]:
    """What may be treated as held: each achieved code stands for at most one unit of the document."""
    choices = []
    for code in sorted(set(achieved)):
        counts_as = {code} & set(data["units"])
        counts_as |= {listed for listed, held in data.get("equivalents", []) if held == code}
        choices.append([*sorted(counts_as), None])
    return {frozenset(code for code in choice if code is not None) for choice in product(*choices)}


def available(unit: dict[str, Any], on: str | None) -> bool:
    if on is None:
        return True
    first, last = unit.get("available_from"), unit.get("available_to")
    return (first is None or first <= on) and (last is None or on <= last)


def objective(data: dict[str, Any], chosen: set[str], held: frozenset[str]) -> Objective:
    measure = data.get("measure", "credits")
    missing, counted = chosen - held, chosen & held
    return (
        amount(data, measure, missing),
        len(missing),
        -amount(data, measure, counted),
        -len(counted),
    )


def nearest(
    data: dict[str, Any],
    achieved: list[str],
    on: str | None = None,
    rules: list[dict[str, Any]] | None = None,
) -> Best:
    """Try everything."""
    valid = valid_selections(data, rules)
    best: Objective | None = None
    answers: set[tuple[frozenset[str], frozenset[str]]] = set()
    open_units = {code for code, unit in data["units"].items() if available(unit, on)}
    measure = data.get("measure", "credits")
    every = held_sets(data, achieved)
    for held in (one for one in every if not any(one < other for other in every)):
        for chosen in valid:
            if chosen - held <= open_units:
                if best is not None and amount(data, measure, chosen - held) > best[0]:
                    continue
                found = objective(data, chosen, held)
                if best is None or found < best:
                    best, answers = found, set()
                if found == best:
                    answers.add((frozenset(chosen), held & chosen))
    return Best(best, frozenset(answers))
