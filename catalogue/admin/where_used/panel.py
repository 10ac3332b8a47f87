"""The side panel of the editor that says where a page is used."""

from __future__ import annotations

from typing import Any

from django.forms import Media
from django.utils.translation import gettext_lazy as _
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.side_panels import BaseSidePanel

from .uses import uses_of


class WhereUsedSidePanel(BaseSidePanel):
    """Where the page is used, as it was when the editor was opened."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """Its button."""

        aria_label = _("Toggle where it is used")
        icon_name = "link"
        has_counter = False

    name = "where-used"
    title = _("Where it is used")
    template_name = "catalogue/admin/where_used/side_panel.html"
    order = 160

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Add the uses."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        return context | {"uses": uses_of(self.object, self.request.user) if self.object.pk else ()}

    @property
    def media(self) -> Media:
        """The look that it shares with the checks."""
        return Media(css={"all": [versioned_static("catalogue/admin/checks.css")]})
