"""The versions of a page as its editor needs them: their numbers, which bind somebody, what may come next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from catalogue import whose_version
from catalogue.lifecycle import london_today
from catalogue.presenters.words import day_words
from catalogue.versions import version_facts, version_rows


@dataclass(frozen=True)
class Listed:
    """One version: our number, the body's label, its first day, and how it stands today."""

    sequence: int
    label: str
    effective: str
    standing: str


@dataclass(frozen=True)
class Versions:
    """All versions, newest first, and the labels that may follow; empty where none suggests itself."""

    listed: tuple[Listed, ...]
    minor: str = ""
    major: str = ""


def versions_of(page: Any) -> Versions:
    """Return the versions of ``page``: one query, no document."""
    today, rows = london_today(), version_rows(page.translation_key)
    facts = version_facts(rows)
    in_force = {one.sequence for one in whose_version.in_force(facts, today)}
    coming = {one.sequence for one in whose_version.coming(facts, today)}
    labels = [row.label for row in rows]

    def standing(sequence: int) -> str:
        if sequence in coming:
            return _("coming")
        return _("in force") if sequence in in_force else _("binds nobody any more")

    return Versions(
        listed=tuple(
            Listed(
                row.sequence,
                row.label,
                day_words(row.effective_from) if row.effective_from else _("not stated"),
                standing(row.sequence),
            )
            for row in reversed(rows)
        ),
        minor=whose_version.next_label(labels, "minor", today),
        major=whose_version.next_label(labels, "major", today),
    )
