"""Many new live pages into the tree at once: what ``add_child`` and a first publish leave behind, in batches.

Whoever calls this has validated every page and frozen its version; nothing is checked here. Wagtail and
treebeard have no call for it (treebeard's ``load_bulk`` knows no multi-table inheritance), so this leans on
four things that are not public: ``QuerySet._batched_insert``, ``Page._get_path``, modelcluster's
``_cluster_related_objects`` and ``ReferenceIndex._extract_references_from_object``. The tests hold them to
what the public calls leave behind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import router, transaction
from django.db.models import CharField, F, Model, OuterRef, Subquery
from django.db.models.functions import Cast
from django.db.models.query import QuerySet
from django.utils import timezone
from modelcluster.models import ClusterableModel
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision

from catalogue.acts.record import LOG_ACTION
from catalogue.relations import child_relations

ROWS = 500
"""Rows of one statement."""


@dataclass(frozen=True)
class Planted:
    """A page to be put last below ``parent``, which stands in the tree or is planted before it."""

    parent: Page
    page: Page


def plant(planted: Sequence[Planted], user: Any = None, *, revisions: bool = True) -> None:
    """Put the pages into the tree, live, with all their rows; in the order given. Sets their primary keys.

    Without ``revisions`` no first revision is kept: editing then starts from the page itself.
    """
    now = timezone.now()
    with transaction.atomic():
        for generation in _generations(planted):
            _place(generation, now)
            pages = [one.page for one in generation]
            _insert_pages(pages)
            for page in pages:
                _own_every_relation(page)
            _insert_rows(pages)
            if revisions:
                _insert_revisions(pages, user, now)
        pages = [one.page for one in planted]
        _insert_log(pages, user, now)
        index_references(pages)


def _generations(planted: Sequence[Planted]) -> Iterator[list[Planted]]:
    """Yield parents before children: first those whose parents stand in the tree already."""
    rest = list(planted)
    while rest:
        ready = [one for one in rest if one.parent.pk is not None]
        rest = [one for one in rest if one.parent.pk is None]
        if not ready:
            raise ValueError("A page to be planted has a parent that is not.")
        yield ready


def _place(planted: Iterable[Planted], now: datetime) -> None:
    """Give each page its place in the tree and what a first publish sets; count the parents' children."""
    families: dict[int, list[Planted]] = defaultdict(list)
    for one in planted:
        families[one.parent.pk].append(one)
    locked = Page.objects.select_for_update().order_by("path").in_bulk(list(families))
    for pk, family in families.items():
        parent = locked[pk]
        last = _last_step(parent)
        for step, one in enumerate(family, last + 1):
            page = one.page
            page.depth = parent.depth + 1
            page.path = Page._get_path(parent.path, page.depth, step)
            page.locale_id = parent.locale_id
            page.draft_title = page.title
            page.set_url_path(parent)
            page.live, page.has_unpublished_changes = True, False
            page.first_published_at = page.last_published_at = now
            page._cached_parent_obj = one.parent
        Page.objects.filter(pk=pk).update(numchild=F("numchild") + len(family))
        one.parent.numchild = parent.numchild + len(family)


def _last_step(parent: Page) -> int:
    """Return the number of the last step below ``parent``; nought where it has no children."""
    if parent.is_leaf():
        return 0
    interval = parent._get_children_path_interval(parent.path)
    children = Page.objects.filter(depth=parent.depth + 1, path__range=interval)
    last = children.order_by("-path").values_list("path", flat=True).first()
    return Page._str2int(last[-Page.steplen :]) if last else 0


def _insert_pages(pages: Sequence[Page]) -> None:
    """Write the two rows of each page: Django's ``bulk_create`` knows only tables without parents."""
    Page._base_manager.bulk_create(pages, batch_size=ROWS)
    for model, own in _by_model(pages).items():
        for page in own:
            page.page_ptr_id = page.id
        queryset: Any = QuerySet(model, using=router.db_for_write(model))
        queryset._batched_insert(own, model._meta.local_concrete_fields, ROWS)
        for page in own:
            page._state.adding, page._state.db = False, queryset.db


def _own_every_relation(row: Any) -> None:
    """Let ``row`` answer for its child rows from memory: a relation that nobody filled has none."""
    held = row.__dict__.setdefault("_cluster_related_objects", {})
    for relation in child_relations(row.__class__):
        held.setdefault(relation.get_accessor_name(), [])


def _insert_rows(parents: Sequence[Any]) -> None:
    """Write the child rows of ``parents``, then the rows of those rows."""
    by_relation: dict[Any, list[Model]] = defaultdict(list)
    for parent in parents:
        for relation in child_relations(parent.__class__):
            for row in parent._cluster_related_objects.get(relation.get_accessor_name(), ()):
                setattr(row, relation.field.attname, parent.pk)
                by_relation[relation].append(row)
    for relation, rows in by_relation.items():
        model = relation.related_model
        for row in rows:
            _resolve_keys(row)
        model._base_manager.bulk_create(rows, batch_size=ROWS)
        if issubclass(model, ClusterableModel):
            for row in rows:
                _own_every_relation(row)
            _insert_rows(rows)


def _resolve_keys(row: Any) -> None:
    """Take over the keys of related objects that got theirs after they were set on ``row``."""
    for field in row._meta.concrete_fields:
        if field.is_relation and getattr(row, field.attname) is None and field.is_cached(row):
            related = field.get_cached_value(row)
            if related is not None:
                setattr(row, field.attname, related.pk)


def _insert_revisions(pages: Sequence[Page], user: Any, now: datetime) -> None:
    """Write the first revision of each page: the draft as it stood before it was published."""
    base = ContentType.objects.get_for_model(Page)
    revisions = []
    for page in pages:
        content = page.serializable_data()
        content |= {"live": False, "first_published_at": None, "last_published_at": None}
        revisions.append(
            Revision(
                content_type=page.content_type,
                base_content_type=base,
                object_id=str(page.pk),
                created_at=now,
                user=user,
                object_str=str(page),
                content=content,
            )
        )
    Revision.objects.bulk_create(revisions, batch_size=ROWS)
    for page, revision in zip(pages, revisions, strict=True):
        page.latest_revision_created_at = now
        page.latest_revision = page.live_revision = revision
    # A new page has this one revision: the database finds it sooner than a statement that names a thousand.
    own = Revision.objects.filter(base_content_type=base, object_id=Cast(OuterRef("pk"), CharField()))
    for start in range(0, len(pages), ROWS):
        Page._base_manager.filter(pk__in=[page.pk for page in pages[start : start + ROWS]]).update(
            latest_revision=Subquery(own.values("pk")[:1]),
            live_revision=Subquery(own.values("pk")[:1]),
            latest_revision_created_at=now,
        )


def _insert_log(pages: Iterable[Page], user: Any, now: datetime) -> None:
    """Write the lines of each page's history that its creation and its publish write."""
    lines = []
    for page in pages:
        lines.append(_line(page, "wagtail.create", user, now, content_changed=True))
        told = {"revision_id": page.latest_revision_id, "content_changed": True}
        lines.append(_line(page, "wagtail.publish", user, now, **told))
    _write_log(lines)


def note_acts(acts: Iterable[tuple[Page, Any]], user: Any) -> None:
    """Write the line of each page's history that an act about it writes."""
    _write_log(
        _line(
            page, LOG_ACTION, user, act.recorded_at, data={"act": act._meta.model_name, "source": act.source}
        )
        for page, act in acts
    )


def _line(page: Page, action: str, user: Any, moment: datetime, **columns: Any) -> PageLogEntry:
    return PageLogEntry(
        page=page,
        content_type=page.content_type,
        label=page.get_admin_display_title(),
        action=action,
        timestamp=moment,
        user=user if getattr(user, "pk", None) else None,
        **{"data": {}, **columns},
    )


def _write_log(lines: Iterable[PageLogEntry]) -> None:
    PageLogEntry.objects.bulk_create(lines, batch_size=ROWS)


def index_references(pages: Iterable[Page]) -> None:
    """Write what each new page refers to into Wagtail's reference index."""
    base = ContentType.objects.get_for_model(Page)
    rows = []
    for page in pages:
        if not ReferenceIndex.model_is_indexable(type(page)):
            continue
        found = set(ReferenceIndex._extract_references_from_object(page))
        for to_type, to_id, model_path, content_path in found:
            rows.append(
                ReferenceIndex(
                    content_type=page.content_type,
                    base_content_type=base,
                    object_id=page.pk,
                    to_content_type_id=to_type,
                    to_object_id=to_id,
                    model_path=model_path,
                    content_path=content_path,
                    content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
                )
            )
    ReferenceIndex.objects.bulk_create(rows, batch_size=ROWS)


def _by_model(pages: Iterable[Page]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for page in pages:
        found[type(page)].append(page)
    return found
