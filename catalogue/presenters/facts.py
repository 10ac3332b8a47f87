"""The table of facts: a term and one or more values in words, each only where the document states it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from catalogue.documents.qualification import Ages, Grading, QualificationDocument
from catalogue.documents.unit import UnitDocument
from catalogue.documents.values import Quantity

from .identifiers import identifier_views
from .words import capital, credits_words, hours_words, level_range_words, level_words, period_words


@dataclass(frozen=True)
class Value:
    """One value of a fact: a ``code`` has a face of its own, a ``url`` is a link, a ``note`` follows."""

    text: str
    code: bool = False
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Fact:
    """A term and its values."""

    term: str
    values: tuple[Value, ...]


def fact(term: str, *texts: str, note: str = "") -> Iterator[Fact]:
    """Yield the fact with the texts that say something, the note after the last of them, or nothing."""
    stated = [text for text in texts if text]
    if stated:
        *rest, last = stated
        yield Fact(term, (*(Value(text) for text in rest), Value(last, note=note)))


def summary_facts(document: QualificationDocument) -> tuple[Fact, ...]:
    """Return what people look for first: level, type, number, hours, credits, assessment."""
    return (
        *fact(gettext("Level"), level_range_words(document.level)),
        *fact(gettext("Type of qualification"), document.type),
        *identifier_facts(document.identifiers),
        *fact(gettext("Credits"), credits_words(document.credits)),
        *fact(
            gettext("Guided learning hours (GLH)"),
            hours_words(document.glh),
            capital(document.glh_words),
            note="" if document.glh_words else _glh_note(document),
        ),
        *fact(gettext("Total qualification time (TQT)"), hours_words(document.tqt)),
        *fact(gettext("How it is assessed"), *document.assessment_methods),
        *_grading_facts(document.grading),
        *fact(gettext("Time to complete"), _period(document)),
        *fact(gettext("Age"), _ages_words(document.ages)),
        *fact(gettext("Induction"), _at_least(document.induction)),
        *fact(gettext("Tutorial support"), _at_least(document.tutorial)),
    )


def regulatory_facts(document: QualificationDocument) -> tuple[Fact, ...]:
    """Return what regulators ask for: other levels, sector subject area, nations, languages, licensor."""
    levels = [f"{level.framework} {level.level}" for level in document.other_levels]
    licensor = document.licensor
    return (
        *fact(gettext("Sector subject area"), document.sector_subject_area),
        *fact(gettext("Level in other frameworks"), *levels),
        *fact(gettext("Offered in"), ", ".join(document.nations)),
        *fact(gettext("Languages of assessment"), ", ".join(document.languages)),
        *(fact(gettext("Licence needed from"), licensor.name, note=licensor.words) if licensor else ()),
        *fact(gettext("Subjects"), ", ".join(document.tags)),
    )


def unit_facts(document: UnitDocument) -> tuple[Fact, ...]:
    """Return a unit's facts in the order of its specification."""
    practice = document.practice_hours
    code = Fact(gettext("Code"), (Value(document.code, code=True),)) if document.code else None
    return (
        *fact(gettext("Level"), level_words(document.level or "")),
        *((code,) if code else ()),
        *identifier_facts(item for item in document.identifiers if item.value != document.code),
        *fact(gettext("Credits"), credits_words(document.credits)),
        *fact(gettext("Guided learning hours (GLH)"), hours_words(document.glh)),
        *fact(gettext("Total qualification time (TQT)"), hours_words(document.tqt)),
        *(
            fact(gettext("Practice"), _at_least(Quantity(practice.hours)), note=practice.words)
            if practice
            else ()
        ),
        *fact(gettext("Who may use it"), document.availability or _restricted(document)),
        *fact(gettext("Subject classification"), document.subject_class),
        *fact(gettext("Supported by"), document.supporting_body),
        *fact(gettext("Submitted by"), document.submitted_by),
        *fact(gettext("Sector’s assessment requirements"), document.sector_requirements),
        *(_attribute(name, value) for name, value in document.attributes.items()),
        *fact(gettext("Subjects"), ", ".join(document.tags)),
    )


def identifier_facts(identifiers: Iterable[object]) -> Iterator[Fact]:
    """Yield a fact for each number; its regulator's register is a value of its own, with a link."""
    for view in identifier_views(identifiers):  # type: ignore[arg-type]
        yield Fact(view.name, (Value(view.value, code=True),))


def _attribute(name: str, value: object) -> Fact:
    words = {True: gettext("yes"), False: gettext("no")}
    shown = words[value] if isinstance(value, bool) else str(value)
    return Fact(name.replace("_", " ").capitalize(), (Value(shown),))


def _at_least(quantity: Quantity | None) -> str:
    """Return ``at least 2 hours`` for an open range, as specifications put induction and practice."""
    if quantity is not None and quantity.min is not None and quantity.max is None:
        return gettext("at least %(hours)s") % {"hours": hours_words(Quantity.exactly(quantity.min))}
    return hours_words(quantity)


def _restricted(document: UnitDocument) -> str:
    return gettext("Restricted to the awarding body that owns it") if document.restricted else ""


def _glh_note(document: QualificationDocument) -> str:
    if not document.glh_includes:
        return ""
    names = {"induction": gettext("induction"), "tutorial": gettext("tutorial support")}
    parts = [names[part] for part in document.glh_includes]
    return gettext("includes %(parts)s") % {"parts": gettext(" and ").join(parts)}


def _grading_facts(grading: Grading | None) -> Iterator[Fact]:
    if grading:
        yield from fact(gettext("Grading"), ", ".join(grading.scale), grading.words)


def _period(document: QualificationDocument) -> str:
    return period_words(document.registration_period) if document.registration_period else ""


def _ages_words(ages: Ages | None) -> str:
    if ages is None:
        return ""
    if ages.words:
        return ages.words
    if ages.min is not None and ages.max is not None:
        return gettext("%(least)d to %(most)d years") % {"least": ages.min, "most": ages.max}
    if ages.min is not None:
        return ngettext("%(n)d year or over", "%(n)d years or over", ages.min) % {"n": ages.min}
    if ages.max is not None:
        return gettext("up to %(n)d years") % {"n": ages.max}
    return ""
