"""Units in common between versions: by identity on the site, declared equivalents counted."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from catalogue.models import VersionEquivalent, VersionUnit
from catalogue.progression import Common, StepUnit, units_in_common

from .equivalents import of_listed


@dataclass(frozen=True)
class Composition:
    """The units of a version: where it is ``fixed`` they are what every holder has, else what there is to
    choose from."""

    units: tuple[StepUnit, ...] = ()
    fixed: bool = False


class SharedUnits:
    """The frozen units of some versions, read once, to be compared pair by pair.

    Two queries, a third where a rule names equivalents.
    """

    def __init__(self, versions: Iterable[int], day: date) -> None:
        wanted = set(versions)
        self._made: dict[int, Composition] = {}
        self._keys: dict[int, dict[str, str]] = defaultdict(dict)
        rows = VersionUnit.objects.filter(version__in=wanted).order_by("version", "position")
        units: dict[int, list[tuple[StepUnit, bool]]] = defaultdict(list)
        fixed: dict[int, bool] = {}
        subjects: set[uuid.UUID] = set()
        paired = rows.annotate(paired=Exists(VersionEquivalent.objects.filter(version=OuterRef("version"))))
        with_pairs: set[int] = set()
        for version, key, unit, credits, needed, least, sure, has_pairs in paired.values_list(
            "version",
            "key",
            "unit",
            "credits",
            "needed",
            "version__rule_row__least",
            "version__rule_row__needed",
            "paired",
        ):
            if has_pairs:
                with_pairs.add(version)
            identity = str(unit) if unit else f"{version}/{key}"
            units[version].append((StepUnit(identity, credits), needed))
            fixed[version] = bool(sure) and sure == least
            self._keys[version][key] = identity
            if unit:
                subjects.add(unit)
        for version, listed in units.items():
            kept = [unit for unit, needed in listed if needed or not fixed[version]]
            self._made[version] = Composition(tuple(kept), fixed[version])
        self._declared = {
            str(listed): {str(one) for one in held} for listed, held in of_listed(subjects, day).items()
        }
        self._in_rules: dict[int, list[tuple[str, str]]] = defaultdict(list)
        pairs = (
            VersionEquivalent.objects.filter(version__in=with_pairs) if with_pairs and len(wanted) > 1 else ()
        )
        for pair in pairs:
            self._in_rules[pair.version_id].append((pair.listed, pair.held))

    def units(self, version: int) -> tuple[StepUnit, ...]:
        """Return the units that make up ``version``, by their identity on the site.

        Where its mandatory units are all it asks for, the others of its table are no part of it.
        """
        return self._made.get(version, Composition()).units

    def keys(self, version: int) -> dict[str, str]:
        """Return the keys by which the document of ``version`` names the units of ``units(version)``.

        By their identity on the site, in the order of the document.
        """
        named = {identity: key for key, identity in self._keys.get(version, {}).items()}
        return {unit.key: named[unit.key] for unit in self.units(version)}

    def fixed(self, version: int) -> bool:
        """Whether everybody who has ``version`` has the same units."""
        return self._made.get(version, Composition()).fixed

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
        for listed, code in self._in_rules.get(wanted, ()):
            unit, other = self._keys[wanted].get(listed), self._keys[held].get(code)
            if unit and other:
                found.setdefault(unit, set()).add(other)
        return found
