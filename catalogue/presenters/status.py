"""A status as the public sees it: the phrase, and the name of the one tone that belongs to it everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from catalogue.lifecycle import Dates, Status, status_on

from .keeping import in_each_language
from .words import site_wording

TONES = {
    Status.NOT_YET: "upcoming",
    Status.AVAILABLE: "available",
    Status.CLOSED_TO_NEW: "closed",
    Status.NO_LONGER_AWARDED: "ended",
    Status.NOT_STATED: "unstated",
}


@dataclass(frozen=True)
class StatusView:
    """``words`` for the tag, ``headline`` with its day for a sentence, ``tone`` for the style sheet."""

    words: str
    headline: str
    tone: str
    open_to_new: bool = False


@in_each_language(4096)
def status_view(dates: Dates, day: date) -> StatusView:
    """Return the status on ``day``, worked out by ``catalogue.lifecycle``."""
    wording = site_wording()
    found = status_on(dates, day)
    return StatusView(
        words=wording.say(found.phrase),
        headline=found.headline(wording),
        tone=TONES[found.status],
        open_to_new=found.status is Status.AVAILABLE,
    )
