"""One line of a verdict for each rule: what it needs, what counts, what is lacking, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from catalogue.rules.built_in import compile_rule, named
from catalogue.rules.document import (
    Credits,
    Document,
    Hours,
    Mandatory,
    OneOf,
    Requires,
    Rule,
    Together,
    Units,
    When,
)
from catalogue.rules.english.naming import identity, joined, quoted, scope_phrase, unit_names
from catalogue.rules.english.sayings import sentence_for
from catalogue.rules.primitives import mentioned, satisfied
from catalogue.rules.registry import Translate, gettext_noop
from catalogue.rules.verdict import RuleLine

Amount = Credits | Units | Hours

MORE = {
    "credits": (
        gettext_noop("{number} more credit is needed{scope}"),
        gettext_noop("{number} more credits are needed{scope}"),
    ),
    "units": (
        gettext_noop("{number} more unit is needed{scope}"),
        gettext_noop("{number} more units are needed{scope}"),
    ),
    "glh": (
        gettext_noop("{number} more guided learning hour is needed{scope}"),
        gettext_noop("{number} more guided learning hours are needed{scope}"),
    ),
    "tqt": (
        gettext_noop("{number} more hour of total qualification time is needed{scope}"),
        gettext_noop("{number} more hours of total qualification time are needed{scope}"),
    ),
}
"""What is lacking of each measure, in the singular and the plural."""


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


@dataclass(frozen=True)
class Standing:
    """Where a learner stands: units achieved (stand-ins too), those that count, the nearest selection."""

    document: Document
    achieved: frozenset[str]
    counted: frozenset[str]
    nearest: frozenset[str]
    translate: Translate

    def line(self, rule: Rule) -> RuleLine:
        """The line of one rule."""
        describe = LINES.get(rule.kind, Standing.plain)
        return describe(self, rule)

    def lines(self, rules: Iterable[Rule]) -> tuple[RuleLine, ...]:
        """The lines of some rules."""
        return tuple(self.line(rule) for rule in rules)

    def met(self, rule: Rule, units: frozenset[str] | None = None) -> bool:
        """Whether a rule holds on what counts, or on other units."""
        return satisfied(compile_rule(rule, self.document), self.counted if units is None else units)

    def about(self, rule: Rule) -> frozenset[str]:
        """The units that can matter to a rule."""
        key = ("about", rule)
        if key not in self.document.memo:
            self.document.memo[key] = mentioned(compile_rule(rule, self.document))
        found: frozenset[str] = self.document.memo[key]
        return found

    def sentence(self, rule: Rule) -> str:
        """A rule in words; kept where they are English, as a translator may change its language."""
        if self.translate is not identity:
            return sentence_for(rule, self.document, self.translate)
        key = ("sentence", rule)
        if key not in self.document.memo:
            self.document.memo[key] = sentence_for(rule, self.document)
        return str(self.document.memo[key])

    def names(self, codes: Iterable[str], *, other: bool = False) -> str:
        """ "unit 5", "units 5 and 6"; with `other`, "or" for "and"."""
        return unit_names(sorted(codes), self.document, self.translate, other=other)

    # --- one function per shape of rule -----------------------------------------------------------------

    def plain(self, rule: Rule) -> RuleLine:
        """A rule of which there is no more to say than whether it is met."""
        met = self.met(rule)
        said = self.sentence(rule).removesuffix(".")
        unmet = () if met else (self.translate("this is not met yet: {rule}").format(rule=quoted(said)),)
        return RuleLine(rule.kind, self.sentence(rule), met, unmet=unmet)

    def amount(self, rule: Amount) -> RuleLine:
        """A minimum, a maximum or both."""
        measure = rule.measure if isinstance(rule, Hours) else rule.kind
        scope = frozenset(self.document.in_scope(rule.scope))
        achieved, counted = (self._sum(measure, scope & units) for units in (self.achieved, self.counted))
        short = max(0, (rule.min or 0) - counted)
        surplus = max(0, achieved - (rule.min or 0)) if rule.max is None else max(0, achieved - rule.max)
        unmet: tuple[str, ...] = ()
        if short:
            single, many = MORE[measure]
            template = self.translate(single) if short == 1 else self.translate(many)
            where = scope_phrase(rule.scope, self.document, self.translate)
            unmet = (template.format(number=short, scope=where),)
        return RuleLine(
            rule.kind,
            self.sentence(rule),
            self.met(rule),
            measure,
            rule.min,
            rule.max,
            achieved,
            counted,
            short,
            surplus,
            unmet=unmet,
        )

    def _sum(self, measure: str, units: Iterable[str]) -> int:
        return sum(self.document.units[code].amount(measure) for code in units)

    def mandatory(self, rule: Mandatory) -> RuleLine:
        """Units that must all be there."""
        wanted = named(rule, self.document)
        missing = tuple(sorted(wanted - self.counted))
        template = (
            self.translate("{units} is needed") if len(missing) == 1 else self.translate("{units} are needed")
        )
        return RuleLine(
            rule.kind,
            self.sentence(rule),
            not missing,
            "units",
            len(wanted),
            achieved=len(wanted & self.achieved),
            counted=len(wanted & self.counted),
            short=len(missing),
            missing=missing,
            unmet=(template.format(units=self.names(missing)),) if missing else (),
        )

    def together(self, rule: Together) -> RuleLine:
        """Units of which some count and others are lacking."""
        units = frozenset(rule.units)
        missing = tuple(sorted(units - self.counted)) if units & self.counted else ()
        template = self.translate("{present} also needs {missing}")
        text = (
            template.format(present=self.names(units & self.counted), missing=self.names(missing))
            if missing
            else ""
        )
        return RuleLine(
            rule.kind, self.sentence(rule), not missing, missing=missing, unmet=(text,) if missing else ()
        )

    def requires(self, rule: Requires) -> RuleLine:
        """A unit that counts only beside one of others."""
        met = self.met(rule)
        missing = () if met else tuple(sorted(set(rule.any_of)))
        template = self.translate("{unit} also needs {others}")
        text = (
            ""
            if met
            else template.format(unit=self.names([rule.unit]), others=self.names(missing, other=True))
        )
        return RuleLine(rule.kind, self.sentence(rule), met, missing=missing, unmet=() if met else (text,))

    def when(self, rule: When) -> RuleLine:
        """A condition: its rules where a unit that counts is in its scope."""
        applies = bool(self.counted.intersection(self.document.in_scope(rule.scope)))
        inner = self.lines(rule.rules) if applies else ()
        return RuleLine(
            rule.kind,
            self.sentence(rule),
            all(line.met for line in inner),
            unmet=tuple(text for line in inner for text in line.unmet),
            inner=inner,
        )

    def one_of(self, rule: OneOf) -> RuleLine:
        """Alternatives: the option that holds on what counts, else the one of the nearest selection."""
        option = next(
            (
                option
                for units in (self.counted, self.nearest)
                for option in rule.options
                if all(self.met(inner, units) for inner in option.rules)
            ),
            rule.options[0],
        )
        inner = self.lines(option.rules)
        lacking = [text for line in inner for text in line.unmet]
        if lacking and option.title.strip():
            said = joined(lacking, self.translate)
            lacking = [
                self.translate("for {option}, {needs}").format(option=quoted(option.title), needs=said)
            ]
        return RuleLine(rule.kind, self.sentence(rule), self.met(rule), unmet=tuple(lacking), inner=inner)


LINES: dict[str, Callable[[Standing, Any], RuleLine]] = {
    "credits": Standing.amount,
    "units": Standing.amount,
    "hours": Standing.amount,
    "mandatory": Standing.mandatory,
    "together": Standing.together,
    "requires": Standing.requires,
    "when": Standing.when,
    "one_of": Standing.one_of,
}
