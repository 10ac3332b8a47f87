"""Whether two lists of rules mean the same: whether the same selections of units are valid.

Up to 15 units every selection is tried. Beyond that the borders are walked: selections that are only just
valid
under one list are compared under the other, from many starting points.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from catalogue.rules.built_in import compile_rules
from catalogue.rules.document import Document
from catalogue.rules.primitives import All, Bound, Constraint

EVERY_SELECTION = 15
WALKS = 400


def same_meaning(first: Document, second: Document) -> bool:
    """Whether the rules of two documents over the same units allow the same selections."""
    return allows(first, second) and allows(second, first)


def allows(strict: Document, loose: Document) -> bool:
    """Whether every selection that is valid under `strict` is valid under `loose`."""
    one = compile_rules(strict.rules, strict)
    other = compile_rules(loose.rules, loose)
    units = sorted({code for bound in (*_bounds(one), *_bounds(other)) for code, _weight in bound.weights})
    if len(units) <= EVERY_SELECTION:
        held, also = _table(one, units), _table(other, units)
        return held & also == held
    places = {code: 1 << place for place, code in enumerate(units)}
    valid, also_valid = _test(one, places), _test(other, places)
    return all(
        also_valid(selection) for selection in _borders(valid, also_valid, len(units)) if valid(selection)
    )


def _bounds(constraint: Constraint) -> Iterator[Bound]:
    if isinstance(constraint, Bound):
        yield constraint
    else:
        for part in constraint.parts:
            yield from _bounds(part)


def _table(constraint: Constraint, units: list[str]) -> int:
    """One byte for every selection, 1 where it is valid."""
    if isinstance(constraint, Bound):
        weights = dict(constraint.weights)
        sums = [0]
        for code in units:
            weight = weights.get(code, 0)
            sums += [total + weight for total in sums]
        low = 0 if constraint.min is None else constraint.min
        high = sum(weights.values()) if constraint.max is None else constraint.max
        return int.from_bytes(bytes(low <= total <= high for total in sums), "little")
    tables = [_table(part, units) for part in constraint.parts]
    everything = int.from_bytes(b"\x01" * (1 << len(units)), "little")
    if isinstance(constraint, All):
        found = everything
        for table in tables:
            found &= table
        return found
    found = 0
    for table in tables:
        found |= table
    return found


def _test(constraint: Constraint, places: dict[str, int]) -> Callable[[int], bool]:
    if isinstance(constraint, Bound):
        weights = [(places[code], weight) for code, weight in constraint.weights]
        low = 0 if constraint.min is None else constraint.min
        high = sum(weight for _place, weight in weights) if constraint.max is None else constraint.max
        return lambda selection: low <= sum(weight for place, weight in weights if selection & place) <= high
    tests = [_test(part, places) for part in constraint.parts]
    if isinstance(constraint, All):
        return lambda selection: all(test(selection) for test in tests)
    return lambda selection: any(test(selection) for test in tests)


def _borders(first: Callable[[int], bool], second: Callable[[int], bool], units: int) -> Iterator[int]:
    """Selections met on walks that take away or add one unit at a time and stay valid while they can."""
    chance = random.Random(20261122)
    order = list(range(units))
    for walk in range(WALKS):
        chance.shuffle(order)
        selection = (1 << units) - 1 if walk % 2 else 0
        for place in order:
            step = selection ^ (1 << place)
            yield step
            if walk % 2 == 0 or first(step) or second(step):
                selection = step
        for place in order:
            step = selection ^ (1 << place)
            yield step
            if (first if walk % 4 < 2 else second)(step):
                selection = step
