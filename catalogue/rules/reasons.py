"""Why an achieved unit does not count, and towards which rules the others do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from catalogue.rules.built_in import left_out, named
from catalogue.rules.document import (
    LEVELS,
    Barred,
    Credits,
    Hours,
    Mandatory,
    OneOf,
    Only,
    Requires,
    Rule,
    Scope,
    Together,
    Units,
    When,
)
from catalogue.rules.english.naming import group_names, joined, level_name, quoted, scope_phrase
from catalogue.rules.english.sayings import amount
from catalogue.rules.lines import Standing, capital
from catalogue.rules.verdict import UnitLine


def not_here(code: str, standing: Standing) -> UnitLine:
    """The line of a code that is no unit of the document and stands for none."""
    return UnitLine(code, None, why=(standing.translate("Not in this qualification"),))


def stands_in_for_counted(code: str, listed: list[str], standing: Standing) -> UnitLine:
    """The line of a code that could only stand for units that count already, or that cannot count."""
    free = [unit for unit in listed if unit not in standing.nearest]
    if free:
        return UnitLine(code, None, why=left_uncounted(free[0], standing))
    text = standing.translate("Counted already: it could stand in for {units} only")
    return UnitLine(code, None, why=(text.format(units=standing.names(listed, other=True)),))


def counted(code: str, unit: str, standing: Standing) -> UnitLine:
    """The line of a code that counts: towards which rules, and which it is too low for."""
    towards, why = [], []
    for number, rule in enumerate(standing.document.rules):
        scope = named(rule, standing.document) if isinstance(rule, Mandatory) else None
        if isinstance(rule, (Credits, Units, Hours)):
            scope = set(standing.document.in_scope(rule.scope))
            if unit not in scope and (reason := _misses(rule.scope, unit, standing)):
                said = quoted(standing.sentence(rule))
                text = standing.translate("{reason} for this: {rule}")
                why.append(capital(text.format(reason=reason, rule=said)))
        if scope is not None and unit in scope:
            towards.append(number)
    return UnitLine(code, unit, tuple(towards), tuple(why))


def left_uncounted(unit: str, standing: Standing) -> tuple[str, ...]:
    """Why a unit of the document cannot join the nearest selection: what each rule has against it."""
    more = standing.nearest | {unit}
    found = (
        reason
        for rule in standing.document.rules
        if unit in standing.about(rule) and not standing.met(rule, more)
        for reason in _reasons(rule, unit, standing)
    )
    return tuple(dict.fromkeys(capital(reason) for reason in found))


def _reasons(rule: Rule, unit: str, standing: Standing) -> Iterator[str]:
    """What a rule, broken by adding the unit to the nearest selection, has against it."""
    explain = REASONS.get(rule.kind)
    found = list(explain(rule, unit, standing)) if explain else []
    if found:
        yield from found
    else:
        said = quoted(standing.sentence(rule))
        yield standing.translate("counting it as well would break this: {rule}").format(rule=said)


def _bound(rule: Credits | Units | Hours, unit: str, standing: Standing) -> Iterator[str]:
    measure = rule.measure if isinstance(rule, Hours) else rule.kind
    scope = set(standing.document.in_scope(rule.scope))
    if rule.max is None or unit not in scope:
        return
    if rule.max == 0:
        level = rule.scope.level
        if level is not None and level.min is None:
            yield _too_low(unit, standing)
        else:
            yield standing.translate("it may be taken but does not count")
        return
    used = sum(standing.document.units[code].amount(measure) for code in scope & standing.nearest)
    most = amount(rule.max, measure, standing.translate)
    if used == rule.max:
        template = standing.translate("{what} is already at its maximum of {most}")
    else:
        template = standing.translate("it would take {what} above its maximum of {most}")
    yield template.format(what=_what(rule.scope, standing), most=most)


def _what(scope: Scope, standing: Standing) -> str:
    """A scope as the subject of a sentence."""
    if scope == Scope():
        return standing.translate("the qualification")
    if scope == Scope(groups=scope.groups) and len(scope.groups) == 1:
        return group_names(standing.document, standing.translate)[scope.groups[0]]
    phrase = scope_phrase(scope, standing.document, standing.translate).strip()
    return standing.translate("what comes {scope}").format(scope=phrase)


def _misses(scope: Scope, unit: str, standing: Standing) -> str:
    """Why a unit that is in the groups and units of a scope is not in it: level or attributes."""
    document = standing.document
    if unit not in document.in_scope(Scope(scope.groups, scope.units)):
        return ""
    if scope.level is not None and unit not in document.in_scope(Scope(units=(unit,), level=scope.level)):
        level = document.units[unit].level
        if level is None:
            return standing.translate("no level is stated")
        if scope.level.min is not None and LEVELS.index(level) < LEVELS.index(scope.level.min):
            return _too_low(unit, standing)
        return standing.translate("{level} is too high").format(level=level_name(level, standing.translate))
    return standing.translate("it is not of the kind asked for")


def _too_low(unit: str, standing: Standing) -> str:
    level = standing.document.units[unit].level or ""
    return standing.translate("{level} is too low").format(level=level_name(level, standing.translate))


def _only(rule: Only, unit: str, standing: Standing) -> Iterator[str]:
    if unit in left_out(rule, standing.document):
        names = group_names(standing.document, standing.translate)
        groups = [
            names[group] for group in dict.fromkeys(rule.groups) if unit in standing.document.members(group)
        ]
        text = standing.translate("it is not one of the units that may count from {groups}")
        yield text.format(groups=joined(groups, standing.translate))


def _barred(rule: Barred, unit: str, standing: Standing) -> Iterator[str]:
    others = (set(rule.units) & standing.nearest) - {unit}
    if others:
        yield standing.translate("barred with {units}").format(units=standing.names(others))
    else:
        yield standing.translate("it may be taken but does not count")


def _together(rule: Together, unit: str, standing: Standing) -> Iterator[str]:
    others = set(rule.units) - standing.nearest - {unit}
    yield standing.translate("it counts only together with {units}").format(units=standing.names(others))


def _requires(rule: Requires, unit: str, standing: Standing) -> Iterator[str]:
    others = standing.names(set(rule.any_of), other=True)
    yield standing.translate("it counts only beside {units}").format(units=others)


def _when(rule: When, unit: str, standing: Standing) -> Iterator[str]:
    more = standing.nearest | {unit}
    for inner in rule.rules:
        if not standing.met(inner, more) and not standing.met(inner):
            needs = quoted(standing.sentence(inner))
            yield standing.translate("if it counted, this would be needed too: {rule}").format(rule=needs)
        elif not standing.met(inner, more):
            yield from _reasons(inner, unit, standing)


def _one_of(rule: OneOf, unit: str, standing: Standing) -> Iterator[str]:
    more = standing.nearest | {unit}
    for option in rule.options:
        if all(standing.met(inner, standing.nearest) for inner in option.rules):
            for inner in option.rules:
                if not standing.met(inner, more):
                    yield from _reasons(inner, unit, standing)
            return


REASONS: dict[str, Callable[[Any, str, Standing], Iterator[str]]] = {
    "credits": _bound,
    "units": _bound,
    "hours": _bound,
    "only": _only,
    "barred": _barred,
    "together": _together,
    "requires": _requires,
    "when": _when,
    "one_of": _one_of,
}
