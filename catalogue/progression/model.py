"""The plain rows a progression graph is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from catalogue.documents.values import LEVELS, LevelRange, Quantity


class StepUnit(NamedTuple):
    """A frozen unit: ``key`` is its identity on the site, ``credits`` ``None`` if not stated."""

    key: str
    credits: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A qualification as a place on a route.

    ``key`` is its identity. Credits are credits, ``glh`` and ``tqt`` hours, each a value or a range;
    ``None`` is "not stated". ``units`` are those frozen in the version in force.
    """

    key: str
    title: str = ""
    level: LevelRange | None = None
    credits: Quantity | None = None
    glh: Quantity | None = None
    tqt: Quantity | None = None
    units: tuple[StepUnit, ...] = ()

    @property
    def column(self) -> str | None:
        """The level under which it is listed: the highest it is at, ``None`` where no level is stated."""
        return self.level.max if self.level is not None else None


class Route(NamedTuple):
    """A route between two keys; ``kind`` is one of the document's kinds, ``words`` its own words."""

    source: str
    target: str
    kind: str = "next-level"
    words: str = ""


class SelfRouteError(ValueError):
    """A route that leads from a qualification to itself."""

    def __init__(self, key: str) -> None:
        super().__init__(f"A progression route cannot lead from “{key}” to itself.")


def column_order(column: str | None) -> int:
    """Return where a column stands: levels in rising order, then what has no level."""
    return LEVELS.index(column) if column is not None else len(LEVELS)
