"""Two versions side by side: which they are, what is between them in words, and the whole difference."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from catalogue.difference import Difference, difference, headline
from catalogue.documents import QualificationDocument, UnitDocument

from .rules import rule_sentences
from .surroundings import VersionFact
from .versions import CLASS_NAMES, version_name
from .words import day_words, site_wording


@dataclass(frozen=True)
class Side:
    """One of the two versions."""

    name: str
    url: str
    effective: str
    change: str
    summary: str
    sequence: int


@dataclass(frozen=True)
class Between:
    """A version that lies between the two, with what it was said to change."""

    name: str
    url: str
    summary: str


@dataclass(frozen=True)
class DifferenceView:
    """The whole page: both versions, what came between, the difference by part."""

    old: Side
    new: Side
    between: tuple[Between, ...]
    headline: str
    found: Difference


def difference_of(
    old: QualificationDocument | UnitDocument, new: QualificationDocument | UnitDocument
) -> Difference:
    """Return the difference in the reader's language, rules by the sentences the public reads."""
    return difference(old, new, describe=_rule, wording=site_wording())  # type: ignore[type-var]


def difference_view(
    old: VersionFact, new: VersionFact, versions: Iterable[VersionFact], found: Difference
) -> DifferenceView:
    """Return the page about ``found``, the difference from version ``old`` to version ``new``."""
    low, high = sorted((old.sequence, new.sequence))
    between = (fact for fact in versions if low < fact.sequence < high)
    return DifferenceView(
        old=_side(old),
        new=_side(new),
        between=tuple(
            Between(version_name(fact), fact.url if fact.held else "", fact.summary)
            for fact in sorted(between, key=lambda fact: fact.sequence)
        ),
        headline=headline(found, site_wording()),
        found=found,
    )


def _rule(document: QualificationDocument) -> tuple[str, ...]:
    sentences, _, fault = rule_sentences(document)
    return (*sentences, fault) if fault else sentences


def _side(fact: VersionFact) -> Side:
    return Side(
        name=version_name(fact),
        url=fact.url,
        effective=day_words(fact.effective_from) if fact.effective_from else gettext("not stated"),
        change=str(CLASS_NAMES.get(fact.change_class, "")),
        summary=fact.summary,
        sequence=fact.sequence,
    )
