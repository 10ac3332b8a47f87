"""The read model, derived from records.

It is derived at publish, at a live-fact act, at a move, and on the turn of a date.

``versions`` the rows of one frozen document · ``entries`` the entry of each published subject as it stands on
a day · ``rebuilding`` everything anew, and whether what is there agrees with the documents.
"""

from .entries import (
    refresh_due,
    refresh_entries,
    refresh_entry,
    refresh_page,
    rename_body,
    rename_suite,
    together,
)
from .rebuilding import Disagreement, disagreements, rebuild, subjects_of_records
from .versions import index_version, index_versions, title_key

__all__ = [
    "Disagreement",
    "disagreements",
    "index_version",
    "index_versions",
    "rebuild",
    "refresh_due",
    "refresh_entries",
    "refresh_entry",
    "refresh_page",
    "rename_body",
    "rename_suite",
    "subjects_of_records",
    "title_key",
    "together",
]
