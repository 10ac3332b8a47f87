"""The publish gate: one place decides what may go live, every path asks it.

``checks`` what a check is, and the registry · ``draft`` what they look at · ``decision`` all of a page ·
the other modules hold the built-in checks, one subject each. Importing ``catalogue.gate`` registers them.
"""

from . import (
    availability,
    completeness,
    dates,
    identifiers,
    routes,
    rows,
    rule,
    sizes,
    stated,
    structure,
    texts,
    unit,
    version,
)
from .checks import Check, Finder, registry
from .decision import Refused, blocking, checks_of, standing
from .draft import Draft, draft_of, due_since
from .records import Records

__all__ = [
    "Check",
    "Draft",
    "Finder",
    "Records",
    "Refused",
    "availability",
    "blocking",
    "checks_of",
    "completeness",
    "dates",
    "draft_of",
    "due_since",
    "identifiers",
    "registry",
    "routes",
    "rows",
    "rule",
    "sizes",
    "standing",
    "stated",
    "structure",
    "texts",
    "unit",
    "version",
]
