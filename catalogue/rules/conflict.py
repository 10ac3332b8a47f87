"""The smallest set of rules that contradict each other."""

from __future__ import annotations

from collections.abc import Collection

from catalogue.rules.built_in import compile_rule
from catalogue.rules.document import Document, Rule
from catalogue.rules.formula import And, Linear
from catalogue.rules.merging import Meter
from catalogue.rules.primitives import satisfied
from catalogue.rules.selection import WORK, solve
from catalogue.rules.solver import cheapest


def smallest_conflict(
    document: Document, rules: tuple[Rule, ...], meter: Meter | None = None
) -> tuple[int, ...]:
    """The places of the fewest rules that no selection of units meets together, the first in order among
    equally few; nothing where all can be met together.

    Whatever can be met together leaves some rule of every conflict out. So: collect such sets of rules left
    out, find the fewest rules that have one in each (the solver does that too), and see whether these
    contradict each other. Where they do not, what they leave out is one more set.
    """
    meter = meter or Meter(WORK)
    left_out: list[frozenset[int]] = []
    while True:
        found = _fewest(len(rules), left_out, meter)
        if found is None:
            return ()
        together = _together(document, rules, found, meter)
        if together is None:
            return tuple(sorted(found))
        if len(together) == len(rules):
            return ()
        left_out.append(frozenset(range(len(rules))) - together)


def _fewest(count: int, sets: list[frozenset[int]], meter: Meter) -> frozenset[int] | None:
    """The fewest numbers below `count` with one in each set, the first in order among equally few."""
    whole = 1 << count
    costs = [2 * whole - (whole >> number + 1) for number in range(count)]
    hits = And(tuple(Linear(tuple((one, 1) for one in sorted(each)), 1, None) for each in sets))
    return cheapest(hits, costs, {}, meter)


def _together(
    document: Document, rules: tuple[Rule, ...], chosen: Collection[int], meter: Meter
) -> frozenset[int] | None:
    """As many rules as will go, these among them, that can be met together; None where these cannot."""
    met: set[int] = set(chosen)
    for number in (None, *range(len(rules))):
        if number in met:
            continue
        tried = sorted(met | {number}) if number is not None else sorted(met)
        selection = solve(document, tuple(rules[one] for one in tried), (), None, meter)
        if selection is not None:
            met.update(
                one
                for one, rule in enumerate(rules)
                if satisfied(compile_rule(rule, document), selection.units)
            )
        elif number is None:
            return None
    return frozenset(met)
