"""What the pieces still to be merged cost at least: for each factor alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from catalogue.rules.formula import Linear

if TYPE_CHECKING:
    from catalogue.rules.merging import Merge, Sum
    from catalogue.rules.relaxation import Worth

NEVER = 1 << 1200
"""The cost of what cannot be; a sum that holds it stays above `FAR`, any other cost below."""

FAR = NEVER >> 1

EXACT = 200
"""Sums with a cap up to this are followed value by value, others in fractions."""

Options = list[tuple[int, int, Any]]
"""What a piece can add to the sums, at which least cost, and how that comes about."""

Points = dict[int, int]
"""The least cost of each value that a piece can give to one sum."""


class Bounds:
    """For each step of a merge and the sums so far, a cost that the rest cannot undercut."""

    def __init__(self, merge: Merge, grain: tuple[int, int]) -> None:
        self.grain, self.below = grain
        least = [min(cost for _, cost, _ in options) for options in merge.options]
        self.base = [*accumulate(reversed(least), initial=0)][::-1]
        self.exact: list[tuple[int, list[Points]]] = []
        self.fractions: list[_Fractions] = []
        self.worth: Worth | None = None
        for factor in merge.own:
            if isinstance(factor.formula, Linear):
                (one,) = factor.sums.values()
                points = [_points(options, one) for options in merge.options]
                end = 1 + max(i for i, piece in enumerate(merge.pieces) if piece.mask & one.mask)
                if one.cap <= EXACT:
                    values = self._by_value(merge, one, points[:end], factor.formula.lo)
                    self.exact.append((one.mask, values))
                else:
                    self.fractions.append(_Fractions(one, points, factor.formula, self.base, end))

    def weigh(self, worths: Iterable[Worth]) -> None:
        """Take the one of these that gives the closest bound on the whole."""
        self.worth = max(worths, key=lambda one: one.rest(0, 0), default=None)

    def promising(self, options: list[Options], limit: int) -> list[Options]:
        """The options of each piece without those that cannot be part of anything below `limit`."""
        if self.worth is None:
            return options
        whole = self.worth.rest(0, 0)
        return [
            [one for one, loss in zip(each, losses, strict=True) if self.rounded(whole + loss) < limit]
            for each, losses in zip(options, self.worth.losses, strict=True)
        ]

    def rounded(self, cost: int) -> int:
        """The least cost that there can be from this on."""
        over = cost % self.grain if self.below < self.grain else 0
        return cost + self.grain - self.below - over if 0 < over < self.grain - self.below else cost

    def rest(self, step: int, key: int) -> int:
        """The least cost of the pieces from `step` on, given the sums so far."""
        best = self.base[step]
        for mask, tables in self.exact:
            if step < len(tables):
                cost = tables[step].get(key & mask, NEVER)
                if cost > best:
                    best = cost
        for one in self.fractions:
            if step < one.end:  # after that the sum is forgotten
                best = max(best, one.rest(step, key))
        if self.worth is not None:
            best = max(best, self.worth.rest(step, key))
        return best

    def reach(self, step: int, entries: Iterable[tuple[int, int]], limit: int) -> list[tuple[int, int]]:
        """Pairs of cost and key, each cost with what the rest costs at the least (`rest`); those that cannot
        come in below `limit` are left out.
        """
        exact = [(mask, tables[step].get) for mask, tables in self.exact if step < len(tables)]
        fractions = [one for one in self.fractions if step < one.end]
        terms = self.worth.at(step) if self.worth is not None else None
        found = []
        for cost, key in entries:
            best = self.base[step]
            for mask, known in exact:
                least = known(key & mask)
                if least is None:
                    break
                if least > best:
                    best = least
            else:
                for one in fractions:
                    best = max(best, one.rest(step, key))
                if terms is not None:
                    worth = terms[0]
                    for mask, shift, each, goal in terms[1]:
                        worth += each * (goal - ((key & mask) >> shift))
                    if worth > best:
                        best = worth
                if self.rounded(cost + best) < limit:
                    found.append((cost + best, key))
        return found

    def _by_value(self, merge: Merge, one: Sum, points: list[Points], lo: int) -> list[Points]:
        """For each step that changes this sum: the least cost of the rest by the sum so far."""
        cap, low = one.cap << one.shift, lo << one.shift
        reached = [{0}]
        for step in points:
            merge.meter.spend(len(reached[-1]) * len(step))
            sums = {min(value + change, cap) for value in reached[-1] for change in step}
            if one.shut:
                sums.discard(cap)
            reached.append(sums)
        tables = [{value: self.base[len(points)] for value in reached[-1] if value >= low}]
        for values, step in zip(reversed(reached[:-1]), reversed(points), strict=True):
            after, pairs = tables[-1].get, list(step.items())
            table = {}
            for value in values:
                least = None
                for change, more in pairs:
                    new = value + change
                    cost = after(cap if new > cap else new)
                    if cost is not None and (least is None or more + cost < least):
                        least = more + cost
                if least is not None:
                    table[value] = least
            tables.append(table)
        return tables[:0:-1]


def _points(options: list[tuple[int, int, object]], one: Sum) -> Points:
    found: Points = {}
    for change, cost, _ in options:
        part = change & one.mask
        if cost < found.get(part, NEVER):
            found[part] = cost
    return found


class _Fractions:
    """A bound as if pieces could be taken in part, the cheapest for their size first."""

    def __init__(self, one: Sum, points: list[Points], linear: Linear, base: list[int], end: int) -> None:
        self.one, self.linear, self.base = one, linear, base
        self.end = end
        starts, more, less = [], [], []
        for step in points:
            values = {value >> one.shift: cost for value, cost in step.items()}
            cost, start = min((cost, value) for value, cost in values.items())
            starts.append(start)
            more.append(_steps({value - start: c - cost for value, c in values.items() if value > start}))
            less.append(_steps({start - value: c - cost for value, c in values.items() if value < start}))
        self.starts = [*accumulate(reversed(starts), initial=0)][::-1]
        self.more = _suffixes(more) if linear.lo else None
        self.less = _suffixes(less) if linear.hi is not None else None

    def rest(self, step: int, key: int) -> int:
        """The least cost of the pieces from `step` on, given the sums so far."""
        value = self.one.of(key) + self.starts[step]
        best = self.base[step]
        if self.more is not None and value < self.linear.lo:
            best += _fill(self.more[step], self.linear.lo - value)
        elif self.less is not None and self.linear.hi is not None and value > self.linear.hi:
            best += _fill(self.less[step], value - self.linear.hi)
        return best


def _rate(size: int, cost: int) -> int:
    """Cost for size, in whole numbers fine enough to keep any two that differ apart."""
    return (cost << 80) // size


def _offer_rate(offer: tuple[int, int]) -> int:
    return _rate(*offer)


def _steps(points: Points) -> list[tuple[int, int]]:
    """The way from nothing along the lowest costs for the size: pairs of size and cost, dearer and dearer."""
    found: list[tuple[int, int]] = []
    size, cost = 0, 0
    left = sorted(points.items())
    while left:
        rates = [_rate(to - size, dear - cost) for to, dear in left]
        index = rates.index(min(rates))
        to, dear = left[index]
        found.append((to - size, dear - cost))
        size, cost, left = to, dear, left[index + 1 :]
    return found


Suffix = tuple[list[int], list[int], list[tuple[int, int]]]


def _suffixes(steps: list[list[tuple[int, int]]]) -> list[Suffix]:
    """For each step, what it and all later ones offer, the cheapest for its size first."""
    offers: list[tuple[int, int]] = []
    found: list[Suffix] = []
    for more in reversed(steps):
        offers = sorted([*offers, *more], key=_offer_rate)
        found.append(
            (
                [*accumulate((size for size, _ in offers), initial=0)],
                [*accumulate((cost for _, cost in offers), initial=0)],
                offers,
            )
        )
    return found[::-1]


def _fill(suffix: Suffix, size: int) -> int:
    """The cost of so much, the last offer in part; NEVER where there is not so much."""
    sizes, costs, offers = suffix
    at = bisect_left(sizes, size)
    if at == len(sizes):
        return NEVER
    offer, cost = offers[at - 1]
    part = size - sizes[at - 1]
    return costs[at - 1] + -(-part * cost // offer)
