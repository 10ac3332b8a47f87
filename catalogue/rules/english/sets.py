"""What is said of a whole set of units without an amount: of one level only, or one of several."""

from __future__ import annotations

from dataclasses import replace

from catalogue.rules.document import LEVELS, LevelBounds, Scope
from catalogue.rules.english.parts import NotRead, Part
from catalogue.rules.english.scopes import Target, units_of
from catalogue.rules.english.statements import BOUND, RULES, Context, Statement


def only_at_level(part: Part, about: Target, context: Context) -> list[Statement]:
    """ "All optional units must be at Level 3": none of another level may be taken."""
    bounds, bare = about.scope.level, replace(about.scope, level=None)
    units = context.lookup.document.units
    unclear = part.marks or part.notes or part.verbs != {"must"} or about.pool or about.scope.where
    if (
        bounds is None
        or unclear
        or any(units[code].level is None for code in units_of(bare, context.lookup.document))
    ):
        raise NotRead
    found = []
    if bounds.min is not None and bounds.min != LEVELS[0]:
        below = LevelBounds(None, LEVELS[LEVELS.index(bounds.min) - 1])
        found.append(Statement(BOUND, replace(bare, level=below), "units", None, 0))
    if bounds.max is not None and bounds.max != LEVELS[-1]:
        above = LevelBounds(LEVELS[LEVELS.index(bounds.max) + 1], None)
        found.append(Statement(BOUND, replace(bare, level=above), "units", None, 0))
    return found


def one_of_them(scope: Scope, part: Part, context: Context) -> Statement:
    """ "unit 5 or unit 6", "all units of either Group A or Group B"."""
    if scope.level is not None or scope.where or part.notes:
        raise NotRead
    if scope.units and not scope.groups and "all" not in part.flags:
        return Statement(BOUND, scope, "units", 1, None)
    if not scope.groups or scope.units:
        raise NotRead
    names = {group.id: group.title or group.id for group in context.lookup.document.groups}
    options = [
        {"title": names[ident], "rules": [{"kind": "mandatory", "groups": [ident]}]} for ident in scope.groups
    ]
    return Statement(RULES, rules=({"kind": "one_of", "options": options},))
