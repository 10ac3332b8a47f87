"""English words to stems, by the algorithm that M. F. Porter published in 1980.

A stem need not be a word: "coaching", "coaches" and "coach" all become ``coach``, "managing" and "management"
``manag``. Words of another language pass through with little harm, because both sides are stemmed alike.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

_VOWELS = frozenset("aeiou")

_STEP_2 = (
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"),
    ("abli", "able"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"),
    ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"),
    ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
)  # fmt: skip
_STEP_3 = (
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""),
    ("ness", ""),
)  # fmt: skip
_STEP_4 = (
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive",
    "ize", "ion", "al", "er", "ic", "ou",
)  # fmt: skip
_SHORTEST = 3


def _consonants(word: str) -> list[bool]:
    """Say for each letter whether it is a consonant: y is one at the start of a word or after a vowel."""
    marks: list[bool] = []
    for place, letter in enumerate(word):
        marks.append(letter not in _VOWELS and (letter != "y" or place == 0 or not marks[-1]))
    return marks


def _measure(stem: str) -> int:
    """Return how often a vowel is followed by a consonant in ``stem``."""
    marks = _consonants(stem)
    return sum(not before and after for before, after in pairwise(marks))


def _has_vowel(stem: str) -> bool:
    return not all(_consonants(stem))


def _ends_double(word: str) -> bool:
    return len(word) > 1 and word[-1] == word[-2] and _consonants(word)[-1]


def _ends_short(word: str) -> bool:
    """Whether ``word`` ends in consonant, vowel, consonant, the last not w, x or y."""
    if len(word) < _SHORTEST:
        return False
    first, second, third = _consonants(word)[-3:]
    return first and not second and third and word[-1] not in "wxy"


def _replaced(word: str, suffixes: tuple[tuple[str, str], ...], above: int) -> str:
    """Replace the longest of ``suffixes`` that ends ``word``, where the rest measures more than ``above``."""
    found = max(
        (pair for pair in suffixes if word.endswith(pair[0])), key=lambda pair: len(pair[0]), default=None
    )
    if found is None:
        return word
    stem = word[: -len(found[0])]
    return stem + found[1] if _measure(stem) > above else word


def _plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    for suffix in ("ed", "ing"):
        stem = word[: -len(suffix)]
        if word.endswith(suffix) and _has_vowel(stem):
            return _mended(stem)
    return word


def _mended(stem: str) -> str:
    """Make a stem whole whose -ed or -ing was taken off."""
    if stem.endswith(("at", "bl", "iz")):
        return stem + "e"
    if _ends_double(stem) and stem[-1] not in "lsz":
        return stem[:-1]
    return stem + "e" if _measure(stem) == 1 and _ends_short(stem) else stem


def _without_ending(word: str) -> str:
    for suffix in _STEP_4:
        if word.endswith(suffix):
            stem = word[: -len(suffix)]
            fits = suffix != "ion" or stem.endswith(("s", "t"))
            return stem if _measure(stem) > 1 and fits else word
    return word


def _tidied(word: str) -> str:
    if word.endswith("e"):
        stem = word[:-1]
        measure = _measure(stem)
        if measure > 1 or (measure == 1 and not _ends_short(stem)):
            word = stem
    if _measure(word) > 1 and _ends_double(word) and word.endswith("l"):
        word = word[:-1]
    return word


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of ``word`` (small letters); what is short, or not of a to z, stays as it is."""
    if len(word) < _SHORTEST or not (word.isascii() and word.isalpha()):
        return word
    word = _past(_plural(word))
    if word.endswith("y") and _has_vowel(word[:-1]):
        word = word[:-1] + "i"
    word = _replaced(word, _STEP_2, 0)
    word = _replaced(word, _STEP_3, 0)
    return _tidied(_without_ending(word))
