"""The kinds of rule that come with the module, registered exactly as a plugin registers its own."""

from __future__ import annotations

from typing import Any

from catalogue.rules.document import (
    Barred,
    Confirm,
    Credits,
    Document,
    Hours,
    Mandatory,
    OneOf,
    Only,
    Option,
    Requires,
    Rule,
    Scope,
    Together,
    Units,
    When,
)
from catalogue.rules.fields import Fields
from catalogue.rules.primitives import All, Constraint, Either, count, total
from catalogue.rules.registry import Kind, kinds

HOURS = ("glh", "tqt")


def rule_json(rule: Rule) -> dict[str, Any]:
    """One rule as the JSON it is parsed from."""
    return {"kind": rule.kind, **kinds[rule.kind].to_json(rule)}


def compile_rule(rule: Rule, document: Document) -> Constraint:
    """What one rule demands; worked out once for each document."""
    key = ("constraint", rule)
    if key not in document.memo:
        document.memo[key] = kinds[rule.kind].compile(rule, document)
    found: Constraint = document.memo[key]
    return found


def compile_rules(rules: tuple[Rule, ...], document: Document) -> All:
    """What all these rules demand together."""
    return All(tuple(compile_rule(rule, document) for rule in rules))


def scope_json(scope: Scope) -> dict[str, Any]:
    """A scope's fields; what is absent stays absent."""
    found: dict[str, Any] = {}
    if scope.groups:
        found["groups"] = list(scope.groups)
    if scope.units:
        found["units"] = list(scope.units)
    if scope.level is not None:
        found["level"] = _stated(min=scope.level.min, max=scope.level.max)
    if scope.where:
        found["where"] = {name: list(allowed) for name, allowed in scope.where}
    return found


def _stated(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, ())}


def _listed(rule: Any, *keys: str) -> dict[str, Any]:
    return {key: list(getattr(rule, key)) for key in keys if getattr(rule, key)}


# --- units by name ---------------------------------------------------------------------------------------


def _parse_mandatory(fields: Fields) -> Rule | None:
    rule = Mandatory(fields.groups(), fields.units())
    if "groups" not in fields.data and "units" not in fields.data:
        fields.fault("", "Say which groups or units are mandatory.")
    return rule


def named(rule: Mandatory, document: Document) -> set[str]:
    """The units that a mandatory rule names, by itself or through its groups."""
    return set(rule.units).union(*(document.members(name) for name in rule.groups))


def _compile_mandatory(rule: Mandatory, document: Document) -> Constraint:
    return All(tuple(count([code], least=1) for code in sorted(named(rule, document))))


def _parse_only(fields: Fields) -> Rule | None:
    return Only(fields.groups(required=True), fields.units(required=True))


def left_out(rule: Only, document: Document) -> set[str]:
    """The units that an `only` rule keeps out of the selection."""
    return set().union(*(document.members(name) for name in rule.groups)) - set(rule.units)


def _compile_only(rule: Only, document: Document) -> Constraint:
    return count(left_out(rule, document), most=0)


def _parse_barred(fields: Fields) -> Rule | None:
    most = fields.whole("max")
    return Barred(fields.units(required=True), 1 if most is None else most)


def _parse_together(fields: Fields) -> Rule | None:
    return Together(fields.units(required=True))


def _compile_together(rule: Together, document: Document) -> Constraint:
    return Either((count(rule.units, most=0), count(rule.units, least=len(set(rule.units)))))


def _parse_requires(fields: Fields) -> Rule | None:
    unit, any_of = fields.unit("unit"), fields.units("any_of", required=True)
    return None if unit is None else Requires(unit, any_of)


def _compile_requires(rule: Requires, document: Document) -> Constraint:
    return Either((count([rule.unit], most=0), count(rule.any_of, least=1)))


# --- amounts over a scope --------------------------------------------------------------------------------


def _parse_credits(fields: Fields) -> Rule | None:
    return Credits(*fields.bounds(), fields.scope())


def _parse_units(fields: Fields) -> Rule | None:
    return Units(*fields.bounds(), fields.scope())


def _parse_hours(fields: Fields) -> Rule | None:
    measure = fields.choice("measure", HOURS)
    low, high = fields.bounds()
    return Hours(measure or HOURS[0], low, high, fields.scope())


def _bounds_json(rule: Credits | Units | Hours) -> dict[str, Any]:
    return {**_stated(min=rule.min, max=rule.max), **scope_json(rule.scope)}


def _compile_bound(measure: str, rule: Credits | Units | Hours, document: Document) -> Constraint:
    units = {code: document.units[code] for code in document.in_scope(rule.scope)}
    weights: dict[str, int | None] = {code: unit.amount(measure) for code, unit in units.items()}
    if measure in HOURS:
        weights |= {code: None for code, unit in units.items() if getattr(unit, measure) is None}
    return total(weights, least=rule.min, most=rule.max)


# --- conditions and alternatives -------------------------------------------------------------------------


def _parse_when(fields: Fields) -> Rule | None:
    return When(fields.scope(), fields.rules())


def _compile_when(rule: When, document: Document) -> Constraint:
    return Either((count(document.in_scope(rule.scope), most=0), compile_rules(rule.rules, document)))


def _parse_one_of(fields: Fields) -> Rule | None:
    options = []
    for inner in fields.objects("options"):
        option = Option(inner.text("title"), inner.rules())
        inner.finish()
        if option.rules and all(isinstance(rule, Confirm) for rule in option.rules):
            inner.fault(
                "",
                "This option only asks a person to confirm something; it must say which units it asks for.",
            )
        options.append(option)
    return OneOf(tuple(options))


def _one_of_json(rule: OneOf) -> dict[str, Any]:
    return {
        "options": [
            {**_stated(title=option.title or None), "rules": [rule_json(inner) for inner in option.rules]}
            for option in rule.options
        ]
    }


def _compile_one_of(rule: OneOf, document: Document) -> Constraint:
    return Either(tuple(compile_rules(option.rules, document) for option in rule.options))


def _parse_confirm(fields: Fields) -> Rule | None:
    return Confirm(fields.text("text", required=True), fields.whole("amount"), fields.text("measure") or None)


def _options_rules(rule: OneOf) -> tuple[Rule, ...]:
    return tuple(inner for option in rule.options for inner in option.rules)


kinds.register(
    "mandatory",
    Kind(Mandatory, _parse_mandatory, lambda rule: _listed(rule, "groups", "units"), _compile_mandatory),
)
kinds.register("only", Kind(Only, _parse_only, lambda rule: _listed(rule, "groups", "units"), _compile_only))
kinds.register(
    "credits",
    Kind(
        Credits,
        _parse_credits,
        _bounds_json,
        lambda rule, document: _compile_bound("credits", rule, document),
    ),
)
kinds.register(
    "units",
    Kind(Units, _parse_units, _bounds_json, lambda rule, document: _compile_bound("units", rule, document)),
)
kinds.register(
    "hours",
    Kind(
        Hours,
        _parse_hours,
        lambda rule: {"measure": rule.measure, **_bounds_json(rule)},
        lambda rule, document: _compile_bound(rule.measure, rule, document),
    ),
)
kinds.register(
    "barred",
    Kind(
        Barred,
        _parse_barred,
        lambda rule: {**_listed(rule, "units"), **({"max": rule.max} if rule.max != 1 else {})},
        lambda rule, document: count(rule.units, most=rule.max),
    ),
)
kinds.register(
    "together",
    Kind(Together, _parse_together, lambda rule: _listed(rule, "units"), _compile_together),
)
kinds.register(
    "requires",
    Kind(
        Requires,
        _parse_requires,
        lambda rule: {"unit": rule.unit, **_listed(rule, "any_of")},
        _compile_requires,
    ),
)
kinds.register(
    "when",
    Kind(
        When,
        _parse_when,
        lambda rule: {**scope_json(rule.scope), "rules": [rule_json(inner) for inner in rule.rules]},
        _compile_when,
        lambda rule: rule.rules,
    ),
)
kinds.register("one_of", Kind(OneOf, _parse_one_of, _one_of_json, _compile_one_of, _options_rules))
kinds.register(
    "confirm",
    Kind(
        Confirm,
        _parse_confirm,
        lambda rule: _stated(text=rule.text, amount=rule.amount, measure=rule.measure),
        lambda rule, document: All(),
    ),
)
