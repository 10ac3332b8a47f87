"""The answer as plain data, for ``my-units.json``; ``docs/routes-and-units.md`` describes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from catalogue.addresses import entry_url
from catalogue.models import CatalogueEntry

from .answers import Answer, Result
from .holding import Holding

Absolute = Callable[[str], str]


def answer_data(
    holding: Holding, answer: Answer | None, faults: tuple[str, ...], day: str, absolute: Absolute
) -> dict[str, Any]:
    """Return what was understood of the question, and the results in order."""
    return {
        "on": day,
        "units": [_named(row, absolute) for row in holding.units.values()],
        "qualifications": [_named(row, absolute) for row in holding.qualifications],
        "choose_units_of": [_named(row, absolute) for row in holding.with_choice],
        "unknown": [
            {"text": one.text, "nearest": [_named(row, absolute) for row in one.offers]}
            for one in holding.unknown
        ],
        "ambiguous": [
            {"text": one.text, "options": [_named(row, absolute) for row in one.options]}
            for one in holding.ambiguous
        ],
        "lines_not_read": holding.unread,
        "faults": list(faults),
        "results": [_result(one, absolute) for one in answer.results] if answer else [],
        "more": answer.more if answer else False,
        "listing_a_unit": answer.total if answer else 0,
        "not_looked_at": answer.left if answer and not answer.settled else 0,
        "settled": answer.settled if answer else True,
    }


def _result(one: Result, absolute: Absolute) -> dict[str, Any]:
    verdict, solved = one.verdict, one.solved
    return {
        **_named(one.entry, absolute),
        "version": one.entry.version.sequence,
        "open": not solved.candidate.closed,
        "outcome": verdict.outcome,
        "measure": solved.document.measure,
        "covered": solved.covered,
        "missing": solved.missing,
        "counted": list(verdict.counted),
        "completion": list(verdict.completion),
        "stood_in": dict(verdict.stood_in),
        "uncounted": [{"unit": line.code, "why": list(line.why)} for line in verdict.uncounted],
        "unmet": list(verdict.unmet),
        "confirm": list(verdict.confirm),
        "not_checked": list(verdict.not_checked),
        "standing": verdict.standing,
    }


def _named(row: CatalogueEntry, absolute: Absolute) -> dict[str, Any]:
    return {"title": row.title, "code": row.number, "body": row.body_name, "url": absolute(entry_url(row))}
