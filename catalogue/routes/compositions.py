"""The unit rows of versions, held in memory from one generation to the next: what is frozen never changes.

Only what is derived from one document is held here. Equivalents that an editor records, statuses and whatever
else changes are asked for each time (``catalogue.routes.shared``).

The rows of a version are held as long as the present generation grew out of the one they were read in. A
rebuild of the read model begins afresh, and a change that was taken back has no descendants, so neither is
ever answered from here.
"""

from __future__ import annotations

import uuid
from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock

from django.db.models import Exists, OuterRef, Subquery

from catalogue.generations import ONLY
from catalogue.models import CatalogueState, VersionEquivalent, VersionUnit
from catalogue.progression import StepUnit

MOST_UNITS = 20_000
"""Units that are held at the most, those of versions not used the longest leaving first: some megabytes."""


@dataclass(frozen=True)
class Composition:
    """The units of a version: where it is ``fixed`` they are what every holder has, else what there is to
    choose from.

    ``subjects`` are the units of its table that are on this site, ``identities`` the identity on the site of
    each key of the table, ``pairs`` the keys that its rule declares equivalent: the one listed, the one held.
    """

    units: tuple[StepUnit, ...] = ()
    fixed: bool = False
    subjects: frozenset[uuid.UUID] = frozenset()
    identities: Mapping[str, str] = field(default_factory=dict)
    pairs: tuple[tuple[str, str], ...] = ()


NOTHING = Composition()
"""What is known of a version without units."""


class Compositions:
    """Compositions by version, with the token of a generation in which each of them was true."""

    def __init__(self, most: int = MOST_UNITS) -> None:
        self.most = most
        self._held: OrderedDict[int, tuple[str, Composition]] = OrderedDict()
        self._units = 0
        self._lock = Lock()

    def of(self, versions: Iterable[int]) -> dict[int, Composition]:
        """Return the composition of each of ``versions``.

        One query where all of them are held, or none; another for the rest of some, and one more if a rule of
        theirs declares equivalents.
        """
        wanted = set(versions)
        if not wanted:
            return {}
        with self._lock:
            held = {version: self._held[version] for version in wanted if version in self._held}
        # First: what is read then is at least as new. Where nothing is held, what is read says how new it is.
        present, line = _lineage() if held else ("", frozenset())
        found = {version: known for version, (token, known) in held.items() if token in line}
        token, read = _read(wanted - found.keys()) if wanted - found.keys() else ("", {})
        if present or token:
            self._keep(present or token, found | read)
        return found | read

    def _keep(self, token: str, some: Mapping[int, Composition]) -> None:
        with self._lock:
            for version, one in some.items():
                before = self._held.pop(version, None)
                self._units += _weight(one) - (_weight(before[1]) if before else 0)
                self._held[version] = token, one
            while self._units > self.most:
                _, (_, gone) = self._held.popitem(last=False)
                self._units -= _weight(gone)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._held.clear()
            self._units = 0

    def __len__(self) -> int:
        return len(self._held)


compositions = Compositions()
"""What this process holds."""


def _lineage() -> tuple[str, frozenset[str]]:
    """Return the token of the present generation, and with it those out of which it grew: one query."""
    state = CatalogueState.objects.filter(pk=ONLY).values_list("token", "recent").first()
    if state is None:
        return "", frozenset()
    token, recent = state
    return token, frozenset((token, *recent.split()))


def _weight(one: Composition) -> int:
    """Return how much of the memory ``one`` takes: its units and pairs, and itself."""
    return len(one.identities) + len(one.pairs) + 1


def _read(versions: Collection[int]) -> tuple[str, dict[int, Composition]]:
    """Return the compositions of ``versions``, and the token of the generation in which they were read."""
    present = ""
    rows: dict[int, list[tuple[str, uuid.UUID | None, int | None, bool]]] = defaultdict(list)
    fixed, paired = set(), set()
    listed = VersionUnit.objects.filter(version__in=versions).order_by("version", "position")
    listed = listed.annotate(
        paired=Exists(VersionEquivalent.objects.filter(version=OuterRef("version"))),
        token=Subquery(CatalogueState.objects.filter(pk=ONLY).values("token")),
    )
    for version, key, unit, credits, needed, least, sure, has_pairs, token in listed.values_list(
        "version",
        "key",
        "unit",
        "credits",
        "needed",
        "version__rule_row__least",
        "version__rule_row__needed",
        "paired",
        "token",
    ):
        present = token or ""
        rows[version].append((key, unit, credits, needed))
        if sure and sure == least:
            fixed.add(version)
        if has_pairs:
            paired.add(version)
    pairs: dict[int, list[tuple[str, str]]] = defaultdict(list)
    declared = VersionEquivalent.objects.filter(version__in=paired).order_by("pk") if paired else ()
    for pair in declared:
        pairs[pair.version_id].append((pair.listed, pair.held))
    return present, {
        version: _composition(version, rows[version], tuple(pairs[version]), fixed=version in fixed)
        if version in rows
        else NOTHING
        for version in versions
    }


def _composition(
    version: int,
    rows: Collection[tuple[str, uuid.UUID | None, int | None, bool]],
    pairs: tuple[tuple[str, str], ...],
    *,
    fixed: bool,
) -> Composition:
    """Return what the rows of ``version`` say; a unit that is not on this site is known by its key alone."""
    named = [(key, str(unit) if unit else f"{version}/{key}", row) for key, unit, *row in rows]
    return Composition(
        units=tuple(
            StepUnit(identity, credits) for _, identity, (credits, needed) in named if needed or not fixed
        ),
        fixed=fixed,
        subjects=frozenset(unit for _, unit, *_ in rows if unit),
        identities={key: identity for key, identity, _ in named},
        pairs=pairs,
    )
