"""Pages back into interchange files, one for each suite and qualification: what is published, never a draft.

Dumping what was loaded gives the loaded file in canonical form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from catalogue.columns import split_lines
from catalogue.documents import QualificationDocument, UnitDocument
from catalogue.documents.interchange import (
    BodyEntry,
    Interchange,
    QualificationEntry,
    SuiteEntry,
    UnitEntry,
    VersionNote,
    Workshop,
    without_inlined,
)
from catalogue.documents.qualification import UnitGroup
from catalogue.freezing import group_rows, newest_versions, ordered, suite_of
from catalogue.models import AwardingBodyPage, QualificationPage, SpecificationVersion, SuitePage, UnitPage

from .bodies import describe_body
from .live import dump_live


def dump_all() -> Iterator[Interchange]:
    """Yield a file for each suite and each published qualification outside one, by body and place."""
    for body in AwardingBodyPage.objects.live().order_by("path"):
        for page in body.get_children().live().specific():
            if isinstance(page, SuitePage):
                siblings = list(QualificationPage.objects.child_of(page).live().order_by("path"))
                if siblings:
                    yield dump(siblings)
            elif isinstance(page, QualificationPage):
                yield dump([page])


def dump(pages: Iterable[QualificationPage]) -> Interchange:
    """Return the file of ``pages``: qualifications of one body, and of one suite where they live in one."""
    pages = list(pages)
    body, suite = pages[0].body_page, suite_of(pages[0])
    entries = tuple(_qualification(page) for page in pages)
    return Interchange(
        body=_body(body, entries),
        suite=_suite(suite) if suite else None,
        units=tuple(_units(pages)),
        qualifications=entries,
    )


def _body(body: AwardingBodyPage, entries: tuple[QualificationEntry, ...]) -> BodyEntry:
    """Return the body with those of its texts and descriptors that ``entries`` use, in its own order."""
    texts = {key for entry in entries for key in entry.standard_text_keys}
    levels = {level for entry in entries for level in entry.descriptor_levels}
    whole = describe_body(body)
    return replace(
        whole,
        standard_texts=tuple(text for text in whole.standard_texts if text.key in texts),
        level_descriptors=tuple(row for row in whole.level_descriptors if row.level in levels),
    )


def _suite(suite: SuitePage) -> SuiteEntry:
    groups = tuple(
        UnitGroup(
            id=row.code,
            title=row.title,
            units=tuple(one.unit.key for one in ordered(row.unit_rows)),
            role=row.role or None,
            parent=row.parent,
            words=row.words,
        )
        for row in ordered(suite.groups.prefetch_related("unit_rows__unit"))
    )
    return SuiteEntry(suite.slug, suite.title, suite.introduction, groups)


def _units(pages: list[QualificationPage]) -> Iterator[UnitEntry]:
    seen: dict[int, UnitPage] = {}
    for page in pages:
        for row in group_rows(page):
            for one in ordered(row.unit_rows):
                seen.setdefault(one.unit_id, one.unit)
    versions = newest_versions(seen)
    for pk, page in seen.items():
        version = versions[pk]
        document = version.thaw()
        if isinstance(document, UnitDocument):
            yield UnitEntry(page.key, page.slug, document, _note(version), dump_live(page))


def _qualification(page: QualificationPage) -> QualificationEntry:
    versions = list(SpecificationVersion.objects.filter(page_id=page.pk).order_by("sequence"))
    newest = versions[-1]
    document = newest.thaw()
    if not isinstance(document, QualificationDocument):
        raise LookupError(f"{page}: the newest version keeps no document.")
    plain = without_inlined(document)
    history = tuple(_note(version) for version in versions[:-1] if not version.document)
    return QualificationEntry(
        slug=page.slug,
        specification=replace(plain, groups=()) if page.use_suite_groups else plain,
        standard_text_keys=split_lines(page.standard_text_keys),
        descriptor_levels=split_lines(page.descriptor_levels),
        shared_groups=page.use_suite_groups,
        version=_note(newest),
        history=history,
        workshop=Workshop(page.rule_text, page.notes),
        live=dump_live(page),
    )


def _note(version: SpecificationVersion) -> VersionNote:
    return VersionNote(
        label=version.label,
        change_class=version.change_class,  # type: ignore[arg-type]
        effective_from=version.effective_from,
        applies_to=version.applies_to,  # type: ignore[arg-type]
        transfer_until=version.transfer_until,
        summary=version.summary,
        reason=version.reason,
    )
