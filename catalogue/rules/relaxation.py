"""The linear relaxation: what each bound is worth, the bound on costs that follows, and a way to go by.

Taking units in part makes a linear programme; its optimum says what one more of each sum would cost. With
whatever multipliers, cost minus worth can be made least piece by piece, so that the bound holds for any, and
it is close for these. They are worked out in floating point; the bound itself is in whole numbers, and exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from catalogue.rules.bounds import NEVER
from catalogue.rules.formula import Linear

if TYPE_CHECKING:
    from catalogue.rules.merging import Factor, Merge

MOST_PIVOTS = 300
TINY = 1e-9
FINE = 10_000
"""How finely a contradiction's multipliers are rounded."""


class Worth:
    """For each step of a merge and the sums so far, a cost that the rest cannot undercut."""

    def __init__(self, merge: Merge, multipliers: Sequence[int]) -> None:
        """`multipliers`: one for each of the merge's factors, above 0 for a minimum, below for a maximum."""
        self.terms: list[tuple[int, int, int, int, int]] = []
        self.losses: list[list[int]]
        """How much each option of each piece costs beyond the best one's, net of what its sums are worth."""
        weights: list[tuple[int, int, int]] = []
        for number, worth in enumerate(multipliers):
            formula = merge.own[number].formula
            if not worth or not isinstance(formula, Linear):
                continue
            goal = formula.lo if worth > 0 else formula.hi
            if goal is None:
                continue
            (one,) = merge.own[number].sums.values()
            end = 1 + max(i for i, piece in enumerate(merge.pieces) if piece.mask & one.mask)
            self.terms.append((one.mask, one.shift, worth, goal, end))
            weights.append((one.mask, one.shift, worth))
        each = [
            [
                cost - sum(worth * ((change & mask) >> shift) for mask, shift, worth in weights)
                for change, cost, _ in options
            ]
            for options in merge.options
        ]
        least = [min(costs) for costs in each]
        self.losses = [[cost - low for cost in costs] for costs, low in zip(each, least, strict=True)]
        self.base = [*accumulate(reversed(least), initial=0)][::-1]

    def at(self, step: int) -> tuple[int, list[tuple[int, int, int, int]]]:
        """The least cost of the pieces from `step` on, and what each sum so far changes of it: its mask and
        shift, what one more is worth, and the goal.
        """
        return self.base[step], [(m, shift, w, goal) for m, shift, w, goal, end in self.terms if step < end]

    def rest(self, step: int, key: int) -> int:
        """The least cost of the pieces from `step` on, given the sums so far."""
        found = self.base[step]
        for mask, shift, worth, goal, end in self.terms:
            if step < end:
                found += worth * (goal - ((key & mask) >> shift))
        return found


@dataclass(frozen=True)
class Relaxed:
    """The relaxation solved: multipliers worth trying, one for each of the factors asked about (0 for those
    that are no bound), and for each of these factors what each class gives to its sum."""

    multipliers: list[list[int]]
    shares: list[list[float]]


def relaxed(
    factors: Sequence[Factor], own: Sequence[int], classes: Sequence[list[int]], costs: Sequence[int]
) -> Relaxed:
    """The relaxation of all factors at once; the multipliers of `own` ones are given. Where it has no
    solution, there are multipliers that show so, beyond every cost."""
    rows = {n: one.formula for n, one in enumerate(factors) if isinstance(one.formula, Linear)}
    columns = [variable for each in classes for variable in each]
    place = {variable: index for index, variable in enumerate(columns)}
    matrix = [[0.0] * len(columns) for _ in rows]
    for row, formula in zip(matrix, rows.values(), strict=True):
        for variable, weight in formula.items:
            row[place[variable]] = float(weight)
    bounds = [(float(one.lo), float("inf" if one.hi is None else one.hi)) for one in rows.values()]
    solved = _dual_simplex(matrix, bounds, [float(costs[variable]) for variable in columns])
    shown = [round(one * FINE) * NEVER for one in solved.contradiction]
    found = []
    for each in ([round(one) for one in solved.worth], shown, [-one for one in shown]):
        worth = dict(zip(rows, each, strict=True))
        found.append([worth.get(number, 0) for number in own])
    taken = [sum(solved.value[place[variable]] for variable in each) for each in classes]
    shares = []
    for number in own:
        weights = dict(rows[number].items) if number in rows else {}
        shares.append([weights.get(each[0], 0) * much for each, much in zip(classes, taken, strict=True)])
    return Relaxed(found, shares)


class Guide:
    """Sums alike in cost, those first that are nearest to the way of the relaxation."""

    def __init__(self, merge: Merge, shares: Sequence[Sequence[float]]) -> None:
        """`shares`: for each of the merge's factors, what each class gives to its sum in the relaxation."""
        self.steps: list[list[tuple[int, int, float, float]]] = []
        reached = [0.0] * len(merge.own)
        ends = [max(i for i, piece in enumerate(merge.pieces) if piece.mask & one.mask) for one in merge.own]
        for step, piece in enumerate(merge.pieces):
            goals = []
            for number, factor in enumerate(merge.own):
                if len(factor.sums) == 1 and step < ends[number]:
                    (one,) = factor.sums.values()
                    reached[number] += sum(shares[number][member] for member in piece.classes)
                    goals.append(
                        (one.mask, one.shift, min(reached[number], float(one.cap)), 1 / (one.cap or 1))
                    )
            self.steps.append(goals)

    def sorted(self, step: int, reach: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Pairs of cost and key, the cheapest and then the nearest first."""
        goals = self.steps[step]

        def rank(one: tuple[int, int]) -> tuple[int, float]:
            off = 0.0
            for mask, shift, goal, scale in goals:
                off += abs(((one[1] & mask) >> shift) - goal) * scale
            return one[0], off

        return sorted(reach, key=rank)


@dataclass(frozen=True)
class _Solved:
    worth: list[float]
    contradiction: list[float]
    value: list[float]


def _dual_simplex(
    matrix: list[list[float]], bounds: list[tuple[float, float]], costs: list[float]
) -> _Solved:
    """The multipliers of min costs·x with each row of matrix·x within its bounds and 0 ≤ x ≤ 1, and those of
    a contradiction (zeros where there is none).

    Columns are the x and then one slack per row, equal to the row's sum. Starts with every x where its cost
    wants it, which no multiplier speaks against, and mends one row after the other.
    """
    count = len(costs)
    table = [
        [-one for one in row] + [float(i == j) for j in range(len(matrix))] for i, row in enumerate(matrix)
    ]
    low = [0.0] * count + [lo for lo, _ in bounds]
    high = [1.0] * count + [hi for _, hi in bounds]
    worth = [*costs, *([0.0] * len(matrix))]
    value = [0.0 if cost >= 0 else 1.0 for cost in costs]
    value += [sum(w * x for w, x in zip(row, value, strict=True)) for row in matrix]
    basic = list(range(count, count + len(matrix)))
    inside = set(basic)
    for _ in range(MOST_PIVOTS):
        row, wrong = -1, TINY
        for index, one in enumerate(basic):
            off = max(low[one] - value[one], value[one] - high[one]) / (1 + abs(value[one]))
            if off > wrong:
                row, wrong = index, off
        if row < 0:
            break
        leaving = basic[row]
        goal = low[leaving] if value[leaving] < low[leaving] else high[leaving]
        up = goal > value[leaving]
        entering = _entering(table[row], worth, value, low, high, inside, up=up)
        if entering < 0:
            return _Solved(worth[count:], table[row][count:], value)
        pivot = table[row][entering]
        change = (value[leaving] - goal) / pivot
        for index, one in enumerate(basic):
            value[one] -= table[index][entering] * change
        value[entering] += change
        value[leaving] = goal
        line = table[row] = [one / pivot for one in table[row]]
        for index, other in enumerate(table):
            factor = other[entering]
            if index != row and factor:
                table[index] = [a - factor * b for a, b in zip(other, line, strict=True)]
        factor = worth[entering]
        worth = [a - factor * b for a, b in zip(worth, line, strict=True)]
        basic[row] = entering
        inside.remove(leaving)
        inside.add(entering)
    return _Solved(worth[count:], [0.0] * len(matrix), value)


def _entering(
    row: list[float],
    worth: list[float],
    value: list[float],
    low: list[float],
    high: list[float],
    inside: set[int],
    *,
    up: bool,
) -> int:
    """The column whose change mends the row at the least loss; -1 where none can."""
    best, least = -1, float("inf")
    for column, slope in enumerate(row):
        if -TINY < slope < TINY or column in inside or low[column] == high[column]:
            continue
        rises = (slope < 0) is up
        if value[column] >= high[column] if rises else value[column] <= low[column]:
            continue
        loss = abs(worth[column] / slope)
        if loss < least:
            best, least = column, loss
    return best
