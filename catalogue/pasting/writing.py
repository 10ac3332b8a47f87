"""Units, and outcomes with their criteria, written as text that reads back the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from catalogue.documents.unit import LearningOutcome
from catalogue.documents.values import Quantity

from .columns import COLUMNS
from .units import PastedUnit

HEADINGS = {
    "title": "Title",
    "code": "Unit code",
    "reference": "Unit reference number",
    "level": "Level",
    "credits": "Credits",
    "glh": "GLH",
    "tqt": "TQT",
}
NOT_STATED = "–"


def write_units(units: Iterable[PastedUnit], columns: Sequence[str] = COLUMNS) -> str:
    """Return a table of ``units`` with tabs between its cells, which a spreadsheet takes as it is."""
    lines = [[HEADINGS[column] for column in columns]]
    lines += [[_shown(getattr(unit, column)) for column in columns] for unit in units]
    return "".join("\t".join(line) + "\n" for line in lines)


def _shown(value: str | Quantity | None) -> str:
    if not isinstance(value, Quantity):
        return value or NOT_STATED
    if value.max is None:
        return f"{value.min}+"
    return str(value.min) if value.min == value.max else f"{value.min}-{value.max}"


def write_outcomes(outcomes: Iterable[LearningOutcome]) -> str:
    """Return outcomes with their criteria as numbered lines, each outcome a paragraph."""
    parts = []
    for outcome in outcomes:
        lines = [f"{outcome.number}\t{outcome.text}"]
        lines += [f"{criterion.number}\t{criterion.text}" for criterion in outcome.criteria]
        parts.append("\n".join(" ".join(line.splitlines()) for line in lines))
    return "\n\n".join(parts)
