"""Withdraw…: both ends, what replaces it, and one screen that says what it touches before it is recorded."""

from __future__ import annotations

import csv
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from catalogue import acts
from catalogue.acts.dates import stated_dates
from catalogue.effects import effects_of
from catalogue.lifecycle import DayError, change_sentence, london_today, read_day
from catalogue.presenters.words import site_wording
from catalogue.spreadsheets import cell

from .base import PageMixin
from .forms import WithdrawForm
from .views import WithSuccessors

ENDS = ("last_registration", "last_claim", "last_award")


class WithdrawView(WithSuccessors):
    """The form; then what it touches; then the record."""

    page_title = _("Withdraw")
    form_class = WithdrawForm
    template_name = "catalogue/admin/acts/withdraw.html"
    submit_label = _("Show what it touches")
    done = _("The withdrawal is recorded.")

    def get_initial(self) -> dict[str, Any]:
        """Begin with the ends as they are stated today."""
        stated = stated_dates(self.page.translation_key, london_today())
        return super().get_initial() | {name: stated[name] for name in ENDS if stated.get(name)}

    def moves(self, plan: acts.Withdrawal, day: date) -> list[str]:
        """Return what the plan moves, as it stands on ``day``, in the words the public will read."""
        stated, wording = stated_dates(self.page.translation_key, day), site_wording()
        moved = [(name, stated.get(name), to) for name, to in plan.dates().items()]
        return [change_sentence(name, old, new, wording) for name, old, new in moved if old != new]

    def form_valid(self, form: Any) -> HttpResponse:
        """Show what it touches; record it once that was seen."""
        plan = form.plan(self.named())
        if "confirm" in self.request.POST:
            return super().form_valid(form)
        try:
            with transaction.atomic():
                self.record(form)
                transaction.set_rollback(True)
        except ValidationError as error:
            form.fold(error)
            return self.form_invalid(form)
        query = {name: day.isoformat() for name, day in plan.dates().items() if day and name != "last_claim"}
        audience = reverse("catalogue_admin:audience", args=[self.page.pk])
        context = self.get_context_data(
            form=form,
            effects=effects_of(self.page, plan),
            moves=self.moves(plan, form.record(self.request.user).day),
            announced=form.cleaned_data.get("announce_on"),
            seen=True,
            audience_url=f"{audience}?{urlencode(query)}",
        )
        return self.render_to_response(context)

    def record(self, form: Any) -> Any:
        """Record both ends and the replacement as one announcement."""
        return acts.withdraw(self.page, form.plan(self.named()), form.record(self.request.user))


class AudienceView(PageMixin, View):
    """Whom the notice must reach, what each must do and by when, as CSV for a spreadsheet."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer with one row for each effect of a withdrawal on the days in the address."""
        try:
            last = read_day(request.GET.get("last_registration", ""))
            award = request.GET.get("last_award", "")
            plan = acts.Withdrawal(last, read_day(award) if award else acts.last_award_after(last))
        except DayError as error:
            return HttpResponseBadRequest(str(error), content_type="text/plain; charset=utf-8")
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{self.page.slug}-withdrawal.csv"'
        table = csv.writer(response)
        columns = ("Awarding body", "Title", "Number", "Address", "What happens", "What to do", "By")
        table.writerow([_now(name) for name in columns])
        for effect in effects_of(self.page, plan):
            address = request.build_absolute_uri(effect.url)
            table.writerow(
                [
                    *map(
                        cell,
                        (effect.body, effect.title, effect.number, address, effect.sentence, effect.action),
                    ),
                    effect.by.isoformat() if effect.by else "",
                ]
            )
        return response
