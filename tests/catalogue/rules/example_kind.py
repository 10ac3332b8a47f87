"""A kind of rule that a plugin might bring: at least half of the units taken are among those named.

It compiles to bounds, and, or; it needs no migration and no change anywhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from catalogue.rules import Document, Kind
from catalogue.rules.document import Rule, Scope
from catalogue.rules.fields import Fields
from catalogue.rules.primitives import All, Constraint, Either, count
from catalogue.rules.registry import Translate


@dataclass(frozen=True)
class AtLeastHalf:
    """At least as many units are taken from `units` as from anywhere else."""

    kind: ClassVar[str] = "at_least_half"
    units: tuple[str, ...]


def parse_rule(fields: Fields) -> Rule | None:
    """`units`: the codes, at least one."""
    return AtLeastHalf(fields.units(required=True))


def compile_rule(rule: AtLeastHalf, document: Document) -> Constraint:
    """For some number: at least so many of these units, at most so many others."""
    inside = set(rule.units)
    others = set(document.in_scope(Scope())) - inside
    return Either(
        tuple(
            All((count(others, most=number), count(inside, least=number)))
            for number in range(len(inside) + 1)
        )
    )


def say(rule: AtLeastHalf, document: Document, translate: Translate) -> str:
    """The sentence."""
    names = ", ".join(rule.units)
    return translate("At least half of the units taken must be among {units}.").format(units=names)


def to_json(rule: AtLeastHalf) -> dict[str, Any]:
    """The fields beside `kind`."""
    return {"units": list(rule.units)}


KIND = Kind(AtLeastHalf, parse_rule, to_json, compile_rule)
