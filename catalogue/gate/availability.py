"""Checks that the units of a new version can be taken for as long as learners can be registered for it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from catalogue.lifecycle import Dates
from catalogue.models.choices import ChangeClass

from .checks import Check, registry
from .draft import Draft
from .reading import mandatory_keys
from .window import Window, window_of
from .wording import day_in_words


@registry.register("availability", of_version=True)
def availability(draft: Draft) -> Iterator[Check]:
    """Each unit is available throughout registration, each mandatory one awardable to the end.

    A qualification that is closed to new learners is not asked. A correction is asked only about units it
    takes in: it mends words, and what has happened to a unit since is not its subject.
    """
    document = draft.qualification
    window = window_of(draft)
    if document is None or window is None:
        return
    mandatory = mandatory_keys(draft)
    held = {unit.key for unit in getattr(draft.before, "units", ())}
    correction = draft.page.change_class == ChangeClass.CORRECTION
    for key in (unit.key for unit in document.units):
        dates = draft.unit_facts[key].dates
        blocking = not (correction and key in held)
        yield from _available(key, dates, window, blocking=blocking)
        if key in mandatory:
            yield from _awardable(key, dates, window, blocking=blocking)


def _available(key: str, dates: Dates, window: Window, *, blocking: bool) -> Iterator[Check]:
    start, end = dates.operational_start, dates.last_registration
    if start is not None and start.value > window.first:
        yield _check(
            "unit-not-yet",
            _("Unit %(key)s is available from %(day)s only; registration is open on %(first)s.")
            % {"key": key, "day": day_in_words(start.value), "first": day_in_words(window.first)},
            blocking=blocking,
        )
    if end is None:
        return
    said = {"key": key, "day": day_in_words(end.value)}
    if end.value < window.first:
        yield _check(
            "unit-closed",
            _("Unit %(key)s was available until %(day)s.") % said,
            blocking=blocking,
        )
    elif window.last is None:
        yield _check(
            "unit-closing",
            _("Unit %(key)s is available until %(day)s; the qualification states no last date to register.")
            % said,
            blocking=False,
        )
    elif end.value < window.last:
        yield _check(
            "unit-closed",
            _("Unit %(key)s is available until %(day)s; learners can be registered until %(last)s.")
            % {**said, "last": day_in_words(window.last)},
            blocking=blocking,
        )


def _awardable(key: str, dates: Dates, window: Window, *, blocking: bool) -> Iterator[Check]:
    end = dates.last_award
    if end is None:
        return
    needed = window.last_award or window.first
    if end.value < needed:
        yield _check(
            "unit-not-awarded",
            _("Mandatory unit %(key)s is awarded until %(day)s; it is needed until %(needed)s.")
            % {"key": key, "day": day_in_words(end.value), "needed": day_in_words(needed)},
            blocking=blocking,
        )


def _check(code: str, sentence: str, *, blocking: bool) -> Check:
    return Check(code, sentence, "groups", blocking)
