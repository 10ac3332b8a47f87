"""From a document to what it is found and filtered by: the last columns of ``CatalogueEntry``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from catalogue.documents import QualificationDocument, UnitDocument
from catalogue.documents.values import Quantity

from .words import indexed, split

_SIZE_WORD = re.compile(r"\b(award|certificate|diploma)\b", re.IGNORECASE)
_SIZES: tuple[tuple[str, tuple[int, int] | None], ...] = (
    ("award", (120, 12)),
    ("certificate", (369, 36)),
    ("diploma", None),
)
"""Sizes and the most hours of total qualification time, and credits, of each."""


def terms_of(document: QualificationDocument | UnitDocument) -> tuple[str, str]:
    """Return the terms of the title, and those of whatever else the document is found by.

    The names of its body and suite are not among them: they change without the document.
    """
    others = list(_numbers(document))
    if isinstance(document, QualificationDocument):
        others += [document.type, document.sector_subject_area, *document.tags]
    else:
        others += [document.subject_class, *document.tags]
    return indexed(document.title), indexed(*others)


def facets_of(document: QualificationDocument | UnitDocument) -> dict[str, list[str]]:
    """Return the values of those facets that are in the document's own words, and the size."""
    found: dict[str, Iterable[str]] = {"tag": document.tags}
    if isinstance(document, QualificationDocument):
        size = size_of(document.title, document.tqt, document.credits)
        grades = document.grading.scale if document.grading else ()
        found |= {
            "type": (document.type,),
            "size": (size,),
            "subject": (document.sector_subject_area,),
            "nation": document.nations,
            "grading": (" / ".join(grades),),
            "assessment": document.assessment_methods,
        }
    else:
        found |= {"subject": (document.subject_class,)}
    values = {name: [value.strip() for value in some if value.strip()] for name, some in found.items()}
    return {name: some for name, some in values.items() if some}


def size_of(title: str, tqt: Quantity | None, credits: Quantity | None) -> str:
    """Return ``award``, ``certificate`` or ``diploma``: by the title's word, else by TQT, else by credits.

    The bounds are the regulators' titling: Award up to 120 hours or 12 credits, Certificate up to 369 or 36.
    """
    word = _SIZE_WORD.search(title)
    if word:
        return word.group().lower()
    for place, quantity in ((0, tqt), (1, credits)):
        stated = quantity.min if quantity and quantity.min is not None else None
        if stated is not None:
            return next(name for name, most in _SIZES if not most or stated <= most[place])
    return ""


def _numbers(document: Any) -> Iterable[str]:
    """Yield each number and code in its parts and as one word, so that either is found."""
    values = [one.value for one in document.identifiers]
    if isinstance(document, UnitDocument):
        values.append(document.code)
    for value in filter(None, values):
        yield value
        yield "".join(split(value))
