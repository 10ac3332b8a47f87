"""Versions in lines: a version and the corrections that target it stand or fall together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .model import VersionFacts


@dataclass(frozen=True)
class Line:
    """A version that is no targeted correction, with the corrections of it, newest last.

    ``followed_on`` is the first day of the next line, ``None`` for the newest: unless the line states a last
    day to register, it is open until the eve of it.
    """

    root: VersionFacts
    versions: tuple[VersionFacts, ...]
    followed_on: date | None

    @property
    def start(self) -> date:
        """The first day in force."""
        return self.root.start

    @property
    def ends(self) -> date | None:
        """The stated last day to register: that of the newest version of the line that states one."""
        stated = [each.last_registration for each in self.versions if each.last_registration is not None]
        return stated[-1] if stated else None

    def open_on(self, day: date) -> bool:
        """Whether a learner can be registered on ``day``; a stated last day outlasts a newer line."""
        if self.ends is not None:
            return self.start <= day <= self.ends
        return self.start <= day and (self.followed_on is None or day < self.followed_on)

    def stated_open_on(self, day: date) -> bool:
        """Whether the line is open on ``day`` because its own last day to register says so."""
        return self.ends is not None and self.open_on(day)

    def newest(self, registered_on: date, today: date) -> VersionFacts:
        """Return the version of this line that binds one registered on ``registered_on``, as of ``today``."""
        binding = [version for version in self.versions if _binds(version, registered_on, today)]
        return binding[-1] if binding else self.root


def _binds(version: VersionFacts, registered_on: date, today: date) -> bool:
    """Whether ``version``, in force on ``today``, binds one registered on ``registered_on``."""
    return version.start <= today and (version.applies_to == "everyone" or registered_on >= version.start)


def lines_of(versions: Iterable[VersionFacts]) -> tuple[Line, ...]:
    """Return the lines of ``versions``, oldest first.

    A correction belongs to the line of the version it corrects; where that is not held, it is a line of
    its own.
    """
    ordered = sorted(versions, key=lambda version: version.order)
    known = {version.sequence: version for version in ordered}
    members: dict[int, list[VersionFacts]] = {}
    for version in ordered:
        members.setdefault(_root(version, known).sequence, []).append(version)
    roots = [version for version in ordered if _root(version, known) is version]
    following = [*(root.start for root in roots[1:]), None] if roots else []
    by_sequence = {root: sorted(group, key=lambda each: each.sequence) for root, group in members.items()}
    return tuple(
        Line(root, tuple(by_sequence[root.sequence]), after)
        for root, after in zip(roots, following, strict=True)
    )


def _root(version: VersionFacts, known: dict[int, VersionFacts]) -> VersionFacts:
    """Follow what ``version`` corrects, back to one that corrects none held before it."""
    while version.corrects is not None and version.corrects < version.sequence and version.corrects in known:
        version = known[version.corrects]
    return version
