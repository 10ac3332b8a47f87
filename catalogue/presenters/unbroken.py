"""Sentences in which a code stays on one line: a browser would part ``DEMO-2`` at its hyphen."""

from __future__ import annotations

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

_CODE = re.compile(r"(?<![\w/&-])(?=[\w/-]*\d)[\w/]{1,10}(?:-[\w/]{1,10}){1,2}(?![\w/-])")
"""A word with a hyphen and a digit; short enough for the narrowest page."""


def unbroken(sentence: str) -> SafeString:
    """Return ``sentence`` escaped, with each code in it kept whole."""
    return mark_safe(_CODE.sub(r'<span class="nowrap">\g<0></span>', escape(sentence)))  # noqa: S308 -- escaped
