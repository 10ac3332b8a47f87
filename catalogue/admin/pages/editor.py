"""The editor of a qualification or a unit: Wagtail's, with the checks of the draft at its side.

Wagtail's own checks read the page as a visitor's; what may be published is the gate's to say, so that there
is one panel of checks and not two.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import ChecksSidePanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView

from catalogue.admin.checks.panel import SpecificationSidePanel
from catalogue.admin.where_used.panel import WhereUsedSidePanel
from catalogue.scheduling import refusal_of


class SpecificationEditView(EditView):
    """The edit view. Autosave leaves the panel as it is: its script asks anew once the draft is saved."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Say first why the page is not live although it was due."""
        fault = refusal_of(self.page)
        if fault:
            sentence = _(
                "This was due to go live and was refused: %(fault)s It is tried again until it is mended."
            )
            messages.error(request, sentence % {"fault": fault})
        answer: HttpResponseBase = super().get(request, *args, **kwargs)
        return answer

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
