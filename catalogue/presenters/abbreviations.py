"""Abbreviations: written out where a page first uses them, and listed at its end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache

from django.utils.html import escape
from django.utils.translation import gettext_lazy

KNOWN = {
    "CCEA": gettext_lazy("Council for the Curriculum, Examinations and Assessment"),
    "CPD": gettext_lazy("continuing professional development"),
    "CSV": gettext_lazy("a table that spreadsheets open (comma-separated values)"),
    "EQF": gettext_lazy("European Qualifications Framework"),
    "EV": gettext_lazy("external verifier"),
    "GCE": gettext_lazy("General Certificate of Education"),
    "GCSE": gettext_lazy("General Certificate of Secondary Education"),
    "GLH": gettext_lazy("guided learning hours"),
    "IQA": gettext_lazy("internal quality assurer"),
    "JSON": gettext_lazy("data that programs read (JavaScript Object Notation)"),
    "NOS": gettext_lazy("national occupational standards"),
    "Ofqual": gettext_lazy("Office of Qualifications and Examinations Regulation"),
    "NVQ": gettext_lazy("National Vocational Qualification"),
    "QA": gettext_lazy("quality assurance"),
    "QCF": gettext_lazy("Qualifications and Credit Framework"),
    "RPL": gettext_lazy("recognition of prior learning"),
    "RQF": gettext_lazy("Regulated Qualifications Framework"),
    "SSA": gettext_lazy("sector subject area"),
    "SCQF": gettext_lazy("Scottish Credit and Qualifications Framework"),
    "SoW": gettext_lazy("scheme of work"),
    "TAQA": gettext_lazy("training, assessment and quality assurance"),
    "TQT": gettext_lazy("total qualification time"),
    "VRQ": gettext_lazy("vocationally related qualification"),
}

_OPAQUE = re.compile(r"<(/?)(?:abbr|code|title|option|textarea|script|svg)(?=[\s/>])[^>]*>")
"""Tags of what is left as it is."""
_IN_A_WORD = re.compile(r"[\w/-]")


def mark_first_uses(
    html: str, known: Mapping[str, object] = KNOWN
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return ``html`` with each abbreviation marked up at its first use, and the list of those it uses.

    One that stands in brackets, after its own words, is left as it is. Attributes and codes are left alone.
    """
    found: dict[str, str] = {}
    parts: list[str] = []
    copied = 0
    shut: list[tuple[int, int]] | None = None
    for match in _pattern(tuple(known)).finditer(html):
        short, start = match[0], match.start()
        if short in found or _IN_A_WORD.match(html[start - 1 : start]) or _is_in_tag(html, start):
            continue
        shut = _opaque(html) if shut is None else shut
        place = bisect_right(shut, (start, len(html))) - 1
        if place >= 0 and start < shut[place][1]:
            continue
        found[short] = str(known[short])
        if html[start - 1 : start] != "(":
            parts += (html[copied:start], f'<abbr title="{escape(found[short])}">{short}</abbr>')
            copied = match.end()
    listed = tuple(sorted(found.items(), key=lambda pair: pair[0].lower()))
    return "".join((*parts, html[copied:])), listed


@lru_cache(maxsize=8)
def _pattern(known: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the words ``known``; a plural s belongs to the word and not to them: VRQs."""
    names = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    return re.compile(rf"(?:{names})(?=s?\b)(?![/-]\w)")


def _is_in_tag(html: str, place: int) -> bool:
    """Whether ``place`` is inside a tag: text and attributes never hold a bare angle bracket."""
    return html.rfind("<", 0, place) > html.rfind(">", 0, place)


def _opaque(html: str) -> list[tuple[int, int]]:
    """Return from where to where ``html`` is left as it is, in order."""
    ranges: list[tuple[int, int]] = []
    depth = begun = 0
    for tag in _OPAQUE.finditer(html):
        if not tag[1]:
            begun = begun if depth else tag.end()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                ranges.append((begun, tag.start()))
    return [*ranges, (begun, len(html))] if depth else ranges
