"""One plain English sentence for each built-in kind of rule, registered as a plugin registers its own."""

from __future__ import annotations

from collections.abc import Iterable

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
from catalogue.rules.english.naming import group_names, identity, joined, quoted, scope_phrase, unit_names
from catalogue.rules.registry import Translate, sentences
from catalogue.wording import gettext_noop

NOUNS = {
    "credits": (gettext_noop("{number} credit"), gettext_noop("{number} credits")),
    "units": (gettext_noop("{number} unit"), gettext_noop("{number} units")),
    "glh": (gettext_noop("{number} guided learning hour"), gettext_noop("{number} guided learning hours")),
    "tqt": (
        gettext_noop("{number} hour of total qualification time"),
        gettext_noop("{number} hours of total qualification time"),
    ),
}
"""An amount of each measure, in the singular and the plural."""
NOUNS_ALONE = {
    "credits": gettext_noop("credits"),
    "units": gettext_noop("units"),
    "glh": gettext_noop("guided learning hours"),
    "tqt": gettext_noop("hours of total qualification time"),
}


def sentence_for(rule: Rule, document: Document, translate: Translate | None = None) -> str:
    """The sentence of one rule; KeyError for a kind that has none registered."""
    return sentences[rule.kind](rule, document, translate or identity)


def inner_sentences(rules: Iterable[Rule], document: Document, translate: Translate) -> str:
    """Rules inside a rule: joined by semicolons, those that nest again in brackets."""
    return "; ".join(_inner(rule, document, translate) for rule in rules)


def _inner(rule: Rule, document: Document, translate: Translate) -> str:
    sentence = sentence_for(rule, document, translate).removesuffix(".")
    sentence = sentence[:1].lower() + sentence[1:]
    return f"({sentence})" if isinstance(rule, (When, OneOf)) else sentence


def amount(number: int, measure: str, translate: Translate) -> str:
    """ "1 credit", "13 credits"."""
    single, many = NOUNS[measure]
    return (translate(single) if number == 1 else translate(many)).format(number=number)


def _bounds(
    low: int | None, high: int | None, measure: str, scope: Scope, document: Document, translate: Translate
) -> str:
    where = scope_phrase(scope, document, translate)
    if high is None:
        if low is None:
            noun = translate(NOUNS_ALONE[measure])
            return translate("Learners may achieve any number of {measure}{scope}.").format(
                measure=noun, scope=where
            )
        needed = amount(low, measure, translate)
        return translate("Learners must achieve at least {amount}{scope}.").format(amount=needed, scope=where)
    most = amount(high, measure, translate)
    if low is None:
        if high == 0 and measure == "units":
            if scope == Scope(units=scope.units) and scope.units:
                units = unit_names(scope.units, document, translate)
                return translate("{units} may not count.").format(units=_capital(units))
            return translate("No units{scope} may count.").format(scope=where)
        return translate("At most {amount}{scope} may count.").format(amount=most, scope=where)
    if low == high:
        return translate("Learners must achieve exactly {amount}{scope}.").format(amount=most, scope=where)
    return translate("Learners must achieve between {low} and {amount}{scope}.").format(
        low=low, amount=most, scope=where
    )


def say_credits(rule: Credits, document: Document, translate: Translate) -> str:
    """ "Learners must achieve at least 12 credits from Group 1." """
    return _bounds(rule.min, rule.max, "credits", rule.scope, document, translate)


def say_units(rule: Units, document: Document, translate: Translate) -> str:
    """ "At most 2 units from Group D may count." """
    return _bounds(rule.min, rule.max, "units", rule.scope, document, translate)


def say_hours(rule: Hours, document: Document, translate: Translate) -> str:
    """ "Learners must achieve at least 120 guided learning hours." """
    return _bounds(rule.min, rule.max, rule.measure, rule.scope, document, translate)


def say_mandatory(rule: Mandatory, document: Document, translate: Translate) -> str:
    """ "Learners must achieve all units in Group A." """
    names = [group_names(document, translate)[id] for id in dict.fromkeys(rule.groups)]
    units = unit_names(rule.units, document, translate) if rule.units else ""
    if not names:
        return translate("Learners must achieve {units}.").format(units=units)
    groups = joined(names, translate)
    if not units and len(names) == 1 and names[0].startswith("the ") and names[0].endswith(" units"):
        return translate("Learners must achieve all of {groups}.").format(groups=groups)
    if not units:
        return translate("Learners must achieve all units in {groups}.").format(groups=groups)
    return translate("Learners must achieve all units in {groups}, and {units}.").format(
        groups=groups, units=units
    )


def say_only(rule: Only, document: Document, translate: Translate) -> str:
    """ "Only units 400 to 408 may count from Group 1." """
    names = group_names(document, translate)
    return translate("Only {units} may count from {groups}.").format(
        units=unit_names(rule.units, document, translate),
        groups=joined([names[id] for id in dict.fromkeys(rule.groups)], translate),
    )


def say_barred(rule: Barred, document: Document, translate: Translate) -> str:
    """ "Only one of units 5 and 6 may count." """
    units = unit_names(rule.units, document, translate)
    if rule.max == 1:
        return translate("Only one of {units} may count.").format(units=units)
    return translate("At most {number} of {units} may count.").format(number=rule.max, units=units)


def say_together(rule: Together, document: Document, translate: Translate) -> str:
    """ "Units 5 and 6 must be taken together or not at all." """
    units = unit_names(rule.units, document, translate)
    return translate("{units} must be taken together or not at all.").format(units=_capital(units))


def say_requires(rule: Requires, document: Document, translate: Translate) -> str:
    """ "Unit 7 may only be taken if unit 5 is also taken." """
    unit = _capital(unit_names([rule.unit], document, translate))
    if len(set(rule.any_of)) == 1:
        other = unit_names(rule.any_of, document, translate)
        return translate("{unit} may only be taken if {other} is also taken.").format(unit=unit, other=other)
    others = unit_names(rule.any_of, document, translate)
    return translate("{unit} may only be taken if one of {others} is also taken.").format(
        unit=unit, others=others
    )


def say_when(rule: When, document: Document, translate: Translate) -> str:
    """ "If any unit from Group E is taken: learners must achieve all units in Group A." """
    return translate("If any unit{scope} is taken: {needs}.").format(
        scope=scope_phrase(rule.scope, document, translate),
        needs=inner_sentences(rule.rules, document, translate),
    )


def say_one_of(rule: OneOf, document: Document, translate: Translate) -> str:
    """ "Learners must meet at least one of these options: option 1, “Care”: …; option 2, …" """
    options = "; ".join(
        _option(number, option, document, translate) for number, option in enumerate(rule.options, 1)
    )
    return translate("Learners must meet at least one of these options: {options}.").format(options=options)


def _option(number: int, option: Option, document: Document, translate: Translate) -> str:
    needs = inner_sentences(option.rules, document, translate)
    if not option.title.strip():
        return translate("option {number}: {needs}").format(number=number, needs=needs)
    return translate("option {number}, {title}: {needs}").format(
        number=number, title=quoted(option.title), needs=needs
    )


def say_confirm(rule: Confirm, document: Document, translate: Translate) -> str:
    """ "A person must confirm this: “75 placement hours”." """
    return translate("A person must confirm this: {text}.").format(text=quoted(rule.text))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


sentences.register(Credits.kind, say_credits)
sentences.register(Units.kind, say_units)
sentences.register(Hours.kind, say_hours)
sentences.register(Mandatory.kind, say_mandatory)
sentences.register(Only.kind, say_only)
sentences.register(Barred.kind, say_barred)
sentences.register(Together.kind, say_together)
sentences.register(Requires.kind, say_requires)
sentences.register(When.kind, say_when)
sentences.register(OneOf.kind, say_one_of)
sentences.register(Confirm.kind, say_confirm)
