"""What is said about pasted text: faults with their place, and notes about what was cleaned or left out."""

from __future__ import annotations

from dataclasses import dataclass, field

from catalogue.wording import ENGLISH, Wording, gettext_noop

COLUMN_NAMES = {
    "title": gettext_noop("title"),
    "code": gettext_noop("code"),
    "reference": gettext_noop("unit reference"),
    "level": gettext_noop("level"),
    "credits": gettext_noop("credits"),
    "glh": gettext_noop("guided learning hours (GLH)"),
    "tqt": gettext_noop("total qualification time (TQT)"),
}
"""What the columns of a unit table are called in sentences."""


@dataclass(frozen=True)
class Fault:
    """Why a row (counted from 1, heading rows included) is not taken.

    ``column`` is a key of ``COLUMN_NAMES`` or empty; ``row`` 0 is the whole text.
    """

    template: str
    row: int = 0
    column: str = ""
    values: dict[str, object] = field(default_factory=dict)

    def sentence(self, wording: Wording = ENGLISH) -> str:
        """Return the sentence, its place first."""
        said = wording.say(self.template, **self.values)
        if not self.row:
            return said
        if not self.column:
            return wording.say(gettext_noop("Row %(row)s: %(said)s"), row=self.row, said=said)
        column = wording.translate(COLUMN_NAMES[self.column])
        return wording.say(
            gettext_noop("Row %(row)s, %(column)s: %(said)s"), row=self.row, column=column, said=said
        )


@dataclass(frozen=True)
class Note:
    """What was cleaned, joined or left out, and in which rows; nothing needs to be done."""

    template: str
    rows: tuple[int, ...] = ()
    values: dict[str, object] = field(default_factory=dict)

    def sentence(self, wording: Wording = ENGLISH) -> str:
        """Return the sentence; where rows are named, ten of them at the most."""
        shown = [str(row) for row in self.rows[:10]]
        if len(self.rows) > len(shown):
            more = len(self.rows) - len(shown)
            shown.append(wording.say(gettext_noop("%(number)s more"), number=more))
        return wording.say(self.template, rows=wording.all_of(shown), **self.values)
