"""Identifiers: reading every usual spelling, one canonical form, check characters that warn and never refuse.

A number is a scheme and a value. :func:`parse` reads what a form, an importer or a URL holds and raises
:class:`NumberError` with one sentence; :func:`recognise` finds what a person may have typed into a search
box; :func:`check_character` returns a warning. Two spellings of one number are equal and hash alike.
"""

from __future__ import annotations

from .checks import check_character, expected_check
from .model import Number, NumberError, Scheme
from .reading import (
    beginning,
    parse,
    parse_qualification_number,
    parse_recognition_number,
    parse_unit_reference,
    parse_wales_number,
    recognise,
    search_keys,
)
from .schemes import (
    QUALIFICATION_NUMBER,
    RECOGNITION_NUMBER,
    SCHEMES,
    UNIT_REFERENCE,
    WALES_NUMBER,
    DuplicateSchemeError,
    Schemes,
    free_scheme,
)
from .shaped import register_built_in

__all__ = [
    "QUALIFICATION_NUMBER",
    "RECOGNITION_NUMBER",
    "SCHEMES",
    "UNIT_REFERENCE",
    "WALES_NUMBER",
    "DuplicateSchemeError",
    "Number",
    "NumberError",
    "Scheme",
    "Schemes",
    "beginning",
    "check_character",
    "expected_check",
    "free_scheme",
    "parse",
    "parse_qualification_number",
    "parse_recognition_number",
    "parse_unit_reference",
    "parse_wales_number",
    "recognise",
    "search_keys",
]

register_built_in(SCHEMES)
