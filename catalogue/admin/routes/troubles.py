"""Routes in force that lead nowhere a learner can begin, and what an editor may point them to instead.

Of a title that is not here the qualifications of that very title are offered, never taken; of a closed one
what replaces it. Only live entries are offered, so that nobody's draft is told of.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.permissions import policy_registry

from catalogue.gate.identifiers import comparable
from catalogue.models import CatalogueEntry, Identifier, Kind, VersionRoute
from catalogue.routes.replacements import in_place_of, is_closed

EVERYWHERE = ""
"""The tree path of every site: an editor's own pages are found by permission, not by site."""

UNMATCHED, CLOSED, UNPUBLISHED = "unmatched", "closed", "unpublished"
NAMES = {
    UNPUBLISHED: _("The target was unpublished"),
    CLOSED: _("The target is closed to new learners"),
    UNMATCHED: _("The target is not published here"),
}
BEYOND = ("employment", "professional-body", "higher-education", "text", "planned")
"""Kinds that need no qualification on this site: reported only where one of that very title has appeared."""


@dataclass(frozen=True)
class Trouble:
    """A route that leads nowhere: of ``entry`` (an editor's own), at ``position`` in its version in force.

    ``target`` is what it leads to, where that is here; ``offers`` are what it may be pointed to.
    """

    entry: CatalogueEntry
    route: VersionRoute
    kind: str
    target: CatalogueEntry | None = None
    offers: tuple[CatalogueEntry, ...] = ()

    @property
    def name(self) -> str:
        """What is wrong, in words."""
        return str(NAMES[self.kind])

    @property
    def value(self) -> str:
        """How a form names the route."""
        return f"{self.route.version_id}:{self.route.position}"


def editable(user: Any) -> Any:
    """Return the pages that ``user`` may edit."""
    return policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")


def edits_anything(user: Any) -> bool:
    """Whether ``user`` may edit any page: asked by every entry of the menu, so remembered with the user."""
    if not hasattr(user, "_catalogue_edits_anything"):
        user._catalogue_edits_anything = editable(user).exists()
    return bool(user._catalogue_edits_anything)


def troubles(user: Any, day: date) -> list[Trouble]:
    """Return the troubles of what ``user`` may edit: broken ones first, then closed, then unmatched."""
    pages = editable(user).order_by().values("pk")
    entries = {
        row.version_id: row
        for row in CatalogueEntry.objects.filter(kind=Kind.QUALIFICATION, live=True, page_id__in=pages)
    }
    routes = list(VersionRoute.objects.filter(version__in=entries).order_by("version", "position"))
    named = _named(routes)
    replaced = in_place_of(
        {one.subject for one in named.values() if one.live and is_closed(one, day)}, EVERYWHERE, day
    )
    titled = _titled(routes)
    found = []
    for route in routes:
        entry, target = entries[route.version_id], named.get((route.scheme, route.value))
        trouble = _trouble(entry, route, target, titled, replaced, day)
        if trouble is not None:
            found.append(trouble)
    order = list(NAMES)
    return sorted(found, key=lambda one: (order.index(one.kind), one.route.title, one.entry.title))


def _trouble(
    entry: CatalogueEntry,
    route: VersionRoute,
    target: CatalogueEntry | None,
    titled: dict[str, list[CatalogueEntry]],
    replaced: dict[uuid.UUID, Any],
    day: date,
) -> Trouble | None:
    if target is not None and not target.live:
        return Trouble(entry, route, UNPUBLISHED, target, _others(titled.get(route.title_key, ()), entry))
    if target is not None and is_closed(target, day):
        instead = [one.entry for one in replaced.get(target.subject, ()) if one.entry]
        return Trouble(entry, route, CLOSED, target, _others(instead, entry))
    if target is None and route.title:
        offers = _others(titled.get(route.title_key, ()), entry)
        if offers or route.kind not in BEYOND:
            return Trouble(entry, route, UNMATCHED, None, offers)
    return None


def _others(offers: Iterable[CatalogueEntry], entry: CatalogueEntry) -> tuple[CatalogueEntry, ...]:
    return tuple(one for one in offers if one.subject != entry.subject)


def _named(routes: Iterable[VersionRoute]) -> dict[tuple[str, str], CatalogueEntry]:
    """Return what the routes name by identifier, published here now or once: two queries."""
    wanted = {(route.scheme, route.value) for route in routes if route.value}
    claims = {
        claim.subject: (claim.scheme, comparable(claim.scheme, claim.value))
        for claim in Identifier.objects.filter(
            kind=Kind.QUALIFICATION, namespace="", value__in={value for _scheme, value in wanted}
        )
    }
    rows = CatalogueEntry.objects.filter(subject__in=claims)
    return {claims[row.subject]: row for row in rows if claims[row.subject] in wanted}


def _titled(routes: Iterable[VersionRoute]) -> dict[str, list[CatalogueEntry]]:
    """Return the live qualifications of the very titles that routes name: one query."""
    keys = {route.title_key for route in routes if route.title_key}
    rows = CatalogueEntry.objects.filter(kind=Kind.QUALIFICATION, live=True, title_key__in=keys)
    found: dict[str, list[CatalogueEntry]] = {}
    for row in rows.order_by("body_name", "subject"):
        found.setdefault(row.title_key, []).append(row)
    return found
