"""The cheapest set of variables that satisfies a formula, exactly.

Everything that nothing speaks against is taken, and no more: that costs least. Where it breaks a bound, the
bound becomes a factor and the choice is worked out again (`tables`); bounds that are never broken cost
nothing. What would make the tables large is branched on instead, the cheapest branch first: an alternative
over large sums, and small factors (bars, mostly) that close too many circles among their variables.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from catalogue.rules.formula import (
    FALSE,
    And,
    Fixed,
    Formula,
    Linear,
    Or,
    conjuncts,
    holds,
    linears,
    settle,
    simplify,
    variables,
)
from catalogue.rules.merging import Meter
from catalogue.rules.tables import Part

SMALL = 64
"""An alternative over sums with no more values than this is a factor; a larger one is branched on."""

NARROW = 8
"""A factor over no more variables than this is narrow."""

CIRCLES = 40
"""How many circles narrow factors may close among their variables."""

STEP = 1_000
"""What one branch is reckoned at beside its tables, in merged pairs."""

Chosen = frozenset[int]
Formulas = tuple[Formula, ...]


def cheapest(formula: Formula, costs: Sequence[int], fixed: Fixed, meter: Meter) -> Chosen | None:
    """The variables that satisfy the formula at the least cost (those with a cost below 0 are wanted).

    None where none do. `fixed` ones are settled beforehand and, if they are in, part of the answer. Equal
    formulas and costs give the same answer. TooMuchWork where the meter runs out.
    """
    return _Search(costs, meter).run(formula, fixed)


@dataclass(slots=True)
class _Branch:
    """Formulas that must all hold, those of them that are factors, and the best choice under the factors."""

    parts: Formulas
    factors: Formulas
    fixed: Fixed
    chosen: Chosen


class _Search:
    """One question: branches by the least cost they can lead to, the newest first among equals."""

    def __init__(self, costs: Sequence[int], meter: Meter) -> None:
        self.costs, self.meter = costs, meter
        self.wanted = frozenset(index for index, cost in enumerate(costs) if cost < 0)
        self.known: dict[frozenset[Formula], list[int] | None] = {}
        self.queue: list[tuple[int, int, _Branch]] = []
        self.pushed = 0

    def run(self, formula: Formula, fixed: Fixed) -> Chosen | None:
        """The cheapest choice."""
        self._push(formula, (), fixed)
        while self.queue:
            branch = heappop(self.queue)[2]
            broken = [part for part in branch.parts if not holds(part, branch.chosen)]
            if not broken:
                return branch.chosen
            factors = _fitting(broken, branch.factors)
            if factors:
                self._solve(branch.parts, (*branch.factors, *factors), branch.fixed)
            else:
                self._split(branch, broken)
        return None

    def _split(self, branch: _Branch, broken: Sequence[Formula]) -> None:
        """Branch on the options of a broken alternative, else on whether a variable is in or out.

        Of the variables that could mend something broken, it is the one in the most narrow parts: either way
        these become simpler.
        """
        whole = And(branch.parts)
        choice = next((part for part in broken if isinstance(part, Or)), None)
        if choice is not None:
            rest = tuple(part for part in branch.parts if part is not choice)
            for option in choice.parts:
                self._push(And((*rest, option)), branch.factors, branch.fixed)
            return
        asked = {one for part in broken for one in _to_change(part, branch.chosen)}
        often = Counter(one for part in branch.parts if _narrow(part) for one in variables(part))
        variable = max(sorted(asked), key=lambda one: often[one])
        for inside in (True, False):
            self._push(whole, branch.factors, {**branch.fixed, variable: inside})

    def _push(self, formula: Formula, factors: Formulas, fixed: Fixed) -> None:
        """Settle what follows at once; what is left of the factors stays factors."""
        formula, known = settle(formula, fixed)
        if formula != FALSE:
            left = conjuncts(simplify(And(factors), known))
            self._solve(conjuncts(formula), left, known)

    def _solve(self, parts: Formulas, factors: Formulas, fixed: Fixed) -> None:
        self.meter.spend(STEP)
        taken = {one for one in self.wanted if fixed.get(one, True)}
        taken.update(one for one, inside in fixed.items() if inside)
        for part in _connected(factors):
            key = frozenset(part)
            if key not in self.known:
                self.known[key] = self._part(part)
            answer = self.known[key]
            if answer is None:
                return
            taken.difference_update(*map(variables, part))
            taken.update(answer)
        cost = sum(self.costs[variable] for variable in taken)
        self.pushed += 1
        heappush(self.queue, (cost, -self.pushed, _Branch(parts, factors, fixed, frozenset(taken))))

    def _part(self, factors: Sequence[Formula]) -> list[int] | None:
        """The cheapest choice of the variables of connected factors; None where there is none."""
        fixed = _obvious(factors, self.costs)
        formula = simplify(And(tuple(factors)), fixed)
        if formula == FALSE:
            return None
        left = conjuncts(formula)
        free = set().union(*map(variables, factors)).difference(fixed, *map(variables, left))
        chosen = [one for one, inside in fixed.items() if inside]
        chosen += [one for one in free if self.costs[one] < 0]
        for part in _connected(left):
            answer = Part(part, self.costs, self.meter).cheapest()
            if answer is None:
                return None
            chosen += answer[1]
        return chosen


def _obvious(factors: Sequence[Formula], costs: Sequence[int]) -> dict[int, bool]:
    """Wanted variables that no factor minds, and unwanted ones that no factor asks for."""
    minded: set[int] = set()
    asked: set[int] = set()
    for factor in factors:
        for linear in linears(factor):
            if linear.hi is not None:
                minded.update(variables(linear))
            if linear.lo:
                asked.update(variables(linear))
    wanted = {one: True for one in asked - minded if costs[one] < 0}
    return wanted | {one: False for one in minded - asked if costs[one] > 0}


def _fitting(broken: Sequence[Formula], factors: Sequence[Formula]) -> list[Formula]:
    """Those of the broken parts that may become factors beside the ones there are."""
    circles = _Circles(one for one in factors if _narrow(one))
    found = []
    for part in broken:
        if isinstance(part, Or) and not _small(part):
            continue
        if not _narrow(part) or circles.fits(part):
            found.append(part)
    return found


def _to_change(broken: Formula, chosen: Chosen) -> list[int]:
    """Variables of which at least one must change sides for a broken bound to hold."""
    (linear,) = linears(broken)
    short = linear.total(chosen) < linear.lo
    return [variable for variable, _ in linear.items if (variable in chosen) is not short]


def _narrow(formula: Formula) -> bool:
    return sum(len(linear.items) for linear in linears(formula)) <= NARROW


def _small(formula: Or) -> bool:
    values = 1
    for linear in linears(formula):
        values *= 1 + max(linear.lo, 0 if linear.hi is None else linear.hi + 1)
    return values <= SMALL


class _Circles:
    """How many circles formulas close among their variables, by connected part."""

    def __init__(self, formulas: Iterable[Formula]) -> None:
        self.leader: dict[int, int] = {}
        self.closed: Counter[int] = Counter()
        for formula in formulas:
            self._join(formula)

    def fits(self, formula: Formula) -> bool:
        """Take the formula in unless it closes more circles than may be."""
        heads = [self._find(one) for one in variables(formula)]
        after = sum(self.closed[head] for head in set(heads)) + len(heads) - len(set(heads))
        if after > CIRCLES and isinstance(formula, (Linear, Or)):
            return False
        self._join(formula)
        return True

    def _find(self, one: int) -> int:
        self.leader.setdefault(one, one)
        while self.leader[one] != one:
            self.leader[one] = one = self.leader[self.leader[one]]
        return one

    def _join(self, formula: Formula) -> None:
        first, *others = sorted(variables(formula))
        for other in others:
            head, tail = self._find(first), self._find(other)
            if head == tail:
                self.closed[head] += 1
            else:
                self.leader[tail] = head
                self.closed[head] += self.closed.pop(tail, 0)


def _connected(factors: Sequence[Formula]) -> list[list[Formula]]:
    """Factors in parts that share no variable."""
    parts: list[tuple[set[int], list[Formula]]] = []
    for factor in factors:
        seen, together = variables(factor), [factor]
        apart = []
        for other, others in parts:
            if seen.isdisjoint(other):
                apart.append((other, others))
            else:
                seen |= other
                together = others + together
        parts = [*apart, (seen, together)]
    return [together for _, together in parts]
