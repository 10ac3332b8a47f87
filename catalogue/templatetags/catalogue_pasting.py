"""How the cells of a pasted table are shown."""

from __future__ import annotations

from django import template

from catalogue.documents.values import Quantity
from catalogue.presenters.words import quantity_words, short_level

register = template.Library()


@register.filter
def pasted_level(level: str) -> str:
    """Return ``4`` or ``Entry 2``; a dash for a level that is not stated."""
    return short_level(level) if level else "–"


@register.filter
def pasted_size(size: Quantity | None) -> str:
    """Return ``15`` or ``12 to 15``; a dash for a size that is not stated."""
    return quantity_words(size) if size else "–"
