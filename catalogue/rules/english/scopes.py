"""What a part of a clause is about: which groups or units it means, and how one scope lies inside another."""

from __future__ import annotations

from dataclasses import dataclass, replace

from catalogue.rules.document import LEVELS, Document, LevelBounds, Scope
from catalogue.rules.english.lookup import Lookup
from catalogue.rules.english.mentions import Mention
from catalogue.rules.english.parts import NotRead, Part

EVERYTHING = Scope()


@dataclass(frozen=True)
class Target:
    """The units a part means. `pool`: the units listed out of the groups named ("units 5 and 6 in group
    1")."""

    scope: Scope
    roles: frozenset[str] = frozenset()
    """The role words that the groups were called by, where no letter named them."""
    pool: tuple[str, ...] = ()
    other: bool = False
    """Named with "or" between."""


def target(part: Part, lookup: Lookup) -> Target:
    """What a part is about; NotRead where its names contradict each other."""
    ids = _groups(part.mentions, lookup)
    roles = frozenset(part.roles).union(*(one.roles for one in part.mentions))
    lettered = any(not one.roles for one in part.mentions)
    level = LevelBounds(part.level.get("min"), part.level.get("max")) if part.level is not None else None
    where = tuple((name, tuple(values)) for name, values in part.where.items())
    codes = tuple(part.codes.codes) if part.codes is not None else ()
    if part.codes is not None and not codes:
        raise NotRead
    other = any(one.other for one in part.mentions) or (
        part.codes is not None and part.codes.joined_by == "or"
    )
    if not codes:
        return Target(Scope(ids, (), level, where), frozenset() if lettered else roles, other=other)
    if ids and lettered:
        if not set(codes) & lookup.members(ids):
            raise NotRead
        return Target(Scope(ids, (), level, where), pool=codes, other=other)
    return Target(Scope((), codes, level, where), roles, other=other)


def _groups(mentions: list[Mention], lookup: Lookup) -> tuple[str, ...]:
    """The groups that all these words mean together ("the mandatory units in Group A")."""
    if not mentions:
        return ()
    ids, roles = mentions[0].ids, mentions[0].roles
    for further in mentions[1:]:
        if set(further.ids) <= set(ids):
            ids = further.ids
        elif set(ids) <= set(further.ids):
            continue
        elif (roles or further.roles) and not (roles and further.roles):
            lettered = further.ids if roles else ids
            if any(lookup.by_id[ident].role is not None for ident in lettered):
                raise NotRead
            ids = lettered
        else:
            raise NotRead
        roles = roles | further.roles
    return ids


def units_of(scope: Scope, document: Document) -> frozenset[str]:
    """The units in a scope."""
    return frozenset(document.in_scope(scope))


def narrow(outer: Scope, inner: Scope, document: Document) -> Scope:
    """The inner scope read as a part of the outer one ("of which …"); NotRead where it lies elsewhere."""
    level = _both(outer.level, inner.level)
    where = tuple({**dict(outer.where), **dict(inner.where)}.items())
    if not (inner.groups or inner.units):
        return Scope(outer.groups, outer.units, level, where)
    sets = replace(inner, level=None, where=())
    if not units_of(sets, document) <= units_of(replace(outer, level=None, where=()), document):
        raise NotRead
    return Scope(inner.groups, inner.units, level, where)


def _both(first: LevelBounds | None, second: LevelBounds | None) -> LevelBounds | None:
    if first is None or second is None:
        return second or first
    low = max((one.min or LEVELS[0] for one in (first, second)), key=LEVELS.index)
    high = min((one.max or LEVELS[-1] for one in (first, second)), key=LEVELS.index)
    if LEVELS.index(low) > LEVELS.index(high):
        raise NotRead
    return LevelBounds(low, None if high == LEVELS[-1] else high)
