"""Pointing routes elsewhere: in the newest draft, as the editor would by hand. Nothing is published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from catalogue.models import CatalogueEntry, QualificationPage, VersionRoute
from catalogue.progression import normalised_title

from .troubles import Trouble


@dataclass
class Pointed:
    """``pages`` whose draft was changed, and a sentence for each route that could not be."""

    pages: list[QualificationPage] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def point(chosen: Iterable[tuple[Trouble, CatalogueEntry]], user: Any) -> Pointed:
    """Point each trouble's route to the offer chosen for it, one new draft for each page."""
    by_page: dict[int, list[tuple[Trouble, CatalogueEntry]]] = defaultdict(list)
    for trouble, offer in chosen:
        by_page[trouble.entry.page_id].append((trouble, offer))
    pages = QualificationPage.objects.in_bulk(by_page)
    done = Pointed()
    for page_id, wanted in by_page.items():
        page = pages[page_id]
        lock = page.get_lock()
        if not page.permissions_for_user(user).can_edit() or (lock and lock.for_user(user)):
            done.refused.append(_("“%(title)s” is locked, or not yours to edit.") % {"title": page.title})
            continue
        with transaction.atomic():
            _point_page(page, wanted, user, done)
    return done


def _point_page(
    page: QualificationPage, wanted: list[tuple[Trouble, CatalogueEntry]], user: Any, done: Pointed
) -> None:
    draft = page.get_latest_revision_as_object()
    rows = list(draft.routes.all())
    targets = QualificationPage.objects.in_bulk([offer.page_id for _trouble, offer in wanted])
    changed = False
    for trouble, offer in wanted:
        row = next((row for row in rows if _is_same(row, trouble.route)), None)
        if row is None:
            sentence = _("In the draft of “%(title)s” the route “%(words)s” is no longer there as published.")
            done.refused.append(sentence % {"title": page.title, "words": trouble.route.words[:80]})
            continue
        row.target_page = targets[offer.page_id]
        row.target_title = row.target_identifier_scheme = row.target_identifier_value = row.target_body = ""
        changed = True
    if changed:
        draft.routes.set(rows)
        draft.save_revision(user=user, log_action=True)
        done.pages.append(page)


def _is_same(row: Any, route: VersionRoute) -> bool:
    """Whether the draft's row is the route of the version in force: its words, and the title it leads to."""
    if row.kind != route.kind or row.words.strip() != route.words:
        return False
    title = row.target_page.title if row.target_page_id else row.target_title
    return normalised_title(title)[:255] == route.title_key
