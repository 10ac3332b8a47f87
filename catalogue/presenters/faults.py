"""What a visitor typed that could not be read, and the field to mend it in."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """One line of the summary at the head of a page: it leads to the field of this id, where one is shown."""

    field: str
    sentence: str
