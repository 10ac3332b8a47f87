"""Reading numbers: one of a given scheme, or whatever a person may have typed."""

from __future__ import annotations

import re

from catalogue.wording import gettext_noop

from .model import Number, NumberError
from .schemes import QUALIFICATION_NUMBER, RECOGNITION_NUMBER, SCHEMES, UNIT_REFERENCE, WALES_NUMBER
from .spelling import plain, shortened

_BEGINNING = re.compile(r"[A-Za-z]?[ /\-.]{0,3}\d[\d /\-.]*[Xx]?")
_APART = re.compile(r"[ /\-._]+")
_SHORTEST_BEGINNING = 3


def parse(scheme: str, text: str) -> Number:
    """Return the number of ``scheme`` in ``text``.

    Raises :class:`NumberError`, one sentence; where the text is a number of another scheme, it says which.
    """
    reader = SCHEMES.get(scheme)
    try:
        return reader.read(text)
    except NumberError as error:
        other = _read_otherwise(scheme, text)
        if other is None:
            raise
        raise NumberError(
            gettext_noop("“%(text)s” is a %(other)s where a %(expected)s is asked for."),
            text=shortened(plain(text)),
            other=SCHEMES.get(other.scheme).name,
            expected=reader.name,
        ) from error


def _read_otherwise(scheme: str, text: str) -> Number | None:
    """Return the number of another scheme with a shape of its own that ``text`` is, if it is one."""
    for other in SCHEMES:
        if other.key == scheme or other.find is None:
            continue
        try:
            return other.read(text)
        except NumberError:
            continue
    return None


def parse_qualification_number(text: str) -> Number:
    """Return the qualification number (``603/5847/6``) in ``text``; raise :class:`NumberError`."""
    return parse(QUALIFICATION_NUMBER, text)


def parse_unit_reference(text: str) -> Number:
    """Return the unit reference (``L/618/1150``) in ``text``; raise :class:`NumberError`."""
    return parse(UNIT_REFERENCE, text)


def parse_recognition_number(text: str) -> Number:
    """Return an awarding body's recognition number (``RN5143``) in ``text``; raise :class:`NumberError`."""
    return parse(RECOGNITION_NUMBER, text)


def parse_wales_number(text: str) -> Number:
    """Return the Welsh number (``C00/1234/5``) in ``text``; raise :class:`NumberError`."""
    return parse(WALES_NUMBER, text)


def recognise(text: str) -> tuple[Number, ...]:
    """Return every number that ``text`` (a search box) may hold, in the order of the schemes.

    Where one run of characters can be read in two schemes (``C0012345``), both readings are returned.
    """
    found: dict[Number, None] = {}
    for scheme in SCHEMES:
        if scheme.find is not None:
            found.update(dict.fromkeys(scheme.find(text)))
    return tuple(found)


def beginning(text: str) -> str:
    """Return the start of the key of a number begun in ``text``: ``60358`` for ``603/58``; empty for none.

    At least three digits are asked for, so that a level or a size is not taken for a number.
    """
    typed = plain(text)
    digits = sum(character.isdigit() for character in typed)
    if digits < _SHORTEST_BEGINNING or not _BEGINNING.fullmatch(typed):
        return ""
    return _APART.sub("", typed).upper()


def search_keys(number: Number) -> tuple[str, ...]:
    """Return the spellings of ``number`` to put into a full-text index, canonical first, each once."""
    spaced = " ".join(_APART.sub(" ", number.value).split())
    found: dict[str, str] = {}
    for spelling in (number.value, number.key, spaced, number.slug):
        found.setdefault(spelling.casefold(), spelling)
    return tuple(found.values())
