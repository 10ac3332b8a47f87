"""One announcement over several titles, picked in a list: siblings, or fifty at once."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from catalogue import acts
from catalogue.lifecycle import london_today, status_on
from catalogue.live_facts import facts_of
from catalogue.models import QualificationPage, SuitePage, UnitPage
from catalogue.models.choices import DateField
from catalogue.presenters.words import site_wording

from .access import actionable
from .forms import ManyForm

MOST = 200
"""How many titles the list offers at once; a search narrows it down."""


class AnnounceView(WagtailAdminTemplateMixin, FormView):
    """Pick titles, give the dates that move, record one announcement."""

    page_title = _("Announce dates for several titles")
    header_icon = "calendar"
    form_class = ManyForm
    template_name = "catalogue/admin/acts/many.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Refuse who may publish nothing."""
        super().setup(request, *args, **kwargs)
        self.model: Any = UnitPage if request.GET.get("kind") == "unit" else QualificationPage
        if not any(actionable(request.user, model).exists() for model in (QualificationPage, UnitPage)):
            raise PermissionDenied

    @cached_property
    def offered(self) -> Any:
        """The titles that match the search, by title; at most ``MOST``."""
        pages = actionable(self.request.user, self.model)
        words = self.request.GET.get("q", "").replace("\x00", "").split()[:8]
        for word in words:
            pages = pages.filter(self._about(word))
        return pages.filter(pk__in=list(pages.values_list("pk", flat=True)[:MOST]))

    def _about(self, word: str) -> Q:
        """Return what finds ``word`` in a title, in a number or code, or in the title of the suite."""
        if self.model is UnitPage:
            return Q(title__icontains=word) | Q(code__icontains=word)
        found = Q(title__icontains=word) | Q(number__icontains=word)
        for path in SuitePage.objects.filter(title__icontains=word).values_list("path", flat=True)[:20]:
            found |= Q(path__startswith=path)
        return found

    @cached_property
    def standing(self) -> dict[int, str]:
        """What is said of each title in the list: its number or code, and how it stands today."""
        today, wording = london_today(), site_wording()
        subjects = dict(self.offered.values_list("pk", "translation_key"))
        facts = facts_of(subjects.values(), today)
        named = self.offered.values_list("pk", "code" if self.model is UnitPage else "number")
        return {
            pk: ", ".join(
                filter(None, (number, status_on(facts[subjects[pk]].dates, today).headline(wording)))
            )
            for pk, number in named
        }

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the titles of the list."""
        return super().get_form_kwargs() | {"pages": self.offered, "standing": self.standing}

    def form_valid(self, form: Any) -> HttpResponse:
        """Record the same for every title, all or nothing; say of which title something is refused."""
        record = form.record(self.request.user).together()
        pages = form.cleaned_data["pages"]
        with transaction.atomic():
            for page in pages:
                try:
                    with transaction.atomic():
                        acts.move_dates(page, form.moves(), record)
                except ValidationError as error:
                    form.fold(_naming(page, error))
            if form.errors:
                transaction.set_rollback(True)
        if form.errors:
            return self.form_invalid(form)
        number = len(pages)
        messages.success(
            self.request,
            ngettext("Recorded for %(number)d title.", "Recorded for %(number)d titles.", number)
            % {"number": number},
        )
        return redirect(reverse("catalogue_admin:announce"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the search and how many titles there are beyond the list."""
        return super().get_context_data(**kwargs) | {
            "query": self.request.GET.get("q", ""),
            "kind": self.request.GET.get("kind", ""),
            "full": len(self.offered) == MOST,
            "most": MOST,
        }


def _naming(page: Any, error: ValidationError) -> ValidationError:
    """Return ``error`` with the title in each sentence about a date; what all titles share is said once."""
    faults: dict[str, list[str]] = {}
    for field, sentences in error.message_dict.items():
        about_dates = field in DateField.values
        faults[field] = [
            _now("%(title)s: %(sentence)s") % {"title": page.title, "sentence": sentence}
            if about_dates
            else sentence
            for sentence in sentences
        ]
    return ValidationError(faults)
