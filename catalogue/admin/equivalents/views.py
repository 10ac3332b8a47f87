"""Units that agree with those of one's own body, and declaring that they stand in for each other."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from catalogue.acts.equivalence import declare_equivalent
from catalogue.acts.record import Record
from catalogue.admin.acts.access import actionable
from catalogue.lifecycle import london_today
from catalogue.models import UnitPage
from catalogue.my_units.likeness import Alike, alike


class EquivalentsView(WagtailAdminTemplateMixin, TemplateView):
    """Lists the pairs of which the user may declare the first; a post declares them or takes them back."""

    template_name = "catalogue/admin/equivalents/list.html"
    page_title = _("Equivalent units")
    header_icon = "link"
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse those who may record acts about no unit."""
        self.pages = {page.translation_key: page for page in actionable(request.user, UnitPage)}
        if not self.pages:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the admin's first page to here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the pairs."""
        return super().get_context_data(**kwargs) | {"pairs": self.alike()}

    def alike(self) -> list[Alike]:
        """Return the pairs whose first unit is one's own."""
        return alike(self.pages, london_today())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Record what was ticked; what is declared already and was ticked is taken back."""
        known = {one.value: one for one in self.alike()}
        chosen = [known[value] for value in request.POST.getlist("pair") if value in known]
        record = Record(source=request.POST.get("source", "").strip(), user=request.user).together()
        if not chosen:
            messages.warning(request, _("Tick at least one pair."))
            return redirect(reverse("catalogue_admin:equivalents"))
        try:
            for one in chosen:
                page = self.pages[one.listed.subject]
                declare_equivalent(page, one.held.subject, record, stands=not one.declared)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(reverse("catalogue_admin:equivalents"))
        sentence = ngettext("Recorded for %(n)d pair.", "Recorded for %(n)d pairs.", len(chosen))
        messages.success(request, sentence % {"n": len(chosen)})
        return redirect(reverse("catalogue_admin:equivalents"))
