"""Check characters: what the last (or first) character should be. A wrong one warns, never refuses.

Over the seven digits with weights 8, 7, 6, 5, 4, 3, 2 and r the sum modulo 11, a qualification number ends
in r (X for 10) and a unit reference starts with the r-th letter, counted from 0, of ``ADFHJKLMRTY``. A block
of genuine numbers (610/0006 to 610/0123) does not agree, which is why this is a warning. Welsh numbers
carry no check.
"""

from __future__ import annotations

from catalogue.wording import ENGLISH, Wording, gettext_noop

from .model import Number
from .schemes import SCHEMES

WEIGHTS = (8, 7, 6, 5, 4, 3, 2)
QUALIFICATION_CHECKS = "0123456789X"
UNIT_CHECKS = "ADFHJKLMRTY"


def expected_check(digits: str, characters: str = QUALIFICATION_CHECKS) -> str:
    """Return the check character of seven ASCII ``digits``, from ``characters`` (eleven of them).

    Raises ``ValueError`` where there are not seven digits.
    """
    if len(digits) != len(WEIGHTS) or not (digits.isascii() and digits.isdigit()):
        raise ValueError(f"A check character is worked out from seven digits, not from “{digits}”.")
    return characters[sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True)) % 11]


def qualification_check(number: Number) -> tuple[str, str]:
    """Return the check character a qualification number should end in, and the one it ends in."""
    return expected_check(number.key[:7]), number.key[7]


def unit_check(number: Number) -> tuple[str, str]:
    """Return the letter a unit reference should start with, and the one it starts with."""
    return expected_check(number.key[1:], UNIT_CHECKS), number.key[0]


def check_character(number: Number, wording: Wording = ENGLISH) -> str | None:
    """Return a warning where the check character of ``number`` is not the usual one, else ``None``."""
    check = SCHEMES.get(number.scheme).check
    found = check(number) if check else None
    if found is None or found[0] == found[1]:
        return None
    return wording.say(
        gettext_noop(
            "The check character of %(number)s is %(actual)s where %(expected)s is usual: "
            "please compare it with the document. Some genuine numbers differ."
        ),
        number=number.value,
        actual=found[1],
        expected=found[0],
    )
