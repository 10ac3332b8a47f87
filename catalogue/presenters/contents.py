"""The list of contents of a long page: the sections that have something in them, in the order of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext

if TYPE_CHECKING:
    from .qualification import QualificationView


@dataclass(frozen=True)
class Entry:
    """A section's anchor and heading."""

    anchor: str
    title: str


def qualification_contents(view: QualificationView) -> tuple[Entry, ...]:
    """Return the sections of a qualification's page that are there."""
    sections = (
        ("summary", gettext("Summary"), view.summary),
        ("about", gettext("What it is for"), view.about),
        ("structure", gettext("How it is built"), view.structure.groups or view.structure.has_rule),
        ("progression", gettext("Where it leads"), True),
        ("entry", gettext("Who can take it"), view.entry),
        ("delivery", gettext("Teaching and staff"), view.delivery or view.staff),
        ("assessment", gettext("Assessment"), view.assessment or view.parties or view.assessments),
        ("regulation", gettext("Regulation"), view.regulation or view.registers),
        ("dates", gettext("Dates and sources"), True),
        ("versions", gettext("Versions"), view.versions),
        ("other", gettext("Also stated"), view.other),
        ("documents", gettext("Documents to read with it"), view.related or view.original_url),
        ("texts", gettext("Levels and terms explained"), view.standard_texts or view.level_descriptors),
        ("contacts", gettext("Contacts"), view.contacts),
        ("downloads", gettext("Downloads"), view.downloads),
    )
    return tuple(Entry(anchor, title) for anchor, title, there in sections if there)
