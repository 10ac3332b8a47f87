"""Small values that the documents are made of.

Every class here is frozen, needs nothing but the standard library, and holds what an awarding body
printed: ``None`` or an empty string always means "not stated", never nought.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

LEVELS: tuple[str, ...] = ("E1", "E2", "E3", "1", "2", "3", "4", "5", "6", "7", "8")
"""Levels in rising order: the three entry levels, then 1 to 8."""


@dataclass(frozen=True)
class Choices:
    """Marks a string field that may hold one of ``values`` only."""

    values: tuple[str, ...]


@dataclass(frozen=True)
class Markup:
    """Marks a string field that holds rich text (a safe subset of HTML)."""


Level = Annotated[str, Choices(LEVELS)]
Html = Annotated[str, Markup()]
Json = Any

MONTHS_IN_A_YEAR = 12


def level_rank(level: str) -> int:
    """Return the place of ``level`` in ``LEVELS``; raise ``ValueError`` for what is no level."""
    try:
        return LEVELS.index(level)
    except ValueError:
        raise ValueError(f"“{level}” is not a level; levels are {', '.join(LEVELS)}.") from None


@dataclass(frozen=True)
class Quantity:
    """Whole credits or hours: one value (``min == max``), a range, or a range open at one end."""

    min: int | None = None
    max: int | None = None

    @classmethod
    def exactly(cls, value: int) -> Quantity:
        """Return the quantity of one value."""
        return cls(value, value)

    @property
    def value(self) -> int | None:
        """The one value, or ``None`` where a range is stated."""
        return self.min if self.min == self.max else None

    @property
    def stated(self) -> bool:
        """Whether the document states anything."""
        return self.min is not None or self.max is not None


@dataclass(frozen=True)
class Identifier:
    """A number or code: ``scheme`` names who numbers, ``value`` is the canonical spelling.

    Schemes known by name: ``qualification-number``, ``unit-reference``, ``recognition-number``,
    ``wales-number``, ``scqf``, ``body-code``; any other scheme is free.
    """

    scheme: str
    value: str


@dataclass(frozen=True)
class LevelRange:
    """The levels of a qualification, inclusive: 4 to 4, E1 to E3, 1 to 2."""

    min: Level
    max: Level


@dataclass(frozen=True)
class FrameworkLevel:
    """A level in another framework, stated as a fact: ``EQF`` 5, ``SCQF`` 8."""

    framework: str
    level: str


@dataclass(frozen=True)
class Period:
    """A length of time in whole months, and the words of the document."""

    months: int
    words: str = ""


@dataclass(frozen=True)
class Section:
    """A passage of prose. ``role`` says what it is about; ``title`` is the heading as printed."""

    role: Annotated[
        str,
        Choices(
            (
                "objective",
                "audience",
                "benefits",
                "overview",
                "entry",
                "delivery",
                "structure",
                "assessment",
                "progression",
                "adjustments",
                "centres",
                "staff",
                "note",
                "other",
            )
        ),
    ]
    title: str
    body: Html


@dataclass(frozen=True)
class RelatedDocument:
    """Something to read beside the specification; ``section`` and ``issue`` say which part and print."""

    title: str
    url: str = ""
    section: str = ""
    issue: str = ""


@dataclass(frozen=True)
class OriginalFile:
    """The body's own file of the specification, as offered for download."""

    title: str
    url: str


@dataclass(frozen=True)
class Contact:
    """How to reach the body: an address, telephone number, e-mail address, website or office hours."""

    kind: Annotated[str, Choices(("address", "telephone", "email", "website", "hours"))]
    value: str
    label: str = ""


@dataclass(frozen=True)
class StandardText:
    """A text that a body writes once and uses in many specifications."""

    key: str
    title: str
    body: Html


@dataclass(frozen=True)
class LevelDescriptor:
    """What a holder knows and can do at ``level``, in the words of ``source``."""

    level: Level
    knowledge: str
    skills: str
    source: str = ""


ChangeClass = Literal["correction", "minor", "major"]
AppliesTo = Literal["new", "everyone", "transfer"]
