"""What replaces a qualification or unit: the facts, their faults, and the chain to what is current."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from catalogue.wording import ENGLISH, Wording, gettext_noop

from .dates import Fault

Key = TypeVar("Key", bound=Hashable)


class Outcome(StrEnum):
    """What is stated about replacement; where nothing is stated there is no :class:`Replacement` at all."""

    REPLACED = "replaced"
    PARTLY = "partly"
    NOT_REPLACED = "not-replaced"
    NOT_DECIDED = "not-decided"


@dataclass(frozen=True)
class Successor:
    """One replacement.

    ``key`` is its identity on this site (empty where it is not here), ``number`` what is printed beside
    its title. ``equivalent`` ``None`` is "not stated"; ``from_day`` the day from which it replaces;
    ``advice`` what a registered learner should do, in the awarding body's words.
    """

    title: str
    number: str = ""
    key: str = ""
    equivalent: bool | None = None
    from_day: date | None = None
    advice: str = ""


@dataclass(frozen=True)
class Replacement:
    """What ``source`` says, as at ``as_at``, about what replaces a qualification or unit."""

    outcome: Outcome
    successors: tuple[Successor, ...] = ()
    source: str = ""
    as_at: date | None = None


def check_replacement(
    replacement: Replacement, own: Iterable[str] = (), wording: Wording = ENGLISH
) -> list[Fault]:
    """Return the faults of ``replacement``; ``own`` holds the key and the numbers of what it replaces."""
    faults = []
    needed = replacement.outcome in (Outcome.REPLACED, Outcome.PARTLY)
    if needed and not replacement.successors:
        faults.append(gettext_noop("Say by what it is replaced."))
    if not needed and replacement.successors:
        faults.append(
            gettext_noop("It cannot name a replacement and say that there is none or that it is undecided.")
        )
    names = {name for name in own if name}
    for successor in replacement.successors:
        if names & {successor.key, successor.number}:
            faults.append(gettext_noop("It cannot be replaced by itself."))
        elif not (successor.title or successor.number):
            faults.append(gettext_noop("Give the title or the number of each replacement."))
    known = [successor.key or successor.number or successor.title for successor in replacement.successors]
    if len(set(known)) < len(known):
        faults.append(gettext_noop("Name each replacement once."))
    return [Fault("successors", wording.say(template)) for template in dict.fromkeys(faults)]


def resolve_current(replaced_by: Mapping[Key, Iterable[Key]], key: Key) -> tuple[Key, ...]:
    """Return what stands in the place of ``key`` today: the ends of every chain of replacement from it.

    ``replaced_by`` maps what is replaced to its replacements in force. What is not replaced stands for
    itself. The order is breadth first, in the order of the replacements; each end comes once. Stored
    chains never close (:func:`would_close_chain`); where one does all the same, it is left, and where
    nothing but closed chains leads on, the answer is empty.
    """
    seen = {key: None}
    ends = []
    for current in (queue := [key]):
        following = tuple(replaced_by.get(current, ()))
        if not following:
            ends.append(current)
        for successor in following:
            if successor not in seen:
                seen[successor] = None
                queue.append(successor)
    return tuple(ends)


def would_close_chain(
    replaced_by: Mapping[Key, Iterable[Key]], key: Key, by: Iterable[Key]
) -> tuple[Key, ...]:
    """Return the chain that replacing ``key`` by ``by`` would close, from ``key`` back to ``key``; empty
    if none.

    ``replaced_by`` holds the replacements already recorded; those recorded for ``key`` itself are not
    looked at, since they are what is being changed.
    """
    came_from: dict[Key, Key] = {}
    queue: list[Key] = []
    for successor in by:
        if successor not in came_from:
            came_from[successor] = key
            queue.append(successor)
    for current in queue:
        if current == key:
            return _way_back(came_from, key)
        for successor in replaced_by.get(current, ()):
            if successor not in came_from:
                came_from[successor] = current
                queue.append(successor)
    return ()


def _way_back(came_from: Mapping[Key, Key], key: Key) -> tuple[Key, ...]:
    """Return the chain from ``key`` round to ``key``."""
    chain = [key]
    while (current := came_from[chain[-1]]) != key:
        chain.append(current)
    return (key, *reversed(chain[1:]), key)
