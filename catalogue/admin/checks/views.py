"""The checks of a page's newest draft: as a screen of their own, as the list inside the editor's panel."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from catalogue.acknowledging import acknowledge, take_back
from catalogue.admin.acts.access import page_or_refuse
from catalogue.admin.acts.base import PageMixin
from catalogue.gate import Draft

from .report import report_of

IN_PANEL = "panel"
"""Posted by the editor's panel, which takes the list for an answer."""


class ChecksView(PageMixin, TemplateView):
    """Everything that is checked, on one screen: for reviewers, for print, and without the panel's script."""

    acting = False
    page_title = _("Specification checks")
    header_icon = "list-ul"
    template_name = "catalogue/admin/checks/page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the report."""
        return super().get_context_data(**kwargs) | shown(self.request, self.page)


@never_cache
@require_safe
def checks_list(request: HttpRequest, page_id: int) -> HttpResponse:
    """Answer with the list alone, as the editor's panel shows it."""
    page = page_or_refuse(request, page_id, acting=False)
    return _list(request, page)


@require_POST
def acknowledge_warning(request: HttpRequest, page_id: int) -> HttpResponse:
    """Acknowledge a warning with a reason, or take that back; only who may edit the page."""
    page = page_or_refuse(request, page_id, acting=False)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    key = request.POST.get("code", ""), request.POST.get("fingerprint", "")
    error = ""
    try:
        if request.POST.get("take_back"):
            take_back(page, key, request.user)
        else:
            acknowledge(page, key, request.POST.get("reason", ""), request.user)
    except ValidationError as refused:
        error = " ".join(refused.messages)
    if request.POST.get("in") == IN_PANEL:
        return _list(request, page, key=key, error=error)
    if error:
        messages.error(request, error)
    back = get_valid_next_url_from_request(request) or reverse("catalogue_admin:checks", args=[page.pk])
    return redirect(back)


def shown(request: HttpRequest, page: Any, draft: Draft | None = None) -> dict[str, Any]:
    """Return what ``catalogue/admin/checks/list.html`` needs, wherever it is included."""
    may_edit = page.permissions_for_user(request.user).can_edit()
    return {"page": page, "report": report_of(page, draft), "may_acknowledge": may_edit}


def _list(request: HttpRequest, page: Any, key: tuple[str, str] = ("", ""), error: str = "") -> HttpResponse:
    context = shown(request, page) | {"in_panel": True, "refused": key[1] if error else "", "error": error}
    return render(request, "catalogue/admin/checks/list.html", context)
