"""Units in common between versions: by identity on the site, declared equivalents counted."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date

from catalogue.progression import Common, StepUnit, units_in_common

from .compositions import NOTHING, compositions
from .equivalents import of_listed


class SharedUnits:
    """The frozen units of some versions, to be compared pair by pair.

    Two queries where the units of all of them are held in memory; two more at the most where they are not.
    """

    def __init__(self, versions: Iterable[int], day: date) -> None:
        self._made = compositions.of(versions)
        subjects = frozenset[uuid.UUID]().union(*(one.subjects for one in self._made.values()))
        self._declared = {
            str(listed): {str(one) for one in stands_in}
            for listed, stands_in in of_listed(subjects, day).items()
        }

    def units(self, version: int) -> tuple[StepUnit, ...]:
        """Return the units that make up ``version``, by their identity on the site.

        Where its mandatory units are all it asks for, the others of its table are no part of it.
        """
        return self._made.get(version, NOTHING).units

    def keys(self, version: int) -> dict[str, str]:
        """Return the keys by which the document of ``version`` names the units of ``units(version)``.

        By their identity on the site, in the order of the document.
        """
        named = {identity: key for key, identity in self._made.get(version, NOTHING).identities.items()}
        return {unit.key: named[unit.key] for unit in self.units(version)}

    def fixed(self, version: int) -> bool:
        """Whether everybody who has ``version`` has the same units."""
        return self._made.get(version, NOTHING).fixed

    def common(self, held: int, wanted: int) -> Common:
        """Return what of the version ``wanted`` is covered by the units of the version ``held``."""
        mine = [unit.key for unit in self.units(held)]
        return units_in_common(mine, self.units(wanted), self.equivalents(held, wanted))

    def between(self, held: int, wanted: int) -> tuple[Common, bool]:
        """Return the units in common, and whether they are only what one of the two may be chosen from."""
        return self.common(held, wanted), not (self.fixed(held) and self.fixed(wanted))

    def equivalents(self, held: int, wanted: int) -> dict[str, set[str]]:
        """Return the declared equivalents that bear on these two, by the identity of the unit wanted."""
        found = {listed: set(held_units) for listed, held_units in self._declared.items()}
        mine, theirs = self._made.get(wanted, NOTHING), self._made.get(held, NOTHING)
        for listed, code in mine.pairs:
            unit, other = mine.identities.get(listed), theirs.identities.get(code)
            if unit and other:
                found.setdefault(unit, set()).add(other)
        return found
