"""Recorded acts: the only way live facts change. Each says who, when, from, to, why, and whose word it is.

``record`` what every act says · ``dates`` moving dates · ``replacement`` what replaces what · ``ownership``
owners · ``transfer`` to another body · ``listing`` later evidence · ``withdrawal`` closing, and undoing what
was announced. Every act is written whole or not at all and announces ``live_facts_changed`` once committed.
Days are inclusive days in the United Kingdom. ``ValidationError`` is raised with one sentence at its field,
and nothing is written.
"""

from .dates import current_date, first_moves, move_date, move_dates
from .listing import state_listing
from .ownership import state_owner
from .record import Record
from .replacement import NamedSuccessor, replacements_from, resolve_current, state_replacement
from .transfer import transfer
from .withdrawal import Withdrawal, call_off, last_award_after, undo, withdraw

__all__ = [
    "NamedSuccessor",
    "Record",
    "Withdrawal",
    "call_off",
    "current_date",
    "first_moves",
    "last_award_after",
    "move_date",
    "move_dates",
    "replacements_from",
    "resolve_current",
    "state_listing",
    "state_owner",
    "state_replacement",
    "transfer",
    "undo",
    "withdraw",
]
