"""`nearest`: how far one learner is from a qualification, exactly, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from catalogue.rules.built_in import compile_rules
from catalogue.rules.conflict import smallest_conflict
from catalogue.rules.document import Confirm, Document, Endorsement, Rule
from catalogue.rules.english.naming import identity, quoted, unit_names
from catalogue.rules.english.sayings import sentence_for
from catalogue.rules.lines import Standing, capital
from catalogue.rules.primitives import Constraint, perhaps, surely, unstated
from catalogue.rules.reasons import counted, left_uncounted, not_here, stands_in_for_counted
from catalogue.rules.registry import Translate, kinds
from catalogue.rules.selection import Selection, Settled, settled, solve, solve_settled
from catalogue.rules.verdict import EndorsementLine, RuleLine, UnitLine, Verdict


def nearest(
    document: Document,
    achieved: Collection[str],
    on: date | None = None,
    *,
    translate: Translate | None = None,
    version: str = "",
) -> Verdict:
    """The nearest valid selection for one who achieved these codes (those outside the document are allowed),
    with the units available `on` that day (all of them, where it is None), and everything there is to say.

    `version` is what the standing sentence calls the version asked about. TooMuchWork for a document that
    should have been refused when it was written.
    """
    question = _Question(document, frozenset(achieved), on, translate or identity)
    verdict = question.verdict()
    return replace(verdict, standing=standing_sentence(verdict, version=version, translate=translate))


class _Question:
    """One learner, one document, one day."""

    def __init__(
        self, document: Document, achieved: frozenset[str], on: date | None, translate: Translate
    ) -> None:
        self.document, self.achieved, self.on, self.translate = document, achieved, on, translate

    def verdict(self) -> Verdict:
        """Everything but the standing sentence."""
        document = self.document
        selection = solve(document, document.rules, self.achieved, self.on)
        outcome = self._outcome(document.rules, selection)
        confirm = tuple(confirmations(document.rules))
        endorsements = tuple(map(self._endorsement, document.endorsements))
        unsure = tuple(self._unsure(document.rules)) if outcome == "unknown" else ()
        if selection is None:
            return Verdict(
                outcome,
                possible=False,
                satisfied=False,
                unmet=self._impossible(document.rules),
                unstated=unsure,
                confirm=confirm,
                not_checked=document.not_checked,
                endorsements=endorsements,
            )
        standing = self._standing(selection)
        lines = standing.lines(document.rules)
        apart = bool(selection.completion) and self._apart()
        return Verdict(
            outcome,
            possible=True,
            satisfied=not selection.completion,
            counted=tuple(selection.counted),
            completion=selection.completion,
            stood_in={unit: code for unit, code in selection.counted.items() if unit != code},
            counted_credits=self._credits(selection.counted),
            missing_credits=self._credits(selection.completion),
            rules=lines,
            units=tuple(self._units(selection, standing)),
            unmet=self._unmet(lines, selection, apart=apart),
            apart=apart,
            unstated=unsure,
            confirm=confirm,
            not_checked=document.not_checked,
            endorsements=endorsements,
            maximum=self._maximum(lines),
        )

    def _outcome(self, rules: tuple[Rule, ...], selection: Selection | None) -> str:
        met = selection is not None and not selection.completion
        constraint = compile_rules(rules, self.document)
        if unstated(constraint):
            if self._met_under("surely", rules, constraint):
                met = True
            elif met or self._met_under("perhaps", rules, constraint):
                return "unknown"
        if met:
            person = self.document.not_checked or any(True for _ in confirmations(rules))
            return "subject" if person else "met"
        return "impossible" if selection is None else "unmet"

    def _met_under(self, name: str, rules: tuple[Rule, ...], constraint: Constraint) -> bool:
        """Whether the rules are met whatever the unstated hours are ("surely"), or with some ("perhaps")."""
        key = (name, rules)
        if key not in self.document.memo:
            reading = surely(constraint) if name == "surely" else perhaps(constraint)
            self.document.memo[key] = settled(self.document, reading)
        given: Settled = self.document.memo[key]
        found = solve_settled(self.document, given, self.achieved, self.on)
        return found is not None and not found.completion

    def _standing(self, selection: Selection) -> Standing:
        stand_ins = set(selection.counted.values())
        own = self.achieved.intersection(self.document.units) - stand_ins
        return Standing(
            self.document,
            own.union(selection.counted),
            frozenset(selection.counted),
            selection.units,
            self.translate,
        )

    def _credits(self, codes: Collection[str]) -> int:
        return sum(self.document.units[code].amount("credits") for code in codes)

    def _apart(self) -> bool:
        """Whether each rule could be met by itself with what was achieved."""
        for rule in self.document.rules:
            alone = solve(self.document, (rule,), self.achieved, self.on)
            if alone is None or alone.completion:
                return False
        return True

    def _unmet(self, lines: tuple[RuleLine, ...], selection: Selection, *, apart: bool) -> tuple[str, ...]:
        found = [text for line in lines for text in line.unmet]
        if apart:
            found.insert(0, self.translate("each part can be met with what was achieved, but not together"))
        if selection.completion and not found:
            names = unit_names(selection.completion, self.document, self.translate)
            found.append(self.translate("{units} would complete it").format(units=names))
        return tuple(capital(text) for text in dict.fromkeys(found))

    def _impossible(self, rules: tuple[Rule, ...]) -> tuple[str, ...]:
        if solve(self.document, rules, (), None) is None:
            sentences = [
                sentence_for(rules[number], self.document, self.translate)
                for number in smallest_conflict(self.document, rules)
            ]
            if len(sentences) == 1:
                text = self.translate("No selection of units can meet this: {rules}")
            else:
                text = self.translate("No selection of units can meet these together: {rules}")
            return (text.format(rules=" ".join(map(quoted, sentences))),)
        return (
            self.translate(
                "No valid selection is left with what was achieved and the units available on that day"
            ),
        )

    def _units(self, selection: Selection, standing: Standing) -> Iterator[UnitLine]:
        used = {code: unit for unit, code in selection.counted.items()}
        for code in sorted(self.achieved):
            listed = sorted({unit for unit, held in self.document.equivalents if held == code} - {code})
            if code in used:
                yield counted(code, used[code], standing)
            elif code in self.document.units:
                yield UnitLine(code, None, why=left_uncounted(code, standing))
            elif listed:
                yield stands_in_for_counted(code, listed, standing)
            else:
                yield not_here(code, standing)

    def _unsure(self, rules: tuple[Rule, ...]) -> Iterator[str]:
        for rule in rules:
            units = unstated(compile_rules((rule,), self.document))
            if units:
                yield self.translate("{rule} depends on hours that are not stated for {units}").format(
                    rule=quoted(sentence_for(rule, self.document, self.translate)),
                    units=unit_names(sorted(units), self.document, self.translate),
                )

    def _endorsement(self, endorsement: Endorsement) -> EndorsementLine:
        rules = (*self.document.rules, *endorsement.rules)
        selection = solve(self.document, rules, self.achieved, self.on)
        outcome = self._outcome(rules, selection)
        confirm = tuple(confirmations(endorsement.rules))
        if selection is None:
            return EndorsementLine(endorsement.title, outcome, unmet=self._impossible(rules), confirm=confirm)
        lines = self._standing(selection).lines(rules)
        return EndorsementLine(
            endorsement.title,
            outcome,
            possible=True,
            satisfied=not selection.completion,
            counted=tuple(selection.counted),
            completion=selection.completion,
            unmet=self._unmet(lines, selection, apart=False),
            confirm=confirm,
        )

    def _maximum(self, lines: tuple[RuleLine, ...]) -> str:
        if not any(_has_maximum(line) for line in lines):
            return ""
        return self.translate(
            "A maximum limits what counts, not what may be achieved. Units are whole: one that would go past "
            "a maximum is achieved but not counted."
        )


def _has_maximum(line: RuleLine) -> bool:
    return line.most is not None or any(map(_has_maximum, line.inner))


def confirmations(rules: tuple[Rule, ...]) -> Iterator[str]:
    """What a person must confirm, wherever in the rules it is stated, each once."""
    seen: dict[str, None] = {}
    waiting = list(reversed(rules))
    while waiting:
        rule = waiting.pop()
        if isinstance(rule, Confirm):
            seen[rule.text] = None
        waiting.extend(reversed(kinds[rule.kind].inner(rule)))
    yield from seen


def standing_sentence(verdict: Verdict, *, version: str = "", translate: Translate | None = None) -> str:
    """What every verdict says of itself: what was checked, what was not, and who decides."""
    say = translate or identity
    heads = {
        "met": say("These units meet {rule} as read here."),
        "subject": say("These units meet {rule} as read here."),
        "unknown": say("Whether these units meet {rule} cannot be told from what it states."),
        "unmet": say("These units do not meet {rule} as read here."),
        "impossible": say("These units do not meet {rule} as read here."),
    }
    rule = (
        say("the published unit rule of version {version}").format(version=version)
        if version
        else say("the published unit rule")
    )
    said = [
        heads[verdict.outcome].format(rule=rule),
        say(
            "This is not a result, a decision on recognition of prior learning or credit transfer, or an "
            "offer of registration."
        ),
    ]
    unchecked = (*verdict.confirm, *verdict.not_checked)
    if unchecked:
        said.append(
            say("Not checked: {clauses}.").format(
                clauses="; ".join(text.removesuffix(".") for text in unchecked)
            )
        )
    said.append(say("Your centre and the awarding organisation decide."))
    return " ".join(said)
