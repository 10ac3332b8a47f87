"""What the valid selections of a document can be: whether there is one, how large, of which units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from catalogue.rules.built_in import compile_rules
from catalogue.rules.document import Document
from catalogue.rules.formula import FALSE
from catalogue.rules.merging import Meter
from catalogue.rules.selection import WORK, numbers, settled
from catalogue.rules.solver import Chosen, cheapest

SIZES = ("credits", "glh", "tqt")


@dataclass(frozen=True)
class Reach:
    """What valid selections there are, of all units or of those available on one day.

    `least` and `greatest`: credits, GLH and TQT of a valid selection, empty where none is possible;
    `greatest` names only what is less than that of all units. `unusable`: units in no valid selection.
    """

    possible: bool
    least: Mapping[str, int] = field(default_factory=dict)
    greatest: Mapping[str, int] = field(default_factory=dict)
    unusable: tuple[str, ...] = ()


def reach(document: Document, on: date | None = None, meter: Meter | None = None) -> Reach:
    """What can be reached with the units available on that day, all of them where it is None."""
    return _Reaching(document, on, meter or Meter(WORK)).reach()


class _Reaching:
    def __init__(self, document: Document, on: date | None, meter: Meter) -> None:
        self.document, self.meter = document, meter
        self.codes = sorted(document.units)
        number = numbers(document)
        closed = {number[code]: False for code in self.codes if not document.units[code].available(on)}
        self.formula, fixed = settled(document, compile_rules(document.rules, document))
        self.possible = self.formula != FALSE and not any(fixed.get(one) for one in closed)
        self.fixed = {**fixed, **closed}

    def _cheapest(self, costs: list[int]) -> Chosen | None:
        return cheapest(self.formula, costs, self.fixed, self.meter) if self.possible else None

    def reach(self) -> Reach:
        everything = self._cheapest([-1] * len(self.codes))
        if everything is None:
            return Reach(possible=False, unusable=tuple(self.codes))
        least, greatest = {}, {}
        for size in SIZES:
            amounts = [self.document.units[code].amount(size) for code in self.codes]
            few = self._cheapest([amount * (len(amounts) + 1) + 1 for amount in amounts])
            many = self._cheapest([-amount * (len(amounts) + 1) - 1 for amount in amounts])
            least[size] = sum(amounts[one] for one in few or ())
            most = sum(amounts[one] for one in many or ())
            if most < sum(amounts):
                greatest[size] = most
        return Reach(possible=True, least=least, greatest=greatest, unusable=self._unusable(everything))

    def _unusable(self, seen: Chosen) -> tuple[str, ...]:
        """Ask again and again for a selection with as many units not seen yet as can be."""
        many = len(self.codes) + 1
        left = set(range(len(self.codes))) - seen
        while left:
            more = self._cheapest([-many if one in left else 1 for one in range(len(self.codes))])
            new = left.intersection(more or ())
            if not new:
                break
            left -= new
        return tuple(self.codes[one] for one in sorted(left))
