"""Unpublishing a specification: Wagtail's question, with what uses the page before it."""

from __future__ import annotations

from typing import Any

from wagtail.admin.views.pages.unpublish import UnpublishView

from catalogue.admin.where_used.uses import uses_of


class SpecificationUnpublishView(UnpublishView):
    """Says where the page is used before it is unpublished."""

    template_name = "catalogue/admin/where_used/confirm_unpublish.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the uses."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"uses": uses_of(self.object, self.request.user)}
