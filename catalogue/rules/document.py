"""The parsed document: frozen dataclasses, one per rule kind, plain values only.

A document is made by `catalogue.rules.parsing.parse` and never changed. Lists that are absent are empty
tuples (a list that is there but empty is refused when the document is parsed). The JSON it comes from and
the meaning of each kind are described in `docs/rules.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, ClassVar, Protocol

LEVELS = ("E1", "E2", "E3", "1", "2", "3", "4", "5", "6", "7", "8")
"""Levels from the lowest to the highest."""

MEASURES = ("credits", "glh", "units")
"""What the nearest answer makes least: credits, guided learning hours, or the number of units."""

Value = str | int | float | bool | None
"""What an attribute of a unit may be."""


class Rule(Protocol):
    """One sentence of a specification: a frozen dataclass that names its kind."""

    kind: ClassVar[str]


@dataclass(frozen=True)
class Unit:
    """A unit's facts. Credits and hours are whole numbers, or None where not stated; dates are inclusive."""

    code: str
    title: str = ""
    level: str | None = None
    credits: int | None = None
    glh: int | None = None
    tqt: int | None = None
    attributes: Mapping[str, Value] = field(default_factory=dict, hash=False)
    available_from: date | None = None
    available_to: date | None = None

    def amount(self, measure: str) -> int:
        """How much of `credits`, `glh`, `tqt` or `units` this unit brings; not stated counts as 0."""
        if measure == "units":
            return 1
        return int(getattr(self, measure) or 0)

    def available(self, on: date | None) -> bool:
        """Whether it can be registered for on that day; every day when no day is asked about."""
        if on is None:
            return True
        return (self.available_from is None or self.available_from <= on) and (
            self.available_to is None or on <= self.available_to
        )


@dataclass(frozen=True)
class Group:
    """A name for a set of units; a child's units are its parent's too (`Document.members`)."""

    id: str
    title: str = ""
    role: str | None = None
    parent: str | None = None
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class LevelBounds:
    """Lowest and highest level, both inclusive; None does not bind. "At level 3" has both."""

    min: str | None = None
    max: str | None = None


@dataclass(frozen=True)
class Scope:
    """Which units a rule is about: the union of `groups` and `units` (every unit when both are empty),
    narrowed by `level` and by `where` (attribute or `credits` -> allowed values)."""

    groups: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    level: LevelBounds | None = None
    where: tuple[tuple[str, tuple[Value, ...]], ...] = ()


@dataclass(frozen=True)
class Mandatory:
    """Every unit named is in the selection."""

    kind: ClassVar[str] = "mandatory"
    groups: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class Only:
    """No unit of `groups` other than `units` is in the selection."""

    kind: ClassVar[str] = "only"
    groups: tuple[str, ...]
    units: tuple[str, ...]


@dataclass(frozen=True)
class Credits:
    """The credits of the selected units in scope lie within the bounds."""

    kind: ClassVar[str] = "credits"
    min: int | None = None
    max: int | None = None
    scope: Scope = Scope()


@dataclass(frozen=True)
class Units:
    """The number of selected units in scope lies within the bounds."""

    kind: ClassVar[str] = "units"
    min: int | None = None
    max: int | None = None
    scope: Scope = Scope()


@dataclass(frozen=True)
class Hours:
    """The hours (`glh` or `tqt`) of the selected units in scope lie within the bounds."""

    kind: ClassVar[str] = "hours"
    measure: str
    min: int | None = None
    max: int | None = None
    scope: Scope = Scope()


@dataclass(frozen=True)
class Barred:
    """At most `max` of these units are in the selection."""

    kind: ClassVar[str] = "barred"
    units: tuple[str, ...]
    max: int = 1


@dataclass(frozen=True)
class Together:
    """All of these units are in the selection, or none."""

    kind: ClassVar[str] = "together"
    units: tuple[str, ...]


@dataclass(frozen=True)
class Requires:
    """`unit` is not in the selection, or one of `any_of` is."""

    kind: ClassVar[str] = "requires"
    unit: str
    any_of: tuple[str, ...]


@dataclass(frozen=True)
class When:
    """No selected unit is in scope, or all `rules` hold."""

    kind: ClassVar[str] = "when"
    scope: Scope
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Option:
    """One of the ways through a `OneOf`."""

    title: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class OneOf:
    """All rules of at least one option hold."""

    kind: ClassVar[str] = "one_of"
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Confirm:
    """A person confirms it; taken as true, always reported. `measure` is in words ("hours", "days")."""

    kind: ClassVar[str] = "confirm"
    text: str
    amount: int | None = None
    measure: str | None = None


@dataclass(frozen=True)
class Endorsement:
    """A further title that holds when the document's rules and these hold together; never required."""

    title: str
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True)
class Document:
    """A rule of combination with the units it speaks of."""

    units: Mapping[str, Unit] = field(hash=False)
    groups: tuple[Group, ...] = ()
    rules: tuple[Rule, ...] = ()
    endorsements: tuple[Endorsement, ...] = ()
    equivalents: tuple[tuple[str, str], ...] = ()
    """Pairs (listed, held): one who holds the second is treated as holding the first."""
    not_checked: tuple[str, ...] = ()
    measure: str = "credits"
    memo: dict[Any, Any] = field(default_factory=dict, init=False, compare=False, repr=False)
    """What has been worked out from this document, so that a second question is quick."""

    @cached_property
    def _members(self) -> dict[str, frozenset[str]]:
        members = {group.id: set(group.units) for group in self.groups}
        parents = {group.id: group.parent for group in self.groups}
        for group in self.groups:
            above = group.parent
            while above is not None:
                members[above].update(group.units)
                above = parents[above]
        return {name: frozenset(codes) for name, codes in members.items()}

    def group(self, name: str) -> Group:
        """The group of that id; KeyError where there is none."""
        for group in self.groups:
            if group.id == name:
                return group
        raise KeyError(name)

    def members(self, name: str) -> frozenset[str]:
        """The units of a group (by its id) and of every group below it; KeyError where there is none."""
        return self._members[name]

    def in_scope(self, scope: Scope) -> tuple[str, ...]:
        """The codes of the units in scope, in the document's order."""
        if scope not in self.memo:
            self.memo[scope] = self._find(scope)
        found: tuple[str, ...] = self.memo[scope]
        return found

    def _find(self, scope: Scope) -> tuple[str, ...]:
        listed: set[str] | None = None
        if scope.groups or scope.units:
            listed = set(scope.units).union(*(self.members(name) for name in scope.groups))
        return tuple(
            code
            for code, unit in self.units.items()
            if (listed is None or code in listed)
            and _at_level(unit, scope.level)
            and _where(unit, scope.where)
        )


def _at_level(unit: Unit, bounds: LevelBounds | None) -> bool:
    if bounds is None:
        return True
    if unit.level is None:
        return False
    rank = LEVELS.index(unit.level)
    return (bounds.min is None or LEVELS.index(bounds.min) <= rank) and (
        bounds.max is None or rank <= LEVELS.index(bounds.max)
    )


def _where(unit: Unit, where: tuple[tuple[str, tuple[Value, ...]], ...]) -> bool:
    """`credits` is the unit's size, else an attribute. True is not 1; an attribute not stated is None."""
    for name, allowed in where:
        value = unit.amount("credits") if name == "credits" else unit.attributes.get(name)
        if not any(isinstance(value, bool) is isinstance(one, bool) and value == one for one in allowed):
            return False
    return True
