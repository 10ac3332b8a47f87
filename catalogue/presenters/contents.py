"""The list of contents of a long page: the sections that have something in them, in the order of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from .keeping import in_each_language

if TYPE_CHECKING:
    from .qualification import QualificationView


@dataclass(frozen=True)
class Entry:
    """A section's anchor and heading."""

    anchor: str
    title: str


@in_each_language(1)
def _sections() -> tuple[Entry, ...]:
    """Return every section that the page of a qualification may have."""
    return (
        Entry("summary", gettext("Summary")),
        Entry("about", gettext("What it is for")),
        Entry("structure", gettext("How it is built")),
        Entry("progression", gettext("Where it leads")),
        Entry("entry", gettext("Who can take it")),
        Entry("delivery", gettext("Teaching and staff")),
        Entry("assessment", gettext("Assessment")),
        Entry("regulation", gettext("Regulation")),
        Entry("dates", gettext("Dates and sources")),
        Entry("versions", gettext("Versions")),
        Entry("other", gettext("Also stated")),
        Entry("documents", gettext("Documents to read with it")),
        Entry("texts", gettext("Levels and terms explained")),
        Entry("contacts", gettext("Contacts")),
        Entry("downloads", gettext("Downloads")),
    )


def qualification_contents(view: QualificationView) -> tuple[Entry, ...]:
    """Return the sections of a qualification's page that are there."""
    missing = {
        name
        for name, there in (
            ("summary", view.summary),
            ("about", view.about),
            ("structure", view.structure.groups or view.structure.has_rule),
            ("entry", view.entry),
            ("delivery", view.delivery or view.staff),
            ("assessment", view.assessment or view.parties or view.assessments),
            ("regulation", view.regulation or view.registers),
            ("versions", view.versions),
            ("other", view.other),
            ("documents", view.related or view.original_url),
            ("texts", view.standard_texts or view.level_descriptors),
            ("contacts", view.contacts),
            ("downloads", view.downloads),
        )
        if not there
    }
    return tuple(entry for entry in _sections() if entry.anchor not in missing)
