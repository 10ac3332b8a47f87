"""The label that the next version may bear: in the words the body has used so far, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from catalogue.documents.values import ChangeClass

_ENDS_IN_NUMBERS = re.compile(r"(?P<before>.*?)(?P<numbers>\d{1,6}(?:\.\d{1,6})*)", re.ASCII | re.DOTALL)
_ENDS_IN_LETTER = re.compile(r"(?P<before>(?:.*\W)?)(?P<letter>[A-Ya-y])", re.ASCII | re.DOTALL)
_DAYS = ("%d%m%y", "%y%m%d")
_OLDEST = 1980
"""Six figures are a day only from then on; before, nobody wrote specifications with six figures."""


def next_label(labels: Iterable[str], change_class: ChangeClass, day: date) -> str:
    """Return what follows the last of ``labels``, oldest first; empty where the body's way is not known.

    ``6.3`` is followed by ``6.4``, for a major change by ``7.0``; ``Issue A`` by ``Issue B``; six figures
    that are a day, by ``day`` in the same order. Never a label that was used before.
    """
    used = [" ".join(label.split()) for label in labels]
    last = next((label for label in reversed(used) if label), "")
    found = _dated(last, day) or _counted(last, change_class) or _lettered(last)
    return "" if found.casefold() in {label.casefold() for label in used} else found


def _dated(label: str, day: date) -> str:
    for form in _DAYS:
        try:
            stated = datetime.strptime(label, form).date() if len(label) == 6 else None
        except ValueError:
            continue
        if stated is not None and stated.year >= _OLDEST and stated <= day:
            return day.strftime(form)
    return ""


def _counted(label: str, change_class: ChangeClass) -> str:
    match = _ENDS_IN_NUMBERS.fullmatch(label)
    if match is None:
        return ""
    numbers = [int(number) for number in match["numbers"].split(".")]
    raised = 0 if change_class == "major" else len(numbers) - 1
    if change_class == "minor":
        raised = min(1, raised)
    following = [*numbers[:raised], numbers[raised] + 1, *(0 for _number in numbers[raised + 1 :])]
    return match["before"] + ".".join(map(str, following))


def _lettered(label: str) -> str:
    match = _ENDS_IN_LETTER.fullmatch(label)
    return match["before"] + chr(ord(match["letter"]) + 1) if match else ""
