"""The cheapest choice of variables under some factors: tables of sums, merged.

A *factor* is a formula that must hold. It looks at the variables only through *sums* (of the weights of those
chosen), so all that matters about a part of the variables is which sums it can give at which least cost: a
table. Tables of separate parts are merged; a sum that no later part can change is checked and forgotten.

Sums saturate: above the least that a minimum asks for, or just above a maximum, they are all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import gcd
from typing import Any

from catalogue.rules.formula import Formula, Linear, linears
from catalogue.rules.merging import Factor, Merge, Meter, Piece, Sum, Table
from catalogue.rules.relaxation import Relaxed, relaxed

INNER = 2_000
"""Up to this much work the pieces that a factor is about are merged apart from the others."""

TRIES = 2
"""How many times that may fail before the rest is merged as a whole."""

ENDLESS = 1 << 60


@dataclass(slots=True)
class Class:
    """Variables that weigh the same in every sum, the cheapest first: only how many are taken matters."""

    weights: list[tuple[Sum, int]]
    variables: list[int]
    factors: set[int]


class Part:
    """One connected part of the question: its factors, its sums, and the classes of its variables."""

    def __init__(self, formulas: Sequence[Formula], costs: Sequence[int], meter: Meter) -> None:
        self.costs, self.meter = costs, meter
        self.factors = [_factor(formula) for formula in formulas]
        self.sums = [one for factor in self.factors for one in factor.sums.values()]
        shift = 0
        for factor in self.factors:
            for one in factor.sums.values():
                shift = one.place(shift)
                factor.mask |= one.mask
        self.classes = self._classes()

    def _classes(self) -> list[Class]:
        weights: dict[int, list[tuple[int, int]]] = {}
        for number, one in enumerate(self.sums):
            for variable, weight in one.items:
                weights.setdefault(variable, []).append((number, weight))
        alike: dict[tuple[tuple[int, int], ...], list[int]] = {}
        for variable in sorted(weights):
            alike.setdefault(tuple(weights[variable]), []).append(variable)
        owner = [number for number, factor in enumerate(self.factors) for _ in factor.sums]
        return [
            Class(
                [(self.sums[number], weight) for number, weight in signature],
                sorted(variables, key=self.costs.__getitem__),
                {owner[number] for number, _ in signature},
            )
            for signature, variables in alike.items()
        ]

    def cheapest(self) -> tuple[int, list[int]] | None:
        """The least cost at which every factor holds and the variables chosen; None where it cannot be."""
        pieces = [self._leaf(number) for number in range(len(self.classes))]
        left = {number: self._work(factor, pieces) for number, factor in enumerate(self.factors)}
        tries = TRIES
        wide: list[int] = []
        while left and tries:
            number = min(left, key=left.__getitem__)
            factor = self.factors[number]
            inside = [piece for piece in pieces if piece.mask & factor.mask]
            merged = self._merge([factor], inside).everything(INNER)
            left.pop(number)
            if merged is None:
                wide.append(number)
                tries -= 1
                continue
            if not merged.table:
                return None
            pieces = [*(piece for piece in pieces if not piece.mask & factor.mask), merged]
            for other in left:
                if self.factors[other].mask & merged.mask:
                    left[other] = self._work(self.factors[other], pieces)
        own = sorted([*left, *wide])

        def relax() -> Relaxed:
            return relaxed(self.factors, own, [one.variables for one in self.classes], self.costs)

        entry = self._merge([self.factors[number] for number in own], pieces).best(relax, self._grain())
        return None if entry is None else (entry[0], list(self._chosen(entry[1])))

    def _grain(self) -> tuple[int, int]:
        """What every cost is a multiple of, and how far rewards may take it below that."""
        costs = [self.costs[variable] for one in self.classes for variable in one.variables]
        return gcd(*(cost for cost in costs if cost > 0)), -sum(cost for cost in costs if cost < 0)

    def _merge(self, factors: Sequence[Factor], pieces: list[Piece]) -> Merge:
        mask = 0
        for piece in pieces:
            mask |= piece.mask
        return Merge(factors, [one for one in self.sums if one.mask & mask], pieces, self.meter)

    def _work(self, factor: Factor, pieces: Sequence[Piece]) -> int:
        """How many pairs of entries there may be to merge before the factor can be closed."""
        mask, pairs, longest = 0, 1, 1
        for piece in pieces:
            if piece.mask & factor.mask:
                mask |= piece.mask
                pairs = min(pairs * len(piece.table), ENDLESS)
                longest = max(longest, len(piece.table))
        if pairs <= INNER:
            return pairs
        values = longest
        for one in self.sums:
            if one.mask & mask:
                values = min(values * (one.cap + 1), ENDLESS)
        return min(pairs, values)

    def _leaf(self, number: int) -> Piece:
        """How many of a class are taken, and what that costs."""
        one = self.classes[number]
        mask, key, cost = sum(each.mask for each, _ in one.weights), 0, 0
        table: Table = {0: (0, None)}
        for count, variable in enumerate(one.variables, 1):
            cost += self.costs[variable]
            key = 0
            for each, weight in one.weights:
                value = count * weight
                if value >= each.cap:
                    if each.shut:
                        return Piece(mask, table, frozenset([number]))
                    value = each.cap
                key |= value << each.shift
            known = table.get(key)
            if known is None or cost < known[0]:
                table[key] = (cost, (number, count))
        return Piece(mask, table, frozenset([number]))

    def _chosen(self, trail: Any) -> Iterable[int]:
        waiting = [trail]
        while waiting:
            one = waiting.pop()
            if one is None:
                continue
            left, right = one
            if isinstance(left, int):
                yield from self.classes[left].variables[:right]
            else:
                waiting += (left, right)


def _factor(formula: Formula) -> Factor:
    factor = Factor(formula)
    for linear in linears(formula):
        cap = max(linear.lo, 0 if linear.hi is None else linear.hi + 1)
        direction = 1 if linear.hi is None else -1 if not linear.lo else 0
        known = factor.sums.get(linear.items)
        if known is None:
            shut = isinstance(formula, Linear) and linear.hi is not None
            factor.sums[linear.items] = Sum(linear.items, cap, direction, shut)
        else:
            known.cap = max(known.cap, cap)
            known.direction = direction if known.direction == direction else 0
    return factor
