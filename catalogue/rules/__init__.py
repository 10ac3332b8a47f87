"""Rules of combination: which sets of units earn a qualification.

`parse` reads a document, `nearest` answers how far a learner is, `check` tells its editor what is wrong with
it, `describe` says it in English and `read` takes it from English. `docs/rules.md` has the whole in words.
"""

from __future__ import annotations

from catalogue.rules.answer import nearest, standing_sentence
from catalogue.rules.check import Checked, check
from catalogue.rules.document import Document
from catalogue.rules.english import describe, read, sentence_for
from catalogue.rules.faults import Fault, RuleFaults
from catalogue.rules.merging import TooMuchWork
from catalogue.rules.oddities import Finding
from catalogue.rules.parsing import parse, parse_day, to_json
from catalogue.rules.reach import Reach
from catalogue.rules.registry import Kind, kinds, sentences
from catalogue.rules.selection import Selection, solve
from catalogue.rules.verdict import OUTCOMES, EndorsementLine, RuleLine, UnitLine, Verdict, verdict_json

__all__ = [
    "OUTCOMES",
    "Checked",
    "Document",
    "EndorsementLine",
    "Fault",
    "Finding",
    "Kind",
    "Reach",
    "RuleFaults",
    "RuleLine",
    "Selection",
    "TooMuchWork",
    "UnitLine",
    "Verdict",
    "check",
    "describe",
    "kinds",
    "nearest",
    "parse",
    "parse_day",
    "read",
    "sentence_for",
    "sentences",
    "solve",
    "standing_sentence",
    "to_json",
    "verdict_json",
]
