"""How the pure modules speak: English sentences by default, another language or date style by injection.

Sentences are ``%(name)s`` templates marked with :func:`gettext_noop`, so that ``makemessages`` finds them;
a :class:`Wording` turns one into words. Django's side passes ``Wording(gettext, ...)`` in; nothing here
imports it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

Translate = Callable[[str], str]
FormatDay = Callable[[date], str]
FormatNumber = Callable[[int], str]

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def gettext_noop(template: str) -> str:
    """Mark ``template`` for translation and return it unchanged."""
    return template


def untranslated(template: str) -> str:
    """Return ``template`` as it is: the default translator."""
    return template


def english_day(day: date) -> str:
    """Return ``31 August 2026``, whatever the locale of the process."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def english_month(day: date) -> str:
    """Return ``August 2026``: how the date of a source is printed."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def english_number(number: int) -> str:
    """Return ``1,125``, whatever the locale of the process."""
    return f"{number:,}"


@dataclass(frozen=True)
class Wording:
    """A translator of templates, and how a day, a month and a number are printed."""

    translate: Translate = untranslated
    day: FormatDay = english_day
    month: FormatDay = english_month
    number: FormatNumber = english_number

    def say(self, template: str, /, **values: object) -> str:
        """Return the translated ``template`` with its ``%(name)s`` filled; dates are printed as days."""
        return self.translate(template) % {key: self._shown(value) for key, value in values.items()}

    def either(self, parts: Iterable[str]) -> str:
        """Return ``A, B or C``."""
        return self._joined(tuple(parts), gettext_noop("%(first)s or %(last)s"))

    def all_of(self, parts: Iterable[str]) -> str:
        """Return ``A, B and C``."""
        return self._joined(tuple(parts), gettext_noop("%(first)s and %(last)s"))

    def _shown(self, value: object) -> object:
        if isinstance(value, date):
            return self.day(value)
        return self.number(value) if type(value) is int else value

    def _joined(self, parts: tuple[str, ...], template: str) -> str:
        if len(parts) < 2:
            return "".join(parts)
        return self.say(template, first=", ".join(parts[:-1]), last=parts[-1])


ENGLISH = Wording()
