"""The suite page: siblings that share one document and, where it has groups, one unit table."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList, TabbedInterface
from wagtail.models import Page

from catalogue.admin.panels import NestingPanel, WaysPanel

from .addressed import ShortlyAddressed
from .group_form import GroupsForm
from .placement import Placed
from .rows import prose


class SuitePage(ShortlyAddressed, Placed, Page):
    """A suite: Award, Certificate and Diploma of one subject."""

    introduction = prose(_("introduction"))

    content_panels = [*Page.content_panels, "introduction"]
    structure_panels = [
        WaysPanel("catalogue/admin/pasting/ways_to_units.html", heading=_("Fill the groups quickly")),
        NestingPanel(
            "groups",
            heading=_("Shared unit table"),
            label=_("group"),
            help_text=_("Entered once for every qualification of the suite that shares it."),
        ),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Overview")),
            ObjectList(structure_panels, heading=_("Structure")),
            ObjectList(Page.promote_panels, heading=_("Promote")),
            ObjectList(Page.settings_panels, heading=_("Settings")),
        ]
    )
    base_form_class = GroupsForm
    parent_page_types = ["catalogue.AwardingBodyPage"]
    subpage_types = ["catalogue.QualificationPage"]
    page_description = _("Sibling qualifications that share one document and one unit table.")

    class Meta:
        verbose_name = _("suite")

    def short_address(self) -> tuple[str, ...]:
        """The suite below its body."""
        body = self.body_page
        return ("suite", body.slug, self.slug) if body else ()
