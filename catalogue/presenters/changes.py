"""The change log in words: what became public on a day, an announcement over several titles as one notice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.utils.translation import gettext

from catalogue import lifecycle
from catalogue.addresses import entry_url
from catalogue.changes import Event
from catalogue.lifecycle import london_day
from catalogue.models import CatalogueEntry, ReplacementRecord, SpecificationVersion
from catalogue.versions import EMPTY

from .availability import source_words
from .surroundings import VersionFact
from .versions import CLASS_NAMES, version_name
from .words import capital, day_words, site_wording


@dataclass(frozen=True)
class Titled:
    """A qualification or unit that a notice is about."""

    title: str
    url: str
    number: str
    body: str


@dataclass(frozen=True)
class Notice:
    """One change, or one announcement over several titles that says the same of each."""

    moment: datetime
    what: str
    sentences: tuple[str, ...]
    subjects: tuple[Titled, ...]
    url: str
    key: str
    note: str = ""
    source: str = ""
    difference_url: str = ""
    correction: bool = False


@dataclass(frozen=True)
class DayOfChanges:
    """The notices of one day in London."""

    day: date
    words: str
    notices: tuple[Notice, ...]


def notices(events: Iterable[Event]) -> tuple[Notice, ...]:
    """Return the notices, in the order of ``events``; what one announcement says of several titles is one."""
    found = []
    for _, together in groupby(events, key=lambda event: event.moment):
        said: dict[tuple[object, ...], list[Event]] = {}
        for event in together:
            same = (event.group or event.record.pk, event.what, sentences_of(event))
            said.setdefault(same, []).append(event)
        found += [_notice(sentences_of(alike[0]), alike) for alike in said.values()]
    return tuple(found)


def by_day(listed: Iterable[Notice]) -> tuple[DayOfChanges, ...]:
    """Return the notices by day in London."""
    return tuple(
        DayOfChanges(day, day_words(day), tuple(same))
        for day, same in groupby(listed, key=lambda notice: london_day(notice.moment))
    )


def sentences_of(event: Event) -> tuple[str, ...]:
    """Return what ``event`` says, in sentences."""
    speak = {
        "version": _version,
        "date": _date,
        "replacement": _replacement,
        "ownership": _ownership,
        "listing": _listing,
    }
    return speak[event.what](event)


def _notice(sentences: tuple[str, ...], events: list[Event]) -> Notice:
    first = events[0]
    record, entry = first.record, first.entry
    url = entry_url(entry)
    if isinstance(record, SpecificationVersion):
        held = record.hash != EMPTY
        return Notice(
            moment=first.moment,
            what=first.what,
            sentences=sentences,
            subjects=tuple(_titled(event.entry) for event in events),
            url=f"{url}v/{record.sequence}/" if held else url,
            key=f"version:{entry.subject}:{record.sequence}",
            difference_url=_difference_url(url, record) if held and first.has_previous else "",
            correction=record.change_class == "correction",
        )
    return Notice(
        moment=first.moment,
        what=first.what,
        sentences=sentences,
        subjects=tuple(_titled(event.entry) for event in events),
        url=f"{url}#dates",
        key=f"{first.what}:{record.group}:{record.pk}",
        note=record.public_note,
        source=capital(source_words(record.source, record.as_at)),
    )


def _difference_url(url: str, version: SpecificationVersion) -> str:
    """Return the address of what ``version`` changed against the one before it."""
    return f"{url}differences/{version.sequence - 1}/{version.sequence}/"


def _titled(entry: CatalogueEntry) -> Titled:
    return Titled(entry.title, entry_url(entry), entry.number, entry.body_name)


def _version(event: Event) -> tuple[str, ...]:
    version = event.record
    fact = VersionFact(version.sequence, "", version.label)
    words = {"name": version_name(fact), "change": str(CLASS_NAMES.get(version.change_class, ""))}
    if version.sequence == 1:
        first = gettext("%(name)s is published here.") % words
    else:
        first = gettext("%(name)s is published: %(change)s.") % words
    start = version.effective_from
    when = gettext("In effect from %(day)s.") % {"day": day_words(start)} if start else ""
    return tuple(filter(None, (first, when, version.summary)))


def _date(event: Event) -> tuple[str, ...]:
    act = event.record
    said = lifecycle.change_sentence(act.field, act.from_date, act.to_date, site_wording())
    if act.version is not None:
        said = gettext("%(change)s, for version %(sequence)d only") % {
            "change": said,
            "sequence": act.version,
        }
    return (f"{said}.",)


def _replacement(event: Event) -> tuple[str, ...]:
    record: ReplacementRecord = event.record
    successors = tuple(
        lifecycle.Successor(
            row.title,
            row.value,
            equivalent=row.equivalent,
            from_day=row.from_date,
            advice=row.advice,
        )
        for row in record.successors.all()
    )
    said = lifecycle.Replacement(lifecycle.Outcome(record.outcome), successors)
    day = london_day(event.moment)
    sentences = lifecycle.sentences(lifecycle.Dates(), day, replacement=said, wording=site_wording())
    about = ("replacement", "equivalence", "advice")
    return tuple(sentence.text for sentence in sentences if sentence.topic in about)


def _ownership(event: Event) -> tuple[str, ...]:
    record = event.record
    if record.since:
        words = {"owner": record.owner, "day": day_words(record.since)}
        return (gettext("It belongs to %(owner)s since %(day)s.") % words,)
    return (gettext("It belongs to %(owner)s; since when is not stated.") % {"owner": record.owner},)


def _listing(event: Event) -> tuple[str, ...]:
    record = event.record
    listing = lifecycle.Listing(record.as_at, record.source, record.listed_under, record.title)
    day = max(london_day(event.moment), record.as_at)
    sentences = lifecycle.sentences(lifecycle.Dates(), day, listings=[listing], wording=site_wording())
    return tuple(sentence.text for sentence in sentences if sentence.topic == "listing")
