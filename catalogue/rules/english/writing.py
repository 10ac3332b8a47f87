"""Statements written as rules in the notation of the document."""

from __future__ import annotations

from collections.abc import Iterable

from catalogue.rules.built_in import scope_json
from catalogue.rules.document import Scope
from catalogue.rules.english.lookup import Lookup
from catalogue.rules.english.parts import NotRead
from catalogue.rules.english.statements import ALL, RULES, Json, Statement


def bound_rule(measure: str, scope: Scope, low: int | None, high: int | None) -> Json:
    """A `credits`, `units` or `hours` rule."""
    rule: Json = (
        {"kind": measure} if measure in ("credits", "units") else {"kind": "hours", "measure": measure}
    )
    rule |= scope_json(scope)
    if low is not None:
        rule["min"] = low
    if high is not None:
        rule["max"] = high
    return rule


def rules_of(statement: Statement) -> list[Json]:
    """The rules of one statement by itself; what it lists out of its groups is written by `pool_rules`."""
    if statement.kind == RULES:
        return list(statement.rules)
    if statement.kind == ALL:
        return [{"kind": "mandatory", **scope_json(statement.scope)}]
    return [bound_rule(statement.measure, statement.scope, statement.low, statement.high)]


def simple_rules(statements: Iterable[Statement], lookup: Lookup) -> list[Json]:
    """The rules of statements that stand alone, such as a condition; NotRead where one hangs on others."""
    found: list[Json] = []
    listed = list(statements)
    for statement in listed:
        if statement.remaining or statement.further or statement.unsure:
            raise NotRead
        found.extend(rules_of(statement))
    return [*pool_rules(listed, lookup), *found]


def pool_rules(statements: Iterable[Statement], lookup: Lookup) -> list[Json]:
    """What is listed out of groups ("units 5 and 6 in group 1"): lists of one text over the same groups
    are one pool."""
    pools: list[tuple[list[str], list[str]]] = []
    for statement in statements:
        if not statement.pool:
            continue
        groups, units = list(statement.scope.groups), list(statement.pool)
        for pool in [one for one in pools if set(one[0]) & set(groups)]:
            pools.remove(pool)
            groups = [*pool[0], *(one for one in groups if one not in pool[0])]
            units = [*pool[1], *(one for one in units if one not in pool[1])]
        pools.append((groups, units))
    return [
        {"kind": "only", "groups": groups, "units": units}
        for groups, units in pools
        if not lookup.members(groups) <= set(units)
    ]
