"""What my units count towards, as the page says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from catalogue import reading
from catalogue.addresses import entry_url
from catalogue.models import CatalogueEntry, EquivalenceRecord, Kind, VersionUnit
from catalogue.my_units.answers import Answer, Result
from catalogue.my_units.holding import Holding
from catalogue.my_units.solving import stand_in
from catalogue.routes.replacements import in_place_of

from .progression import Place, places, size_words
from .status import StatusView, status_view
from .surroundings import Neighbour
from .words import credits_words, level_range_words, number_words

MEASURES = {
    "credits": lambda n: ngettext("%(n)s credit", "%(n)s credits", n) % {"n": number_words(n)},
    "glh": lambda n: (
        ngettext("%(n)s guided learning hour", "%(n)s guided learning hours", n) % {"n": number_words(n)}
    ),
    "units": lambda n: ngettext("%(n)s unit", "%(n)s units", n) % {"n": number_words(n)},
}


@dataclass(frozen=True)
class UnitView:
    """A unit as it is named in an answer; ``note`` is what is to be said about it."""

    code: str
    title: str
    url: str = ""
    facts: str = ""
    note: str = ""


@dataclass(frozen=True)
class ResultView:
    """One qualification: what is covered, what is missing in words, and the nearest way to complete it."""

    title: str
    url: str
    number: str
    status: StatusView
    size: tuple[str, ...]
    body: str
    outcome: str
    covered: str
    missing: str
    unmet: tuple[str, ...]
    completion: tuple[UnitView, ...]
    counted: tuple[UnitView, ...]
    uncounted: tuple[UnitView, ...]
    confirm: tuple[str, ...]
    standing: str
    check_url: str
    instead: tuple[Place, ...]


def unit_view(row: CatalogueEntry, note: str = "") -> UnitView:
    """Return a unit of this site as it is named in a list."""
    near = reading.neighbour(row)
    facts = ", ".join(filter(None, (level_range_words(near.level), credits_words(near.credits))))
    return UnitView(row.number, row.title, entry_url(row), facts, note)


def result_views(
    answer: Answer, holding: Holding, current: Mapping[UUID, int], root: str, day: date
) -> tuple[ResultView, ...]:
    """Return the results in order: four queries, whatever they hold. ``current`` are the units' versions."""
    subjects, rows = _frozen(answer.results)
    sources = _sources(answer, day)
    shut = [one.entry.subject for one in answer.results if one.solved.candidate.closed]
    replaced = in_place_of(shut, root, day)
    views = []
    for one in answer.results:
        units = _Units(one, subjects, rows, holding, current, sources)
        near = reading.neighbour(one.entry)
        successors = [
            Neighbour(item.title, "") if item.entry is None else reading.neighbour(item.entry)
            for item in replaced.get(one.entry.subject, ())
        ]
        views.append(_result(one, units, near, places(successors, day), day))
    return tuple(views)


def _result(one: Result, units: _Units, near: Neighbour, instead: tuple[Place, ...], day: date) -> ResultView:
    say = MEASURES[one.solved.document.measure]
    verdict, solved = one.verdict, one.solved
    total = solved.covered + solved.missing
    return ResultView(
        title=near.title,
        url=near.url,
        number=near.number,
        status=status_view(near.dates, day),
        size=size_words(near),
        body=near.body,
        outcome=verdict.outcome,
        covered=gettext("%(covered)s of %(total)s covered")
        % {"covered": number_words(solved.covered), "total": say(total)},
        missing=gettext("%(amount)s missing") % {"amount": say(solved.missing)} if solved.missing else "",
        unmet=verdict.unmet,
        completion=tuple(units.named(key) for key in verdict.completion),
        counted=tuple(units.counted(key) for key in verdict.counted),
        uncounted=tuple(units.uncounted(line.code, line.why) for line in verdict.uncounted),
        confirm=verdict.confirm,
        standing=verdict.standing,
        check_url=units.check_url,
        instead=instead,
    )


class _Units:
    """The units of one result by the keys of its document."""

    def __init__(
        self,
        one: Result,
        subjects: Mapping[tuple[int, str], UUID],
        rows: Mapping[UUID, CatalogueEntry],
        holding: Holding,
        current: Mapping[UUID, int],
        sources: Mapping[UUID, str],
    ) -> None:
        self.one, self.subjects, self.rows, self.holding, self.current = one, subjects, rows, holding, current
        self.sources = sources
        codes = {**one.solved.candidate.held, **one.solved.candidate.codes}
        self.others = {stand_in(subject): row for subject, row in holding.units.items()}
        self.others |= {code: holding.units[unit] for code, unit in codes.items()}

    def named(self, key: str, note: str = "") -> UnitView:
        """Return a unit of the document, by its own facts there."""
        unit = self.one.solved.document.units[key]
        subject = self.subjects.get((self.one.solved.candidate.version, key))
        row = self.rows.get(subject) if subject else None
        size = MEASURES["credits"](unit.credits or 0)
        return UnitView(key, unit.title, entry_url(row) if row else "", size if unit.credits else "", note)

    def counted(self, key: str) -> UnitView:
        """Return a unit that counts, with what stands in for it and whether it changed between versions."""
        held = self.one.verdict.stood_in.get(key)
        if held is None:
            return self.named(key, self._changed(key))
        other = self.others.get(held)
        name = held if other is None else f"{other.number} {other.title}".strip()
        note = gettext("Declared equivalent: you hold %(unit)s.") % {"unit": name}
        source = self.sources.get(other.subject) if other else ""
        if source:
            note = f"{note} {gettext('Source: %(source)s.') % {'source': source}}"
        return self.named(key, note)

    def uncounted(self, code: str, why: Iterable[str]) -> UnitView:
        """Return a unit that does not count, and why not."""
        note = " ".join(f"{text.rstrip('.')}." for text in why)
        if code in self.one.solved.document.units:
            return self.named(code, note)
        other = self.others.get(code)
        return (
            UnitView(other.number, other.title, entry_url(other), "", note)
            if other
            else UnitView(code, "", note=note)
        )

    @property
    def check_url(self) -> str:
        """The unit checker of this qualification with these units ticked."""
        keys = [("u", key) for key in sorted(self.one.solved.candidate.held)]
        return f"{reverse('catalogue:checker', args=[self.one.entry.path])}?{urlencode(keys)}"

    def _changed(self, key: str) -> str:
        """Return what is to be said where this qualification lists another version of the unit."""
        candidate = self.one.solved.candidate
        unit, listed = candidate.held.get(key), candidate.sequences.get(key)
        if unit is None or listed is None:
            return ""
        own = self.holding.sequences.get(unit)
        if own is not None and own != listed:
            sentence = gettext(
                "The unit changed between versions: yours is version %(own)d, this lists version %(listed)d."
            )
            return sentence % {"own": own, "listed": listed}
        now = self.current.get(unit)
        if own is None and now is not None and now != listed:
            sentence = gettext(
                "The unit changed: listed here is version %(listed)d, today’s is version %(now)d."
            )
            return sentence % {"listed": listed, "now": now}
        return ""


def _frozen(
    results: Iterable[Result],
) -> tuple[dict[tuple[int, str], UUID], dict[UUID, CatalogueEntry]]:
    """Return the units that the results name, by version and key, and their rows."""
    every = list(results)
    keys = {key for one in every for key in (*one.verdict.counted, *one.verdict.completion)}
    versions = [one.solved.candidate.version for one in every]
    rows = VersionUnit.objects.filter(version__in=versions, key__in=keys).exclude(unit=None)
    named = rows.values_list("version", "key", "unit")
    subjects = {(version, key): unit for version, key, unit in named if unit}
    entries = CatalogueEntry.objects.filter(kind=Kind.UNIT, subject__in=set(subjects.values()))
    return subjects, {row.subject: row for row in entries}


def _sources(answer: Answer, day: date) -> dict[UUID, str]:
    """Return on whose word each unit that is held stands in for another: one query, none without any."""
    held = {unit for one in answer.results for _, unit in one.solved.candidate.pairs}
    if not held:
        return {}
    rows = EquivalenceRecord.objects.announced(day).filter(held__in=held, stands=True)
    return dict(rows.values_list("held", "source"))
