"""Constraints in the solver's form: numbered variables, nothing redundant, always in the same order.

Two documents that differ only in the order of their units, groups and rules give equal formulas: that is what
makes the solver's answer the same for both.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from math import gcd

from catalogue.rules.primitives import All, Bound, Constraint


@dataclass(frozen=True, slots=True)
class Linear:
    """The weights of the chosen variables sum to at least `lo` and, where `hi` is not None, at most `hi`."""

    items: tuple[tuple[int, int], ...]
    lo: int
    hi: int | None

    def total(self, chosen: Container[int]) -> int:
        """The sum of the weights of the chosen variables."""
        return sum(weight for variable, weight in self.items if variable in chosen)


@dataclass(frozen=True, slots=True)
class And:
    """Every part holds."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part holds."""

    parts: tuple[Formula, ...]


Formula = Linear | And | Or

TRUE = And(())
FALSE = Or(())

Fixed = Mapping[int, bool]
"""Variables that are settled: in the selection, or out of it."""


def translate(constraint: Constraint, numbers: Mapping[str, int]) -> Formula:
    """A constraint over unit codes as a formula over the units' numbers."""
    if isinstance(constraint, Bound):
        items = sorted((numbers[code], weight) for code, weight in constraint.weights if weight)
        return Linear(tuple(items), constraint.min or 0, constraint.max)
    parts = tuple(translate(part, numbers) for part in constraint.parts)
    return And(parts) if isinstance(constraint, All) else Or(parts)


def spread(formula: Formula, more: Mapping[int, tuple[int, ...]]) -> Formula:
    """The same formula where some variables have further ones that weigh the same."""
    if isinstance(formula, Linear):
        items = (
            *formula.items,
            *((other, w) for number, w in formula.items for other in more.get(number, ())),
        )
        return Linear(items, formula.lo, formula.hi)
    return type(formula)(tuple(spread(part, more) for part in formula.parts))


def simplify(formula: Formula, fixed: Fixed) -> Formula:
    """An equal formula without the fixed variables; parts are flat and unique, and keep their order."""
    if isinstance(formula, Linear):
        return _simplify_linear(formula, fixed)
    found: dict[Formula, None] = {}
    kind, stop, skip = (And, FALSE, TRUE) if isinstance(formula, And) else (Or, TRUE, FALSE)
    for part in formula.parts:
        simple = simplify(part, fixed)
        if simple == stop:
            return stop
        if isinstance(simple, kind):
            found |= dict.fromkeys(simple.parts)
        else:
            found[simple] = None
    if not found:
        return skip
    return kind(tuple(found)) if len(found) > 1 else next(iter(found))


def in_order(formula: Formula) -> Formula:
    """The same formula with its parts sorted, whatever order they came in."""
    if isinstance(formula, Linear):
        return formula
    return type(formula)(tuple(sorted(map(in_order, formula.parts), key=repr)))


def _simplify_linear(linear: Linear, fixed: Fixed) -> Formula:
    items, lo, hi = linear.items, linear.lo, linear.hi
    if not fixed.keys().isdisjoint(variable for variable, _ in items):
        inside = sum(weight for variable, weight in items if fixed.get(variable))
        items = tuple(item for item in items if item[0] not in fixed)
        lo, hi = max(0, lo - inside), None if hi is None else hi - inside
    total = sum(weight for _, weight in items)
    if lo > total or (hi is not None and hi < lo):
        return FALSE
    if hi is not None and hi >= total:
        hi = None
    if not lo and hi is None:
        return TRUE
    unit = gcd(*(weight for _, weight in items))
    if unit > 1:
        items = tuple((variable, weight // unit) for variable, weight in items)
        lo, hi = -(-lo // unit), None if hi is None else hi // unit
        if hi is not None and hi < lo:
            return FALSE
    return Linear(items, lo, hi)


def conjuncts(formula: Formula) -> tuple[Formula, ...]:
    """The parts that must all hold."""
    return formula.parts if isinstance(formula, And) else (formula,)


def alternatives(formula: Formula) -> tuple[Formula, ...]:
    """The parts of which one must hold."""
    return formula.parts if isinstance(formula, Or) else (formula,)


def settle(formula: Formula, fixed: Fixed) -> tuple[Formula, dict[int, bool]]:
    """Fix what the bounds leave no choice about, until nothing more follows: the rest, and all that is fixed.

    Where the rest is FALSE nothing satisfies the formula.
    """
    known = dict(fixed)
    formula = simplify(formula, known)
    while True:
        forced: dict[int, bool] = {}
        for part in conjuncts(formula):
            if isinstance(part, Linear):
                _force(part, forced)
        if not forced:
            return formula, known
        known.update(forced)
        formula = simplify(formula, forced)


def _force(linear: Linear, forced: dict[int, bool]) -> None:
    spare = sum(weight for _, weight in linear.items) - linear.lo
    for variable, weight in linear.items:
        if weight > spare:
            forced[variable] = True
        elif linear.hi is not None and weight > linear.hi:
            forced[variable] = False


def linears(formula: Formula) -> Iterator[Linear]:
    """Every bound in a formula."""
    if isinstance(formula, Linear):
        yield formula
    else:
        for part in formula.parts:
            yield from linears(part)


def variables(formula: Formula) -> set[int]:
    """Every variable in a formula."""
    return {variable for linear in linears(formula) for variable, _ in linear.items}


def holds(formula: Formula, chosen: Container[int]) -> bool:
    """Whether the formula is true of a set of chosen variables."""
    if isinstance(formula, Linear):
        total = formula.total(chosen)
        return formula.lo <= total and (formula.hi is None or total <= formula.hi)
    if isinstance(formula, And):
        return all(holds(part, chosen) for part in formula.parts)
    return any(holds(part, chosen) for part in formula.parts)
