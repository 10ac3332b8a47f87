"""From the entries of a file to pages in memory: columns, rows and version fields. No page is saved here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from taggit.models import Tag

from catalogue.columns import make_rows, write
from catalogue.documents.interchange import QualificationEntry, SuiteEntry, UnitEntry, VersionNote
from catalogue.documents.qualification import UnitGroup
from catalogue.freezing import TAKE_ALL
from catalogue.models import QualificationPage, SuitePage, UnitPage

_UNIT_BY_HAND = ("identifiers", "tags")
_QUALIFICATION_BY_HAND = (
    "identifiers", "body", "suite", "glh_includes", "original", "standard_texts", "level_descriptors",
    "groups", "units", "rule", "tags",
)  # fmt: skip


class Tags:
    """Tags by name, each asked for or made once."""

    def __init__(self) -> None:
        self._known: dict[str, Tag] = {}

    def get(self, name: str) -> Tag:
        """Return the tag called ``name``; make it where there is none."""
        if name not in self._known:
            self._known[name] = Tag.objects.get_or_create(name=name)[0]
        return self._known[name]


def fill_unit(page: UnitPage, entry: UnitEntry, tags: Tags) -> None:
    """Write what ``entry`` specifies into ``page``."""
    document = entry.specification
    write(document, page, skip=_UNIT_BY_HAND)
    references = [one for one in document.identifiers if one.scheme == "unit-reference"]
    page.unit_reference = references[0].value if references else ""
    others = [one for one in document.identifiers if one not in references[:1]]
    page.identifier_rows.set(make_rows(page.identifier_rows.model, others))
    _set_tags(page, document.tags, tags)


def fill_suite(page: SuitePage, entry: SuiteEntry, units: Mapping[str, UnitPage]) -> None:
    """Write ``entry`` into ``page``; ``units`` are the file's unit pages by key."""
    page.title, page.introduction = entry.title, entry.introduction
    set_groups(page, entry.groups, units)


def fill_qualification(
    page: QualificationPage, entry: QualificationEntry, units: Mapping[str, UnitPage], tags: Tags
) -> None:
    """Write what ``entry`` specifies into ``page``; ``units`` are the file's unit pages by key."""
    document = entry.specification
    write(document, page, skip=_QUALIFICATION_BY_HAND)
    numbers = [one for one in document.identifiers if one.scheme == "qualification-number"]
    page.number = numbers[0].value if numbers else ""
    others = [one for one in document.identifiers if one not in numbers[:1]]
    page.identifier_rows.set(make_rows(page.identifier_rows.model, others))
    page.glh_includes_induction = "induction" in document.glh_includes
    page.glh_includes_tutorial = "tutorial" in document.glh_includes
    page.original_title = document.original.title if document.original else ""
    page.original_url = document.original.url if document.original else ""
    page.standard_text_keys = "\n".join(entry.standard_text_keys)
    page.descriptor_levels = "\n".join(entry.descriptor_levels)
    page.use_suite_groups = entry.shared_groups
    set_groups(page, () if entry.shared_groups else document.groups, units)
    page.rule = document.rule
    page.rule_text = entry.workshop.rule_text
    page.notes = entry.workshop.notes
    _set_tags(page, document.tags, tags)


def set_groups(page: Any, groups: Iterable[UnitGroup], units: Mapping[str, UnitPage]) -> None:
    """Give ``page`` the rows of ``groups`` with their units."""
    manager = page.groups
    rows = []
    for order, group in enumerate(groups):
        row = manager.model(
            sort_order=order,
            code=group.id,
            title=group.title,
            role=group.role or "",
            parent=group.parent,
            words=group.words,
        )
        unit_rows = row.unit_rows
        unit_rows.set(
            [unit_rows.model(unit=units[key], sort_order=place) for place, key in enumerate(group.units)]
        )
        rows.append(row)
    manager.set(rows)


def note_version(page: Any, note: VersionNote, today: date, *, first: bool) -> None:
    """Fill the fields that the next publish is asked for; ``first``: no version is recorded yet.

    An effective date in the past, or none, makes it history; but what follows a version held here takes
    effect on a day, and a file that names none then means today.
    """
    page.change_class = note.change_class
    page.version_label = note.label
    page.effective_from = note.effective_from
    page.applies_to = note.applies_to
    page.transfer_until = note.transfer_until
    page.change_summary = note.summary
    page.change_reason = note.reason
    past = note.effective_from is None or note.effective_from < today
    page.as_history = past and (first or note.effective_from is not None)


def take_over(page: QualificationPage, *, anew: bool) -> None:
    """Say whether the next version takes every unit over as it is published now."""
    page.take_over = TAKE_ALL if anew else ""


def _set_tags(page: Any, names: Iterable[str], tags: Tags) -> None:
    rows = page.tagged_items
    rows.set([rows.model(tag=tags.get(name)) for name in names])
