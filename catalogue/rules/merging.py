"""Merging tables of sums, and finding the cheapest sums at which every factor holds.

A table's keys are whole numbers in which every sum has a field of its own (`Sum`), so that merging two
entries is one addition, whatever the number of sums, and one test tells whether any has gone past its cap.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from catalogue.rules.bounds import FAR, NEVER, Bounds
from catalogue.rules.formula import And, Formula, Linear
from catalogue.rules.relaxation import Guide, Relaxed, Worth

Entry = tuple[int, Any]
"""Cost, and how it came about: None, (class, how many) or a pair of these."""

Table = dict[int, Entry]

WIDTHS = (4, 16, 64, 256, 1024, 8192, NEVER)
"""How many sums the search keeps after each merge; wider where the narrower left a doubt."""

PLAIN = 1
"""How many of these are tried before the bounds are weighed against each other."""

FEW = 400
"""With no more values than this, everything is kept at once."""


class TooMuchWork(RuntimeError):
    """The bound on work was reached: the document should have been refused when it was written."""


@dataclass
class Meter:
    """How much work may still be done, in merged pairs of table entries."""

    left: int

    def spend(self, work: int) -> None:
        """Count work; TooMuchWork where none is left."""
        self.left -= work
        if self.left < 0:
            raise TooMuchWork("Working this out takes more than the bound on work allows.")


@dataclass(slots=True)
class Sum:
    """One sum that a factor looks at, and its field in the keys.

    It saturates at `cap`. `direction` is 1 where more never harms the factor, -1 where less never does, else
    0; `shut` where reaching `cap` breaks the factor for good.
    """

    items: tuple[tuple[int, int], ...]
    cap: int
    direction: int
    shut: bool
    shift: int = 0
    mask: int = 0
    flag: int = 0

    def place(self, shift: int) -> int:
        """Take the field that starts at this bit; the bit after it."""
        width = (2 * self.cap + 1).bit_length()
        self.shift, self.mask, self.flag = shift, ((1 << width + 1) - 1) << shift, 1 << (shift + width)
        return shift + width + 1

    @property
    def slack(self) -> int:
        """What, added to a key, raises the flag where the sum is past its cap (at it, where that is shut)."""
        return self.flag - ((self.cap + (not self.shut)) << self.shift)

    def of(self, key: int) -> int:
        """The value of the sum in a key."""
        return (key & self.mask) >> self.shift


@dataclass(slots=True)
class Factor:
    """A formula whose bounds are over sums, found by their items."""

    formula: Formula
    sums: dict[tuple[tuple[int, int], ...], Sum] = field(default_factory=dict)
    mask: int = 0

    def holds(self, key: int) -> bool:
        """Whether the factor holds for the sums in a key."""
        return self._holds(self.formula, key)

    def _holds(self, formula: Formula, key: int) -> bool:
        if isinstance(formula, Linear):
            value = self.sums[formula.items].of(key)
            return formula.lo <= value and (formula.hi is None or value <= formula.hi)
        if isinstance(formula, And):
            return all(self._holds(part, key) for part in formula.parts)
        return any(self._holds(part, key) for part in formula.parts)


@dataclass(slots=True)
class Piece:
    """A table, and the fields that its keys may use."""

    mask: int
    table: Table
    classes: frozenset[int]


class Merge:
    """Pieces with no variable in common, and the factors that no other piece has a say in."""

    def __init__(self, own: Sequence[Factor], sums: Sequence[Sum], pieces: list[Piece], meter: Meter) -> None:
        self.own, self.sums, self.meter = own, sums, meter
        self.pieces = _in_order(own, pieces)
        self.options = [[(key, *entry) for key, entry in piece.table.items()] for piece in self.pieces]
        self.slack = sum(one.slack for one in sums)
        self.flags = sum(one.flag for one in sums)
        self.shut = sum(one.flag for one in sums if one.shut)
        self.ends: list[list[Factor]] = [[] for _ in self.pieces]
        for factor in own:
            self.ends[max(i for i, piece in enumerate(self.pieces) if piece.mask & factor.mask)].append(
                factor
            )

    def everything(self, most: int) -> Piece | None:
        """One table over the sums of other factors; None where it takes more work than `most`."""
        table: Table = {0: (0, None)}
        for step, options in enumerate(self.options):
            most -= len(table) * len(options)
            if most < 0:
                return None
            table = self._step(table, step)
        mask = 0
        for piece in self.pieces:
            mask |= piece.mask
        for factor in self.own:
            mask &= ~factor.mask
        return Piece(mask, table, frozenset().union(*(piece.classes for piece in self.pieces)))

    def best(self, relax: Callable[[], Relaxed], grain: tuple[int, int]) -> Entry | None:
        """The cheapest entry at which every factor holds; None where there is none.

        `relax` solves the linear relaxation, where that is needed. `grain`: every cost there can be is a
        multiple of the first number, less at most the second.
        """
        if not all(self.options):
            return None
        values = 1
        for factor in self.own:
            for one in factor.sums.values():
                values *= one.cap + 1
        if values <= FEW:
            return self._search(None, NEVER)[0]
        bounds = Bounds(self, grain)
        multipliers: list[list[int]] = []
        guide: Guide | None = None
        best: Entry | None = None
        for tries, width in enumerate(WIDTHS):
            if tries == PLAIN:
                relaxed = relax()
                multipliers = relaxed.multipliers
                bounds.weigh(Worth(self, each) for each in multipliers)
                guide = Guide(self, relaxed.shares)
            if best is not None and self._narrowed(bounds, best[0]):
                if not all(self.options):
                    break
                bounds = Bounds(self, grain)
                bounds.weigh(Worth(self, each) for each in multipliers)
            found, lost = self._search(bounds, width, best, guide)
            if found is not None and (best is None or found[0] < best[0]):
                best = found
            if lost >= (FAR if best is None else best[0]):
                break
        return best

    def _narrowed(self, bounds: Bounds, limit: int) -> bool:
        """Drop the options that nothing below `limit` can take; whether there were any."""
        left = bounds.promising(self.options, limit)
        fewer = sum(map(len, left)) < sum(map(len, self.options))
        self.options = left
        return fewer

    def _search(
        self, bounds: Bounds | None, width: int, known: Entry | None = None, guide: Guide | None = None
    ) -> tuple[Entry | None, int]:
        """One pass that keeps `width` sums after each merge: the best found, and the least cost that what was
        dropped could still have led to."""
        limit = FAR if known is None else known[0]
        table: Table = {0: (0, None)}
        lost = NEVER
        for step in range(len(self.pieces)):
            table = self._step(table, step)
            if bounds is not None and len(table) > 1 and len(self.options[step]) > 1:
                self.meter.spend(len(table) * len(self.own))
                entries = ((entry[0], key) for key, entry in table.items())
                reach = bounds.reach(step + 1, entries, limit)
                if len(reach) > width:
                    if guide is None:
                        reach.sort(key=_cost)
                    else:
                        reach = guide.sorted(step, ((bounds.rounded(cost), key) for cost, key in reach))
                    lost = min(lost, bounds.rounded(reach[width][0]))
                    del reach[width:]
                table = {key: table[key] for _, key in reach}
        found = table.get(0)
        return (found if found is not None and found[0] < limit else None), lost

    def _step(self, table: Table, step: int) -> Table:
        """Merge one more piece; check and forget the sums that it was the last to change."""
        options, slack, flags = self.options[step], self.slack, self.flags
        self.meter.spend(len(table) * len(options))
        merged: Table = {}
        known = merged.get
        for key, (cost, trail) in table.items():
            for change, more, how in options:
                new = key + change
                over = (new + slack) & flags
                if over:
                    if over & self.shut:
                        continue
                    new = self._saturated(new, over)
                total = cost + more
                old = known(new)
                if old is None or total < old[0]:
                    merged[new] = (total, trail if how is None else (trail, how))
        for factor in self.ends[step]:
            merged = _closed(merged, factor)
        self.meter.spend(2 * len(merged))
        return _undominated(merged, self.sums) if len(merged) > 24 else merged

    def _saturated(self, key: int, over: int) -> int:
        for one in self.sums:
            if over & one.flag:
                key = key & ~one.mask | one.cap << one.shift
        return key


def _cost(one: tuple[int, int]) -> int:
    return one[0]


def _closed(table: Table, factor: Factor) -> Table:
    """The entries at which the factor holds, its sums forgotten."""
    kept: Table = {}
    for key, entry in table.items():
        if factor.holds(key):
            new = key & ~factor.mask
            old = kept.get(new)
            if old is None or entry[0] < old[0]:
                kept[new] = entry
    return kept


def _undominated(table: Table, sums: Sequence[Sum]) -> Table:
    """Without entries that another, alike in all other sums, beats in the most varied sum at no more cost."""
    used = 0
    for key in table:
        used |= key
    one = max(
        (one for one in sums if one.direction), key=lambda one: used & one.mask and one.cap, default=None
    )
    if one is None or not used & one.mask:
        return table
    alike: dict[int, list[tuple[int, int]]] = {}
    for key in table:
        alike.setdefault(key & ~one.mask, []).append((key & one.mask, key))
    kept: Table = {}
    for keys in alike.values():
        keys.sort(reverse=one.direction > 0)
        least = NEVER
        for _, key in keys:
            entry = table[key]
            if entry[0] < least:
                least = entry[0]
                kept[key] = entry
    return kept


def _in_order(own: Sequence[Factor], pieces: list[Piece]) -> list[Piece]:
    """Pieces such that factors are done with early: again and again those of the one with the fewest left."""
    waiting = [{i for i, piece in enumerate(pieces) if piece.mask & factor.mask} for factor in own]
    order: dict[int, None] = {}
    while any(waiting):
        taken = min((one for one in waiting if one), key=len)
        order |= dict.fromkeys(sorted(taken))
        waiting = [one - taken for one in waiting]
    order |= dict.fromkeys(range(len(pieces)))
    return [pieces[i] for i in order]
