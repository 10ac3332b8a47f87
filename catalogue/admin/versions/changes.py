"""What the draft changes, for its editor and its reviewer: the difference the public will be able to read."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from catalogue import gate
from catalogue.admin.acts.base import PageMixin
from catalogue.admin.checks.views import shown
from catalogue.difference import headline
from catalogue.models import SpecificationVersion
from catalogue.presenters.differences import difference_of
from catalogue.presenters.words import site_wording
from catalogue.versions import current_version


class DraftChangesView(PageMixin, TemplateView):
    """The draft beside the newest version, and beside the one in force where the newest is still to come."""

    acting = False
    page_title = _("What the draft changes")
    header_icon = "resubmit"
    template_name = "catalogue/admin/versions/changes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the difference, and what the gate says."""
        draft = gate.draft_of(self.page.get_latest_revision_as_object())
        in_force = current_version(draft.versions, draft.today)
        context = {"draft": draft, "previous": draft.previous, **shown(self.request, self.page, draft)}
        context["previous_label"] = _in_brackets(draft.previous)
        if draft.before is not None:
            found = difference_of(draft.before, draft.document)
            context |= {"found": found, "headline": headline(found, site_wording())}
        if draft.previous is not None and in_force is not None and in_force.pk != draft.previous.pk:
            context |= {"in_force": in_force, "in_force_label": _in_brackets(in_force)}
            document = in_force.thaw()
            if document is not None:
                found = difference_of(document, draft.document)
                context |= {"found_in_force": found, "headline_in_force": headline(found, site_wording())}
        return super().get_context_data(**kwargs) | context


def _in_brackets(version: SpecificationVersion | None) -> str:
    """Return the label that stands behind our number of a version: `` (6.3)``, or nothing."""
    return f" ({version.label})" if version is not None and version.label else ""
