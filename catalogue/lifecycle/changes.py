"""One recorded change of one date: which way it went, and the sentence the public reads."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from catalogue.wording import ENGLISH, Wording, gettext_noop

from .dates import LABELS


class Direction(StrEnum):
    """Which way a date moved."""

    STATED = "stated"
    EXTENDED = "extended"
    PUT_BACK = "put-back"
    BROUGHT_FORWARD = "brought-forward"
    WITHDRAWN = "withdrawn"
    UNCHANGED = "unchanged"


_ENDS = ("last_registration", "last_claim", "last_award")
_TEMPLATES: dict[Direction, str] = {
    Direction.STATED: gettext_noop("%(label)s stated: %(after)s"),
    Direction.EXTENDED: gettext_noop("%(label)s moved from %(before)s to %(after)s (extended)"),
    Direction.PUT_BACK: gettext_noop("%(label)s moved from %(before)s to %(after)s (put back)"),
    Direction.BROUGHT_FORWARD: gettext_noop("%(label)s moved from %(before)s to %(after)s (brought forward)"),
    Direction.WITHDRAWN: gettext_noop("%(label)s no longer stated; it was %(before)s"),
    Direction.UNCHANGED: gettext_noop("%(label)s unchanged: %(after)s"),
}


def direction(field: str, before: date | None, after: date | None) -> Direction:
    """Return which way the date ``field`` moved; a later end is extended, a later start or review put back.

    Raises ``ValueError`` for a field that is no date.
    """
    if field not in LABELS:
        raise ValueError(f"“{field}” is not one of the dates: {', '.join(LABELS)}.")
    if before == after:
        return Direction.UNCHANGED
    if before is None:
        return Direction.STATED
    if after is None:
        return Direction.WITHDRAWN
    if after < before:
        return Direction.BROUGHT_FORWARD
    return Direction.EXTENDED if field in _ENDS else Direction.PUT_BACK


def change_sentence(field: str, before: date | None, after: date | None, wording: Wording = ENGLISH) -> str:
    """Return ``Last date to register moved from … to … (extended)``."""
    label = wording.say(LABELS[field]) if field in LABELS else field
    not_stated = wording.say(gettext_noop("not stated"))
    return wording.say(
        _TEMPLATES[direction(field, before, after)],
        label=label,
        before=before or not_stated,
        after=after or not_stated,
    )
