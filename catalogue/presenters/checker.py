"""The unit checker: units to tick by group, and the verdict rule by rule, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify
from django.utils.translation import gettext, ngettext

from catalogue.addresses import unit_url
from catalogue.checking import Answer, Chosen
from catalogue.documents import QualificationDocument
from catalogue.documents.qualification import FrozenUnit
from catalogue.lifecycle import Dates, can_register_on
from catalogue.lifecycle.answers import Verdict as CanBe
from catalogue.rules import RuleLine, UnitLine, Verdict, standing_sentence

from .unbroken import unbroken
from .words import day_words, number_words, quantity_words, short_level


@dataclass(frozen=True)
class Tick:
    """One unit to tick. ``hidden``: ticked or not, it is at another level than the one asked for."""

    key: str
    anchor: str
    title: str
    level: str
    credits: str
    ticked: bool
    hidden: bool
    closed: str = ""


@dataclass(frozen=True)
class TickGroup:
    """A group of units to tick, with what is ticked in it."""

    anchor: str
    title: str
    ticks: tuple[Tick, ...]
    total: str

    @property
    def shown(self) -> int:
        """How many of its units the level filter leaves."""
        return sum(not tick.hidden for tick in self.ticks)


@dataclass(frozen=True)
class UnitName:
    """A unit as the verdict names it."""

    key: str
    title: str
    url: str
    credits: str = ""
    note: str = ""


@dataclass(frozen=True)
class LineView:
    """One rule of the verdict: its sentence, whether it is met, and its amounts in words."""

    sentence: str
    state: str
    words: str
    amounts: str = ""
    inner: tuple[LineView, ...] = ()


@dataclass(frozen=True)
class VerdictView:
    """The verdict in words; ``outcome`` is one of the contract's five."""

    outcome: str
    headline: str
    total: str
    rules: tuple[LineView, ...]
    counted: tuple[UnitName, ...]
    completion: tuple[UnitName, ...]
    uncounted: tuple[UnitName, ...]
    unmet: tuple[str, ...]
    unstated: tuple[str, ...]
    confirm: tuple[str, ...]
    not_checked: tuple[str, ...]
    endorsements: tuple[tuple[str, str, tuple[str, ...]], ...]
    maximum: str
    standing: str


def tick_groups(
    document: QualificationDocument, chosen: Chosen, dates: Mapping[str, Dates], day: date, level: str = ""
) -> tuple[TickGroup, ...]:
    """Return the units of ``document`` to tick, each in the first group that lists it."""
    units = {unit.key: unit for unit in document.units}
    placed: set[str] = set()
    groups = []
    for group in document.groups:
        keys = [key for key in group.units if key in units and key not in placed]
        placed.update(keys)
        if keys:
            groups.append((group.title, [units[key] for key in keys]))
    loose = [unit for unit in document.units if unit.key not in placed]
    if loose:
        groups.append((gettext("Other units") if groups else gettext("Units"), loose))
    return tuple(
        _group(number, title, members, chosen, dates, day, level)
        for number, (title, members) in enumerate(groups, 1)
    )


def levels_of(document: QualificationDocument) -> tuple[tuple[str, str], ...]:
    """Return the levels of the units, to choose from; none where all are at one level."""
    levels = sorted({unit.document.level for unit in document.units if unit.document.level})
    return tuple((level, short_level(level)) for level in levels) if len(levels) > 1 else ()


def verdict_view(document: QualificationDocument, answer: Answer, version: str) -> VerdictView | None:
    """Return ``answer`` about ``version`` (its label or number) in words; ``None`` without a verdict."""
    verdict = answer.verdict
    if verdict is None:
        return None
    units = {unit.key: unit for unit in document.units}
    return VerdictView(
        outcome=verdict.outcome,
        headline=_headline(verdict),
        total=_total(verdict),
        rules=tuple(_line(line) for line in verdict.rules),
        counted=tuple(_counted(key, units, verdict) for key in verdict.counted),
        completion=tuple(_name(key, units) for key in verdict.completion),
        uncounted=tuple(_uncounted(line, units) for line in verdict.uncounted),
        unmet=tuple(_sentence(words) for words in verdict.unmet),
        unstated=verdict.unstated,
        confirm=verdict.confirm,
        not_checked=verdict.not_checked,
        endorsements=tuple(
            (one.title, endorsement_words(one.outcome), one.unmet) for one in verdict.endorsements
        ),
        maximum=verdict.maximum,
        standing=standing_sentence(verdict, version=version, translate=gettext),
    )


def endorsement_words(outcome: str) -> str:
    """Return whether an endorsed title holds, in words."""
    return {
        "met": gettext("These units also meet the endorsed title."),
        "subject": gettext("These units also meet the endorsed title, if what is listed below is confirmed."),
        "unknown": gettext("Whether they meet the endorsed title depends on hours that are not stated."),
        "unmet": gettext("They do not meet the endorsed title yet."),
        "impossible": gettext("Nothing can meet the endorsed title."),
    }[outcome]


def _line(line: RuleLine) -> LineView:
    inner = tuple(_line(one) for one in line.inner)
    if line.kind == "confirm":
        return LineView(unbroken(line.sentence), "open", gettext("To confirm"), "", inner)
    state, words = ("met", gettext("Met")) if line.met else ("unmet", gettext("Not met"))
    return LineView(unbroken(line.sentence), state, words, _amounts(line), inner)


def _amounts(line: RuleLine) -> str:
    """Return what counts towards the rule, what it lacks and what was achieved beyond it."""
    if line.measure is None:
        return ""
    parts = [_amount(line.measure, line.counted) + " " + gettext("counted")]
    if line.short:
        parts.append(gettext("short by %(count)s") % {"count": number_words(line.short)})
    elif line.surplus:
        parts.append(
            gettext("%(count)s more achieved than needed or allowed") % {"count": number_words(line.surplus)}
        )
    return "; ".join(parts)


def _amount(measure: str, count: int) -> str:
    words = {
        "credits": ngettext("%(count)s credit", "%(count)s credits", count),
        "units": ngettext("%(count)s unit", "%(count)s units", count),
        "glh": ngettext("%(count)s guided learning hour", "%(count)s guided learning hours", count),
        "tqt": ngettext(
            "%(count)s hour of total qualification time", "%(count)s hours of total qualification time", count
        ),
    }[measure]
    return words % {"count": number_words(count)}


def _headline(verdict: Verdict) -> str:
    return {
        "met": gettext("These units meet the rule."),
        "subject": gettext("These units meet the rule, as far as it can be checked here."),
        "unknown": gettext(
            "Whether these units meet the rule depends on hours that the document does not state."
        ),
        "unmet": gettext("These units do not meet the rule yet."),
        "impossible": gettext("No choice of units can meet this rule."),
    }[verdict.outcome]


def _total(verdict: Verdict) -> str:
    if not verdict.possible:
        return ""
    counted = ngettext("%(count)s credit counts", "%(count)s credits count", verdict.counted_credits) % {
        "count": number_words(verdict.counted_credits)
    }
    if verdict.satisfied:
        return gettext("%(counted)s.") % {"counted": counted}
    missing = ngettext("%(count)s more is needed", "%(count)s more are needed", verdict.missing_credits) % {
        "count": number_words(verdict.missing_credits)
    }
    return gettext("%(counted)s; %(missing)s.") % {"counted": counted, "missing": missing}


def _name(key: str, units: Mapping[str, FrozenUnit], note: str = "") -> UnitName:
    unit = units.get(key)
    if unit is None:
        return UnitName(key, "", "", note=note)
    return UnitName(
        key, unit.document.title, unit_url(unit.address), quantity_words(unit.document.credits), note
    )


def _counted(key: str, units: Mapping[str, FrozenUnit], verdict: Verdict) -> UnitName:
    held = verdict.stood_in.get(key)
    return _name(
        key, units, gettext("%(held)s is held and stands in for it") % {"held": held} if held else ""
    )


def _uncounted(line: UnitLine, units: Mapping[str, FrozenUnit]) -> UnitName:
    return _name(line.code, units, " ".join(_sentence(why) for why in line.why))


def _sentence(words: str) -> str:
    """Return ``words`` with a full stop, where they have none."""
    return words if words.endswith((".", "?", "!")) else f"{words}."


def _group(
    number: int,
    title: str,
    members: list[FrozenUnit],
    chosen: Chosen,
    dates: Mapping[str, Dates],
    day: date,
    level: str,
) -> TickGroup:
    ticks = tuple(_tick(unit, chosen, dates.get(unit.key), day, level) for unit in members)
    ticked = [unit for unit in members if unit.key in chosen.keys]
    credits = sum((unit.document.credits.min or 0) for unit in ticked if unit.document.credits)
    count = ngettext("%(count)d unit ticked", "%(count)d units ticked", len(ticked)) % {"count": len(ticked)}
    total = gettext("%(units)s, %(credits)s credits") % {"units": count, "credits": number_words(credits)}
    return TickGroup(f"tick-{number}", title, ticks, total)


def _tick(unit: FrozenUnit, chosen: Chosen, dates: Dates | None, day: date, level: str) -> Tick:
    stated = unit.document
    return Tick(
        key=unit.key,
        anchor=f"tick-{slugify(unit.key.replace('/', '-').replace('.', '-'))}",
        title=stated.title,
        level=short_level(stated.level) if stated.level else "",
        credits=quantity_words(stated.credits),
        ticked=unit.key in chosen.keys,
        hidden=bool(level) and stated.level != level,
        closed=_closed(dates, day),
    )


def _closed(dates: Dates | None, day: date) -> str:
    """Return why a learner cannot be registered for the unit on ``day``, in words."""
    if dates is None or can_register_on(dates, day).verdict is not CanBe.NO:
        return ""
    if dates.operational_start and dates.operational_start.value > day:
        return gettext("not before %(day)s") % {"day": day_words(dates.operational_start.value)}
    return gettext("closed to new registrations")
