"""What an editor must know of a rule: whether it can be met, what is superfluous, what cannot be meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from catalogue.rules.built_in import compile_rule, compile_rules
from catalogue.rules.conflict import smallest_conflict
from catalogue.rules.document import Confirm, Document
from catalogue.rules.english.naming import identity, quoted, unit_names
from catalogue.rules.english.sayings import sentence_for
from catalogue.rules.lines import capital
from catalogue.rules.merging import Meter, TooMuchWork
from catalogue.rules.oddities import Finding, oddities
from catalogue.rules.primitives import All, Constraint, count, opposite
from catalogue.rules.reach import Reach, reach
from catalogue.rules.registry import Translate
from catalogue.rules.selection import settled, solve, solve_settled

PROBE = 1_500_000
"""The bound on work for each of the questions that a document is tried with when it is written."""

REPORT = 10_000_000
"""The bound on work for all that is worked out beyond that."""


@dataclass(frozen=True)
class Checked:
    """The report on a document. Rules are named by their places in `rules`, units by their codes.

    `possible`: some selection is valid. `reach`: sizes and unusable units, of all units. `on_day`: the same
    of the units available on the day asked about, None where no day was. `conflict`: the fewest rules that
    contradict each other. `implied`: rules that hold wherever all the others do. `findings`: all of this and
    what else is odd, as sentences, the blocking ones first.
    """

    possible: bool
    reach: Reach
    on_day: Reach | None = None
    conflict: tuple[int, ...] = ()
    implied: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()


def check(
    document: Document, on: date | None = None, *, translate: Translate | None = None, thorough: bool = True
) -> Checked:
    """Everything about a document that its editor must know, with the units available `on` a day beside.

    Not `thorough`: nothing but what keeps the document from being used, for who reads very many.
    """
    say = translate or identity
    try:
        possible = _probe(document)
        if not thorough:
            return _Check(document, None, say, Reach(possible), None).refusal()
        found = reach(document, None, Meter(REPORT))
        on_day = reach(document, on, Meter(REPORT)) if on is not None else None
    except TooMuchWork:
        text = say(
            "These rules take more work than the bound allows: readers would wait for answers. Write them "
            "with fewer alternatives, or with fewer amounts over the same units."
        )
        finding = Finding("too-much-work", text, "rules", blocking=True)
        return Checked(possible=False, reach=Reach(possible=False), findings=(finding,))
    return _Check(document, on, say, found, on_day).report()


def _probe(document: Document) -> bool:
    """Ask for learners who achieved nothing, everything, and shares between; say whether there is an answer.

    Raises TooMuchWork where one of them would wait.
    """
    codes = sorted(document.units)
    possible = True
    for achieved in ([], codes, codes[::2], codes[1::2], codes[::3], codes[::5], codes[: len(codes) // 2]):
        possible &= solve(document, document.rules, achieved, None, Meter(PROBE)) is not None
    return possible


class _Check:
    def __init__(
        self, document: Document, on: date | None, translate: Translate, found: Reach, on_day: Reach | None
    ) -> None:
        self.document, self.on, self.translate = document, on, translate
        self.reach, self.on_day = found, on_day
        self.meter = Meter(REPORT)
        self.conflict: tuple[int, ...] = ()
        self.implied: list[int] = []
        self.findings: list[Finding] = []

    def refusal(self) -> Checked:
        """Whether any selection is valid and, where none is, the rules that contradict each other."""
        findings = tuple(self._impossible())
        return Checked(self.reach.possible, self.reach, conflict=self.conflict, findings=findings)

    def report(self) -> Checked:
        """The whole report; what is known so far where the work for it runs out."""
        steps: list[Callable[[], Iterable[Finding]]] = [self._impossible, self._unusable]
        if self.reach.possible:
            steps += [self._said_by_others, self._endorsements, self._equivalents]
        steps.append(lambda: oddities(self.document, self.translate))
        for step in steps:
            try:
                self.findings.extend(step())
            except TooMuchWork:
                text = self.translate(
                    "Some of what is reported here could not be worked out for so large a rule."
                )
                self.findings.append(Finding("unfinished", text, "rules"))
        findings = sorted(dict.fromkeys(self.findings), key=lambda one: not one.blocking)
        return Checked(
            self.reach.possible, self.reach, self.on_day, self.conflict, tuple(self.implied), tuple(findings)
        )

    def _sentences(self, places: tuple[int, ...]) -> str:
        rules = self.document.rules
        return " ".join(quoted(sentence_for(rules[one], self.document, self.translate)) for one in places)

    def _impossible(self) -> Iterator[Finding]:
        if not self.reach.possible:
            self.conflict = smallest_conflict(self.document, self.document.rules, self.meter)
            one = self.translate("No selection of units can meet this: {rules}")
            many = self.translate("No selection of units can meet these together: {rules}")
            text = (one if len(self.conflict) == 1 else many).format(rules=self._sentences(self.conflict))
            yield Finding("impossible", text, "rules", rules=self.conflict, blocking=True)
        elif self.on_day is not None and not self.on_day.possible:
            text = self.translate("No selection of the units available on {day} meets the rules.")
            yield Finding("impossible-on-day", text.format(day=self.on), "rules")

    def _endorsements(self) -> Iterator[Finding]:
        for number, one in enumerate(self.document.endorsements):
            rules = (*self.document.rules, *one.rules)
            if solve(self.document, rules, (), None, self.meter) is None:
                text = self.translate("No valid selection earns the title {title}.")
                text = text.format(title=quoted(one.title))
                yield Finding("endorsement-impossible", text, f"endorsements[{number}]")

    def _said_by_others(self) -> Iterator[Finding]:
        """Rules that no valid selection of the others breaks."""
        rules = self.document.rules
        for number, rule in enumerate(rules):
            if isinstance(rule, Confirm):
                continue
            others = compile_rules((*rules[:number], *rules[number + 1 :]), self.document)
            if not self._can_be(All((others, opposite(compile_rule(rule, self.document))))):
                self.implied.append(number)
                text = self.translate("The other sentences say this already: {rules}")
                text = text.format(rules=self._sentences((number,)))
                yield Finding("implied", text, f"rules[{number}]", rules=(number,))

    def _can_be(self, constraint: Constraint) -> bool:
        return (
            solve_settled(self.document, settled(self.document, constraint), (), None, self.meter) is not None
        )

    def _unusable(self) -> Iterator[Finding]:
        if self.reach.possible and self.reach.unusable:
            names = unit_names(self.reach.unusable, self.document, self.translate)
            text = self.translate("No valid selection can use {units}.").format(units=names)
            yield Finding("unusable", text, "units", units=self.reach.unusable)
        if self.on_day is not None and self.on_day.possible:
            units = tuple(
                code
                for code in self.on_day.unusable
                if code not in self.reach.unusable and self.document.units[code].available(self.on)
            )
            if units:
                names = unit_names(units, self.document, self.translate)
                text = self.translate(
                    "With the units available on {day}, no valid selection can use {units}."
                )
                yield Finding("unusable-on-day", text.format(day=self.on, units=names), "units", units=units)

    def _equivalents(self) -> Iterator[Finding]:
        """Listed units that count as each other and may both be in one selection."""
        rules = compile_rules(self.document.rules, self.document)
        for number, (listed, held) in enumerate(self.document.equivalents):
            if held not in self.document.units or held == listed:
                continue
            if self._can_be(All((rules, count([listed, held], least=2)))):
                names = unit_names((listed, held), self.document, self.translate)
                text = self.translate("{units} are equivalent, but nothing bars taking both.").format(
                    units=names
                )
                path = f"equivalents[{number}]"
                yield Finding("equivalent-unbarred", capital(text), path, units=(listed, held))
