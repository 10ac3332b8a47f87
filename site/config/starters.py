"""The inline scripts by which Wagtail's admin starts its widgets, told from every other script.

Each is one call with plain values: ``initDateChooser("id_day", {"format": "Y-m-d"});``. Only a script that is
nothing else gets a nonce; whatever an attacker might write into a page stays without one and never runs.
"""

from __future__ import annotations

import json
import re

STARTERS = (
    b"initDateChooser",
    b"initTimeChooser",
    b"initDateTimeChooser",
    b"createTaskChooser",
    b"InlinePanel",
    b"MultipleChooserPanel",
)
"""What may be called, beside a ``…Chooser`` that is made with ``new``."""

_TEXT = rb'"(?:[^"\\\n<]|\\.)*"'
_CALL = re.compile(
    rb"""<script>(?P<script>\s*
    (?P<wrapped>\(function\(\)\s*\{\s*var\s+panel\s*=\s*)?
    (?:new\s+(?:[A-Za-z]*Chooser|InlinePanel|MultipleChooserPanel)|"""
    + rb"|".join(STARTERS)
    + rb""")\((?:JSON\.parse\((?P<packed>"""
    + _TEXT
    + rb""")\)|(?P<values>"""
    + _TEXT
    + rb"""(?:,\s*\{[^<\n]*\})?))\);\s*
    (?(wrapped)\}\)\(\);\s*)
    )</script>""",
    re.VERBOSE,
)


def with_nonce(html: bytes, nonce: str) -> bytes:
    """Return ``html`` with ``nonce`` on every inline script that only starts a widget of Wagtail's."""
    start = b'<script nonce="' + nonce.encode() + b'">'
    return _CALL.sub(lambda found: _with(found, start), html)


def _with(found: re.Match[bytes], start: bytes) -> bytes:
    if not found["packed"] and not _plain(found["values"]):
        return found[0]
    return start + found["script"] + b"</script>"


def _plain(values: bytes) -> bool:
    """Whether what is handed over is plain JSON, and so calls nothing itself."""
    try:
        json.loads(b"[" + values + b"]")
    except ValueError:
        return False
    return True
