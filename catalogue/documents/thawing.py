"""Frozen text into its document, remembered: a version never changes, and decoding one takes longer than a
query.

The text itself is the key, so that what was altered behind the records' back is never taken for what was
frozen.
"""

from __future__ import annotations

import json
from functools import lru_cache

from .codec import decode
from .qualification import QualificationDocument
from .unit import UnitDocument

Document = QualificationDocument | UnitDocument
REMEMBERED = 128
"""Documents that are held in memory, those not used the longest leaving first: some megabytes at the most."""


@lru_cache(maxsize=REMEMBERED)
def thawed(shape: type[Document], text: str) -> Document:
    """Return the document of ``shape`` that ``text`` holds.

    Raises ``DocumentFaults`` for what is no such document and ``json.JSONDecodeError`` for what is no JSON.
    """
    return decode(shape, json.loads(text))
