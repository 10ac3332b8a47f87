"""What a learner is told: plain values, sentences already in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

OUTCOMES = ("met", "subject", "unknown", "unmet", "impossible")
"""Met; met, but something needs a person's confirmation or is not checked; depends on hours that the document
does not state; not met; nothing can meet it."""


@dataclass(frozen=True)
class RuleLine:
    """One rule beside what counts: `needed` (the minimum) and `most` (the maximum), None where there is none,
    in `measure` (credits, glh, tqt or units, None where the rule has no amount).

    `achieved` is all that was achieved in its scope, `counted` what of it counts, `short` what the minimum
    still lacks, `surplus` what was achieved beyond what the rule needs or lets count. `met` is about what
    counts. `missing` are the units that are named and lacking. `inner` are the lines of the rules inside: of
    a condition that applies, or of the option that is nearest.
    """

    kind: str
    sentence: str
    met: bool
    measure: str | None = None
    needed: int | None = None
    most: int | None = None
    achieved: int = 0
    counted: int = 0
    short: int = 0
    surplus: int = 0
    missing: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()
    inner: tuple[RuleLine, ...] = ()


@dataclass(frozen=True)
class UnitLine:
    """One achieved code: the document's unit that it counts as (None where it does not count), the places of
    the rules that it counts towards, and why it does not count, or not towards a rule that it may seem to."""

    code: str
    counts_as: str | None
    towards: tuple[int, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True)
class EndorsementLine:
    """An endorsed title: its own outcome, what it still takes, and in words."""

    title: str
    outcome: str
    possible: bool = False
    satisfied: bool = False
    counted: tuple[str, ...] = ()
    completion: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()
    confirm: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """The nearest answer, explained. Codes are the document's own and sorted; amounts are whole credits.

    `counted` and `completion` together are the nearest valid selection; `stood_in` says which listed unit is
    counted for which unit held; `uncounted` why each other achieved code does not count. `apart` is true
    where each rule could be met by itself with what was achieved, but not all of them together. `unstated`
    says on which hours, not stated in the document, the answer depends.
    """

    outcome: str
    possible: bool
    satisfied: bool
    counted: tuple[str, ...] = ()
    completion: tuple[str, ...] = ()
    stood_in: Mapping[str, str] = field(default_factory=dict)
    counted_credits: int = 0
    missing_credits: int = 0
    rules: tuple[RuleLine, ...] = ()
    units: tuple[UnitLine, ...] = ()
    unmet: tuple[str, ...] = ()
    apart: bool = False
    unstated: tuple[str, ...] = ()
    confirm: tuple[str, ...] = ()
    not_checked: tuple[str, ...] = ()
    endorsements: tuple[EndorsementLine, ...] = ()
    maximum: str = ""
    standing: str = ""

    @property
    def uncounted(self) -> tuple[UnitLine, ...]:
        """The achieved codes that do not count."""
        return tuple(line for line in self.units if line.counts_as is None)


def verdict_json(verdict: Verdict) -> dict[str, Any]:
    """A verdict as the command and the API give it to machines."""
    return {
        "possible": verdict.possible,
        "satisfied": verdict.satisfied,
        "outcome": verdict.outcome,
        "counted": list(verdict.counted),
        "completion": list(verdict.completion),
        "counted_credits": verdict.counted_credits,
        "missing_credits": verdict.missing_credits,
        "uncounted": [{"unit": line.code, "why": "; ".join(line.why)} for line in verdict.uncounted],
        "unmet": [*verdict.unmet, *verdict.unstated],
        "stood_in": dict(verdict.stood_in),
        "confirm": list(verdict.confirm),
        "not_checked": list(verdict.not_checked),
        "endorsements": [
            {
                "title": line.title,
                "possible": line.possible,
                "satisfied": line.satisfied,
                "outcome": line.outcome,
                "counted": list(line.counted),
                "completion": list(line.completion),
                "unmet": list(line.unmet),
                "confirm": list(line.confirm),
            }
            for line in verdict.endorsements
        ],
    }
