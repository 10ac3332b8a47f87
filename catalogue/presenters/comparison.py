"""Two qualifications, or two units, side by side: what differs first, then what they share, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext, ngettext

from catalogue.addresses import unit_url
from catalogue.comparing import UnitsBeside
from catalogue.documents import QualificationDocument, UnitDocument
from catalogue.documents.qualification import FrozenUnit
from catalogue.documents.values import Quantity
from catalogue.lifecycle import Dates
from catalogue.progression import Common

from .facts import Fact, fact, regulatory_facts, summary_facts, unit_facts
from .rules import rule_sentences
from .status import StatusView, status_view
from .words import credits_words, day_words, short_level

Document = QualificationDocument | UnitDocument


@dataclass(frozen=True)
class Compared:
    """One of the two as it is read: its document in force, its dates, where it stands."""

    document: Document
    dates: Dates
    title: str
    number: str
    url: str
    path: str
    body: str


@dataclass(frozen=True)
class SideView:
    """The head of one side."""

    title: str
    number: str
    url: str
    path: str
    body: str
    status: StatusView | None
    rule: tuple[str, ...] = ()
    not_checked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """One fact on both sides; an empty side is not stated."""

    term: str
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether the two sides say different things."""
        return self.left != self.right


@dataclass(frozen=True)
class ComparedUnit:
    """A unit that one or both have, or an outcome; ``note`` says how the two differ where they do."""

    code: str
    title: str
    url: str
    level: str = ""
    credits: str = ""
    note: str = ""


@dataclass(frozen=True)
class ComparisonView:
    """Everything the page of a comparison shows."""

    left: SideView
    right: SideView
    sentences: tuple[str, ...]
    differing: tuple[Row, ...]
    same: tuple[Row, ...]
    common: tuple[ComparedUnit, ...]
    only_left: tuple[ComparedUnit, ...]
    only_right: tuple[ComparedUnit, ...]
    has_parts: bool
    of_units: bool = False


def qualifications_compared(left: Compared, right: Compared, day: date, units: UnitsBeside) -> ComparisonView:
    """Return the comparison of two qualifications on ``day``."""
    common = units.common
    one, other = _units(left, units.left), _units(right, units.right)
    shared = tuple(_in_common(one[held], other[wanted]) for wanted, held in common.pairs)
    covered, used = {wanted for wanted, _ in common.pairs}, {held for _, held in common.pairs}
    rows = _rows(_qualification_facts(left, day), _qualification_facts(right, day))
    return _view(
        left,
        right,
        day,
        rows,
        shared,
        tuple(_unit(unit) for key, unit in one.items() if key not in used),
        tuple(_unit(unit) for key, unit in other.items() if key not in covered),
        units_sentence(common, chosen=units.chosen) if one or other else "",
        has_parts=bool(one or other),
    )


def units_compared(left: Compared, right: Compared, day: date) -> ComparisonView:
    """Return the comparison of two units on ``day``: their facts, and which outcomes both ask for."""
    one, other = _outcomes(left), _outcomes(right)
    same = [key for key in one if key in other]
    rows = _rows(_unit_facts(left, day), _unit_facts(right, day))
    sentence = ngettext(
        "%(n)d outcome is the same, word for word.", "%(n)d outcomes are the same, word for word.", len(same)
    ) % {"n": len(same)}
    return replace(
        _view(
            left,
            right,
            day,
            rows,
            tuple(one[key] for key in same),
            tuple(outcome for key, outcome in one.items() if key not in other),
            tuple(outcome for key, outcome in other.items() if key not in one),
            sentence if one or other else "",
            has_parts=bool(one or other),
        ),
        of_units=True,
    )


def units_sentence(common: Common, *, chosen: bool) -> str:
    """Return how many units, and how many credits, the two have in common.

    ``chosen``: these are what the tables list, not what everybody has who holds the qualification.
    """
    if not common.units:
        return gettext("No unit is in common.")
    units = ngettext("%(n)d unit is in common", "%(n)d units are in common", common.units)
    said = units % {"n": common.units}
    if chosen:
        units = ngettext(
            "%(n)d unit stands in the tables of both; what counts is said under “What each asks for”.",
            "%(n)d units stand in the tables of both; what counts is said under “What each asks for”.",
            common.units,
        )
        return units % {"n": common.units}
    if not common.credits:
        return gettext("%(units)s.") % {"units": said}
    credits = credits_words(Quantity.exactly(common.credits))
    return gettext("%(units)s, with %(credits)s.") % {"units": said, "credits": credits}


def _view(
    left: Compared,
    right: Compared,
    day: date,
    rows: Sequence[Row],
    common: tuple[ComparedUnit, ...],
    only_left: tuple[ComparedUnit, ...],
    only_right: tuple[ComparedUnit, ...],
    parts: str,
    *,
    has_parts: bool,
) -> ComparisonView:
    differing, same = tuple(row for row in rows if row.differs), tuple(row for row in rows if not row.differs)
    return ComparisonView(
        left=_side(left, day),
        right=_side(right, day),
        sentences=tuple(filter(None, (_headline(differing, same), parts))),
        differing=differing,
        same=same,
        common=common,
        only_left=only_left,
        only_right=only_right,
        has_parts=has_parts,
    )


def _headline(differing: Sequence[Row], same: Sequence[Row]) -> str:
    if not differing:
        return gettext("Every fact that either of them states is the same.")
    names = {"facts": _listed([row.term for row in differing])}
    if not same:
        return gettext("They differ in: %(facts)s.") % names
    return gettext("They differ in: %(facts)s. The same: %(same)s.") % {
        **names,
        "same": _listed([row.term for row in same]),
    }


def _listed(names: Sequence[str]) -> str:
    """Return ``level, credits and grading``; abbreviations keep their capitals."""
    words = [name if name[1:2].isupper() else name[:1].lower() + name[1:] for name in names]
    if len(words) < 2:
        return "".join(words)
    return gettext("%(most)s and %(last)s") % {"most": ", ".join(words[:-1]), "last": words[-1]}


def _side(one: Compared, day: date) -> SideView:
    rule: tuple[str, ...] = ()
    not_checked: tuple[str, ...] = ()
    if isinstance(one.document, QualificationDocument):
        rule, not_checked, fault = rule_sentences(one.document)
        rule = (*rule, fault) if fault else rule
    status = status_view(one.dates, day) if isinstance(one.document, QualificationDocument) else None
    return SideView(one.title, one.number, one.url, one.path, one.body, status, rule, not_checked)


def _rows(left: Iterable[Fact], right: Iterable[Fact]) -> tuple[Row, ...]:
    """Return one row for each term, in the order of the left side, then what only the right side states."""
    one, other = _by_term(left), _by_term(right)
    terms = dict.fromkeys([*one, *other])
    return tuple(Row(term, one.get(term, ()), other.get(term, ())) for term in terms)


def _by_term(facts: Iterable[Fact]) -> dict[str, tuple[str, ...]]:
    return {
        fact.term: tuple(
            f"{value.text} ({value.note})" if value.note else value.text for value in fact.values
        )
        for fact in facts
    }


def _qualification_facts(one: Compared, day: date) -> Iterable[Fact]:
    document = one.document
    assert isinstance(document, QualificationDocument)  # noqa: S101 -- the caller's kind says so
    return (
        *_live(one, day, with_status=True),
        *summary_facts(replace(document, identifiers=())),
        *regulatory_facts(document),
    )


def _unit_facts(one: Compared, day: date) -> Iterable[Fact]:
    document = one.document
    assert isinstance(document, UnitDocument)  # noqa: S101 -- the caller's kind says so
    return (
        *_live(one, day, with_status=False),
        *unit_facts(replace(document, identifiers=(), code="", tags=())),
    )


def _live(one: Compared, day: date, *, with_status: bool) -> Iterable[Fact]:
    """Yield what is true today beside the document: status, body, dates."""
    if with_status:
        yield from fact(gettext("Status"), status_view(one.dates, day).words)
    yield from fact(gettext("Awarding body"), one.body)
    for label, stated in (
        (gettext("First day to register"), one.dates.operational_start),
        (gettext("Last date to register"), one.dates.last_registration),
        (gettext("Last award date"), one.dates.last_award),
    ):
        if stated is not None:
            yield from fact(label, day_words(stated.value) if stated.value else "")


def _units(one: Compared, keys: Iterable[str]) -> dict[str, FrozenUnit]:
    document = one.document
    assert isinstance(document, QualificationDocument)  # noqa: S101 -- only qualifications have units
    wanted = set(keys)
    return {unit.key: unit for unit in document.units if unit.key in wanted}


def _unit(unit: FrozenUnit, note: str = "") -> ComparedUnit:
    own = unit.document
    code = own.code or own.reference
    level, credits = short_level(own.level or ""), credits_words(own.credits)
    return ComparedUnit(code, own.title, unit_url(unit.address), level, credits, note)


def _in_common(held: FrozenUnit, wanted: FrozenUnit) -> ComparedUnit:
    """Return a unit of both; where they are not the same version of the same unit, that is said."""
    if held.address != wanted.address:
        name = f"{wanted.document.code} {wanted.document.title}".strip()
        return _unit(held, gettext("declared to stand in for %(unit)s") % {"unit": name})
    if held.version != wanted.version:
        return _unit(held, gettext("in two versions of the unit"))
    return _unit(held)


def _outcomes(one: Compared) -> dict[str, ComparedUnit]:
    """Return the outcomes by their words, in order; spelling in capitals and spaces does not count."""
    document = one.document
    assert isinstance(document, UnitDocument)  # noqa: S101 -- only units have outcomes
    return {
        " ".join(outcome.text.split()).casefold(): ComparedUnit(outcome.number, outcome.text, "")
        for outcome in document.outcomes
    }
