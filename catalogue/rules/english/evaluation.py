"""What each part of a clause states: an amount over a scope, units that are mandatory, or a choice."""

from __future__ import annotations

from dataclasses import replace

from catalogue.rules.document import Scope
from catalogue.rules.english.lookup import MANDATORY_WORDS
from catalogue.rules.english.parts import NotRead, Part
from catalogue.rules.english.scopes import EVERYTHING, Target, narrow, target, units_of
from catalogue.rules.english.sets import one_of_them, only_at_level
from catalogue.rules.english.statements import ALL, BOUND, RULES, Context, Statement
from catalogue.rules.english.vocabulary import EXACT, HIGH, LOW


def evaluate(part: Part, context: Context) -> list[Statement]:
    """What one part states; none for a mere fact; NotRead where that is not certain."""
    about = target(part, context.lookup)
    if part.codes is not None:
        context.unmatched.extend(part.codes.unmatched)
    found = _stated(part, replace(about, scope=_placed(part, about, context)), context)
    for statement in found:
        if statement.kind != RULES and (not context.inside or about.scope.groups or about.scope.units):
            context.last = statement.scope
    return found


def _placed(part: Part, about: Target, context: Context) -> Scope:
    """The scope, inside what the clause speaks of where it says "of which"."""
    document = context.lookup.document
    own = bool(about.scope.groups or about.scope.units)
    if "remaining" in part.flags:
        return about.scope
    if part.link in ("of which", "including") or (part.link == "with" and not own):
        if _whole(part, about, context) and part.number is None:
            return about.scope
        if not (context.inside and part.link == "with"):
            context.outer = context.last
        context.inside = True
        return narrow(context.outer, about.scope, document)
    if context.inside and part.link in ("and", ",", "but", "with") and "remaining" not in part.flags:
        if not own and about.scope != EVERYTHING:
            return narrow(context.outer, about.scope, document)
        if own and context.outer != EVERYTHING:
            inner = replace(about.scope, level=None, where=())
            if units_of(inner, document) <= units_of(context.outer, document):
                return narrow(context.outer, about.scope, document)
    context.inside = False
    return about.scope


def _stated(part: Part, about: Target, context: Context) -> list[Statement]:
    if "remaining" in part.flags:
        return [_remaining(part, about, context)]
    if part.number is None:
        return _without_number(part, about, context)
    if "here" in part.flags and not part.scoped:
        raise NotRead
    if "between" in part.flags:
        raise NotRead
    measure = _measure(part, about, context)
    if "bracketed" in part.flags and about.scope.units:
        return [_as_printed(part, about, measure, context)]
    low, high = _amounts(part)
    if _whole(part, about, context):
        found = _all_of(part, about, measure, context)
        if found is not None:
            return found
    _check_permission(part, low)
    if "consists" in part.verbs and low == _size(about.scope, measure, context):
        if measure != "units":
            raise NotRead  # how much there is, or how much is asked for
        return []
    if "either" in part.flags and HIGH in part.marks and len(about.scope.groups) > 1:
        raise NotRead  # of both together, or of each
    if part.notes:
        _check_notes(part, about.scope, context)
    return _bounds(part, about, measure, low, high, context)


def _as_printed(part: Part, about: Target, measure: str, context: Context) -> Statement:
    """ "Unit 5 (3 credits)": all of it, where the figure in brackets is what the units add up to."""
    unclear = part.marks or part.excluded or part.flags & {"remaining", "further", "each"}
    if unclear or about.other or part.number != (_size(about.scope, measure, context), None):
        raise NotRead
    return _everything(about.scope, context)


def _bounds(
    part: Part, about: Target, measure: str, low: int | None, high: int | None, context: Context
) -> list[Statement]:
    scopes = [about.scope]
    if "each" in part.flags:
        if not about.scope.groups:
            raise NotRead
        scopes = [replace(about.scope, groups=(ident,)) for ident in about.scope.groups]
    if "totalling" in part.flags:
        raise NotRead
    if measure in ("glh", "tqt") and about.scope == EVERYTHING and not _demands_hours(part, context):
        raise NotRead
    narrowed = context.inside and context.outer != EVERYTHING
    if part.excluded:
        return _excluding(part, about, measure, low, high, context)
    return [
        Statement(
            BOUND,
            scope,
            measure,
            low,
            high,
            further="further" in part.flags,
            narrowed=narrowed,
            unsure="range or total" in part.flags,
            pool=about.pool,
            roles=about.roles,
            least=LOW in part.marks,
        )
        for scope in scopes
    ]


def _demands_hours(part: Part, context: Context) -> bool:
    """Hours beside credits are mostly a fact about the qualification: they are a rule only where plainly
    demanded."""
    return not context.lookup.has_credits or (bool(part.marks) and "must" in part.verbs)


def _excluding(
    part: Part, about: Target, measure: str, low: int | None, high: int | None, context: Context
) -> list[Statement]:
    """An amount over all units but some: over everything, those must not be taken at all."""
    excluded = frozenset(part.excluded)
    if about.scope == EVERYTHING:
        none = Statement(BOUND, Scope(units=tuple(part.excluded)), "units", None, 0)
        return [Statement(BOUND, about.scope, measure, low, high), none]
    listed = units_of(replace(about.scope, level=None, where=()), context.lookup.document)
    if about.pool or "each" in part.flags or not excluded < listed:
        raise NotRead
    rest = tuple(code for code in context.lookup.document.units if code in listed - excluded)
    return [Statement(BOUND, replace(about.scope, groups=(), units=rest), measure, low, high)]


def _remaining(part: Part, about: Target, context: Context) -> Statement:
    if part.number is not None and (part.number[1] is not None or HIGH in part.marks):
        raise NotRead
    low = part.number[0] if part.number is not None else None
    measure = _measure(part, about, context)
    return Statement(BOUND, about.scope, measure, low, remaining=True, pool=about.pool)


def _measure(part: Part, about: Target, context: Context) -> str:
    if part.measure is not None:
        context.measure = part.measure
        return part.measure
    if part.codes is not None or {"choose", "following"} <= part.flags:
        return "units"
    if context.measure is None:
        raise NotRead
    return context.measure


def _amounts(part: Part) -> tuple[int | None, int | None]:
    if part.number is None:
        raise NotRead
    first, last = part.number
    if last is not None:
        if first > last:
            raise NotRead
        return first, last
    if first == 0:
        if part.marks or not (part.scoped or part.narrowed):
            raise NotRead
        return None, 0
    if EXACT in part.marks or {LOW, HIGH} <= part.marks:
        return first, first
    if HIGH in part.marks:
        return None, first
    if "only there" in part.flags:
        raise NotRead
    if LOW in part.marks or "only so many" not in part.flags:
        return first, None
    chosen = "choose" in part.flags or ("must" in part.verbs and "may" not in part.verbs)
    return (first, first) if chosen else (None, first)


def _check_permission(part: Part, low: int | None) -> None:
    """ "Learners may take 6 credits" demands nothing."""
    if low is not None and not part.marks and part.verbs == {"may"} and "further" not in part.flags:
        raise NotRead


def _whole(part: Part, about: Target, context: Context) -> bool:
    """Whether all of a set is meant: by "all", or because it is the mandatory one."""
    if "all" in part.flags:
        return True
    if about.roles & MANDATORY_WORDS:
        return True
    groups = about.scope.groups
    return bool(groups) and not about.pool and context.lookup.is_mandatory(groups)


def _size(scope: Scope, measure: str, context: Context) -> int:
    return context.lookup.total(
        units_of(replace(scope, level=None, where=()), context.lookup.document), measure
    )


def _all_of(part: Part, about: Target, measure: str, context: Context) -> list[Statement] | None:
    """Everything in scope, where the number agrees with it; None where the number asks for less of it by a
    bound."""
    if part.number is None or part.number[1] is not None or EXACT in part.marks or "each" in part.flags:
        return None
    scope = about.scope if not about.pool else Scope(units=about.pool)
    if scope == EVERYTHING or not (scope.groups or scope.units):
        if "all" in part.flags:
            raise NotRead
        return None
    size, number = _size(scope, measure, context), part.number[0]
    if number == size and HIGH not in part.marks:
        _check_notes(part, scope, context)
        return [_everything(scope, context)]
    lettered = not about.roles or LOW in part.marks or HIGH in part.marks
    if "all" in part.flags or not lettered or number > size:
        raise NotRead
    return None


def _everything(scope: Scope, context: Context) -> Statement:
    """All units of a scope; a level that all of them have is only a fact."""
    document = context.lookup.document
    bare = replace(scope, level=None, where=())
    if units_of(scope, document) != units_of(bare, document):
        raise NotRead
    return Statement(ALL, bare)


def _check_notes(part: Part, scope: Scope, context: Context) -> None:
    """Amounts in brackets must be what the units add up to; anything else would be a rule of its own."""
    for number, measure in part.notes:
        if measure is None:
            if number != len(scope.groups):
                raise NotRead
        elif number != _size(scope, measure, context):
            raise NotRead


def _without_number(part: Part, about: Target, context: Context) -> list[Statement]:
    scope = about.scope if not about.pool else Scope(units=about.pool)
    if {"all", "level demanded"} <= part.flags:
        return only_at_level(part, about, context)
    if part.marks or part.measure or not (scope.groups or scope.units) or "each" in part.flags:
        raise NotRead
    if part.verbs == {"may"} or part.flags & {"only so many", "only there", "further"} or part.excluded:
        raise NotRead
    if part.link == "with":
        raise NotRead
    if "located" in part.flags and "all" not in part.flags:
        raise NotRead
    if about.other:
        return [one_of_them(scope, part, context)]
    demanded = (
        bool(part.verbs & {"must", "consists"})
        or "everyone" in part.flags
        or (context.headed and not part.verbs)
    )
    called = bool(about.roles & MANDATORY_WORDS)
    optional = any(context.lookup.by_id[ident].role == "optional" for ident in scope.groups)
    if "all" not in part.flags and not called and not (demanded and not optional):
        raise NotRead
    _check_notes(part, scope, context)
    return [_everything(scope, context)]
