"""Dates that tell the truth: status on a day, plain sentences, replacement chains, a learner's own last date.

Everything here is worked out from stated dates (each with its source) and a day in London; nothing is
stored and nothing asks for the time but :func:`london_today`.
"""

from __future__ import annotations

from .answers import Answer, Verdict, can_award_on, can_register_on
from .changes import Direction, change_sentence, direction
from .dates import LABELS, DateFact, Dates, Fault, Listing, check_order
from .days import LONDON, DayError, add_months, day_after, day_before, london_day, london_today, read_day
from .periods import MyLastDate, check_period, my_last_date
from .replacement import (
    Outcome,
    Replacement,
    Successor,
    check_replacement,
    resolve_current,
    would_close_chain,
)
from .sentences import Sentence, contradictions, next_change, sentences, source_phrase
from .status import PHRASES, Status, StatusOnDay, status_on

__all__ = [
    "LABELS",
    "LONDON",
    "PHRASES",
    "Answer",
    "DateFact",
    "Dates",
    "DayError",
    "Direction",
    "Fault",
    "Listing",
    "MyLastDate",
    "Outcome",
    "Replacement",
    "Sentence",
    "Status",
    "StatusOnDay",
    "Successor",
    "Verdict",
    "add_months",
    "can_award_on",
    "can_register_on",
    "change_sentence",
    "check_order",
    "check_period",
    "check_replacement",
    "contradictions",
    "day_after",
    "day_before",
    "direction",
    "london_day",
    "london_today",
    "my_last_date",
    "next_change",
    "read_day",
    "resolve_current",
    "sentences",
    "source_phrase",
    "status_on",
    "would_close_chain",
]
