"""What a number is, what a scheme must say about its numbers, and the error that refuses a spelling."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from catalogue.wording import ENGLISH, Wording


class NumberError(ValueError):
    """A spelling that is refused: ``str(error)`` is one sentence, :meth:`sentence` the same translated."""

    def __init__(self, template: str, **values: object) -> None:
        self.template = template
        self.values = values
        super().__init__(ENGLISH.say(template, **values))

    @property
    def message(self) -> str:
        """The sentence in English."""
        return str(self)

    def sentence(self, wording: Wording = ENGLISH) -> str:
        """Return the sentence in the language of ``wording``."""
        return wording.say(self.template, **self.values)


@dataclass(frozen=True)
class Number:
    """A number or code in canonical spelling, as :func:`catalogue.numbers.parse` makes it.

    ``scheme`` names who numbers, ``value`` is what is printed, ``key`` what is compared (no obliques or
    spaces, one case): equality and hash are of scheme and key. ``slug`` is for a URL, in small letters.
    """

    scheme: str
    value: str = field(compare=False)
    key: str
    slug: str = field(compare=False, repr=False)

    def __str__(self) -> str:
        return self.value

    @property
    def display(self) -> str:
        """The number as people print it: ``603/5847/6``."""
        return self.value

    @property
    def url(self) -> str:
        """The number as a part of a URL: ``603-5847-6``."""
        return self.slug


@dataclass(frozen=True)
class Scheme:
    """How one scheme's numbers are read.

    ``read`` takes any text and returns the one number in it, or raises :class:`NumberError`. ``find`` returns
    every number in running text, first come first; it is ``None`` where numbers of the scheme have no shape
    of their own. ``check`` returns the check character that is usual and the one the number has.
    """

    key: str
    name: str
    read: Callable[[str], Number]
    find: Callable[[str], tuple[Number, ...]] | None = None
    check: Callable[[Number], tuple[str, str]] | None = None
