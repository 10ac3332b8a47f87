"""Single values in words: quantities, levels, periods, yes and no. An empty string is "not stated"."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from catalogue.documents.values import Identifier, LevelRange, OriginalFile, Period, Quantity
from catalogue.wording import Wording, gettext_noop


def said(value: Any, wording: Wording) -> str:
    """Return ``value`` in words."""
    if value is None or value == "" or value == ():
        return ""
    if isinstance(value, bool):
        return wording.say(gettext_noop("yes") if value else gettext_noop("no"))
    if isinstance(value, date):
        return wording.day(value)
    speak = _SPOKEN.get(type(value))
    if speak is not None:
        return speak(value, wording)
    if isinstance(value, tuple):
        return "; ".join(said(item, wording) for item in value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _quantity(value: Quantity, wording: Wording) -> str:
    if not value.stated:
        return ""
    if value.value is not None:
        return wording.number(value.value)
    if value.max is None:
        return wording.say(gettext_noop("%(least)s or more"), least=value.min)
    if value.min is None:
        return wording.say(gettext_noop("up to %(most)s"), most=value.max)
    return wording.say(gettext_noop("%(least)s to %(most)s"), least=value.min, most=value.max)


def _levels(value: LevelRange, wording: Wording) -> str:
    if value.min == value.max:
        return value.min
    return wording.say(gettext_noop("%(least)s to %(most)s"), least=value.min, most=value.max)


def _period(value: Period, wording: Wording) -> str:
    months = wording.say(gettext_noop("%(months)s months"), months=value.months)
    return f"{months} ({value.words})" if value.words else months


def _identifier(value: Identifier, wording: Wording) -> str:
    return value.value


def _original(value: OriginalFile, wording: Wording) -> str:
    return f"{value.title} ({value.url})" if value.url else value.title


_SPOKEN: dict[type, Callable[[Any, Wording], str]] = {
    Quantity: _quantity,
    LevelRange: _levels,
    Period: _period,
    Identifier: _identifier,
    OriginalFile: _original,
}
ATOMS = tuple(_SPOKEN)
"""Dataclasses that are shown as one value and never taken apart."""
