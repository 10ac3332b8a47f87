"""Reading one JSON object of a document: every value is checked, every fault says where.

A kind's `parse` is handed a `Fields` and asks it for what it needs. Each question answers with a value of
the right type whatever the JSON held; what was wrong is in `faults`. Fields nobody asked for are faults too,
so that a misspelt `max` is never a bound that silently does not bind.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from catalogue.rules.document import LEVELS, LevelBounds, Rule, Scope, Value
from catalogue.rules.faults import Fault
from catalogue.rules.registry import kinds

MAX_DEPTH = 20
"""How deep rules may nest. Real specifications nest twice."""

MAX_NUMBER = 1_000_000_000


@dataclass(frozen=True)
class Names:
    """What a rule may name."""

    units: Collection[str]
    groups: Collection[str]


def shown(value: object) -> str:
    """A value as a message shows it: short, and as JSON people write it."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (list, dict)):
        return "a list" if isinstance(value, list) else "an object"
    text = f"“{value}”" if isinstance(value, str) else repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def whole_number(value: object) -> bool:
    """A whole number from 0 to `MAX_NUMBER`; true and false are not numbers."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MAX_NUMBER


@dataclass
class Fields:
    """One JSON object and where it stands."""

    data: dict[str, Any]
    path: str
    names: Names
    faults: list[Fault]
    depth: int = 0
    asked: set[str] = field(default_factory=lambda: {"kind"})

    def fault(self, where: str, message: str) -> None:
        """Report a fault at a field of this object ("" for the object itself)."""
        self.faults.append(Fault(join(self.path, where), message))

    def has(self, key: str) -> bool:
        """Whether the field is there and not null."""
        self.asked.add(key)
        return self.data.get(key) is not None

    def text(self, key: str, *, required: bool = False) -> str:
        """A string, "" where there is none; a required one is not blank."""
        value = self.data.get(key) if self.has(key) else ""
        if not isinstance(value, str):
            self.fault(key, f"This must be text, not {shown(value)}.")
            return ""
        if required and not value.strip():
            self.fault(key, "This must be there and not be blank.")
        return value

    def whole(self, key: str) -> int | None:
        """A whole number of 0 or more, None where there is none."""
        if not self.has(key):
            return None
        value = self.data[key]
        if not whole_number(value):
            self.fault(key, f"This must be a whole number, 0 or more, not {shown(value)}.")
            return None
        return int(value)

    def bounds(self) -> tuple[int | None, int | None]:
        """`min` and `max`; the least may not be above the most."""
        low, high = self.whole("min"), self.whole("max")
        if low is not None and high is not None and low > high:
            self.fault("", f"The minimum, {low}, is above the maximum, {high}.")
        return low, high

    def choice(self, key: str, allowed: Collection[str]) -> str | None:
        """One of the words allowed; None and a fault where it is not."""
        self.asked.add(key)
        value = self.data.get(key)
        if not isinstance(value, str) or value not in allowed:
            self.fault(key, f"This must be one of {', '.join(allowed)}, not {shown(value)}.")
            return None
        return value

    def units(self, key: str = "units", *, required: bool = False) -> tuple[str, ...]:
        """Codes of units of the document."""
        return self._known(key, self.names.units, "There is no unit {} in this document.", required=required)

    def groups(self, key: str = "groups", *, required: bool = False) -> tuple[str, ...]:
        """Ids of groups of the document."""
        return self._known(
            key, self.names.groups, "There is no group {} in this document.", required=required
        )

    def unit(self, key: str) -> str | None:
        """The code of one unit of the document."""
        self.asked.add(key)
        value = self.data.get(key)
        if not isinstance(value, str):
            self.fault(key, f"This must be the code of a unit, not {shown(value)}.")
        elif value not in self.names.units:
            self.fault(key, f"There is no unit {shown(value)} in this document.")
        else:
            return value
        return None

    def listed(self, key: str, *, required: bool = False) -> list[Any]:
        """A list that is not empty; absent, it is an empty list here and a fault where it is required."""
        self.asked.add(key)
        if key not in self.data:
            if required:
                self.fault(key, "This list must be there.")
            return []
        value = self.data[key]
        if not isinstance(value, list):
            self.fault(key, f"This must be a list, not {shown(value)}.")
            return []
        if not value:
            self.fault(key, "This list is empty; leave it out or name what belongs in it.")
        return value

    def scope(self) -> Scope:
        """`groups`, `units`, `level` and `where` of this object."""
        return Scope(self.groups(), self.units(), self._level(), self._where())

    def rules(self, key: str = "rules") -> tuple[Rule, ...]:
        """The rules nested under `key`."""
        nested = self.listed(key, required=True)
        return parse_rules(nested, join(self.path, key), self.names, self.faults, self.depth + 1)

    def objects(self, key: str) -> list[Fields]:
        """A list of objects that is not empty, each ready to be read."""
        found = []
        for index, value in enumerate(self.listed(key, required=True)):
            path = f"{join(self.path, key)}[{index}]"
            if isinstance(value, dict):
                found.append(Fields(value, path, self.names, self.faults, self.depth))
            else:
                self.faults.append(Fault(path, f"This must be an object, not {shown(value)}."))
        return found

    def finish(self) -> None:
        """Report the fields that nothing asked for."""
        for key in self.data:
            if key not in self.asked:
                self.fault(key, "This field means nothing here; is it misspelt?")

    def _known(self, key: str, known: Collection[str], message: str, *, required: bool) -> tuple[str, ...]:
        found = []
        for index, value in enumerate(self.listed(key, required=required)):
            if not isinstance(value, str):
                self.fault(f"{key}[{index}]", f"This must be text, not {shown(value)}.")
            elif value not in known:
                self.fault(f"{key}[{index}]", message.format(shown(value)))
            else:
                found.append(value)
        return tuple(found)

    def _level(self) -> LevelBounds | None:
        self.asked.add("level")
        if "level" not in self.data:
            return None
        value = self.data["level"]
        if not isinstance(value, dict):
            self.fault("level", f'This must be an object such as {{"min": "3"}}, not {shown(value)}.')
            return None
        inner = Fields(value, join(self.path, "level"), self.names, self.faults, asked={"min", "max"})
        low, high = (inner.choice(key, LEVELS) if inner.has(key) else None for key in ("min", "max"))
        inner.finish()
        if not inner.has("min") and not inner.has("max"):
            inner.fault("", "This level names neither a lowest nor a highest level.")
        if low is not None and high is not None and LEVELS.index(low) > LEVELS.index(high):
            inner.fault("", f"The lowest level, {low}, is above the highest, {high}.")
        return LevelBounds(low, high)

    def _where(self) -> tuple[tuple[str, tuple[Value, ...]], ...]:
        self.asked.add("where")
        if "where" not in self.data:
            return ()
        value = self.data["where"]
        if not isinstance(value, dict) or not value:
            self.fault("where", f'This must be an object such as {{"graded": [true]}}, not {shown(value)}.')
            return ()
        inner = Fields(value, join(self.path, "where"), self.names, self.faults)
        return tuple((name, tuple(inner._allowed(name))) for name in value)

    def _allowed(self, name: str) -> list[Value]:
        allowed: list[Value] = []
        for index, value in enumerate(self.listed(name)):
            if name == "credits" and not whole_number(value):
                self.fault(f"{name}[{index}]", f"This must be a whole number, 0 or more, not {shown(value)}.")
            elif not fact(value):
                self.fault(
                    f"{name}[{index}]", f"This must be text, a number, true or false, not {shown(value)}."
                )
            else:
                allowed.append(value)
        return allowed


def fact(value: object) -> bool:
    """Whether a value can be an attribute's: text, a finite number, true, false or null."""
    if isinstance(value, float):
        return value - value == 0
    return value is None or isinstance(value, (str, int))


def join(path: str, key: str) -> str:
    """The path of a field below `path`; keys that are not plain words are quoted."""
    if not key or not path:
        return path or key
    return f"{path}.{key}"


def parse_rules(
    data: list[Any], path: str, names: Names, faults: list[Fault], depth: int = 0
) -> tuple[Rule, ...]:
    """The rules of a list; what is wrong with each is added to `faults`."""
    if depth > MAX_DEPTH:
        faults.append(Fault(path, f"Rules are nested more than {MAX_DEPTH} deep here; write them flatter."))
        return ()
    rules = []
    for index, value in enumerate(data):
        where = f"{path}[{index}]"
        if not isinstance(value, dict):
            faults.append(Fault(where, f"A rule must be an object, not {shown(value)}."))
            continue
        fields = Fields(value, where, names, faults, depth)
        name = value.get("kind")
        kind = kinds.get(name) if isinstance(name, str) else None
        if kind is None:
            fields.fault("kind", f"There is no kind of rule {shown(name)}; there are {', '.join(kinds)}.")
            continue
        rule = kind.parse(fields)
        fields.finish()
        if rule is not None:
            rules.append(rule)
    return tuple(rules)
