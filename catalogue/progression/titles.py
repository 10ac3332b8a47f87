"""Targets that a document names by title only: offered when a qualification of that very title appears."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

_NOT_A_WORD = re.compile(r"[^\w]+")


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
