"""The unit table: units added, removed, changed, and units that only moved, between groups or within one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalogue.documents import QualificationDocument, canonical
from catalogue.documents.qualification import FrozenUnit, UnitGroup
from catalogue.wording import Wording, gettext_noop

from .fields import Comparison
from .matching import Pair, in_reading_order, match, moved
from .model import Change, Kind, Passage
from .things import THINGS
from .values import said

UNIT_KEYS = (
    lambda unit: unit.key,
    lambda unit: unit.document.code,
    lambda unit: unit.document.reference,
    lambda unit: unit.address,
    lambda unit: unit.document.title.casefold(),
)


def unit_name(unit: FrozenUnit, wording: Wording) -> str:
    """Return ``Unit 8605-400 “Title”``; a unit without code or reference is named by its title."""
    document = unit.document
    if unit.key not in (document.code, document.reference):
        return wording.say(gettext_noop("Unit “%(title)s”"), title=document.title)
    return wording.say(gettext_noop("Unit %(key)s “%(title)s”"), key=unit.key, title=document.title)


def compare_units(
    comparison: Comparison, old: QualificationDocument, new: QualificationDocument
) -> list[Change]:
    """Return the changes of the frozen units, matched by key, code, reference, page, title."""
    pairs = match(old.units, new.units, UNIT_KEYS)
    found = []
    for i, j in in_reading_order(len(old.units), pairs, len(new.units)):
        if i is None and j is not None:
            found.append(_whole(comparison, Kind.ADDED, new.units[j], new))
        elif j is None and i is not None:
            found.append(_whole(comparison, Kind.REMOVED, old.units[i], old))
        elif i is not None and j is not None and canonical(old.units[i]) != canonical(new.units[j]):
            found.append(_changed(comparison, old.units[i], new.units[j]))
    if not (old.groups or new.groups):
        names = [new.units[j].key for _, j in pairs]
        for i, j in sorted(moved(pairs, names), key=lambda pair: pair[1]):
            found.append(comparison.shifted("units", unit_name(new.units[j], comparison.wording), i, j))
    if not found and canonical(old.groups) == canonical(new.groups):
        note = comparison.wording.say(
            gettext_noop("The units are the same; the order of their list differs.")
        )
        found.append(Change("units", Kind.MOVED, comparison.wording.say(gettext_noop("Units")), note=note))
    return found


def _changed(comparison: Comparison, old: FrozenUnit, new: FrozenUnit) -> Change:
    parts = [*comparison.fields(old, new, skip=("document",)), *comparison.fields(old.document, new.document)]
    return Change("units", Kind.CHANGED, unit_name(new, comparison.wording), parts=tuple(parts))


def _whole(comparison: Comparison, kind: Kind, unit: FrozenUnit, document: QualificationDocument) -> Change:
    wording, facts = comparison.wording, unit.document
    lines = [
        wording.say(gettext_noop("Level %(level)s"), level=facts.level) if facts.level else "",
        wording.say(gettext_noop("Credits: %(credits)s"), credits=said(facts.credits, wording))
        if facts.credits
        else "",
        *(THINGS[UnitGroup].call(group, wording) for group in document.groups if unit.key in group.units),
    ]
    shown = tuple(Passage.whole(kind, line) for line in lines if line)
    return Change("units", kind, unit_name(unit, wording), passages=shown)


@dataclass(frozen=True)
class _Tables:
    """Both tables, the groups that are the same, and the units under their new keys."""

    old: Sequence[UnitGroup]
    new: Sequence[UnitGroup]
    pairs: Sequence[Pair]
    keys: Mapping[str, str]
    names: Mapping[str, str]
    one_sided: frozenset[str]

    def members(self, group: UnitGroup) -> list[str]:
        """Return the members of an old group under their new keys."""
        return [self.keys.get(key, key) for key in group.units]


def compare_groups(
    comparison: Comparison, old: QualificationDocument, new: QualificationDocument
) -> list[Change]:
    """Return the changes of the unit groups: groups that came, went, moved or say something else, and units
    that moved.
    """
    units = match(old.units, new.units, UNIT_KEYS)
    wording = comparison.wording
    gone = {unit.key for i, unit in enumerate(old.units) if i not in {pair[0] for pair in units}}
    come = {unit.key for j, unit in enumerate(new.units) if j not in {pair[1] for pair in units}}
    tables = _Tables(
        old.groups,
        new.groups,
        match(old.groups, new.groups, THINGS[UnitGroup].keys),
        {old.units[i].key: new.units[j].key for i, j in units},
        {unit.key: unit_name(unit, wording) for unit in (*old.units, *new.units)},
        frozenset(gone | come),
    )
    found = [*_groups(comparison, tables), *_between(comparison, tables), *_within(comparison, tables)]
    if not found and not _only_renamed(tables):
        note = wording.say(gettext_noop("The groups are the same; how their units are listed differs."))
        found.append(Change("groups", Kind.CHANGED, wording.say(gettext_noop("Unit groups")), note=note))
    return found


def _only_renamed(tables: _Tables) -> bool:
    """Whether the groups differ only by units that came, went, or have another key: the units say so
    themselves.
    """
    for i, j in tables.pairs:
        before = [key for key in tables.members(tables.old[i]) if key not in tables.one_sided]
        after = [key for key in tables.new[j].units if key not in tables.one_sided]
        if before != after:
            return False
    return True


def _groups(comparison: Comparison, tables: _Tables) -> Iterator[Change]:
    """Yield what became of the groups themselves."""
    thing = THINGS[UnitGroup]
    away = moved(tables.pairs, [tables.new[j].id for _, j in tables.pairs])
    for i, j in in_reading_order(len(tables.old), tables.pairs, len(tables.new)):
        if i is None and j is not None:
            yield comparison.whole("groups", Kind.ADDED, tables.new[j])
        elif j is None and i is not None:
            yield comparison.whole("groups", Kind.REMOVED, tables.old[i])
        elif i is not None and j is not None:
            label = thing.call(tables.new[j], comparison.wording)
            if (i, j) in away:
                yield comparison.shifted("groups", label, i, j)
            parts = comparison.fields(tables.old[i], tables.new[j], skip=("units",))
            if parts:
                yield Change("groups", Kind.CHANGED, label, parts=tuple(parts))


def _between(comparison: Comparison, tables: _Tables) -> Iterator[Change]:
    """Yield the units that are in other groups than before."""
    partner = {j: i for i, j in tables.pairs}
    before: dict[str, list[int]] = defaultdict(list)
    after: dict[str, list[int]] = defaultdict(list)
    apart = len(tables.old) + 1
    for i, group in enumerate(tables.old):
        for key in dict.fromkeys(tables.members(group)):
            before[key].append(i)
    for j, group in enumerate(tables.new):
        for key in dict.fromkeys(group.units):
            # A group that came has no place among the old ones.
            after[key].append(partner.get(j, apart + j))
    for key in dict.fromkeys([*after, *before]):
        if key not in tables.one_sided and set(before[key]) != set(after[key]):
            olds = (group for i, group in enumerate(tables.old) if i in before[key])
            news = (group for group in tables.new if key in group.units)
            label = tables.names.get(key, key)
            yield Change("groups", Kind.MOVED, label, _called(olds, comparison), _called(news, comparison))


def _called(groups: Iterable[UnitGroup], comparison: Comparison) -> str:
    names = [THINGS[UnitGroup].call(group, comparison.wording) for group in groups]
    return comparison.wording.all_of(names) if names else comparison.wording.say(gettext_noop("In no group"))


def _within(comparison: Comparison, tables: _Tables) -> Iterator[Change]:
    """Yield the units that stand in another place of the same group."""
    template = gettext_noop("Place %(place)s in %(group)s")
    for i, j in tables.pairs:
        before, after = tables.members(tables.old[i]), list(tables.new[j].units)
        pairs = match(before, after)
        for one, other in sorted(
            moved(pairs, [after[place] for _, place in pairs]), key=lambda pair: pair[1]
        ):
            key = after[other]
            yield Change(
                "groups",
                Kind.MOVED,
                tables.names.get(key, key),
                comparison.wording.say(
                    template, place=one + 1, group=THINGS[UnitGroup].call(tables.old[i], comparison.wording)
                ),
                comparison.wording.say(
                    template, place=other + 1, group=THINGS[UnitGroup].call(tables.new[j], comparison.wording)
                ),
            )
