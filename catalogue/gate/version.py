"""Checks on what a publish is asked: how much changes, the label, the date, whom it binds, the summary."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from catalogue.models.choices import AppliesTo, ChangeClass
from catalogue.versions import EMPTY, version_facts
from catalogue.whose_version import coming, in_force

from .checks import Check, registry
from .draft import Draft
from .wording import day_in_words


@registry.register("version-data", of_version=True)
def version_data(draft: Draft) -> Iterator[Check]:
    """Changed content needs the fields of its version; the first version may take the defaults."""
    page = draft.page
    if draft.previous is not None:
        if not page.change_class:
            yield Check(
                "change-class",
                _("Say how much changes: correction, minor or major."),
                "change_class",
                blocking=True,
            )
        if not page.change_summary.strip():
            yield Check(
                "change-summary", _("Say in one sentence what changed."), "change_summary", blocking=True
            )
    label = page.version_label.strip()
    if label and any(_plain(version.label) == _plain(label) for version in draft.versions):
        yield Check(
            "label-used",
            _("A version labelled “%(label)s” is published already.") % {"label": label},
            "version_label",
            blocking=True,
        )


@registry.register("version-corrects", of_version=True)
def version_corrects(draft: Draft) -> Iterator[Check]:
    """A correction may be of one version: one in force, or one still to come, from its first day on."""
    page = draft.page
    if page.corrects is None:
        return
    held = version_facts(draft.versions)
    later = {version.sequence: version for version in coming(held, draft.today)}
    fault = ""
    if page.change_class != ChangeClass.CORRECTION:
        fault = _("Only a correction corrects a version.")
    elif page.corrects not in {version.sequence for version in held}:
        fault = _("There is no version %(number)d to correct.")
    elif page.corrects in later:
        yield from _before_its_day(draft, later[page.corrects].start)
    elif page.corrects not in {version.sequence for version in in_force(held, draft.today)}:
        fault = _("Version %(number)d is not in force: it binds nobody any more.")
    if fault:
        yield Check("corrects", fault % {"number": page.corrects}, "corrects", blocking=True)


def _before_its_day(draft: Draft, start: date) -> Iterator[Check]:
    """Refuse a correction that would take effect before what it corrects."""
    if draft.effective_from is None or draft.effective_from < start:
        yield Check(
            "corrects",
            _("Version %(number)d takes effect on %(day)s: give its correction that day or a later one.")
            % {"number": draft.page.corrects, "day": day_in_words(start)},
            "effective_from",
            blocking=True,
        )


def _plain(label: str) -> str:
    return " ".join(label.split()).casefold()


@registry.register("version-dates", of_version=True)
def version_dates(draft: Draft) -> Iterator[Check]:
    """Effective when it goes live or later; earlier only for a correction or history, with a reason."""
    page, day = draft.page, draft.effective_from
    early = day is None or day < draft.goes_live_on
    if not early:
        return
    if not (page.as_history or page.change_class == ChangeClass.CORRECTION):
        yield Check(
            "effective-past",
            _(
                "A version takes effect on the day it goes live (%(day)s) or later; only a correction or "
                "history may take effect earlier."
            )
            % {"day": day_in_words(draft.goes_live_on)},
            "effective_from",
            blocking=True,
        )
    elif day is not None and not page.change_reason.strip():
        yield Check(
            "past-reason", _("Say why a date in the past is recorded."), "change_reason", blocking=True
        )


@registry.register("version-behind", of_version=True)
def version_behind(draft: Draft) -> Iterator[Check]:
    """A version that takes effect before the one in force is never the one that readers see first."""
    page, day = draft.page, draft.effective_from
    if page.as_history or page.corrects is not None or day is None:
        return
    newer = [
        (version.effective_from, version.sequence, version.label)
        for version in draft.versions
        if version.hash != EMPTY
        and version.effective_from is not None
        and day < version.effective_from <= draft.today
    ]
    if newer:
        start, sequence, label = max(newer)
        yield Check(
            "version-behind",
            _(
                "Version %(name)s took effect later, on %(day)s, so readers go on seeing that one. "
                "Name it as the version that is corrected, or give a day from then on."
            )
            % {"name": label or sequence, "day": day_in_words(start)},
            "effective_from",
        )


@registry.register("version-transfer", of_version=True)
def version_transfer(draft: Draft) -> Iterator[Check]:
    """A last day to transfer is given exactly where a version binds by transfer, and not before its first."""
    page, day = draft.page, draft.effective_from
    by_transfer = page.applies_to == AppliesTo.TRANSFER
    if by_transfer and not page.transfer_until:
        yield Check(
            "transfer-until", _("Say until when learners may transfer."), "transfer_until", blocking=True
        )
    if page.transfer_until and not by_transfer:
        yield Check(
            "transfer-unused",
            _("A last day to transfer is given, but the version does not bind by transfer."),
            "transfer_until",
            blocking=True,
        )
    elif page.transfer_until and day and page.transfer_until < day:
        yield Check(
            "transfer-before",
            _("The last day to transfer lies before the version takes effect."),
            "transfer_until",
            blocking=True,
        )


@registry.register("version-coming", of_version=True)
def version_coming(draft: Draft) -> Iterator[Check]:
    """A version published earlier and still to take effect: does it need this change too?"""
    day = draft.effective_from
    for version in draft.versions:
        if version.effective_from is None or version.effective_from <= draft.today:
            continue
        if version.sequence == draft.page.corrects:
            continue
        if day is None or day < version.effective_from:
            yield Check(
                "version-coming",
                _(
                    "Version %(name)s is published and takes effect on %(day)s. "
                    "Does it need this change too? It is not altered by what is published now: publish a "
                    "correction of version %(number)d as well, effective from that day."
                )
                % {
                    "name": version.label or version.sequence,
                    "day": day_in_words(version.effective_from),
                    "number": version.sequence,
                },
                "effective_from",
            )
