"""What is known of a version when one asks whom it binds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from catalogue.documents.values import AppliesTo, ChangeClass


def default_applies_to(change_class: ChangeClass) -> AppliesTo:
    """Return whom a version binds unless its editor says: a correction everyone, any other new learners."""
    return "everyone" if change_class == "correction" else "new"


@dataclass(frozen=True)
class VersionFacts:
    """A version, reduced to whom it binds and when.

    ``effective_from`` is its first day, ``None`` where not stated (it then counts as older than any dated
    one). ``applies_to`` is ``new`` (those registered from that day), ``everyone`` (all who are registered) or
    ``transfer`` (new, and others who choose it by ``transfer_until``, inclusive). ``last_registration`` is
    the version's own last day to register, inclusive; not stated, it ends on the eve of the next version.
    ``corrects`` is the sequence of the version that a correction corrects: it then binds only whom that one
    binds. ``None`` leaves ``applies_to`` to say whom.
    """

    sequence: int
    label: str = ""
    change_class: ChangeClass = "major"
    effective_from: date | None = None
    applies_to: AppliesTo = "new"
    transfer_until: date | None = None
    last_registration: date | None = None
    corrects: int | None = None

    @property
    def start(self) -> date:
        """The first day in force; the earliest day there is where it is not stated."""
        return self.effective_from or date.min

    @property
    def order(self) -> tuple[date, int]:
        """What newest means: the later first day, then the higher sequence."""
        return self.start, self.sequence

    @property
    def name(self) -> str:
        """The body's label, or the sequence where there is none."""
        return self.label or str(self.sequence)


class Kind(StrEnum):
    """How the answer was found."""

    BOUND = "bound"
    BEFORE_FIRST = "before-first"
    GAP = "gap"
    NOT_YET = "not-yet"
    NONE_HELD = "none-held"
    CLOSED = "closed"


@dataclass(frozen=True)
class Choice:
    """A version a learner may choose instead, inclusive of ``until`` (``None``: no last day is stated).

    ``by_transfer`` tells a later version to transfer to from one that was open on the day of registration.
    """

    version: VersionFacts
    by_transfer: bool
    until: date | None


@dataclass(frozen=True)
class Binding:
    """Which version binds a learner registered on ``registered_on``, as known on ``today``.

    ``version`` is ``None`` in a gap between versions, before the first takes effect, where none is held, and
    where by the stated dates nobody can be registered on that day (``CLOSED``).
    ``coming`` are the versions that will bind or be open to this learner later, soonest first. ``words``
    say all of it, a sentence each.
    """

    registered_on: date
    today: date
    kind: Kind
    version: VersionFacts | None
    choices: tuple[Choice, ...] = ()
    coming: tuple[VersionFacts, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def note(self) -> str:
        """The words as one paragraph."""
        return " ".join(self.words)
