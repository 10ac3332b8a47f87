"""The nearest valid selection: the document's formula, the learner's choices, and the solver."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from catalogue.rules.built_in import compile_rules
from catalogue.rules.document import Document, Rule
from catalogue.rules.formula import (
    FALSE,
    And,
    Fixed,
    Formula,
    Linear,
    in_order,
    settle,
    simplify,
    spread,
    translate,
)
from catalogue.rules.learner import choices
from catalogue.rules.merging import Meter
from catalogue.rules.primitives import Constraint
from catalogue.rules.solver import cheapest

WORK = 6_000_000
"""The bound on work for one answer, in merged pairs of table entries: some six seconds. The worst cases known
take a twentieth of it, real specifications a three hundredth."""

Settled = tuple[Formula, Fixed]


@dataclass(frozen=True)
class Selection:
    """A valid selection: what counts (unit -> the code held that counts as it) and what is to be achieved."""

    counted: Mapping[str, str]
    completion: tuple[str, ...]

    @property
    def units(self) -> frozenset[str]:
        """The whole selection."""
        return frozenset(self.counted).union(self.completion)


def solve(
    document: Document,
    rules: tuple[Rule, ...],
    achieved: Collection[str],
    on: date | None,
    meter: Meter | None = None,
) -> Selection | None:
    """The nearest selection on which these rules hold, with the units available on that day (all, where it is
    None); None where there is none."""
    key, never = ("formula", rules), ("never", rules)
    if never in document.memo:
        return None
    if key not in document.memo:
        document.memo[key] = settled(document, compile_rules(rules, document))
    found = solve_settled(document, document.memo[key], achieved, on, meter)
    if found is None and on is None:
        # With all units available, what was achieved changes what a selection costs, not whether one is.
        document.memo[never] = True
    return found


def settled(document: Document, constraint: Constraint) -> Settled:
    """A constraint over the document's units as `solve_settled` takes it: worth keeping."""
    return settle(in_order(simplify(translate(constraint, numbers(document)), {})), {})


def solve_settled(
    document: Document,
    given: Settled,
    achieved: Collection[str],
    on: date | None,
    meter: Meter | None = None,
) -> Selection | None:
    """The nearest selection that satisfies a settled constraint."""
    formula, fixed = given
    made = choices(document, achieved, on)
    if formula == FALSE or any(fixed.get(number) and number not in made.more for number in made.shut):
        return None
    if made.more:
        formula, fixed = _with_more(formula, fixed, made.more, made.exclusive)
    chosen = cheapest(formula, made.costs, {**fixed, **dict.fromkeys(made.shut, False)}, meter or Meter(WORK))
    if chosen is None:
        return None
    taken = [made.all[number] for number in sorted(chosen)]
    counted = {one.unit: one.held for one in taken if one.held is not None}
    for unit in set(counted).intersection(achieved).difference(counted.values()):
        counted[unit] = unit  # a unit that was achieved itself needs no stand-in
    return Selection(
        dict(sorted(counted.items())), tuple(sorted(one.unit for one in taken if one.held is None))
    )


def numbers(document: Document) -> dict[str, int]:
    """The number of each unit: its place among the sorted codes."""
    if "numbers" not in document.memo:
        document.memo["numbers"] = {code: number for number, code in enumerate(sorted(document.units))}
    known: dict[str, int] = document.memo["numbers"]
    return known


def _with_more(
    formula: Formula,
    fixed: Fixed,
    more: Mapping[int, tuple[int, ...]],
    exclusive: tuple[tuple[int, ...], ...],
) -> Settled:
    """The formula where some units have several choices, of which one may be made."""
    parts = [spread(formula, more)]
    parts += [Linear(tuple((number, 1) for number in sorted(one)), 0, 1) for one in exclusive]
    left = dict(fixed)
    for number, further in more.items():
        inside = left.pop(number, None)
        if inside is not None:
            every = tuple((one, 1) for one in (number, *further))
            parts.append(Linear(every, 1, None) if inside else Linear(every, 0, 0))
    return And(tuple(parts)), left
