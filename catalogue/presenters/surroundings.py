"""What a page shows beside its own document: neighbours on this site, versions, addresses. Filled by the
queries.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from catalogue.documents.values import Identifier, LevelRange, Quantity
from catalogue.lifecycle import Dates
from catalogue.progression import Common

NO_DATES = Dates()


@dataclass(frozen=True)
class Neighbour:
    """A qualification on this site, as another page names it.

    ``kind`` and ``words`` are those of the route that leads to it or comes from it, ``common`` its units in
    common with the page's own qualification (``chosen``: in their tables, not in every holder's hands),
    ``instead`` what may be started in its place where it is closed.
    """

    title: str
    url: str
    number: str = ""
    body: str = ""
    level: LevelRange | None = None
    credits: Quantity | None = None
    tqt: Quantity | None = None
    dates: Dates = NO_DATES
    words: str = ""
    kind: str = ""
    common: Common | None = None
    chosen: bool = False
    instead: tuple[Neighbour, ...] = ()
    published: bool = True


@dataclass(frozen=True)
class VersionFact:
    """A recorded version; ``held``: its document is kept; ``url``: where it is shown; ``coming``: not yet in
    effect; ``corrects``: the sequence of the one version that it corrects.
    """

    sequence: int
    url: str
    label: str = ""
    change_class: str = ""
    effective_from: date | None = None
    applies_to: str = ""
    transfer_until: date | None = None
    summary: str = ""
    held: bool = True
    coming: bool = False
    corrects: int | None = None


@dataclass(frozen=True)
class Surroundings:
    """Everything around one qualification. ``shown`` and ``current`` are sequences of ``versions``.

    ``targets`` maps an identifier to the qualification on this site that bears it; ``leads_here`` are
    qualifications whose
    documents name this one as a next step.
    """

    url: str
    versions: tuple[VersionFact, ...] = ()
    shown: int | None = None
    current: int | None = None
    body_url: str = ""
    suite_url: str = ""
    siblings: tuple[Neighbour, ...] = ()
    targets: Mapping[Identifier, Neighbour] = field(default_factory=dict)
    leads_here: tuple[Neighbour, ...] = ()
    unpublished: bool = False

    @property
    def shown_version(self) -> VersionFact | None:
        """The version that the page shows."""
        return next((version for version in self.versions if version.sequence == self.shown), None)

    @property
    def current_version(self) -> VersionFact | None:
        """The version that binds a learner registered today."""
        return next((version for version in self.versions if version.sequence == self.current), None)
