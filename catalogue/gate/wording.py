"""How the checks speak: in the language of who reads them, with days as a specification prints them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext, ngettext

from catalogue.wording import Wording

SHOWN = 6
"""How many codes a sentence names before it counts the rest."""


def day_in_words(day: date) -> str:
    """Return ``31 August 2026`` in the reader's language."""
    return date_format(day, "j F Y")


WORDING = Wording(gettext, day_in_words)
"""For sentences that the pure modules make."""


def listed(names: Iterable[str]) -> str:
    """Return ``A, B and C``, or the first few ``and 12 more``."""
    wanted = list(names)
    more = len(wanted) - SHOWN
    if more > 1:
        rest = ngettext("%(count)d more", "%(count)d more", more) % {"count": more}
        wanted = [*wanted[:SHOWN], rest]
    return str(get_text_list(wanted, gettext("and")))
