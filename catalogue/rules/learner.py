"""What one learner's achieved units mean to a document: the variables that the solver chooses among."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from catalogue.rules.document import Document

Codes = Collection[str]


@dataclass(frozen=True)
class Choice:
    """One way for a unit to be in the selection: held (through the code achieved), or yet to be achieved."""

    unit: str
    held: str | None


@dataclass(frozen=True)
class Choices:
    """Every choice by its number. The first of each unit has the unit's number (its place among the sorted
    codes); `more` holds the numbers of a unit's further choices, which stand behind all of those."""

    all: tuple[Choice, ...]
    more: Mapping[int, tuple[int, ...]]
    costs: tuple[int, ...]
    shut: frozenset[int]
    """Choices that cannot be made: neither held nor available."""
    exclusive: tuple[tuple[int, ...], ...]
    """Of each of these at most one: an achieved unit counts once, and so does a unit of the document."""


def choices(document: Document, achieved: Codes, on: date | None) -> Choices:
    """The choices of one who achieved these codes, with the units available on that day."""
    codes, amounts = _units(document)
    held, shared = _held(document, frozenset(achieved))
    first = [Choice(code, held.get(code)) for code in codes]
    further: list[Choice] = []
    more: dict[int, tuple[int, ...]] = {}
    by_code: dict[str, list[int]] = {}
    for number, code in enumerate(codes if shared else ()):
        if code in shared:
            start = len(codes) + len(further)
            more[number] = tuple(range(start, start + len(shared[code])))
            further += [Choice(code, one) for one in shared[code]]
            amounts = (*amounts, *([amounts[number]] * len(shared[code])))
            for one, extra in zip(shared[code], more[number], strict=True):
                by_code.setdefault(one, []).append(extra)
    found = (*first, *further)
    return Choices(
        found,
        more,
        _costs(found, amounts),
        frozenset(
            number
            for number, one in enumerate(first)
            if one.held is None and not document.units[one.unit].available(on)
        )
        if on is not None
        else frozenset(),
        (
            *((number, *extra) for number, extra in more.items()),
            *(tuple(numbers) for numbers in by_code.values() if len(numbers) > 1),
        ),
    )


def _units(document: Document) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The codes in order, and each one's amount of the document's measure."""
    if "units" not in document.memo:
        codes = tuple(sorted(document.units))
        document.memo["units"] = codes, tuple(document.units[code].amount(document.measure) for code in codes)
    found: tuple[tuple[str, ...], tuple[int, ...]] = document.memo["units"]
    return found


def _held(document: Document, achieved: frozenset[str]) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """The achieved code that counts as each unit; and the units for which that is not settled, each with the
    codes that may count as it.

    A code that may count as one unit only settles that unit, and frees the unit's other codes for others;
    what remains after that is shared.
    """
    settled = {code: code for code in achieved if code in document.units}
    counts_as: dict[str, set[str]] = {}
    for listed, held in document.equivalents:
        if held in achieved:
            counts_as.setdefault(held, {held} & settled.keys()).add(listed)
    for listed in {unit for units in counts_as.values() for unit in units} & settled.keys():
        counts_as.setdefault(listed, {listed})
    for code in counts_as:
        settled.pop(code, None)
    while single := sorted((code not in units, code) for code, units in counts_as.items() if len(units) == 1):
        code = single[0][1]
        (unit,) = counts_as.pop(code)
        settled[unit] = code
        counts_as = {other: left for other, units in counts_as.items() if (left := units - {unit})}
    shared: dict[str, list[str]] = {}
    for code in sorted(counts_as):
        for unit in counts_as[code]:
            shared.setdefault(unit, []).append(code)
    return settled, {unit: tuple(codes) for unit, codes in shared.items()}


def _costs(found: Sequence[Choice], amounts: Sequence[int]) -> tuple[int, ...]:
    """One number per choice, so that the least sum is the contract's order: least measure missing, fewest
    units missing, most measure counted, most units counted. Each step outweighs all that comes after it."""
    step = 1 + max(sum(amounts), len(found))
    most = step * step
    return tuple(
        (amount * step + 1) * most if one.held is None else -(amount * step + 1)
        for one, amount in zip(found, amounts, strict=True)
    )
