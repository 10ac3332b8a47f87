"""Filters for pages about versions and what changed."""

from __future__ import annotations

from django import template

from catalogue.difference import Change, sentence
from catalogue.presenters.words import site_wording

register = template.Library()


@register.filter
def change_sentence(change: Change) -> str:
    """Return what became of one thing as a sentence: ``Credits: changed from 13 to 14``."""
    return sentence(change, site_wording())
