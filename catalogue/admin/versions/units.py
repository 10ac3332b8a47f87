"""Units with a newer version than the one that is frozen: what differs, and which ones to take over."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages

from catalogue import gate
from catalogue.admin.acts.base import PageMixin
from catalogue.freezing import TAKE_ALL
from catalogue.models import QualificationPage
from catalogue.taking_over import newer_units, take_over


class UnitsView(PageMixin, TemplateView):
    """One by one or all: what is chosen goes into the draft, and into the next version when that is
    published.
    """

    acting = False
    page_title = _("Units to take over")
    header_icon = "download"
    template_name = "catalogue/admin/versions/units.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Refuse what has no units."""
        super().setup(request, *args, **kwargs)
        if not isinstance(self.page, QualificationPage):
            raise PermissionDenied

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Note the choice in the draft."""
        tester = self.page.permissions_for_user(request.user)
        if not tester.can_edit() or tester.page_locked():
            raise PermissionDenied
        offered = {unit.key for unit in self._newer()}
        keys = [TAKE_ALL] if "all" in request.POST else request.POST.getlist("units")
        take_over(self.page, [key for key in keys if key in offered or key == TAKE_ALL], request.user)
        messages.success(request, _now("Noted in the draft: the next version takes these units over."))
        return redirect(reverse("catalogue_admin:newer_units", args=[self.page.pk]))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the units."""
        return super().get_context_data(**kwargs) | {"units": self._newer()}

    def _newer(self) -> Any:
        return newer_units(gate.draft_of(self.page.get_latest_revision_as_object()))
