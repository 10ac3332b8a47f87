"""The JSON of a document, read and written.

`parse` accepts exactly what `docs/rules.md` describes and raises `RuleFaults` with one message per fault
otherwise; whatever it is handed, it neither fails in another way nor takes long.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from catalogue.rules.built_in import rule_json
from catalogue.rules.document import LEVELS, MEASURES, Document, Endorsement, Group, Rule, Unit, Value
from catalogue.rules.faults import Fault, RuleFaults
from catalogue.rules.fields import Fields, Names, fact, parse_rules, shown
from catalogue.rules.registry import kinds

MAX_UNITS = 1000
MAX_RULES = 500
MAX_GROUPS = 500
MAX_EQUIVALENTS = 2000
"""How large a document may be. The largest specification known has 100 units, 6 groups and a dozen rules."""

ROLES = ("mandatory", "optional")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)


def parse(data: object) -> Document:
    """The document that this JSON (as `json.loads` gives it) states; RuleFaults where it is refused."""
    faults: list[Fault] = []
    if not isinstance(data, dict):
        raise RuleFaults([Fault("", f"A document must be an object, not {shown(data)}.")])
    units = _units(data, faults)
    groups = _groups(data, units, faults)
    names = Names(units, {group.id for group in groups})
    document = Document(
        units,
        groups,
        parse_rules(_list(data, "rules", MAX_RULES, faults), "rules", names, faults),
        _endorsements(data, names, faults),
        _equivalents(data, units, faults),
        _not_checked(data, faults),
        _measure(data, faults),
    )
    if not faults and (many := sum(1 for _ in every_rule(document))) > MAX_RULES:
        faults.append(
            Fault("rules", f"There are {many} rules, nested ones included; {MAX_RULES} is the most.")
        )
    if faults:
        raise RuleFaults(faults)
    return document


def every_rule(document: Document) -> list[Rule]:
    """Every rule of the document and of its endorsements, nested ones included."""
    found: list[Rule] = []
    waiting = [*document.rules, *(rule for one in document.endorsements for rule in one.rules)]
    while waiting:
        rule = waiting.pop()
        found.append(rule)
        waiting.extend(kinds[rule.kind].inner(rule))
    return found


def parse_day(value: object) -> date:
    """A date written as 2026-11-22; ValueError with a sentence otherwise."""
    try:
        if isinstance(value, str) and _DAY.match(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise ValueError(f"This must be a date such as 2026-11-22, not {shown(value)}.")


def to_json(document: Document) -> dict[str, Any]:
    """The document as JSON-ready values; `parse(to_json(document)) == document`."""
    return {
        "measure": document.measure,
        "units": {code: _unit_json(unit) for code, unit in document.units.items()},
        "groups": [
            {"id": group.id, "title": group.title, "role": group.role, "units": list(group.units)}
            | ({"parent": group.parent} if group.parent is not None else {})
            for group in document.groups
        ],
        "rules": [rule_json(rule) for rule in document.rules],
        "endorsements": [
            {"title": one.title, "rules": [rule_json(rule) for rule in one.rules]}
            for one in document.endorsements
        ],
        "equivalents": [list(pair) for pair in document.equivalents],
        "not_checked": list(document.not_checked),
    }


def _unit_json(unit: Unit) -> dict[str, Any]:
    return {
        "title": unit.title,
        "level": unit.level,
        "credits": unit.credits,
        "glh": unit.glh,
        "tqt": unit.tqt,
        "attributes": dict(unit.attributes),
        "available_from": unit.available_from and unit.available_from.isoformat(),
        "available_to": unit.available_to and unit.available_to.isoformat(),
    }


def _list(data: dict[str, Any], key: str, most: int, faults: list[Fault]) -> list[Any]:
    """A list that may be absent or empty, and is no longer than `most`."""
    value = data.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        faults.append(Fault(key, f"This must be a list, not {shown(value)}."))
        return []
    if len(value) > most:
        faults.append(
            Fault(key, f"There are {len(value)} entries; {most} is the most that can be worked out.")
        )
        return []
    return value


def _objects(data: dict[str, Any], key: str, most: int, faults: list[Fault]) -> list[Fields]:
    found = []
    for index, value in enumerate(_list(data, key, most, faults)):
        path = f"{key}[{index}]"
        if isinstance(value, dict):
            found.append(Fields(value, path, Names((), ()), faults))
        else:
            faults.append(Fault(path, f"This must be an object, not {shown(value)}."))
    return found


def _units(data: dict[str, Any], faults: list[Fault]) -> dict[str, Unit]:
    value = data.get("units")
    if not isinstance(value, dict):
        faults.append(Fault("units", f"This must be an object of units by their codes, not {shown(value)}."))
        return {}
    if len(value) > MAX_UNITS:
        faults.append(
            Fault("units", f"There are {len(value)} units; {MAX_UNITS} is the most that can be worked out.")
        )
        return {}
    return {code: _unit(code, entry, faults) for code, entry in value.items()}


def _unit(code: str, value: object, faults: list[Fault]) -> Unit:
    path = f"units[{shown(code)}]"
    if not code.strip():
        faults.append(Fault(path, "A unit's code must not be blank."))
    if not isinstance(value, dict):
        faults.append(Fault(path, f"This must be an object, not {shown(value)}."))
        return Unit(code)
    fields = Fields(value, path, Names((), ()), faults)
    level = fields.choice("level", LEVELS) if fields.has("level") else None
    first, last = _day(fields, "available_from"), _day(fields, "available_to")
    if first is not None and last is not None and first > last:
        fields.fault("", f"It is available from {first}, which is after the last day, {last}.")
    return Unit(
        code,
        fields.text("title"),
        level,
        fields.whole("credits"),
        fields.whole("glh"),
        fields.whole("tqt"),
        _attributes(fields),
        first,
        last,
    )


def _day(fields: Fields, key: str) -> date | None:
    if not fields.has(key):
        return None
    try:
        return parse_day(fields.data[key])
    except ValueError as error:
        fields.fault(key, str(error))
        return None


def _attributes(fields: Fields) -> dict[str, Value]:
    value = fields.data["attributes"] if fields.has("attributes") else {}
    if not isinstance(value, dict):
        fields.fault("attributes", f"This must be an object, not {shown(value)}.")
        return {}
    for name, entry in value.items():
        if not fact(entry):
            fields.fault(
                f"attributes.{name}", f"This must be text, a number, true or false, not {shown(entry)}."
            )
    return {name: entry for name, entry in value.items() if fact(entry)}


def _groups(data: dict[str, Any], units: dict[str, Unit], faults: list[Fault]) -> tuple[Group, ...]:
    groups: dict[str, Group] = {}
    for fields in _objects(data, "groups", MAX_GROUPS, faults):
        name = fields.text("id", required=True)
        if name in groups:
            fields.fault("id", f"There are two groups {shown(name)}.")
        codes: list[str] = []
        for index, code in enumerate(_list(fields.data, "units", MAX_UNITS, faults)):
            if isinstance(code, str) and code in units:
                codes.append(code)
            else:
                fields.fault(f"units[{index}]", f"There is no unit {shown(code)} in this document.")
        role = fields.choice("role", ROLES) if fields.has("role") else None
        groups[name] = Group(name, fields.text("title"), role, fields.text("parent") or None, tuple(codes))
    for index, group in enumerate(groups.values()):
        _check_parents(group, f"groups[{index}].parent", groups, faults)
    return tuple(groups.values())


def _check_parents(group: Group, path: str, groups: dict[str, Group], faults: list[Fault]) -> None:
    seen, above = {group.id}, group.parent
    while above is not None:
        if above not in groups:
            if above == group.parent:
                faults.append(Fault(path, f"There is no group {shown(above)} in this document."))
            return
        if above in seen:
            if above == group.id:
                faults.append(
                    Fault(path, f"Group {shown(group.id)} stands, through its parents, below itself.")
                )
            return
        seen.add(above)
        above = groups[above].parent


def _endorsements(data: dict[str, Any], names: Names, faults: list[Fault]) -> tuple[Endorsement, ...]:
    found = []
    for fields in _objects(data, "endorsements", MAX_RULES, faults):
        rules = _list(fields.data, "rules", MAX_RULES, faults)
        title = fields.text("title", required=True)
        found.append(Endorsement(title, parse_rules(rules, f"{fields.path}.rules", names, faults)))
    return tuple(found)


def _equivalents(
    data: dict[str, Any], units: dict[str, Unit], faults: list[Fault]
) -> tuple[tuple[str, str], ...]:
    found = []
    for index, pair in enumerate(_list(data, "equivalents", MAX_EQUIVALENTS, faults)):
        path = f"equivalents[{index}]"
        if not (
            isinstance(pair, list) and len(pair) == 2 and all(isinstance(code, str) and code for code in pair)
        ):
            faults.append(
                Fault(path, f"This must be two codes, the unit listed and the unit held, not {shown(pair)}.")
            )
        elif pair[0] not in units:
            faults.append(Fault(f"{path}[0]", f"There is no unit {shown(pair[0])} in this document."))
        else:
            found.append((pair[0], pair[1]))
    return tuple(found)


def _not_checked(data: dict[str, Any], faults: list[Fault]) -> tuple[str, ...]:
    clauses = _list(data, "not_checked", MAX_RULES, faults)
    for index, clause in enumerate(clauses):
        if not isinstance(clause, str):
            faults.append(Fault(f"not_checked[{index}]", f"This must be text, not {shown(clause)}."))
    return tuple(clause for clause in clauses if isinstance(clause, str))


def _measure(data: dict[str, Any], faults: list[Fault]) -> str:
    value = data.get("measure")
    if value is None:
        return "credits"
    if not isinstance(value, str) or value not in MEASURES:
        faults.append(Fault("measure", f"This must be one of {', '.join(MEASURES)}, not {shown(value)}."))
        return "credits"
    return value
