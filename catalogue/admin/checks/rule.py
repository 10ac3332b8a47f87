"""The rule of a draft in English, and the least and the most that it can give."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from catalogue import gate
from catalogue.gate.reading import Reading, reading_of
from catalogue.rules import describe
from catalogue.rules.document import Document

MEASURES = {"credits": "credits", "glh": "GLH", "tqt": "TQT"}


@dataclass(frozen=True)
class Size:
    """What a valid selection gives of one measure; ``exact`` where it can give nothing else."""

    name: str
    least: int
    most: int

    @property
    def exact(self) -> bool:
        """Whether every valid selection gives the same, or no less than the most."""
        return self.least >= self.most


@dataclass(frozen=True)
class RuleWords:
    """The rule as the public will read it: sentences, clauses that are not checked, sizes, printed words."""

    sentences: tuple[str, ...] = ()
    not_checked: tuple[str, ...] = ()
    sizes: tuple[Size, ...] = ()
    printed: str = ""
    readable: bool = True


def rule_words(draft: gate.Draft) -> RuleWords | None:
    """Return the rule of a qualification's draft in words; ``None`` for a unit."""
    if draft.qualification is None:
        return None
    rule = draft.qualification.rule
    printed = draft.page.rule_text.strip()
    if not isinstance(rule, dict):
        return RuleWords(printed=printed)
    not_checked = tuple(str(clause) for clause in rule.get("not_checked") or ())
    read = reading_of(draft)
    if read.document is None:
        return RuleWords(not_checked=not_checked, printed=printed, readable=False)
    return RuleWords(tuple(describe(read.document, gettext)), not_checked, _sizes(read), printed)


def _sizes(read: Reading) -> tuple[Size, ...]:
    """Return the sizes of which at least one unit states something; none where nothing is valid."""
    if read.document is None or read.report is None or not read.report.possible:
        return ()
    reach = read.report.reach
    sizes = []
    for name, shown in MEASURES.items():
        all_units = _total(read.document, name)
        if all_units:
            sizes.append(Size(shown, reach.least.get(name, 0), reach.greatest.get(name, all_units)))
    return tuple(sizes)


def _total(document: Document, measure: str) -> int:
    return sum(unit.amount(measure) or 0 for unit in document.units.values())
