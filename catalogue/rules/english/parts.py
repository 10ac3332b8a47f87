"""One requirement as a clause puts it: an amount with its marks, and what it is an amount of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from catalogue.rules.english.codes import CodeList
from catalogue.rules.english.mentions import Mention


class NotRead(Exception):
    """The clause says something that is not understood; it is returned as it stands."""


@dataclass
class Part:
    """One requirement as it is put: an amount with its marks, what it is counted over, and how it is
    joined on."""

    link: str = ""
    number: tuple[int, int | None] | None = None
    marks: set[str] = field(default_factory=set)
    measure: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    codes: CodeList | None = None
    level: dict[str, str] | None = None
    where: dict[str, list[Any]] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    verbs: set[str] = field(default_factory=set)
    excluded: list[str] = field(default_factory=list)
    notes: list[tuple[int, str | None]] = field(default_factory=list)
    """Amounts that only repeat what the units add up to: "(22 credits)", "from the 4 mandatory units"."""
    led: bool = False
    """What it is an amount of stands before it ("Group B: …")."""
    direct: bool = False
    """The units themselves are what the number counts ("3 mandatory units")."""

    @property
    def scoped(self) -> bool:
        """Whether it names groups or units."""
        return bool(self.mentions or self.codes or self.roles)

    @property
    def narrowed(self) -> bool:
        """Whether it names a level or a kind of unit."""
        return self.level is not None or bool(self.where)

    @property
    def empty(self) -> bool:
        """Whether nothing in it says anything."""
        said = self.number or self.scoped or self.narrowed or self.marks or self.measure
        return not (said or self.flags - {"everyone"})

    @property
    def stands(self) -> bool:
        """Whether it says something alone: an amount, or all of something, or what remains."""
        if "all" in self.flags and (self.scoped or "level demanded" in self.flags):
            return True
        return self.number is not None or "remaining" in self.flags
