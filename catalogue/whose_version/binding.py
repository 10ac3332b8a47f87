"""Which version binds a learner, which are in force, which are coming.

A learner is bound by the newest version that binds them: one for new registrations binds those registered
from its first day while it is open, one for everyone binds all who are registered. Versions with a last
day to register of their own stay open beside newer ones until then and are a choice. Whatever is asked,
the day is given: a version of a later first day takes over on that day without anything being run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from catalogue.lifecycle import Answer, Dates, Verdict, can_register_on, day_after
from catalogue.wording import ENGLISH, Wording

from .lines import Line, lines_of
from .model import Binding, Choice, Kind, VersionFacts
from .words import closed_words, words_of


def binding(
    versions: Iterable[VersionFacts],
    registered_on: date,
    today: date,
    wording: Wording = ENGLISH,
    dates: Dates | None = None,
) -> Binding:
    """Return which version binds a learner registered on ``registered_on``, as known on ``today``.

    A registration still to come is answered as on its own day, from what is recorded today. ``dates`` are
    those of the qualification: on a day on which they allow no registration, no version is said to bind.
    """
    lines = lines_of(versions)
    if lines and dates is not None:
        answer = can_register_on(dates, registered_on, wording)
        if answer.verdict is Verdict.NO:
            return _closed(registered_on, today, answer, wording)
    asked_on = max(today, registered_on)
    in_force = [line for line in lines if line.start <= asked_on]
    everyone = [line for line in in_force if line.root.applies_to == "everyone"]
    opened = [line for line in in_force if line.open_on(registered_on)]
    kind = _kind(lines, in_force, everyone, opened, registered_on)
    chosen = max((*everyone, *opened), key=lambda line: line.root.order, default=None)
    if kind is Kind.BEFORE_FIRST:
        chosen = in_force[0]
    elif kind is not Kind.BOUND:
        chosen = None
    version = chosen.newest(registered_on, asked_on) if chosen is not None else None
    found = Binding(
        registered_on=registered_on,
        today=today,
        kind=kind,
        version=version,
        choices=tuple(_choices(in_force, chosen, everyone, registered_on, asked_on)),
        coming=tuple(_coming(lines, chosen, registered_on, asked_on)),
    )
    return words_of(found, lines, wording)


def _closed(registered_on: date, today: date, answer: Answer, wording: Wording) -> Binding:
    """Return that nobody can be registered on that day, with the date that says so."""
    found = Binding(registered_on=registered_on, today=today, kind=Kind.CLOSED, version=None)
    return closed_words(found, answer.why, wording)


def _kind(
    lines: tuple[Line, ...],
    in_force: list[Line],
    everyone: list[Line],
    opened: list[Line],
    registered_on: date,
) -> Kind:
    """Return how the answer is found."""
    if not lines:
        return Kind.NONE_HELD
    if not in_force:
        return Kind.NOT_YET
    if registered_on < lines[0].start:
        return Kind.BOUND if everyone else Kind.BEFORE_FIRST
    return Kind.BOUND if opened else Kind.GAP


def _choices(
    in_force: list[Line], chosen: Line | None, everyone: list[Line], registered_on: date, asked_on: date
) -> Iterator[Choice]:
    """Yield what else may be chosen, newest first: nothing older than a version that binds everyone."""
    if chosen is None:
        return
    oldest = max((line.root.order for line in everyone), default=None)
    for line in reversed(in_force):
        if line is chosen or (oldest is not None and line.root.order < oldest):
            continue
        version = line.newest(registered_on, asked_on)
        if line.stated_open_on(registered_on):
            yield Choice(version, by_transfer=False, until=line.ends)
        elif _transferable(line, registered_on, asked_on):
            yield Choice(version, by_transfer=True, until=line.root.transfer_until)


def _transferable(line: Line, registered_on: date, asked_on: date) -> bool:
    """Whether one registered before ``line`` began may still transfer to it on ``asked_on``."""
    root = line.root
    if root.applies_to != "transfer" or registered_on >= line.start:
        return False
    return root.transfer_until is None or asked_on <= root.transfer_until


def _coming(
    lines: tuple[Line, ...], chosen: Line | None, registered_on: date, asked_on: date
) -> Iterator[VersionFacts]:
    """Yield the versions still to come that will bind this learner or be open to them, soonest first."""
    later = sorted(
        ((version, line) for line in lines for version in line.versions if version.start > asked_on),
        key=lambda pair: pair[0].order,
    )
    for version, line in later:
        if version is line.root:
            if version.applies_to != "new":
                yield version
        elif line is chosen and version.applies_to == "everyone":
            yield version


def current(versions: Iterable[VersionFacts], day: date) -> VersionFacts | None:
    """Return the version that the page shows on ``day``: the newest in force; ``None`` before any."""
    lines = [line for line in lines_of(versions) if line.start <= day]
    return lines[-1].newest(day, day) if lines else None


def coming(versions: Iterable[VersionFacts], day: date) -> tuple[VersionFacts, ...]:
    """Return the versions whose first day is after ``day``, soonest first."""
    return tuple(sorted((each for each in versions if each.start > day), key=lambda version: version.order))


def in_force(versions: Iterable[VersionFacts], day: date) -> tuple[VersionFacts, ...]:
    """Return the versions that on ``day`` bind anyone registered so far or may be chosen, newest first."""
    held = tuple(versions)
    starts = {version.start for version in held}
    after_ends = {day_after(each.last_registration) for each in held if each.last_registration is not None}
    found = {}
    for registered_on in {each for each in starts | after_ends | {day} if each is not None and each <= day}:
        answer = binding(held, registered_on, day)
        for version in (answer.version, *(choice.version for choice in answer.choices)):
            if version is not None:
                found[version.sequence] = version
    return tuple(sorted(found.values(), key=lambda version: version.order, reverse=True))
