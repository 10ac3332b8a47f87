"""A title and what many titles begin with: pure text, no tables of bodies."""

from __future__ import annotations

import re
import unicodedata

from catalogue.progression import normalised_title

LONGEST_KEY = 120
"""Characters by which titles are put in order."""

_PREFIX = re.compile(
    r"(?:.{0,90}?\s)??"
    r"(?:Awards?|Certificates?|Diplomas?|GCSE|GCE|NVQ|Qualification)\b"
    r"(?:\s(?:Award|Certificate|Diploma))?"
    r"(?:\s?\([^()]{1,20}\))*"
    r"(?:\sof\s(?:Achievement|Competence|Proficiency))?"
    r"(?:\s(?:in|for|of)(?:\s(?:an?|the))?\s+|:\s*|\s[-–—]\s)",
    re.IGNORECASE,
)
_SHORTEST_REST = 3


def parted(title: str) -> tuple[str, str]:
    """Return what a title has in common with many others, and what it is about.

    ``("ILM Level 5 Certificate in", "Effective Coaching")``; the first is empty where the title does not
    begin so. Both together are the whole title.
    """
    found = _PREFIX.match(title)
    if found is None or len(title) - found.end() < _SHORTEST_REST or title[found.end()] == "(":
        return "", title
    return title[: found.end()].rstrip(), title[found.end() :]


def sort_key(title: str) -> str:
    """Return the text by which titles are listed: what it is about first, then how it begins."""
    prefix, rest = parted(title)
    key = f"{normalised_title(rest)} {normalised_title(prefix)}" if prefix else normalised_title(rest)
    if key.isascii():
        return key[:LONGEST_KEY]
    spread = unicodedata.normalize("NFKD", key)
    return "".join(one for one in spread if not unicodedata.combining(one))[:LONGEST_KEY]
