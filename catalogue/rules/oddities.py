"""What can be seen in each rule by itself to be odd: scopes without units, bounds that nothing can hit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from catalogue.rules.built_in import compile_rule, left_out, named
from catalogue.rules.document import (
    Barred,
    Confirm,
    Credits,
    Document,
    Hours,
    Mandatory,
    OneOf,
    Only,
    Rule,
    Units,
    When,
)
from catalogue.rules.english.naming import quoted, unit_names
from catalogue.rules.english.sayings import sentence_for
from catalogue.rules.primitives import unstated
from catalogue.rules.registry import Translate, kinds
from catalogue.rules.selection import solve
from catalogue.wording import gettext_noop


@dataclass(frozen=True)
class Finding:
    """One thing an editor must know: a code for machines, a sentence, where it is, which rules (by place) and
    units it is about, and whether it stands in the way of publishing."""

    code: str
    message: str
    path: str = ""
    rules: tuple[int, ...] = ()
    units: tuple[str, ...] = ()
    blocking: bool = False


def oddities(document: Document, translate: Translate) -> Iterator[Finding]:
    """The findings on each rule by itself, and on the table of equivalents."""
    looking = _Looking(document, translate)
    for path, rule in _everywhere(document):
        yield from looking.rule(rule, path)
    yield from looking.mandatory_and_barred()
    yield from looking.twice()
    yield from looking.equivalents()


def _everywhere(document: Document) -> Iterator[tuple[str, Rule]]:
    """Every rule with its path, nested ones after those they are in."""
    yield from _nested(document.rules, "rules")
    for number, one in enumerate(document.endorsements):
        yield from _nested(one.rules, f"endorsements[{number}].rules")


def _nested(rules: Iterable[Rule], path: str) -> Iterator[tuple[str, Rule]]:
    for number, rule in enumerate(rules):
        here = f"{path}[{number}]"
        yield here, rule
        if isinstance(rule, OneOf):
            for place, option in enumerate(rule.options):
                yield from _nested(option.rules, f"{here}.options[{place}].rules")
        else:
            yield from _nested(kinds[rule.kind].inner(rule), f"{here}.rules")


class _Looking:
    def __init__(self, document: Document, translate: Translate) -> None:
        self.document, self.translate = document, translate

    def rule(self, rule: Rule, path: str) -> Iterator[Finding]:
        """What is odd about one rule."""
        if isinstance(rule, (Credits, Units, Hours)):
            yield from self._amount(rule, path)
        elif isinstance(rule, When) and not self.document.in_scope(rule.scope):
            yield self._finding(
                "no-units", gettext_noop("No unit is in the scope of this: {rule}"), rule, path
            )
        repeated = self._repeated(rule)
        if repeated:
            yield self._finding(
                "duplicate-unit",
                gettext_noop("This names {units} more than once: {rule}"),
                rule,
                path,
                repeated,
            )

    def _amount(self, rule: Credits | Units | Hours, path: str) -> Iterator[Finding]:
        measure = rule.measure if isinstance(rule, Hours) else rule.kind
        scope = self.document.in_scope(rule.scope)
        sizes = [size for code in scope if (size := self.document.units[code].amount(measure))]
        if rule.min is None and rule.max is None:
            yield self._finding(
                "says-nothing", gettext_noop("This sets neither a minimum nor a maximum: {rule}"), rule, path
            )
        elif not scope:
            yield self._finding(
                "no-units", gettext_noop("No unit is in the scope of this: {rule}"), rule, path
            )
        if rule.max and sizes and rule.max < min(sizes):
            text = gettext_noop("The maximum is below every unit, so that none can count: {rule}")
            yield self._finding("maximum-below-units", text, rule, path)
        if (rule.min or 0) > sum(sizes):
            text = gettext_noop("All units in its scope together do not reach the minimum: {rule}")
            yield self._finding("minimum-above-units", text, rule, path)
        elif rule.min and rule.max is not None and solve(self.document, (rule,), (), None) is None:
            yield self._finding(
                "not-exact", gettext_noop("No choice of units comes to this amount: {rule}"), rule, path
            )
        hidden = tuple(sorted(unstated(compile_rule(rule, self.document))))
        if hidden:
            text = gettext_noop("The hours of {units} are not stated and count as none in this: {rule}")
            yield self._finding("unstated-hours", text, rule, path, hidden)

    def _repeated(self, rule: Any) -> tuple[str, ...]:
        if isinstance(rule, (Credits, Units, Hours, When)):
            listed = rule.scope.units
        else:
            listed = (*getattr(rule, "units", ()), *getattr(rule, "any_of", ()))
        return tuple(code for code, times in Counter(listed).items() if times > 1)

    def mandatory_and_barred(self) -> Iterator[Finding]:
        """Units that one sentence asks for and another shuts out."""
        wanted = {
            code
            for rule in self.document.rules
            if isinstance(rule, Mandatory)
            for code in named(rule, self.document)
        }
        for number, rule in enumerate(self.document.rules):
            shut: set[str] = set()
            if isinstance(rule, Barred) and len(wanted.intersection(rule.units)) > rule.max:
                shut = wanted.intersection(rule.units)
            elif isinstance(rule, Only):
                shut = wanted & left_out(rule, self.document)
            elif isinstance(rule, Units) and rule.max == 0:
                shut = wanted.intersection(self.document.in_scope(rule.scope))
            if shut:
                text = gettext_noop("This shuts out what is mandatory, {units}: {rule}")
                units = tuple(sorted(shut))
                yield self._finding("mandatory-barred", text, rule, f"rules[{number}]", units)

    def twice(self) -> Iterator[Finding]:
        """Sentences that are there twice."""
        first: dict[Rule, int] = {}
        for number, rule in enumerate(self.document.rules):
            if first.setdefault(rule, number) != number and not isinstance(rule, Confirm):
                yield self._finding(
                    "duplicate", gettext_noop("This is said twice: {rule}"), rule, f"rules[{number}]"
                )

    def equivalents(self) -> Iterator[Finding]:
        """Units equivalent to themselves, and pairs that are there twice."""
        for number, pair in enumerate(self.document.equivalents):
            path = f"equivalents[{number}]"
            names = unit_names(pair[:1], self.document, self.translate)
            if pair[0] == pair[1]:
                text = self.translate("{units} is given as an equivalent of itself.").format(units=names)
                yield Finding("equivalent-itself", text[:1].upper() + text[1:], path, units=pair[:1])
            elif pair in self.document.equivalents[:number]:
                text = self.translate("This equivalent of {units} is there twice.").format(units=names)
                yield Finding("duplicate-equivalent", text, path, units=pair[:1])

    def _finding(
        self, code: str, template: str, rule: Rule, path: str, units: tuple[str, ...] = ()
    ) -> Finding:
        text = self.translate(template).format(
            rule=quoted(sentence_for(rule, self.document, self.translate)),
            units=unit_names(units, self.document, self.translate) if units else "",
        )
        place = path.removeprefix("rules[").removesuffix("]")
        rules = (int(place),) if place.isdigit() and path.startswith("rules[") else ()
        return Finding(code, text[:1].upper() + text[1:], path, rules, units)
