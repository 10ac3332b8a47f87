"""Abbreviations: written out where a page first uses them, and listed at its end."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.html import escape
from django.utils.translation import gettext_lazy

KNOWN = {
    "CCEA": gettext_lazy("Council for the Curriculum, Examinations and Assessment"),
    "CPD": gettext_lazy("continuing professional development"),
    "EQF": gettext_lazy("European Qualifications Framework"),
    "EV": gettext_lazy("external verifier"),
    "GLH": gettext_lazy("guided learning hours"),
    "IQA": gettext_lazy("internal quality assurer"),
    "NOS": gettext_lazy("national occupational standards"),
    "Ofqual": gettext_lazy("Office of Qualifications and Examinations Regulation"),
    "QA": gettext_lazy("quality assurance"),
    "QCF": gettext_lazy("Qualifications and Credit Framework"),
    "RPL": gettext_lazy("recognition of prior learning"),
    "RQF": gettext_lazy("Regulated Qualifications Framework"),
    "SCQF": gettext_lazy("Scottish Credit and Qualifications Framework"),
    "SoW": gettext_lazy("scheme of work"),
    "TAQA": gettext_lazy("training, assessment and quality assurance"),
    "TQT": gettext_lazy("total qualification time"),
    "VRQ": gettext_lazy("vocationally related qualification"),
}

_OPAQUE = ("abbr", "code", "title", "option", "textarea", "script")


def mark_first_uses(
    html: str, known: Mapping[str, object] = KNOWN
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return ``html`` with each abbreviation marked up at its first use, and the list of those it uses.

    One that stands in brackets, after its own words, is left as it is. Attributes and codes are left alone.
    """
    found: dict[str, str] = {}
    shut: list[str] = []
    names = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    # A plural s belongs to the word and not to the abbreviation: VRQs.
    pattern = re.compile(rf"<(/?)([a-z0-9]+)[^>]*>|(\()?(?<![\w/-])({names})(?=s?\b)(?![/-]\w)")

    def replaced(match: re.Match[str]) -> str:
        closing, tag, bracket, short = match.groups()
        if tag is not None:
            if tag in _OPAQUE:
                if closing and shut:
                    shut.pop()
                elif not closing:
                    shut.append(tag)
            return match[0]
        if shut or short in found:
            return match[0]
        found[short] = str(known[short])
        if bracket:
            return match[0]
        return f'<abbr title="{escape(found[short])}">{short}</abbr>'

    marked = pattern.sub(replaced, html)
    return marked, tuple(sorted(found.items(), key=lambda pair: pair[0].lower()))
