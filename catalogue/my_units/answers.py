"""The whole answer: who holds these units, what do they count towards, nearest first, each one exact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from time import monotonic
from uuid import UUID

from catalogue.models import CatalogueEntry
from catalogue.rules import TooMuchWork, Verdict, nearest
from catalogue.rules.registry import Translate

from .candidates import Candidate, candidates
from .ranking import settle
from .solving import Solved, Solver

PAGE = 10
"""Qualifications on one page."""

PAGES = 10
"""Pages that can be asked for: beyond a hundred qualifications nobody reads on."""

MOST_SOLVED = 400
"""Qualifications that one question may work out."""

SECONDS = 3.0
"""How long one question may work: then the page says how many were not looked at."""


@dataclass(frozen=True)
class Filters:
    """Which qualifications are asked for: at a level, of a body, only those open to new learners."""

    level: str = ""
    body: str = ""
    open_only: bool = False
    page: int = 1


@dataclass(frozen=True)
class Result:
    """One qualification: its row, how it was worked out, and the verdict in words."""

    entry: CatalogueEntry
    solved: Solved
    verdict: Verdict


@dataclass(frozen=True)
class Answer:
    """``results`` of this page in order; ``total`` qualifications list a unit that is held.

    ``left`` were not looked at because nothing among them can come before what is shown, or, where the page
    is not ``settled``, because the work ran out. ``without_rule`` list a unit and have no rule recorded.
    """

    results: tuple[Result, ...]
    total: int
    settled: bool
    worked: int
    left: int
    nothing_counts: int
    too_hard: int
    without_rule: tuple[CatalogueEntry, ...]
    more: bool


def answer(
    held: Mapping[UUID, CatalogueEntry],
    root: str,
    day: date,
    filters: Filters,
    translate: Translate | None = None,
) -> Answer:
    """Return what the units ``held`` count towards on ``day``; never raises for what a visitor may ask."""
    found = candidates(held, root, day, level=filters.level, body=filters.body, open_only=filters.open_only)
    solvable = [one for one in found if one.measure not in ("", "none") and one.least is not None]
    without = [one for one in found if one.measure == "none"]
    solver = Solver(solvable, day)
    until = monotonic() + SECONDS
    page = max(1, min(filters.page, PAGES))
    settled = settle(
        ((one.key, one) for one in solvable),
        solver,
        wanted=page * PAGE + 1,
        may_go_on=lambda worked: worked < MOST_SOLVED and monotonic() < until,
    )
    shown = settled.best[(page - 1) * PAGE : page * PAGE]
    entries = _entries([one.candidate for one in shown] + without[:PAGE])
    return Answer(
        results=tuple(
            Result(entries[one.candidate.subject], one, verdict)
            for one in shown
            if (verdict := _verdict(one, day, entries, translate)) is not None
        ),
        total=len(found),
        settled=settled.settled,
        worked=settled.worked,
        left=settled.left,
        nothing_counts=solver.nothing_counts,
        too_hard=len(solver.too_hard),
        without_rule=tuple(entries[one.subject] for one in without[:PAGE]),
        more=len(settled.best) > page * PAGE and page < PAGES,
    )


def _verdict(
    one: Solved, day: date, entries: Mapping[UUID, CatalogueEntry], translate: Translate | None
) -> Verdict | None:
    version = entries[one.candidate.subject].version
    label = version.label or str(version.sequence)
    try:
        return nearest(one.document, one.achieved, day, translate=translate, version=label)
    except TooMuchWork:
        return None


def _entries(shown: list[Candidate]) -> dict[UUID, CatalogueEntry]:
    rows = CatalogueEntry.objects.filter(subject__in=[one.subject for one in shown])
    return {row.subject: row for row in rows.select_related("version").defer("version__document")}
