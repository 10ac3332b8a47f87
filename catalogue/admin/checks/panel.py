"""The side panel of the editor: it holds the address of the checks, and a script that asks for them."""

from __future__ import annotations

from typing import Any

from django.forms import Media
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.side_panels import BaseSidePanel

NAME = "specification"


class SpecificationSidePanel(BaseSidePanel):
    """The checks of the saved draft. Opening the editor does not wait for them; autosave asks again."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """Its button, which counts what is still to do."""

        aria_label = _("Toggle specification checks")
        icon_name = "list-ul"
        counter_classname = "w-bg-critical-200"

    name = NAME
    title = _("Specification checks")
    template_name = "catalogue/admin/checks/side_panel.html"
    order = 150

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Add where the checks are; a page that is not saved yet has none."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        url = reverse("catalogue_admin:checks_list", args=[self.object.pk]) if self.object.pk else ""
        return context | {"url": url}

    @property
    def media(self) -> Media:
        """The panel's own script and style sheet: neither is inline."""
        return Media(
            css={"all": [versioned_static("catalogue/admin/checks.css")]},
            js=[versioned_static("catalogue/admin/checks.js")],
        )
