"""Whose version? The answer to one who gives a registration date, in the words of
``catalogue.whose_version``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from catalogue.lifecycle import MyLastDate
from catalogue.whose_version import Binding, Kind, VersionFacts

from .surroundings import Surroundings
from .versions import version_name
from .words import day_words


@dataclass(frozen=True)
class VersionLink:
    """A version and where it is read; without ``url`` its text is not held here."""

    name: str
    url: str = ""
    checker_url: str = ""


@dataclass(frozen=True)
class WhoseView:
    """The form and its answer. ``asked`` is what was typed, ``fault`` what is wrong with it."""

    asked: str = ""
    fault: str = ""
    day: str = ""
    words: tuple[str, ...] = ()
    binding: VersionLink | None = None
    choices: tuple[VersionLink, ...] = ()
    last_date: str = ""
    last_date_why: str = ""


def whose_view(
    found: Binding,
    last: MyLastDate,
    around: Surroundings,
    asked: str,
    checkers: Mapping[int, str] | None = None,
) -> WhoseView:
    """Return the answer; ``checkers`` has the address of the unit checker for a version's sequence.

    Where nobody can be registered on the day that was given, nobody has a last date from it either.
    """

    def link(version: VersionFacts) -> VersionLink:
        known = {fact.sequence: fact for fact in around.versions}[version.sequence]
        checker = (checkers or {}).get(version.sequence, "")
        return VersionLink(
            version_name(known), known.url if known.held else "", checker if known.held else ""
        )

    return WhoseView(
        asked=asked,
        day=day_words(found.registered_on),
        words=found.words,
        binding=link(found.version) if found.version else None,
        choices=tuple(link(choice.version) for choice in found.choices),
        last_date="" if found.kind is Kind.CLOSED else _last_date(last.day),
        last_date_why=last.why,
    )


def _last_date(day: date | None) -> str:
    return day_words(day) if day else gettext("not stated")
