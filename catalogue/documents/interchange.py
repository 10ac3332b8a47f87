"""The interchange file: a body, its units and qualifications, and the live facts beside them.

One file holds what one printed document holds. ``specification`` is what would be frozen, save that units and
the body's standard texts stand once in the file and are named by key; ``workshop`` is for editors only;
``live`` are the facts that change without a new version. Tests pin that dumping what was loaded gives the
same file in canonical form. Every file of one body describes it alike, with those texts and level descriptors
that the file uses.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, Literal

from .qualification import QualificationDocument, UnitGroup
from .unit import UnitDocument
from .values import (
    AppliesTo,
    ChangeClass,
    Choices,
    Contact,
    Html,
    Identifier,
    LevelDescriptor,
    StandardText,
)

FORMAT = "wagtail-qualifications"
DATE_FIELDS = ("operational_start", "last_registration", "last_claim", "last_award", "review")


@dataclass(frozen=True)
class DateAct:
    """One recorded change of one date: ``to`` is the day now stated, inclusive; ``None`` withdraws it."""

    field: Annotated[str, Choices(DATE_FIELDS)]
    to: date | None
    source: str
    as_at: date | None = None
    reason: str = ""
    public_note: str = ""


@dataclass(frozen=True)
class Successor:
    """One replacement: an identifier or a title; ``equivalent`` ``None`` is "not stated"."""

    title: str = ""
    identifier: Identifier | None = None
    equivalent: bool | None = None
    from_date: date | None = None
    advice: str = ""


@dataclass(frozen=True)
class ReplacementAct:
    """What is said about replacement; later acts stand in place of earlier ones."""

    outcome: Literal["replaced", "partly", "not-replaced", "not-decided"]
    source: str
    as_at: date | None = None
    successors: tuple[Successor, ...] = ()


@dataclass(frozen=True)
class OwnershipAct:
    """Who owns the qualification or unit, since when, and who says so."""

    owner: str
    source: str
    as_at: date | None = None
    since: date | None = None
    note: str = ""


@dataclass(frozen=True)
class ListingFact:
    """Later evidence: a list of ``as_at`` shows it under ``listed_under``, with the title used there."""

    source: str
    as_at: date
    listed_under: str
    title: str = ""
    note: str = ""


@dataclass(frozen=True)
class Live:
    """The live facts of one qualification or unit; each list is in the order of recording."""

    dates: tuple[DateAct, ...] = ()
    replacements: tuple[ReplacementAct, ...] = ()
    ownership: tuple[OwnershipAct, ...] = ()
    listings: tuple[ListingFact, ...] = ()


@dataclass(frozen=True)
class VersionNote:
    """What is recorded with a version. ``effective_from`` ``None`` is "not stated"."""

    label: str = ""
    change_class: ChangeClass = "major"
    effective_from: date | None = None
    applies_to: AppliesTo = "new"
    transfer_until: date | None = None
    summary: str = ""
    reason: str = ""


@dataclass(frozen=True)
class UnitEntry:
    """A unit of the file; ``key`` is what the file's groups and rules call it."""

    key: str
    slug: str
    specification: UnitDocument
    version: VersionNote = VersionNote()
    live: Live = Live()


@dataclass(frozen=True)
class Workshop:
    """What only editors see: the rule as the document prints it, and their own notes."""

    rule_text: str = ""
    notes: str = ""


@dataclass(frozen=True)
class QualificationEntry:
    """A qualification of the file. Its specification names units by key and standard texts by key.

    ``shared_groups``: the unit table is the suite's (``SuiteEntry.groups``), entered once for all siblings;
    the specification's own ``groups`` are then empty.
    """

    slug: str
    specification: QualificationDocument
    standard_text_keys: tuple[str, ...] = ()
    descriptor_levels: tuple[str, ...] = ()
    shared_groups: bool = False
    version: VersionNote = VersionNote()
    history: tuple[VersionNote, ...] = ()
    workshop: Workshop = Workshop()
    live: Live = Live()


@dataclass(frozen=True)
class SuiteEntry:
    """A suite: siblings that share one document and, where ``groups`` is filled, one unit table."""

    slug: str
    title: str
    introduction: Html = ""
    groups: tuple[UnitGroup, ...] = ()


@dataclass(frozen=True)
class Recognition:
    """Recognition by a regulator, dates inclusive; ``status`` is the regulator's own word."""

    regulator: str
    number: str = ""
    status: str = ""
    since: date | None = None
    until: date | None = None
    source: str = ""
    as_at: date | None = None


@dataclass(frozen=True)
class BodyEntry:
    """The awarding body of the file."""

    slug: str
    name: str
    legal_name: str = ""
    acronym: str = ""
    label: str = ""
    website: str = ""
    introduction: Html = ""
    trading_names: tuple[str, ...] = ()
    recognition: tuple[Recognition, ...] = ()
    contacts: tuple[Contact, ...] = ()
    standard_texts: tuple[StandardText, ...] = ()
    level_descriptors: tuple[LevelDescriptor, ...] = ()


@dataclass(frozen=True)
class Interchange:
    """One interchange file."""

    body: BodyEntry
    format: Annotated[str, Choices((FORMAT,))] = FORMAT
    schema: int = 1
    suite: SuiteEntry | None = None
    units: tuple[UnitEntry, ...] = ()
    qualifications: tuple[QualificationEntry, ...] = ()
    demonstration: str = field(default="")


def without_inlined(document: QualificationDocument) -> QualificationDocument:
    """Return ``document`` as an interchange file holds it: what the file holds elsewhere taken out."""
    return replace(document, units=(), standard_texts=(), level_descriptors=())
