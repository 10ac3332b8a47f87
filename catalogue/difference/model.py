"""The result of a comparison: plain frozen values that a template or the admin can lay out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Kind(StrEnum):
    """What became of a thing. ``moved``: the same, in another place. ``renumbered``: the same, under another
    number.
    """

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    RENUMBERED = "renumbered"


@dataclass(frozen=True)
class Run:
    """Words in a row that stayed, came or went."""

    kind: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True)
class Passage:
    """One paragraph, heading or list item that came, went, moved, or in which words changed."""

    kind: Kind
    runs: tuple[Run, ...]

    @classmethod
    def whole(cls, kind: Kind, text: str) -> Passage:
        """Return a passage that came, went or (any other kind) is elsewhere, whole."""
        run: dict[Kind, Literal["added", "removed"]] = {Kind.ADDED: "added", Kind.REMOVED: "removed"}
        return cls(kind, (Run(run.get(kind, "same"), text),))


@dataclass(frozen=True)
class Change:
    """One thing that differs.

    ``field`` is its name in the document, for programs; ``label`` what people call it. ``old`` and ``new``
    are values in words,
    empty where ``passages`` show the words instead; ``parts`` are the changes inside it; ``note`` is a
    sentence of its own.
    """

    field: str
    kind: Kind
    label: str
    old: str = ""
    new: str = ""
    passages: tuple[Passage, ...] = ()
    parts: tuple[Change, ...] = ()
    note: str = ""

    def leaves(self) -> Iterator[Change]:
        """Yield the changes that hold no others, itself if it is one."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()


@dataclass(frozen=True)
class Section:
    """The changes of one part of the document; ``key`` names the part, for programs and anchors."""

    key: str
    title: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Difference:
    """Everything that differs; false where nothing does."""

    sections: tuple[Section, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sections)

    def changes(self) -> Iterator[Change]:
        """Yield the topmost changes in the order of the document."""
        for section in self.sections:
            yield from section.changes

    def counts(self) -> Counter[Kind]:
        """Return how many topmost changes of each kind there are."""
        return Counter(change.kind for change in self.changes())

    def of(self, *fields: str) -> tuple[Change, ...]:
        """Return the topmost changes of these fields."""
        return tuple(change for change in self.changes() if change.field in fields)
