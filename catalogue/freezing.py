"""From page to document: what would be frozen if the page were published now.

A qualification's document is self-contained: units as they are frozen, the body's standard texts and level
descriptors, all inlined. A unit that the last version froze stays as it was until an editor takes the newer
one over.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from catalogue.columns import read, read_rows, split_lines
from catalogue.documents import QualificationDocument, UnitDocument
from catalogue.documents.qualification import BodyFacts, FrozenUnit, Route, RouteTarget, UnitGroup
from catalogue.documents.values import Identifier, LevelDescriptor, OriginalFile, StandardText
from catalogue.models import (
    AwardingBodyPage,
    PublicAddress,
    QualificationPage,
    SpecificationVersion,
    SuitePage,
    UnitPage,
)
from catalogue.numbers import NumberError, parse

TAKE_ALL = "*"
_BY_HAND = {
    UnitDocument: ("identifiers", "tags"),
    QualificationDocument: (
        "identifiers", "body", "suite", "glh_includes", "original", "standard_texts", "level_descriptors",
        "groups", "units", "rule", "routes", "tags",
    ),
}  # fmt: skip

_ROWS_OF_UNIT = ("identifiers", "tags", "outcomes", "standards", "related_documents")


def canonical_value(scheme: str, text: str) -> str:
    """Return ``text`` in the canonical spelling of ``scheme``; what cannot be read stays as typed."""
    try:
        return parse(scheme, text).value
    except NumberError:
        return text.strip()


def unit_document(page: UnitPage) -> UnitDocument:
    """Return the document of a unit page as it stands in memory, saved or not."""
    first = [Identifier("unit-reference", page.unit_reference)] if page.unit_reference else []
    return UnitDocument(
        **read(UnitDocument, page, skip=_BY_HAND[UnitDocument]),
        identifiers=_identifiers(first, page),
        tags=_tags(page),
    )


@dataclass(frozen=True)
class UnitTable:
    """The unit groups of a qualification, and every unit page in them once, in order of first mention.

    ``withheld``: how many rows name another awarding body's draft. Of such a unit nothing is told, its code
    included, to whoever does not own it.
    """

    groups: tuple[UnitGroup, ...] = ()
    pages: tuple[UnitPage, ...] = ()
    withheld: int = 0


class Surroundings:
    """What a qualification's document takes from outside its page; who loads many pages knows it already."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.body = page.body_page
        self.suite = suite_of(page)

    def standard_texts(self) -> tuple[StandardText, ...]:
        """Return the standard texts of the body."""
        return read_rows(self.body.standard_texts) if self.body else ()

    def level_descriptors(self) -> tuple[LevelDescriptor, ...]:
        """Return the level descriptors of the body."""
        return read_rows(self.body.level_descriptors) if self.body else ()

    def group_rows(self) -> list[Any]:
        """Return the rows of the unit groups that the page uses: its own, or the suite's."""
        holder = self.suite if self.page.use_suite_groups else self.page
        if holder is None:
            return []
        rows = holder.groups.all()
        if isinstance(rows, QuerySet):  # and not put on the page by a form or a revision
            rows = rows.prefetch_related("unit_rows")
        return ordered(rows)

    def table(self) -> UnitTable:
        """Return the unit table of the page: one query for the units, however many there are."""
        rows = self.group_rows()
        _fetch_units(rows)
        return unit_table(rows, self.body)

    def freeze(self, pages: list[UnitPage]) -> dict[uuid.UUID, FrozenUnit]:
        """Return each unit page as the next version freezes it, by its ``translation_key``: two queries."""
        newest = newest_versions(page.pk for page in pages)
        addresses = addresses_of(page.translation_key for page in pages)
        return {
            page.translation_key: frozen_unit(
                page, newest.get(page.pk), addresses.get(page.translation_key, "")
            )
            for page in pages
        }


def qualification_document(
    page: Any,
    previous: QualificationDocument | None = None,
    around: Surroundings | None = None,
    table: UnitTable | None = None,
) -> QualificationDocument:
    """Return the document of a qualification page as it stands in memory, saved or not.

    ``previous`` is the last published document: its frozen units are kept unless ``page.take_over`` names
    them. ``table`` is the page's, where the caller has it.
    """
    around = around or Surroundings(page)
    body = around.body
    first = [Identifier("qualification-number", page.number)] if page.number else []
    table = table or around.table()
    keys = split_lines(page.standard_text_keys)
    texts = {row.key: row for row in around.standard_texts()} if keys else {}
    levels = split_lines(page.descriptor_levels)
    descriptors = around.level_descriptors() if levels else ()
    return QualificationDocument(
        **read(QualificationDocument, page, skip=_BY_HAND[QualificationDocument]),
        identifiers=_identifiers(first, page),
        body=BodyFacts(body.slug, body.display_name, body.acronym) if body else BodyFacts("", ""),
        suite=around.suite.title if around.suite else "",
        glh_includes=tuple(
            name for name in ("induction", "tutorial") if getattr(page, f"glh_includes_{name}")
        ),
        original=_original(page),
        standard_texts=tuple(texts[key] for key in keys if key in texts),
        level_descriptors=tuple(row for level in levels for row in descriptors if row.level == level),
        groups=table.groups,
        units=frozen_units(table.pages, previous, set(split_lines(page.take_over)), around),
        rule=page.rule or None,
        routes=_routes(page),
        tags=_tags(page),
    )


def ordered(manager: Any) -> list[Any]:
    """Return child rows (of a manager, or a query set) in the order of the document."""
    return sorted(manager.all(), key=lambda row: (row.sort_order is None, row.sort_order or 0))


def group_rows(page: Any) -> list[Any]:
    """Return the rows of the unit groups that ``page`` uses: its own, or the suite's."""
    return Surroundings(page).group_rows()


def suite_of(page: Any) -> SuitePage | None:
    """Return the suite above ``page``, if it lives in one."""
    if page.path:
        return SuitePage.objects.parent_of(page).first()
    parent = page.coming_parent
    return SuitePage.objects.filter(pk=parent.pk).first() if parent is not None else None


def unit_table(rows: Iterable[Any], body: Any = None) -> UnitTable:
    """Return the unit groups of ``rows`` and the unit pages in them, as ``body`` may use them."""
    groups: list[UnitGroup] = []
    pages: dict[uuid.UUID, UnitPage] = {}
    withheld = 0
    for row in rows:
        chosen = [one.unit for one in ordered(row.unit_rows) if one.unit_id or _has_unit(one)]
        units = [unit for unit in chosen if not is_withheld(unit, body)]
        withheld += len(chosen) - len(units)
        groups.append(
            UnitGroup(
                id=row.code,
                title=row.title,
                units=tuple(unit.key for unit in units),
                role=row.role or None,
                parent=row.parent,
                words=row.words.strip().replace("\r\n", "\n"),
            )
        )
        pages.update({unit.translation_key: unit for unit in units})
    return UnitTable(tuple(groups), tuple(pages.values()), withheld)


def is_borrowed(unit: UnitPage, body: Any) -> bool:
    """Whether ``unit`` is another awarding body's than ``body``."""
    return bool(unit.path) and body is not None and not unit.path.startswith(body.path)


def is_withheld(unit: UnitPage, body: Any) -> bool:
    """Whether ``unit`` is a draft of another awarding body that was never published."""
    return is_borrowed(unit, body) and not unit.live and unit.first_published_at is None


def _fetch_units(rows: Iterable[Any]) -> None:
    """Give every row of ``rows`` its unit page: one query."""
    unit_rows = [one for row in rows for one in row.unit_rows.all()]
    wanted = {one.unit_id for one in unit_rows if one.unit_id and not _has_unit(one)}
    units = UnitPage.objects.in_bulk(wanted) if wanted else {}
    for one in unit_rows:
        if one.unit_id in units:
            one.unit = units[one.unit_id]


def _has_unit(row: Any) -> bool:
    return type(row)._meta.get_field("unit").get_cached_value(row, default=None) is not None


def frozen_units(
    pages: Iterable[UnitPage],
    previous: QualificationDocument | None,
    take_over: set[str],
    around: Surroundings,
) -> tuple[FrozenUnit, ...]:
    """Return the units as the next version freezes them, in the order of ``pages``.

    A unit page without a published version gives its draft with ``version`` ``None``; the gate refuses that.
    """
    pages = list(pages)
    kept = {} if previous is None or TAKE_ALL in take_over else {unit.key: unit for unit in previous.units}
    wanted = [page for page in pages if page.key not in kept or page.key in take_over]
    fresh = around.freeze(wanted)
    return tuple(fresh.get(page.translation_key) or kept[page.key] for page in pages)


def frozen_unit(page: UnitPage, version: SpecificationVersion | None, address: str) -> FrozenUnit:
    """Return a unit page as it is frozen: its published ``version``.

    Where there is none, its own columns only: the gate refuses it, and a table of a hundred drafts must not
    cost the rows of each.
    """
    document = version.thaw() if version else None
    if not isinstance(document, UnitDocument):
        document = UnitDocument(**read(UnitDocument, page, skip=_ROWS_OF_UNIT))
    sequence = version.sequence if version else None
    return FrozenUnit(key=page.key, document=document, address=address, version=sequence)


def newest_versions(page_ids: Iterable[int]) -> dict[int, SpecificationVersion]:
    """Return the newest published version of each page whose document is held, by page id: one query."""
    held = SpecificationVersion.objects.exclude(document="")
    newest = held.filter(page_id=OuterRef("page_id")).order_by("-sequence").values("pk")[:1]
    versions = held.filter(page_id__in=list(page_ids), pk=Subquery(newest))
    return {version.page_id: version for version in versions}


def addresses_of(subjects: Iterable[Any]) -> Mapping[Any, str]:
    """Return the canonical public path of each subject that has one: one query."""
    rows = PublicAddress.objects.filter(subject__in=list(subjects)).order_by("id")
    return {row.subject: row.path for row in rows}


def _identifiers(first: list[Identifier], page: Any) -> tuple[Identifier, ...]:
    stated = [*first, *read_rows(page.identifier_rows)]
    return tuple(Identifier(one.scheme, canonical_value(one.scheme, one.value)) for one in stated)


def _tags(page: Any) -> tuple[str, ...]:
    return tuple(sorted({tag.name for tag in page.tags.all()}))


def _original(page: Any) -> OriginalFile | None:
    if page.original_file_id:
        return OriginalFile(page.original_title or page.original_file.title, page.original_file.url)
    if page.original_url:
        return OriginalFile(page.original_title or page.original_url, page.original_url)
    return None


def _routes(page: Any) -> tuple[Route, ...]:
    """Return the routes: a page chosen as a target is named by its title, number and body. Two queries."""
    rows = ordered(page.routes)
    chosen = {row.target_page_id for row in rows if row.target_page_id}
    targets = QualificationPage.objects.in_bulk(chosen) if chosen else {}
    bodies = list(AwardingBodyPage.objects.all()) if targets else []
    return tuple(_route(row, targets.get(row.target_page_id), bodies) for row in rows)


def _route(row: Any, page: Any, bodies: list[AwardingBodyPage]) -> Route:
    if page is None:
        return Route(**read(Route, row))
    body = next((body for body in bodies if page.path.startswith(body.path)), None)
    number = Identifier("qualification-number", canonical_value("qualification-number", page.number))
    target = RouteTarget(page.title, number if page.number else None, body.display_name if body else "")
    return Route(row.kind, row.words.strip(), target)
