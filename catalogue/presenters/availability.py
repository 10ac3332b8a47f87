"""The first screen's answers and the table of dates: sentences of ``catalogue.lifecycle``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, gettext_lazy

from catalogue import lifecycle
from catalogue.facts import DateChange, LiveFacts, Replacement

from .keeping import in_each_language
from .status import StatusView, status_view
from .unbroken import unbroken
from .words import capital, day_words, site_wording

QUESTIONS = {
    "register": gettext_lazy("Can I start now?"),
    "award": gettext_lazy("Until when is it awarded?"),
    "claim": gettext_lazy("Until when is it awarded?"),
    "replacement": gettext_lazy("What replaces it?"),
    "equivalence": gettext_lazy("What replaces it?"),
    "advice": gettext_lazy("What replaces it?"),
    "listing": gettext_lazy("What do later lists say?"),
    "doubt": gettext_lazy("What do later lists say?"),
}
"""Which question a sentence's topic answers; what is not here (the review date) is left to the dates."""

REGULATORS_TERMS = {
    "last_registration": gettext_lazy("regulators say: operational end date"),
    "last_award": gettext_lazy("regulators say: certification end date"),
    "operational_start": gettext_lazy("regulators say: operational start date"),
}


@dataclass(frozen=True)
class Said:
    """One sentence and its source as a phrase."""

    text: str
    source: str = ""


@dataclass(frozen=True)
class SuccessorLink:
    """Where a replacement is found."""

    title: str
    url: str
    number: str = ""


@dataclass(frozen=True)
class AnswerView:
    """A question people come with, and the sentences that answer it."""

    topic: str
    question: str
    said: tuple[Said, ...]
    links: tuple[SuccessorLink, ...] = ()


@dataclass(frozen=True)
class AvailabilityView:
    """Status and answers on one day; ``closed_to_new`` asks for the warning's weight."""

    status: StatusView
    answers: tuple[AnswerView, ...]


@dataclass(frozen=True)
class DateRow:
    """One date: what it is, the day, who says so, what it was before."""

    label: str
    term: str
    day: str
    source: str
    changes: tuple[Said, ...] = ()


@dataclass(frozen=True)
class OwnerRow:
    """An owner, since when, and who says so."""

    name: str
    since: str
    source: str
    note: str


@dataclass(frozen=True)
class RecordView:
    """The dates with their sources, owners and later lists."""

    dates: tuple[DateRow, ...]
    owners: tuple[OwnerRow, ...]
    listings: tuple[Said, ...]


def availability(facts: LiveFacts, day: date) -> AvailabilityView:
    """Return the first screen's answers on ``day``, in the order of the questions."""
    answers: dict[str, list[Said]] = {}
    topics: dict[str, str] = {}
    for sentence in _sentences(facts, day):
        question = QUESTIONS.get(sentence.topic)
        if question is not None:
            answers.setdefault(str(question), []).append(
                Said(unbroken(sentence.text), capital(sentence.source))
            )
            topics.setdefault(str(question), sentence.topic)
    return AvailabilityView(
        status=status_view(facts.dates, day),
        answers=tuple(
            AnswerView(
                topics[question],
                question,
                _said_once(said),
                _links(facts) if topics[question] == "replacement" else (),
            )
            for question, said in answers.items()
        ),
    )


def record(facts: LiveFacts, day: date) -> RecordView:
    """Return every stated date with its source and history, the owners, and the lists known on ``day``."""
    return RecordView(
        dates=tuple(_date_row(field, fact, facts) for field, fact in facts.dates.stated()),
        owners=tuple(
            OwnerRow(
                owner.name,
                day_words(owner.since) if owner.since else "",
                capital(source_words(owner.source, owner.as_at)),
                owner.note,
            )
            for owner in facts.owners
        ),
        listings=tuple(
            Said(sentence.text, capital(sentence.source))
            for sentence in _sentences(facts, day)
            if sentence.topic in ("listing", "doubt")
        ),
    )


def source_words(source: str, as_at: date | None) -> str:
    """Return ``according to version 191214, December 2014``."""
    return lifecycle.source_phrase(source, as_at, site_wording())


def _sentences(facts: LiveFacts, day: date) -> tuple[lifecycle.Sentence, ...]:
    return _said_of(facts.dates, day, _stated(facts.replacement), tuple(facts.listings))


@in_each_language(1024)
def _said_of(
    dates: lifecycle.Dates,
    day: date,
    replacement: lifecycle.Replacement | None,
    listings: tuple[lifecycle.Listing, ...],
) -> tuple[lifecycle.Sentence, ...]:
    """Return the sentences: one page asks for them twice."""
    return lifecycle.sentences(dates, day, replacement=replacement, listings=listings, wording=site_wording())


def _stated(replacement: Replacement | None) -> lifecycle.Replacement | None:
    """Return the replacement as ``catalogue.lifecycle`` puts it into words."""
    if replacement is None:
        return None
    successors = tuple(
        lifecycle.Successor(
            item.title,
            item.number,
            equivalent=item.equivalent,
            from_day=item.from_date,
            advice=item.advice,
        )
        for item in replacement.successors
    )
    return lifecycle.Replacement(
        lifecycle.Outcome(replacement.outcome), successors, replacement.source, replacement.as_at
    )


def _said_once(said: Iterable[Said]) -> tuple[Said, ...]:
    """Return the sentences with a source printed once where several in a row share it."""
    kept = list(said)
    return tuple(
        Said(
            item.text, "" if index + 1 < len(kept) and kept[index + 1].source == item.source else item.source
        )
        for index, item in enumerate(kept)
    )


def _links(facts: LiveFacts) -> tuple[SuccessorLink, ...]:
    if facts.replacement is None:
        return ()
    return tuple(
        SuccessorLink(item.title or item.number, item.url, item.number if item.title else "")
        for item in facts.replacement.successors
        if item.url
    )


def _change_said(change: DateChange) -> Iterator[Said]:
    """Yield what is told of a change: which way a date moved and who says so, then the public note."""
    if change.old is not None:
        moved = lifecycle.change_sentence(change.field, change.old, change.new, site_wording())
        yield Said(moved, capital(source_words(change.source, change.as_at)))
    if change.note:
        yield Said(change.note)


def _date_row(field: str, fact: lifecycle.DateFact, facts: LiveFacts) -> DateRow:
    changes = tuple(
        said for change in facts.changes if change.field == field for said in _change_said(change)
    )
    return DateRow(
        label=gettext(lifecycle.LABELS[field]),
        term=str(REGULATORS_TERMS.get(field, "")),
        day=day_words(fact.value),
        source=capital(source_words(fact.source, fact.as_at)),
        changes=changes,
    )
