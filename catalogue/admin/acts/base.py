"""One page's act: a form, the act behind it, and what it refuses shown at the form's fields."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .access import page_or_refuse


def facts_url(page: Any) -> str:
    """Return the address of a page's dates and live facts."""
    return reverse("catalogue_admin:facts", args=[page.pk])


class PageMixin(WagtailAdminTemplateMixin):
    """Loads the page of the address and asks whether one may; breadcrumbs lead back to its facts."""

    acting = True
    suites = False
    header_icon = "calendar"
    request: HttpRequest

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the page before anything else."""
        super().setup(request, *args, **kwargs)
        self.page = page_or_refuse(request, kwargs["page_id"], acting=self.acting, suites=self.suites)

    def get_page_subtitle(self) -> str:
        """Return the page's title."""
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the page's editor over its facts to here."""
        editor = {
            "url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            "label": self.page.get_admin_display_title(),
        }
        items = [*self.breadcrumbs_items, editor]
        if self.acting and not self.suites:
            items.append({"url": facts_url(self.page), "label": _("Dates and live facts")})
        return [*items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the page."""
        return super().get_context_data(**kwargs) | {"page": self.page}


class ActView(PageMixin, FormView):
    """A form that records one act about the page."""

    template_name = "catalogue/admin/acts/form.html"
    submit_label: Any = _("Record it")
    done: Any = _("The act is recorded.")
    introduction: Any = ""

    def record(self, form: Any) -> Any:
        """Record the act; raise ``ValidationError`` with sentences at the form's fields."""
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        """Record it, all or nothing; what is refused is shown at its field, and the form is kept."""
        try:
            with transaction.atomic():
                self.record(form)
        except ValidationError as error:
            form.fold(error)
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect(self.get_success_url())

    def get_success_url(self) -> str:
        """Return to the page's facts."""
        return facts_url(self.page)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the template says."""
        return super().get_context_data(**kwargs) | {
            "submit_label": self.submit_label,
            "introduction": self.introduction,
            "back_url": facts_url(self.page),
        }
