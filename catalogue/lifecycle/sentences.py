"""The first screen in words: can I start now and until when, until when is it awarded, what replaces it,
whose word.

Every sentence carries its source. Where later evidence stands against the stated dates, both are said, and
that the present dates are not known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from catalogue.wording import ENGLISH, Wording, gettext_noop

from .dates import DateFact, Dates, Listing
from .days import day_after
from .replacement import Outcome, Replacement, Successor
from .status import Status, status_on, turns


@dataclass(frozen=True)
class Sentence:
    """One sentence of the first screen.

    ``topic`` is ``register``, ``award``, ``claim``, ``review``, ``listing``, ``doubt``, ``replacement``,
    ``equivalence`` or ``advice``. ``source`` is a phrase (``according to version 191214, December 2014``),
    empty where the sentence rests on nothing stated or carries its source within.
    """

    topic: str
    text: str
    source: str = ""

    def __str__(self) -> str:
        if not self.source:
            return self.text
        return f"{self.text.removesuffix('.')} ({self.source})."


def source_phrase(source: str, as_at: date | None, wording: Wording = ENGLISH) -> str:
    """Return ``according to version 191214, December 2014``; what is not stated is left out."""
    month = wording.month(as_at) if as_at is not None else ""
    if source and month:
        return wording.say(gettext_noop("according to %(source)s, %(month)s"), source=source, month=month)
    if source:
        return wording.say(gettext_noop("according to %(source)s"), source=source)
    return wording.say(gettext_noop("as at %(month)s"), month=month) if month else ""


def sentences(
    dates: Dates,
    day: date,
    *,
    replacement: Replacement | None = None,
    listings: Iterable[Listing] = (),
    wording: Wording = ENGLISH,
) -> tuple[Sentence, ...]:
    """Return the sentences true on ``day``, most wanted first; listings of a later day are left out."""
    known = [listing for listing in listings if listing.as_at <= day]
    return (
        *_about_dates(dates, day, wording),
        *_about_listings(dates, known, day, wording),
        *_about_replacement(replacement, day, wording),
    )


def next_change(dates: Dates, day: date, *, replacement: Replacement | None = None) -> date | None:
    """Return the next day after ``day`` on which the status or a sentence turns; ``None`` where none will.

    A page made on ``day`` stays true until the day before. Listings do not turn with the date.
    """
    days = set(turns(dates))
    for fact in (dates.last_registration, dates.last_claim, dates.last_award):
        # On a last day the sentence says "today".
        days |= {fact.value} if fact is not None else set()
    if dates.review is not None:
        days |= {day_after(dates.review.value) or dates.review.value}
    if replacement is not None:
        days |= {successor.from_day for successor in replacement.successors if successor.from_day is not None}
    return min((change for change in days if change > day), default=None)


def contradictions(dates: Dates, listings: Iterable[Listing], day: date) -> tuple[Listing, ...]:
    """Return the listings known on ``day`` that stand against the stated dates.

    One does where the stated dates say *No longer awarded* on the day of the list and the date that says
    so is not itself stated as at a later day than the list.
    """
    return tuple(listing for listing in listings if listing.as_at <= day and _contradicted(dates, listing))


def _contradicted(dates: Dates, listing: Listing) -> DateFact | None:
    """Return the last award date that ``listing`` stands against, if it does."""
    then = status_on(dates, listing.as_at)
    if then.status is not Status.NO_LONGER_AWARDED or then.fact is None:
        return None
    newer = then.fact.as_at is not None and then.fact.as_at >= listing.as_at
    return None if newer else then.fact


def _about_dates(dates: Dates, day: date, wording: Wording) -> Iterator[Sentence]:
    """Yield what the dates say of starting, of the award, of claiming and of the review."""
    status = status_on(dates, day).status
    yield _register(dates, day, status, wording)
    award = _award(dates, day, status, wording)
    if award is not None:
        yield award
    claim = dates.last_claim
    if claim is not None and status is not Status.NO_LONGER_AWARDED:
        passed = gettext_noop("Centres could claim it until %(day)s.")
        template = gettext_noop("Centres must claim it by %(day)s.") if day <= claim.value else passed
        yield _dated("claim", template, claim, wording)
    if dates.review is not None:
        passed = gettext_noop("Its review was due by %(day)s.")
        template = gettext_noop("It is due for review by %(day)s.") if day <= dates.review.value else passed
        yield _dated("review", template, dates.review, wording)


def _dated(topic: str, template: str, fact: DateFact, wording: Wording) -> Sentence:
    """Return a sentence about the day of ``fact``, with its source."""
    return Sentence(
        topic, wording.say(template, day=fact.value), source_phrase(fact.source, fact.as_at, wording)
    )


def _register(dates: Dates, day: date, status: Status, wording: Wording) -> Sentence:
    """Return whether one can start now, and until when."""
    start, end = dates.operational_start, dates.last_registration
    if status is Status.NOT_YET and start is not None:
        return _dated(
            "register", gettext_noop("You cannot start yet: you can start from %(day)s."), start, wording
        )
    if status is Status.AVAILABLE and end is not None:
        last = gettext_noop("Today, %(day)s, is the last day you can start.")
        template = last if day == end.value else gettext_noop("You can start until %(day)s.")
        return _dated("register", template, end, wording)
    if status is Status.AVAILABLE and start is not None:
        template = gettext_noop("You can start now (since %(day)s); no last date to start is stated.")
        return _dated("register", template, start, wording)
    if status in (Status.CLOSED_TO_NEW, Status.NO_LONGER_AWARDED):
        if end is not None and end.value < day:
            template = gettext_noop("You can no longer start: the last date to register was %(day)s.")
            return _dated("register", template, end, wording)
        return Sentence("register", wording.say(gettext_noop("You can no longer start.")))
    template = gettext_noop("Whether you can start now is not stated: no dates to register are known here.")
    return Sentence("register", wording.say(template))


def _award(dates: Dates, day: date, status: Status, wording: Wording) -> Sentence | None:
    """Return until when the award can be made, or that it is not stated."""
    end = dates.last_award
    if end is None:
        if status is Status.CLOSED_TO_NEW:
            template = gettext_noop(
                "If you are registered: until when awards are made is not stated. Ask your centre."
            )
        else:
            template = gettext_noop("Until when it is awarded is not stated.")
        return Sentence("award", wording.say(template))
    if status is Status.NO_LONGER_AWARDED:
        text = wording.say(
            gettext_noop("It is no longer awarded: the last award date was %(day)s."), day=end.value
        )
        return Sentence("award", text, source_phrase(end.source, end.as_at, wording))
    if day == end.value:
        return _dated(
            "award", gettext_noop("Today, %(day)s, is the last day an award can be made."), end, wording
        )
    if status is Status.CLOSED_TO_NEW:
        template = gettext_noop("If you are registered, your award must be made by %(day)s.")
        return _dated("award", template, end, wording)
    return _dated("award", gettext_noop("Your award must be made by %(day)s."), end, wording)


def _about_listings(dates: Dates, listings: list[Listing], day: date, wording: Wording) -> Iterator[Sentence]:
    """Yield each list that shows the title, newest first, and where it stands against the stated dates."""
    for listing in sorted(listings, key=lambda listing: listing.as_at, reverse=True):
        template = gettext_noop(
            "On %(day)s it was listed under %(body)s; its dates there are not known here."
        )
        if listing.title:
            template = gettext_noop(
                "On %(day)s it was listed under %(body)s as “%(title)s”; its dates there are not known here."
            )
        text = wording.say(template, day=listing.as_at, body=listing.listed_under, title=listing.title)
        yield Sentence("listing", text, source_phrase(listing.source, None, wording))
        against = _contradicted(dates, listing)
        if against is not None:
            doubt = gettext_noop(
                "That is later than the stated last award date, %(end)s. The dates may have changed since "
                "they were stated: whether one can start it, or be awarded it, on %(day)s is not known here. "
                "Ask %(body)s."
            )
            yield Sentence("doubt", wording.say(doubt, end=against.value, day=day, body=listing.listed_under))


def _about_replacement(replacement: Replacement | None, day: date, wording: Wording) -> Iterator[Sentence]:
    """Yield what replaces it; nothing where nothing is stated."""
    if replacement is None:
        return
    source = source_phrase(replacement.source, replacement.as_at, wording)
    yield Sentence("replacement", _replaced(replacement, day, wording), source)
    for successor in replacement.successors:
        if successor.equivalent is not None:
            same = gettext_noop("%(title)s is equivalent to it.")
            template = same if successor.equivalent else gettext_noop("%(title)s is not equivalent to it.")
            yield Sentence("equivalence", wording.say(template, title=_named(successor, wording)), source)
        if successor.advice:
            yield Sentence("advice", successor.advice, source)


def _replaced(replacement: Replacement, day: date, wording: Wording) -> str:
    """Return the sentence of the outcome; a replacement that is still to come is said to be so."""
    if replacement.outcome is Outcome.NOT_REPLACED:
        return wording.say(gettext_noop("It is not being replaced."))
    if replacement.outcome is Outcome.NOT_DECIDED:
        return wording.say(gettext_noop("Whether it will be replaced is not decided."))
    coming = all(
        successor.from_day is not None and successor.from_day > day for successor in replacement.successors
    )
    template = {
        (Outcome.REPLACED, False): gettext_noop("It is replaced by %(titles)s."),
        (Outcome.REPLACED, True): gettext_noop("It will be replaced by %(titles)s."),
        (Outcome.PARTLY, False): gettext_noop("It is partly replaced by %(titles)s."),
        (Outcome.PARTLY, True): gettext_noop("It will be partly replaced by %(titles)s."),
    }[replacement.outcome, coming]
    titles = [_named(successor, wording, with_day=True) for successor in replacement.successors]
    return wording.say(template, titles=wording.all_of(titles))


def _named(successor: Successor, wording: Wording, *, with_day: bool = False) -> str:
    """Return a replacement's title and number, and from when."""
    name = successor.title or successor.number
    if successor.title and successor.number:
        name = f"{successor.title} ({successor.number})"
    if with_day and successor.from_day is not None:
        return wording.say(gettext_noop("%(name)s from %(day)s"), name=name, day=successor.from_day)
    return name
