"""Unpublishing specifications, one or several: Wagtail's question, with what uses the pages before it."""

from __future__ import annotations

from typing import Any

from wagtail.admin.views.pages.bulk_actions import UnpublishBulkAction
from wagtail.admin.views.pages.unpublish import UnpublishView

from catalogue.admin.where_used.uses import uses_of
from catalogue.models import QualificationPage, UnitPage

MOST = 50
"""Of how many specifications the uses are read before several pages are unpublished: one screen of them."""


class SpecificationUnpublishView(UnpublishView):
    """Says where the page is used before it is unpublished."""

    template_name = "catalogue/admin/where_used/confirm_unpublish.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the uses, in the place of Wagtail's count of references: that knows nothing of versions."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"uses": uses_of(self.object, self.request.user), "usage_url": None}


class ManyUnpublishAction(UnpublishBulkAction):
    """Wagtail's question about several pages at once, with what uses each of them and what lies below."""

    template_name = "catalogue/admin/where_used/confirm_bulk_unpublish.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the uses of the first ``MOST`` specifications, and how many are not looked at."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        pages = self._specifications([item["item"] for item in context["items"]])
        listed = [(page, uses_of(page, self.request.user)) for page in pages[:MOST]]
        used = [(page, uses) for page, uses in listed if uses]
        return context | {"asked": bool(pages), "used": used, "unread": max(len(pages) - MOST, 0)}

    def _specifications(self, chosen: list[Any]) -> list[Any]:
        """Return the specifications among ``chosen``, then the live ones below them that may go too."""
        keys = {page.pk for page in chosen}
        own = [page for page in chosen if hasattr(page, "kind")]
        below = [page for parent in chosen if not parent.is_leaf() for page in _live_below(parent)]
        others = {page.pk: page for page in below if page.pk not in keys and self.check_perm(page)}
        return own + list(others.values())


def _live_below(parent: Any) -> list[Any]:
    found: list[Any] = []
    for model in (QualificationPage, UnitPage):
        found += model.objects.descendant_of(parent).live().order_by("path")
    return found
