"""The screens of one page's live facts: what stands, and a form for each act."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages

from catalogue import acts
from catalogue.lifecycle import london_today
from catalogue.models import LifecycleChange, ReplacementRecord, SuccessorRecord, SuitePage
from catalogue.versions import version_rows

from .access import MODELS, may_act
from .base import ActView, PageMixin, facts_url
from .forms import (
    CallOffForm,
    ListingForm,
    MoveDateForm,
    ReplacementForm,
    SuccessorFormSet,
    TransferForm,
    UndoForm,
)
from .history import standing


class FactsView(PageMixin, TemplateView):
    """The dates and live facts of a page, with their sources, what is prepared, and how they came to be."""

    acting = False
    page_title = _("Dates and live facts")
    template_name = "catalogue/admin/acts/facts.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what stands, and the acts one may record."""
        return super().get_context_data(**kwargs) | {
            "standing": standing(self.page),
            "may_act": may_act(self.request.user, self.page),
        }


class MoveDateView(ActView):
    """Move one date."""

    page_title = _("Move a date")
    form_class = MoveDateForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the page's versions."""
        return super().get_form_kwargs() | {"versions": version_rows(self.page.translation_key)}

    def record(self, form: Any) -> Any:
        """Record the move."""
        given = form.cleaned_data
        record = form.record(self.request.user)
        return acts.move_date(self.page, given["field"], given["to"], record, given["version"])


class WithSuccessors(ActView):
    """An act that names successors in a formset beside its form."""

    template_name = "catalogue/admin/acts/replacement.html"

    def formset(self) -> Any:
        """Return the formset, filled where it was posted."""
        data = self.request.POST if self.request.method == "POST" else None
        options = {"kind": self.page.kind, "user": self.request.user}
        initial = self.stated_successors()
        return SuccessorFormSet(data, prefix="successors", form_kwargs=options, initial=initial)

    def stated_successors(self) -> list[dict[str, Any]]:
        """Return the successors that the formset begins with."""
        return []

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Check form and formset together."""
        form, self.successors = self.get_form(), self.formset()
        if form.is_valid() & self.successors.is_valid():
            return self.form_valid(form)
        return self.form_invalid(form)

    def named(self) -> tuple[acts.NamedSuccessor, ...]:
        """Return the successors that are filled in."""
        listed = (one.named() for one in self.successors)
        return tuple(one for one in listed if one is not None)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the formset."""
        successors = getattr(self, "successors", None) or self.formset()
        return super().get_context_data(**kwargs) | {"successors": successors}


def _as_typed(row: SuccessorRecord, page: Any) -> dict[str, Any]:
    """Return ``row`` as one would type it; a page here brings its own title and number."""
    typed = {
        "equivalent": {True: "yes", False: "no"}.get(row.equivalent, ""),  # type: ignore[arg-type]
        "from_date": row.from_date,
        "advice": row.advice,
    }
    return typed | ({"page": page} if page is not None else {"title": row.title, "value": row.value})


class ReplacementView(WithSuccessors):
    """Say what replaces it."""

    page_title = _("What replaces it")
    form_class = ReplacementForm
    introduction = _(
        "The form begins with what is said today. Whatever you record takes its place, successors included."
    )

    @cached_property
    def stated(self) -> ReplacementRecord | None:
        """What is said today."""
        said = ReplacementRecord.objects.announced(london_today())
        return said.filter(subject=self.page.translation_key).last()

    def get_initial(self) -> dict[str, Any]:
        """Begin with what is said today."""
        return super().get_initial() | {"outcome": self.stated.outcome if self.stated else ""}

    def stated_successors(self) -> list[dict[str, Any]]:
        """Return the successors that are named today: by their pages where they have one here."""
        rows = list(self.stated.successors.all()) if self.stated else []
        pages = self.page_model.objects.live().filter(translation_key__in={row.successor for row in rows})
        known = {page.translation_key: page for page in pages}
        return [_as_typed(row, known.get(row.successor)) for row in rows]

    @property
    def page_model(self) -> Any:
        """The kind of page that may take its place: its own."""
        return type(self.page)

    def record(self, form: Any) -> Any:
        """Record the statement."""
        record = form.record(self.request.user)
        return acts.state_replacement(self.page, form.cleaned_data["outcome"], record, self.named())


class ListingView(ActView):
    """Record that a later list shows it."""

    page_title = _("Record a later list")
    form_class = ListingForm
    introduction = _("A list of a later day shows this title; its dates there are not known here.")

    def record(self, form: Any) -> Any:
        """Record the evidence."""
        given = form.cleaned_data
        record = form.record(self.request.user)
        return acts.state_listing(self.page, given["listed_under"], record, given["title"])


class TransferView(ActView):
    """Transfer it to another awarding body."""

    page_title = _("Transfer to another awarding body")
    form_class = TransferForm
    suites = True
    submit_label = _("Transfer it")
    done = _("It is transferred.")
    introduction = _(
        "The page moves to the other body at once: its people may then work on it, and yours no longer. "
        "Former owner and name stay on record, old addresses lead on, published versions are not touched."
    )

    def get_form_kwargs(self) -> dict[str, Any]:
        """Leave out the body it belongs to."""
        return super().get_form_kwargs() | {"page": self.page}

    def record(self, form: Any) -> Any:
        """Record and move."""
        given = form.cleaned_data
        return acts.transfer(self.page, given["to"], form.record(self.request.user), given["since"])

    def get_success_url(self) -> str:
        """Return to the facts where one still may see them, else to the list of pages."""
        self.page.refresh_from_db()
        if isinstance(self.page, SuitePage) or not may_act(self.request.user, self.page):
            return reverse("wagtailadmin_explore_root")
        return facts_url(self.page)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A suite has no facts of its own to go back to."""
        context = super().get_context_data(**kwargs)
        if isinstance(self.page, SuitePage):
            context["back_url"] = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return context


class UndoView(ActView):
    """Take an announcement back, for this title or for all it spoke of."""

    page_title = _("Undo an announcement")
    form_class = UndoForm
    submit_label = _("Undo it")
    introduction = _("Further acts state again what stood before. The announcement itself stays on record.")

    @property
    def group(self) -> uuid.UUID:
        """The announcement."""
        found: uuid.UUID = self.kwargs["group"]
        return found

    def others(self) -> set[uuid.UUID]:
        """Return the other subjects of the announcement."""
        named = {
            subject
            for model in (LifecycleChange, ReplacementRecord)
            for subject in model.objects.filter(group=self.group).values_list("subject", flat=True)
        }
        return named - {self.page.translation_key}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say how many other titles there are."""
        return super().get_form_kwargs() | {"others": len(self.others())}

    def record(self, form: Any) -> Any:
        """Undo it for this title and, if asked, for the others."""
        record = form.record(self.request.user).together()
        pages = [self.page]
        if form.cleaned_data.get("everywhere"):
            pages += [
                page for model in MODELS for page in model.objects.filter(translation_key__in=self.others())
            ]
        for page in pages:
            if not may_act(self.request.user, page):
                raise ValidationError(
                    _now("You may not record acts about “%(title)s”: undo it for your own titles.")
                    % {"title": page.title}
                )
            acts.undo(page, self.group, record)


class CallOffView(PageMixin, TemplateView):
    """Call off what is prepared, for every title it speaks of."""

    page_title = _("Call off a prepared announcement")
    template_name = "catalogue/admin/acts/call_off.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Call it off, or say why not."""
        group = self.kwargs["group"]
        self._refuse_strangers(group)
        form = CallOffForm(request.POST)
        if form.is_valid():
            try:
                acts.call_off(group, form.cleaned_data["reason"], request.user)
            except ValidationError as error:
                messages.error(request, " ".join(error.messages))
            else:
                messages.success(request, _now("The announcement is called off."))
        return redirect(facts_url(self.page))

    def _refuse_strangers(self, group: uuid.UUID) -> None:
        """Refuse where it is not about this page, or also about one of which one may not speak."""
        subjects = {
            subject
            for model in (LifecycleChange, ReplacementRecord)
            for subject in model.objects.filter(group=group).values_list("subject", flat=True)
        }
        pages = [page for model in MODELS for page in model.objects.filter(translation_key__in=subjects)]
        if self.page.translation_key not in subjects or not all(
            may_act(self.request.user, one) for one in pages
        ):
            raise PermissionDenied

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form."""
        return super().get_context_data(**kwargs) | {"form": CallOffForm(), "back_url": facts_url(self.page)}
