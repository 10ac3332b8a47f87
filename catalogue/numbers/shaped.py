"""The built-in schemes whose numbers have a shape: three regulators' forms, read in every usual spelling."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from catalogue.wording import gettext_noop

from .checks import qualification_check, unit_check
from .model import Number, NumberError, Scheme
from .schemes import QUALIFICATION_NUMBER, RECOGNITION_NUMBER, UNIT_REFERENCE, WALES_NUMBER, Schemes
from .spelling import plain, shortened

LONGEST_TEXT = 200
"""Characters of a text in which one number is looked for."""

TOO_LONG = gettext_noop("“%(text)s” is too long: give the number %(number)s alone.")

_GAP = r"[ /\-._]{0,3}"
_BEFORE = r"(?<![A-Z0-9])"
_AFTER = r"(?![A-Z0-9])(?![/\-]\d)"
_GLUED_LABEL = re.compile(r"\b(QAN|QN|QUALIFICATION|NUMBER|REF|URN|NO)(?=[0-9])")


@dataclass(frozen=True)
class Shape:
    """A scheme's pattern (its groups are the parts between obliques) and its sentences of refusal.

    ``joint`` stands between the parts of the canonical value. ``missing`` is said of an empty text, ``wrong``
    of one without such a number, ``more`` of one that holds other numbers beside it.
    """

    scheme: str
    pattern: re.Pattern[str]
    joint: str
    missing: str
    wrong: str
    more: str

    def number(self, match: re.Match[str]) -> Number:
        """Return the number that ``match`` found."""
        parts = match.groups()
        return Number(
            scheme=self.scheme,
            value=self.joint.join(parts),
            key="".join(parts),
            slug=("-" if self.joint else "").join(parts).lower(),
        )

    def find(self, text: str) -> tuple[Number, ...]:
        """Return the different numbers in ``text``, in their order."""
        found = (self.number(match) for match in self.pattern.finditer(_loud(text)))
        return tuple(dict.fromkeys(found))

    def read(self, text: str) -> Number:
        """Return the one number in ``text``, which may have words around it; raise :class:`NumberError`."""
        loud = _loud(text)
        if not loud:
            raise NumberError(self.missing)
        quoted = shortened(plain(text))
        found = self.find(text)
        if not found:
            raise NumberError(self.wrong, text=quoted)
        rest = self.pattern.sub(" ", loud)
        if len(found) > 1 or any(character.isdigit() for character in rest):
            raise NumberError(self.more, text=quoted)
        if len(loud) > LONGEST_TEXT:
            raise NumberError(TOO_LONG, text=quoted, number=found[0].value)
        return found[0]


def _loud(text: str) -> str:
    """Return ``text`` plain and in capitals, with a space after a label that is glued to its number."""
    return _GLUED_LABEL.sub(r"\1 ", plain(text).upper())


def _pattern(*parts: str) -> re.Pattern[str]:
    return re.compile(_BEFORE + _GAP.join(f"({part})" for part in parts) + _AFTER, re.ASCII)


QUALIFICATION = Shape(
    scheme=QUALIFICATION_NUMBER,
    pattern=_pattern(r"\d{3}", r"\d{4}", r"[\dX]"),
    joint="/",
    missing=gettext_noop("Give a qualification number, such as 603/5847/6."),
    wrong=gettext_noop(
        "“%(text)s” is not a qualification number: that is three digits, four digits and a check character "
        "(a digit or X), such as 603/5847/6."
    ),
    more=gettext_noop(
        "“%(text)s” holds more than one number: give the qualification number alone, such as 603/5847/6."
    ),
)

UNIT = Shape(
    scheme=UNIT_REFERENCE,
    pattern=_pattern(r"[A-Z]", r"\d{3}", r"\d{4}"),
    joint="/",
    missing=gettext_noop("Give a unit reference, such as L/618/1150."),
    wrong=gettext_noop(
        "“%(text)s” is not a unit reference: that is a letter, three digits and four digits, "
        "such as L/618/1150."
    ),
    more=gettext_noop(
        "“%(text)s” holds more than one number: give the unit reference alone, such as L/618/1150."
    ),
)

RECOGNITION = Shape(
    scheme=RECOGNITION_NUMBER,
    pattern=_pattern(r"RN|XX", r"\d{4}"),
    joint="",
    missing=gettext_noop("Give a recognition number, such as RN5143."),
    wrong=gettext_noop("“%(text)s” is not a recognition number: that is RN and four digits, such as RN5143."),
    more=gettext_noop(
        "“%(text)s” holds more than one number: give the recognition number alone, such as RN5143."
    ),
)

WALES = Shape(
    scheme=WALES_NUMBER,
    pattern=_pattern(r"C\d{2}", r"\d{4}", r"\d"),
    joint="/",
    missing=gettext_noop("Give a Welsh qualification number, such as C00/1234/5."),
    wrong=gettext_noop(
        "“%(text)s” is not a Welsh qualification number: that is C, two digits, four digits and a digit, "
        "such as C00/1234/5."
    ),
    more=gettext_noop(
        "“%(text)s” holds more than one number: give the Welsh number alone, such as C00/1234/5."
    ),
)


def register_built_in(schemes: Schemes) -> None:
    """Register the built-in schemes with ``schemes``, as a plugin would its own."""
    built_in: tuple[tuple[Shape, str, Callable[[Number], tuple[str, str]] | None], ...] = (
        (QUALIFICATION, gettext_noop("qualification number"), qualification_check),
        (UNIT, gettext_noop("unit reference"), unit_check),
        (WALES, gettext_noop("Welsh qualification number"), None),
        (RECOGNITION, gettext_noop("recognition number"), None),
    )
    for shape, name, check in built_in:
        schemes.register(Scheme(key=shape.scheme, name=name, read=shape.read, find=shape.find, check=check))
