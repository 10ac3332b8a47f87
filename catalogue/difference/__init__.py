"""What differs between two documents: pure Python, in words, by field; moved is told apart from changed.

``model`` the result · ``matching`` which thing is which · ``text`` words and passages · ``labels`` and
``values`` what things are
called · ``fields`` any dataclass · ``table``, ``outcomes`` and ``rule`` what needs more thought · ``compare``
whole documents ·
``saying`` the result as plain sentences.
"""

from .compare import difference
from .model import Change, Difference, Kind, Passage, Run, Section
from .saying import headline, plain_lines, sentence

__all__ = [
    "Change",
    "Describe",
    "Difference",
    "Kind",
    "Passage",
    "Run",
    "Section",
    "difference",
    "headline",
    "plain_lines",
    "sentence",
]
