"""The editor of a qualification or a unit: Wagtail's, with the checks of the draft at its side.

Wagtail's own checks read the page as a visitor's; what may be published is the gate's to say, so that there
is one panel of checks and not two.
"""

from __future__ import annotations

from typing import Any

from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import ChecksSidePanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView

from catalogue.admin.checks.panel import SpecificationSidePanel
from catalogue.admin.where_used.panel import WhereUsedSidePanel


class SpecificationEditView(EditView):
    """The edit view. Autosave leaves the panel as it is: its script asks anew once the draft is saved."""

    def get_side_panels(self) -> MediaContainer:
        """Add the checks and the uses, but not to the parts that autosave fetches."""
        panels = _without_wagtails(super().get_side_panels())
        if not self.expects_json_response:
            panels.append(SpecificationSidePanel(self.page, self.request))
            panels.append(WhereUsedSidePanel(self.page, self.request))
        return MediaContainer(panels)


class SpecificationCreateView(CreateView):
    """The create view. Its first autosave fills our panels in, so that they must be there already."""

    def get_side_panels(self) -> MediaContainer:
        """Add the checks and the uses."""
        ours = (SpecificationSidePanel, WhereUsedSidePanel)
        panels = _without_wagtails(super().get_side_panels())
        return MediaContainer([*panels, *(panel(self.page, self.request) for panel in ours)])


def _without_wagtails(panels: Any) -> list[Any]:
    return [panel for panel in panels if not isinstance(panel, ChecksSidePanel)]
