"""Where drafts use a page: only those that the user may edit, and of no others even the number."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.db import connection
from django.db.models import F, Q, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision
from wagtail.permissions import policy_registry

from catalogue.gate.identifiers import comparable
from catalogue.models import QualificationPage, SuitePage
from catalogue.progression import normalised_title

from .published import says
from .uses import Use, Uses

Content = dict[str, Any]

SCHEME = "qualification-number"


def of_unit(page: Any, user: Any) -> Iterator[Uses]:
    """Yield the user's own drafts that hold the unit ``page``, or name it in a route: six queries."""

    def placed(content: Content) -> str:
        groups = [row for row in content.get("groups", []) if _holds(row, page.pk)]
        return ", ".join(_("group %(code)s") % {"code": row.get("code") or "?"} for row in groups)

    def routed(content: Content) -> str:
        rows = content.get("routes", [])
        return " ".join(row["words"] for row in rows if any(says(row.get("words", ""), one) for one in codes))

    named = [f'"unit": {page.pk}']
    codes = [one for one in (page.code, page.unit_reference) if one]
    yield Uses(_("In your drafts"), _drafts(QualificationPage, user, named, placed))
    if codes:
        found = _drafts(QualificationPage, user, [_as_stored(one) for one in codes], routed)
        yield Uses(_("Routes that name it, in your drafts"), found)
    yield Uses(_("In the unit tables of your suites"), _drafts(SuitePage, user, named, placed))


def of_qualification(page: Any, user: Any) -> Iterator[Uses]:
    """Yield the user's own drafts that name ``page`` as a next step: two queries."""

    title, number = normalised_title(page.title), comparable(SCHEME, page.number) if page.number else ""

    def leads_here(row: Content) -> bool:
        if row.get("target_page"):
            return bool(row["target_page"] == page.pk)
        scheme, value = row.get("target_identifier_scheme"), row.get("target_identifier_value")
        if value:
            return bool(number) and scheme == SCHEME and comparable(SCHEME, value) == number
        return normalised_title(row.get("target_title") or "") == title

    def routed(content: Content) -> str:
        rows = [row for row in content.get("routes", []) if leads_here(row)]
        return " ".join(row.get("words") or _("a route") for row in rows)

    named = [f'"target_page": {page.pk}', f'"target_title": "{_as_stored(page.title)}"']
    if number:
        named += [page.number, number]
    found = tuple(use for use in _drafts(QualificationPage, user, named, routed) if use.url != _edit(page.pk))
    yield Uses(_("Routes that lead here, in your drafts"), found)


def _as_stored(text: str) -> str:
    """Return ``text`` as it stands in the JSON of a revision on either database."""
    return json.dumps(text, ensure_ascii=connection.vendor != "postgresql")[1:-1]


def _edit(pk: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[pk])


def _holds(group: Content, unit: int) -> bool:
    return any(row.get("unit") == unit for row in group.get("unit_rows", []))


def _drafts(model: Any, user: Any, named: list[str], words: Callable[[Content], str]) -> tuple[Use, ...]:
    """Return the drafts of ``model`` that ``user`` may edit and whose newest revision names something.

    Any of ``named`` is looked for in the revision's text, so that only few are read; ``words`` reads them,
    and finds nothing in those that only looked like it.
    """
    allowed = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    pages = model.objects.filter(pk__in=allowed.order_by().values("pk"))
    if model is QualificationPage:
        pages = pages.filter(has_unpublished_changes=True)
    held = {page.latest_revision_id: page for page in pages.filter(latest_revision__isnull=False)}
    revisions = Revision.objects.filter(pk__in=pages.values(latest=F("latest_revision_id")))
    text = revisions.annotate(text=Cast("content", TextField())).filter(
        reduce(or_, (Q(text__icontains=one) for one in named))
    )
    found = []
    for revision in text.only("content"):
        page, said = held.get(revision.pk), words(revision.content)
        if page is not None and said:
            number = getattr(page, "number", "")
            found.append(Use(page.draft_title or page.title, number, "", _edit(page.pk), said))
    return tuple(sorted(found, key=lambda use: use.title.casefold()))
