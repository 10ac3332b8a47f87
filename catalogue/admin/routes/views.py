"""The report of routes that lead nowhere, with what to point them to; what is chosen is changed in drafts."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from catalogue.lifecycle import london_today
from catalogue.models import CatalogueEntry

from .pointing import point
from .troubles import Trouble, edits_anything, troubles


class RoutesReport(WagtailAdminTemplateMixin, TemplateView):
    """Lists the troubles of what the user may edit; a post points the chosen routes to what was offered."""

    template_name = "catalogue/admin/routes/report.html"
    page_title = _("Routes that lead nowhere")
    header_icon = "link"
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse those who may edit nothing."""
        if not edits_anything(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the admin's first page to here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the troubles by what is wrong."""
        found = troubles(self.request.user, london_today())
        groups: dict[str, list[Trouble]] = {}
        for one in found:
            groups.setdefault(one.name, []).append(one)
        offering = any(one.offers for one in found)
        return super().get_context_data(**kwargs) | {"groups": groups, "offering": offering}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Point what was chosen; say what could not be."""
        known = {one.value: one for one in troubles(request.user, london_today())}
        chosen = [
            (trouble, offer)
            for value, trouble in known.items()
            if (offer := _offer(trouble, request.POST.get(f"to-{value}", "")))
        ]
        if not chosen:
            messages.warning(request, _("Choose for at least one route where it is to lead."))
            return redirect(reverse("catalogue_admin:routes_report"))
        done = point(chosen, request.user)
        for sentence in done.refused:
            messages.error(request, sentence)
        if done.pages:
            count = len(done.pages)
            sentence = ngettext(
                "%(n)d draft was changed. Publish it as a new version to make it public.",
                "%(n)d drafts were changed. Publish each as a new version to make it public.",
                count,
            )
            messages.success(request, sentence % {"n": count})
        return redirect(reverse("catalogue_admin:routes_report"))


def _offer(trouble: Trouble, subject: str) -> CatalogueEntry | None:
    """Return the offer that was chosen; anything that was not offered is passed over."""
    return next((one for one in trouble.offers if str(one.subject) == subject), None)
