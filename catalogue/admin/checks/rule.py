"""The rule of a draft in English, and the least and the most that it can give."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext

from catalogue import gate
from catalogue.gate.reading import Reading, reading_of
from catalogue.rules import describe
from catalogue.rules.document import Document

from .places import Place, place_of

MEASURES = {"credits": "credits", "glh": "GLH", "tqt": "TQT"}


@dataclass(frozen=True)
class Size:
    """What a valid selection gives of one measure; ``exact`` where it can give nothing else.

    ``place`` is where the draft could state it: set where it does not, and nothing else is possible.
    """

    name: str
    least: int
    most: int
    place: Place | None = None

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
    return RuleWords(tuple(describe(read.document, gettext)), not_checked, _sizes(read, draft.page), printed)


def _sizes(read: Reading, page: Any) -> tuple[Size, ...]:
    """Return the sizes of which at least one unit states something; none where nothing is valid."""
    if read.document is None or read.report is None or not read.report.possible:
        return ()
    reach = read.report.reach
    sizes = []
    for name, shown in MEASURES.items():
        all_units = _total(read.document, name)
        if all_units:
            size = Size(shown, reach.least.get(name, 0), reach.greatest.get(name, all_units))
            sizes.append(replace(size, place=_unstated(page, name, read.document) if size.exact else None))
    return tuple(sizes)


def _unstated(page: Any, name: str, document: Document) -> Place | None:
    """Return where to state the measure, if the draft states none and every unit states its part."""
    stated = getattr(page, f"{name}_min") is not None or getattr(page, f"{name}_max") is not None
    known = all(getattr(unit, name) is not None for unit in document.units.values())
    return place_of(page, f"{name}_min") if known and not stated else None


def _total(document: Document, measure: str) -> int:
    return sum(unit.amount(measure) or 0 for unit in document.units.values())
