"""The registry of schemes, the built-in ones, and free schemes (SCQF, SQA, a body's own codes).

Built-in schemes register exactly as a plugin's would: ``SCHEMES.register(Scheme(...))``. A scheme that is not
registered but has a well-formed key is free: its codes are compared without regard to case and spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalogue.wording import gettext_noop

from .model import Number, NumberError, Scheme
from .spelling import plain, shortened

LONGEST_CODE = 60
"""Characters of the longest free code."""

_KEY = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?::[a-z0-9]+(?:-[a-z0-9]+)*)?")
_NOT_IN_A_SLUG = re.compile(r"[^a-z0-9]+")


class DuplicateSchemeError(ValueError):
    """A scheme was registered under a key that is taken."""


def is_scheme_key(key: str) -> bool:
    """Whether ``key`` may name a scheme: ``scqf``, ``body-code``, ``body-code:ilm``."""
    return _KEY.fullmatch(key) is not None


class Schemes:
    """A registry of schemes by key, in the order of registration, which refuses duplicates."""

    def __init__(self) -> None:
        self._schemes: dict[str, Scheme] = {}

    def register(self, scheme: Scheme) -> Scheme:
        """Add ``scheme`` and return it; raise :class:`DuplicateSchemeError`, ``ValueError`` for a bad key."""
        if not is_scheme_key(scheme.key):
            raise ValueError(f"“{scheme.key}” cannot name a scheme: use small letters, digits, hyphens.")
        if scheme.key in self._schemes:
            raise DuplicateSchemeError(f"The scheme “{scheme.key}” is already registered.")
        self._schemes[scheme.key] = scheme
        return scheme

    def unregister(self, key: str) -> None:
        """Take the scheme ``key`` out again (for tests and plugins that are switched off)."""
        del self._schemes[key]

    def get(self, key: str) -> Scheme:
        """Return the scheme ``key``, a free one if unregistered; raise :class:`NumberError` for a bad key."""
        found = self._schemes.get(key)
        return found if found is not None else free_scheme(key)

    def __contains__(self, key: object) -> bool:
        return key in self._schemes

    def __iter__(self) -> Iterator[Scheme]:
        return iter(tuple(self._schemes.values()))


def free_scheme(key: str, name: str = "") -> Scheme:
    """Return the scheme ``key`` of codes without a shape; raise :class:`NumberError` for a bad key."""
    if not is_scheme_key(key):
        raise NumberError(
            gettext_noop("“%(scheme)s” cannot name a scheme of numbers: use small letters, digits, hyphens."),
            scheme=shortened(key),
        )

    def read(text: str) -> Number:
        return read_free(key, text)

    return Scheme(key=key, name=name or key, read=read)


def read_free(scheme: str, text: str) -> Number:
    """Return the code in ``text`` as printed, spaces made single; its key has no spaces and one case.

    Raises :class:`NumberError` for an empty code, one without a letter or digit, or one that is too long.
    """
    value = plain(text)
    key = value.replace(" ", "").casefold()
    slug = _NOT_IN_A_SLUG.sub("-", value.casefold()).strip("-")
    if not any(character.isalnum() for character in key):
        raise NumberError(gettext_noop("Give a code: letters or digits, such as 8605-400."))
    if len(value) > LONGEST_CODE:
        raise NumberError(
            gettext_noop("“%(text)s” is too long for a code: at most %(longest)s characters."),
            text=shortened(value),
            longest=LONGEST_CODE,
        )
    return Number(scheme=scheme, value=value, key=key, slug=slug or key)


SCHEMES = Schemes()
"""The schemes of this site: the built-in ones below, and those of plugins."""

QUALIFICATION_NUMBER = "qualification-number"
UNIT_REFERENCE = "unit-reference"
RECOGNITION_NUMBER = "recognition-number"
WALES_NUMBER = "wales-number"
