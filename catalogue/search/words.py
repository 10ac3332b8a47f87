"""Text to the terms that are indexed and searched for: small letters, no accents, stemmed."""

from __future__ import annotations

import re
import unicodedata

from .stemming import stem

MOST_WORDS = 12
"""Words of a query that are read."""

STOP_WORDS = frozenset("a an and at by for from in into of on or the to with".split())
"""Words that nearly every title has: they are asked of no title, unless nothing else is typed."""

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"['’ʼ]")
_LONGEST = 40


def folded(text: str) -> str:
    """Return ``text`` in small letters without accents: "Café" and "cafe" are one word."""
    small = text.casefold()
    if small.isascii():
        return small
    spread = unicodedata.normalize("NFKD", small)
    return "".join(character for character in spread if not unicodedata.combining(character))


def split(text: str) -> list[str]:
    """Return the words of ``text`` as typed, folded: letters and digits; an apostrophe does not divide."""
    return [word[:_LONGEST] for word in _WORD.findall(_APOSTROPHE.sub("", folded(text)))]


def terms(text: str) -> list[str]:
    """Return the terms of ``text`` in order, with repetitions, without stop words."""
    return [stem(word) for word in split(text) if word not in STOP_WORDS]


def indexed(*texts: str) -> str:
    """Return the different terms of ``texts``, as one text with a space between any two."""
    return " ".join(dict.fromkeys(term for text in texts for term in terms(text)))
