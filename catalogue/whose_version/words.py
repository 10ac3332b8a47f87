"""The answer in words: which version binds, what may be chosen, what is coming, what is not known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from catalogue.wording import ENGLISH, Wording, gettext_noop

from .lines import Line
from .model import Binding, Choice, Kind, VersionFacts


def words_of(found: Binding, lines: tuple[Line, ...], wording: Wording) -> Binding:
    """Return ``found`` with its words."""
    spoken = [*_which(found, lines, wording)]
    spoken += [_choice(choice, wording) for choice in found.choices]
    spoken += [_later(version, wording) for version in found.coming]
    return replace(found, words=tuple(spoken))


def closed_words(found: Binding, why: str, wording: Wording) -> Binding:
    """Return ``found`` with the words that nobody can be registered on its day; ``why`` names the date."""
    day = found.registered_on
    if day >= found.today:
        template = gettext_noop("By the dates stated here, nobody can be registered on %(day)s.")
        return replace(found, words=(wording.say(template, day=day), why))
    template = gettext_noop("By the dates stated here, nobody could be registered on %(day)s.")
    ask = gettext_noop("If you were, ask your centre which version applies to you.")
    return replace(found, words=(wording.say(template, day=day), why, wording.say(ask)))


def whom(version: VersionFacts, wording: Wording = ENGLISH) -> str:
    """Return whom ``version`` binds, for a list of versions."""
    if version.applies_to == "everyone" and version.corrects is not None:
        return wording.say(gettext_noop("Binds everyone registered under the version it corrects."))
    if version.applies_to == "everyone":
        return wording.say(gettext_noop("Binds everyone registered."))
    if version.effective_from is None:
        return wording.say(gettext_noop("Binds learners registered under it; from when is not stated."))
    said = wording.say(gettext_noop("Binds learners registered from %(day)s."), day=version.effective_from)
    if version.applies_to == "transfer" and version.transfer_until is not None:
        template = gettext_noop("Learners registered before may transfer until %(day)s.")
        said = f"{said} {wording.say(template, day=version.transfer_until)}"
    elif version.applies_to == "transfer":
        said = f"{said} {wording.say(gettext_noop('Learners registered before may transfer.'))}"
    if version.last_registration is not None:
        template = gettext_noop("Its last date to register is %(day)s.")
        said = f"{said} {wording.say(template, day=version.last_registration)}"
    return said


def _which(found: Binding, lines: tuple[Line, ...], wording: Wording) -> Iterator[str]:
    """Yield which version binds, and why none does."""
    day = found.registered_on
    if day > found.today:
        yield wording.say(gettext_noop("As far as is known today, for a registration on %(day)s:"), day=day)
    if found.kind is Kind.NONE_HELD:
        yield wording.say(gettext_noop("No version is held here."))
    elif found.kind is Kind.NOT_YET:
        template = gettext_noop("No version is in force yet: version “%(name)s” takes effect on %(start)s.")
        yield wording.say(template, name=lines[0].root.name, start=lines[0].start)
    elif found.kind is Kind.GAP:
        yield from _gap(day, lines, wording)
    elif day < lines[0].start:
        template = gettext_noop(
            "The earliest version held here, “%(name)s”, took effect on %(start)s, after %(day)s."
        )
        yield wording.say(template, name=lines[0].root.name, start=lines[0].start, day=day)
    yield from _bound(found, wording)


def _bound(found: Binding, wording: Wording) -> Iterator[str]:
    """Yield the version that binds and whether its first day is stated."""
    version = found.version
    if version is None:
        return
    if found.kind is Kind.BEFORE_FIRST:
        template = gettext_noop("Which version applies to you is not known here: ask your centre.")
    elif version.applies_to == "everyone":
        template = gettext_noop("Version “%(name)s” applies to you: it applies to everyone registered.")
    else:
        template = gettext_noop("Version “%(name)s” applies to you: it was in force on %(day)s.")
    if found.registered_on > found.today and version.applies_to != "everyone":
        template = gettext_noop("Version “%(name)s” will apply to you.")
    if version.applies_to == "everyone" and version.corrects is not None and found.kind is Kind.BOUND:
        template = gettext_noop(
            "Version “%(name)s” applies to you: it corrects the one you were registered under."
        )
    yield wording.say(template, name=version.name, day=found.registered_on)
    if version.effective_from is None:
        yield wording.say(
            gettext_noop("From when version “%(name)s” applies is not stated."), name=version.name
        )


def _gap(day: date, lines: tuple[Line, ...], wording: Wording) -> Iterator[str]:
    """Yield that nobody could be registered on ``day``, with the versions before and after the gap."""
    yield wording.say(gettext_noop("No version was open to new registrations on %(day)s."), day=day)
    before = [line for line in lines if line.ends is not None and line.start <= day]
    if before:
        last = max(before, key=lambda line: line.ends or date.min)
        template = gettext_noop("Version “%(name)s” was open until %(end)s.")
        yield wording.say(template, name=last.root.name, end=last.ends)
    after = next((line for line in lines if line.start > day), None)
    if after is not None:
        template = gettext_noop("Version “%(name)s” is open from %(start)s.")
        yield wording.say(template, name=after.root.name, start=after.start)


def _choice(choice: Choice, wording: Wording) -> str:
    """Return what else may be chosen, and until when."""
    name = choice.version.name
    if choice.by_transfer and choice.until is not None:
        template = gettext_noop("You may transfer to version “%(name)s” until %(until)s.")
    elif choice.by_transfer:
        template = gettext_noop("You may transfer to version “%(name)s”.")
    else:
        template = gettext_noop("Version “%(name)s” is open to new registrations too, until %(until)s.")
    return wording.say(template, name=name, until=choice.until)


def _later(version: VersionFacts, wording: Wording) -> str:
    """Return what a coming version will mean."""
    if version.applies_to == "everyone":
        template = gettext_noop("From %(start)s version “%(name)s” will apply to you.")
    else:
        template = gettext_noop("From %(start)s you may transfer to version “%(name)s”.")
    return wording.say(template, start=version.start, name=version.name)
