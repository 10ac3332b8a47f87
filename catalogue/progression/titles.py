"""Targets that a document names by title only: what the title says, and to which pages it is offered.

It is offered when a qualification of that very title appears.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from catalogue.documents.values import LEVELS, LevelRange

_NOT_A_WORD = re.compile(r"[^\w]+")
_LEVEL = re.compile(
    r"(?P<before>(?:(?:[^\W\d][\w&’'.-]*|&)\s+){0,8}?)(?P<entry>Entry\s+)?Level\s*(?P<least>\d)(?:/(?P<most>\d))?(?!\d)"
    r"(?!\s*(?:[/+–-]|to\b|or\b|and\b)\s*(?:\d|above\b|below\b|higher\b|lower\b|Level\b)|\+)",
    re.IGNORECASE,
)
_NOT_ITS_OWN = frozenset(
    "a above after any at award below beyond certificate diploma eqf extended for from gce gcse in isced "
    "nfq nvq on qualification scqf than to towards".split()
)
"""Words after which a level is not the title's own: of another scale, or of what the title is about."""


def normalised_title(title: str) -> str:
    """Return ``title`` for comparing: one case, words and single spaces only, ``&`` as ``and``.

    Nothing is guessed beyond that: ``Level 4Extended Diploma`` stays another title than ``Level 4 Extended
    Diploma``, and is offered to nobody.
    """
    folded = unicodedata.normalize("NFKC", title).casefold().replace("&", " and ").replace("_", " ")
    folded = folded.replace("’", "").replace("'", "")
    return _NOT_A_WORD.sub(" ", folded).strip()


def title_index(titles: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return, for pairs of key and title, the keys of each normalised title, in their order."""
    index: dict[str, tuple[str, ...]] = {}
    for key, title in titles:
        words = normalised_title(title)
        if words:
            index[words] = (*index.get(words, ()), key)
    return index


def offers(title: str, index: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the keys of that very title: to be offered to an editor, never taken silently."""
    return index.get(normalised_title(title), ())


def stated_level(title: str) -> LevelRange | None:
    """Return the level that ``title`` begins with, after its body's name at most; ``None`` where it does not.

    ``ILM Level 5 Diploma`` is at level 5, ``Level 1/2 Award`` at both; neither ``Preparing for Level 3`` nor
    ``SCQF Level 6 Award`` nor ``Level 3 or above`` tells one.
    """
    found = _LEVEL.match(title.strip())
    if found is None or not _NOT_ITS_OWN.isdisjoint(found["before"].casefold().split()):
        return None
    mark = "E" if found["entry"] else ""
    least, most = f"{mark}{found['least']}", f"{mark}{found['most'] or found['least']}"
    if least not in LEVELS or most not in LEVELS or LEVELS.index(least) > LEVELS.index(most):
        return None
    return LevelRange(least, most)


def column_of_title(title: str) -> str | None:
    """Return the level under which what is known by ``title`` alone is listed: the highest it states."""
    level = stated_level(title)
    return level.max if level is not None else None
