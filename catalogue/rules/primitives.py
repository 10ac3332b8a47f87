"""What every kind of rule compiles to: linear bounds over unit sets, and, or. Solving them stays exact."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Bound:
    """The sum of `weights` (unit code, whole number above 0) over the selected units lies within the bounds.

    `weights` are sorted by code, so that two bounds that say the same are equal. None does not bind.
    `unstated` units weigh something too, but the document does not say how much; they count as 0.
    """

    weights: tuple[tuple[str, int], ...]
    min: int | None = None
    max: int | None = None
    unstated: tuple[str, ...] = ()


@dataclass(frozen=True)
class All:
    """Every part holds; with no part it always does."""

    parts: tuple[Constraint, ...] = ()


@dataclass(frozen=True)
class Either:
    """At least one part holds; with no part it never does."""

    parts: tuple[Constraint, ...] = ()


Constraint = Bound | All | Either


def total(weights: Mapping[str, int | None], *, least: int | None = None, most: int | None = None) -> Bound:
    """A bound on the sum of these weights; a weight of None is not stated."""
    return Bound(
        tuple(sorted((code, weight) for code, weight in weights.items() if weight)),
        least,
        most,
        tuple(sorted(code for code, weight in weights.items() if weight is None)),
    )


def count(codes: Iterable[str], *, least: int | None = None, most: int | None = None) -> Bound:
    """A bound on how many of these units are selected; a unit named twice is one unit."""
    return Bound(tuple((code, 1) for code in sorted(set(codes))), least, most)


def satisfied(constraint: Constraint, selection: Container[str]) -> bool:
    """Whether a selection of units satisfies the constraint; unstated weights count as 0."""
    if isinstance(constraint, Bound):
        value = sum(weight for code, weight in constraint.weights if code in selection)
        return (constraint.min or 0) <= value and (constraint.max is None or value <= constraint.max)
    every = all if isinstance(constraint, All) else any
    return every(satisfied(part, selection) for part in constraint.parts)


def mentioned(constraint: Constraint) -> frozenset[str]:
    """The units whose selection can matter to the constraint."""
    if isinstance(constraint, Bound):
        return frozenset(code for code, _ in constraint.weights)
    return frozenset().union(*map(mentioned, constraint.parts))


def surely(constraint: Constraint) -> Constraint:
    """What must hold for the constraint to hold whatever the unstated weights are."""
    if not isinstance(constraint, Bound):
        return type(constraint)(tuple(map(surely, constraint.parts)))
    stated = Bound(constraint.weights, constraint.min, constraint.max)
    if not constraint.unstated or constraint.max is None:
        return stated
    return All((stated, count(constraint.unstated, most=0)))


def perhaps(constraint: Constraint) -> Constraint:
    """What must hold for the constraint to hold with some weights in place of the unstated ones."""
    if not isinstance(constraint, Bound):
        return type(constraint)(tuple(map(perhaps, constraint.parts)))
    if not constraint.unstated or not constraint.min:
        return Bound(constraint.weights, constraint.min, constraint.max)
    most = Bound(constraint.weights, None, constraint.max)
    least = Bound(constraint.weights, constraint.min, None)
    return All((most, Either((least, count(constraint.unstated, least=1)))))


def opposite(constraint: Constraint) -> Constraint:
    """What holds exactly where the constraint does not."""
    if isinstance(constraint, All):
        return Either(tuple(map(opposite, constraint.parts)))
    if isinstance(constraint, Either):
        return All(tuple(map(opposite, constraint.parts)))
    below = () if not constraint.min else (Bound(constraint.weights, None, constraint.min - 1),)
    above = () if constraint.max is None else (Bound(constraint.weights, constraint.max + 1, None),)
    return Either((*below, *above))


def unstated(constraint: Constraint) -> frozenset[str]:
    """The units whose weights are not stated and may matter."""
    if isinstance(constraint, Bound):
        bound = bool(constraint.min) or constraint.max is not None
        return frozenset(constraint.unstated) if bound else frozenset()
    return frozenset().union(*map(unstated, constraint.parts))
