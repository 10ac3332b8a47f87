"""Where drafts use a page: only those that the user may edit, and of no others even the number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import F, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision
from wagtail.permissions import policy_registry

from catalogue.models import QualificationPage, SuitePage

from .uses import Use, Uses

Content = dict[str, Any]


def of_unit(page: Any, user: Any) -> Iterator[Uses]:
    """Yield the user's own drafts whose unit table holds the unit ``page``: four queries."""

    def placed(content: Content) -> str:
        groups = [row for row in content.get("groups", []) if _holds(row, page.pk)]
        return ", ".join(_("group %(code)s") % {"code": row.get("code") or "?"} for row in groups)

    named = f'"unit": {page.pk}'
    yield Uses(_("In your drafts"), _drafts(QualificationPage, user, named, placed))
    yield Uses(_("In the unit tables of your suites"), _drafts(SuitePage, user, named, placed))


def of_qualification(page: Any, user: Any) -> Iterator[Uses]:
    """Yield the user's own drafts that name ``page`` as a next step: two queries."""

    def routed(content: Content) -> str:
        rows = [row for row in content.get("routes", []) if row.get("target_page") == page.pk]
        return " ".join(row.get("words") or _("a route") for row in rows)

    found = _drafts(QualificationPage, user, f'"target_page": {page.pk}', routed)
    yield Uses(_("Routes that lead here, in your drafts"), found)


def _holds(group: Content, unit: int) -> bool:
    return any(row.get("unit") == unit for row in group.get("unit_rows", []))


def _drafts(model: Any, user: Any, named: str, words: Callable[[Content], str]) -> tuple[Use, ...]:
    """Return the drafts of ``model`` that ``user`` may edit and whose newest revision names something.

    ``named`` is looked for in the revision's text, so that only few are read; ``words`` reads them, and
    finds nothing in those that only looked like it.
    """
    allowed = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    pages = model.objects.filter(pk__in=allowed.order_by().values("pk"))
    if model is QualificationPage:
        pages = pages.filter(has_unpublished_changes=True)
    held = {page.latest_revision_id: page for page in pages.filter(latest_revision__isnull=False)}
    revisions = Revision.objects.filter(pk__in=pages.values(latest=F("latest_revision_id")))
    text = revisions.annotate(text=Cast("content", TextField())).filter(text__contains=named)
    found = []
    for revision in text.only("content"):
        page, said = held.get(revision.pk), words(revision.content)
        if page is not None and said:
            url = reverse("wagtailadmin_pages:edit", args=[page.pk])
            number = getattr(page, "number", "")
            found.append(Use(page.draft_title or page.title, number, "", url, said))
    return tuple(sorted(found, key=lambda use: use.title.casefold()))
