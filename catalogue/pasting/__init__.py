"""Reading what is pasted from a document: a table of units, codes and ranges, outcomes with their criteria.

Pure: text in, plain values and sentences out. Nothing is dropped in silence: what cannot be read is a
:class:`Fault` with its place, what was cleaned or left out is a :class:`Note`, and the rest is kept.
"""

from __future__ import annotations

from .codes import Picked, pick
from .columns import COLUMNS, Column
from .faults import Fault, Note
from .outcomes import PastedOutcomes, read_outcomes
from .units import MOST, PastedRow, PastedUnit, PastedUnits, read_units
from .writing import write_outcomes, write_units

__all__ = [
    "COLUMNS",
    "MOST",
    "Column",
    "Fault",
    "Note",
    "PastedOutcomes",
    "PastedRow",
    "PastedUnit",
    "PastedUnits",
    "Picked",
    "pick",
    "read_outcomes",
    "read_units",
    "write_outcomes",
    "write_units",
]
