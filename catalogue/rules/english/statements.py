"""What a part of a clause can state, and what it is read against."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from catalogue.rules.document import Scope
from catalogue.rules.english.lookup import Lookup
from catalogue.rules.english.scopes import EVERYTHING

Json = dict[str, Any]
BOUND, ALL, RULES = "bound", "all", "rules"


@dataclass(frozen=True)
class Statement:
    """One thing stated. `kind` says which fields count: an amount over a scope, all of a scope, or rules
    as they are."""

    kind: str
    scope: Scope = EVERYTHING
    measure: str = "credits"
    low: int | None = None
    high: int | None = None
    remaining: bool = False
    further: bool = False
    narrowed: bool = False
    """Stated as a part of what stands before it."""
    unsure: bool = False
    """Reads rightly only where the text states its total elsewhere."""
    least: bool = False
    """Said to be a minimum, so that more of it leaves less for what remains."""
    pool: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()
    """The role words that its groups were called by."""
    rules: tuple[Json, ...] = ()


@dataclass
class Context:
    """What a clause is read against."""

    lookup: Lookup
    measure: str | None = None
    """What a bare number counts: the measure spoken of last."""
    last: Scope = EVERYTHING
    """What the part before is about: what "of which" refers to."""
    outer: Scope = EVERYTHING
    """What the parts speak of that are joined on behind an "of which"."""
    inside: bool = False
    headed: bool = False
    """Whether the clause stands under the heading of a pathway, or is an entry of a list of demands: what
    it names is needed, and a number alone is the total."""
    unmatched: list[str] = field(default_factory=list)
