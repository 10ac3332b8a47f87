"""Text → preview → confirm, for tables of units, for codes, and for outcomes."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from catalogue.columns import read_rows
from catalogue.pasting import read_outcomes, read_units, write_outcomes
from catalogue.presenters.words import site_wording

from . import drafting
from .forms import CodesForm, OutcomesForm, UnitsForm, seal
from .picking import found_by
from .places import may_draft_units, place_or_refuse, unit_or_refuse
from .planning import plan


class PasteView(WagtailAdminTemplateMixin, FormView):
    """A text that is looked at before anything is made of it. Subclasses say what it means."""

    header_icon = "copy"
    page: Any

    def get_page_subtitle(self) -> str:
        """Return the page's title."""
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the page's editor to here."""
        editor = {"url": self.back_url, "label": self.page.get_admin_display_title()}
        return [*self.breadcrumbs_items, editor, {"url": "", "label": self.get_page_title()}]

    @property
    def back_url(self) -> str:
        """The editor of the page."""
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def preview(self, form: Any) -> dict[str, Any]:
        """Return what the text means: ``seen``, its fingerprint, and what the template shows."""
        raise NotImplementedError

    def confirm(self, form: Any, found: dict[str, Any]) -> HttpResponse:
        """Make what was shown and lead on."""
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        """Show the preview; make it real where exactly this preview is confirmed."""
        found = self.preview(form)
        if found["possible"] and form.confirms(found["seen"]):
            return self.confirm(form, found)
        stale = form.is_stale
        context = self.get_context_data(form=form, found=found, stale=stale)
        return self.render_to_response(context)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the page and the way back."""
        return super().get_context_data(**kwargs) | {"page": self.page, "back_url": self.back_url}


def _said(items: Any) -> list[str]:
    wording = site_wording()
    return [one.sentence(wording) for one in items]


class PlaceView(PasteView):
    """What goes into the groups of a qualification or suite, or among the units of a body."""

    groups = False

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the place before anything else."""
        super().setup(request, *args, **kwargs)
        self.place = place_or_refuse(request, kwargs["page_id"], groups=self.groups)
        self.page = self.place.page

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the groups of the place."""
        return super().get_form_kwargs() | {"place": self.place}

    def get_initial(self) -> dict[str, Any]:
        """Begin with the group that was named, else the first."""
        codes = [row.code for row in self.place.groups]
        wanted = self.request.GET.get("group", "")
        return {"group": wanted if wanted in codes else next(iter(codes), "")}

    def in_group(self, form: Any) -> set[int]:
        """Return the ids of the units that the chosen group holds."""
        row = self.place.group(form.target[0]) if form.target[0] else None
        return {one.unit_id for one in row.unit_rows.all()} if row is not None else set()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the place."""
        return super().get_context_data(**kwargs) | {"place": self.place}

    def get_success_url(self) -> str:
        """Return to the editor of what holds the groups, else to the list of units."""
        if self.place.holder is not None:
            return reverse("wagtailadmin_pages:edit", args=[self.place.holder.pk]) + "#tab-structure"
        return reverse("wagtailadmin_explore", args=[self.page.pk]) + "#main"


class PasteUnitsView(PlaceView):
    """A table of units: new ones are drafted, and all of them go into the chosen group's next draft."""

    page_title = _("Paste a table of units")
    form_class = UnitsForm
    template_name = "catalogue/admin/pasting/units.html"

    def preview(self, form: Any) -> dict[str, Any]:
        """Return the plan, the columns, and what was cleaned or is wrong with the whole."""
        text = form.cleaned_data["text"]
        pasted = read_units(text, form.holds())
        planned = plan(pasted, self.place.body, self.in_group(form))
        allowed = may_draft_units(self.request.user, self.place.body)
        faults = _said(pasted.faults)
        if planned.new and not allowed:
            faults.append(_now("You may not add units to this awarding body: only those here already fit."))
        group = form.target
        states = [(one.row.number, one.unit, one.page, one.held) for one in planned.rows]
        return {
            "plan": planned,
            "columns": form.column_fields(pasted.columns),
            "columns_of": seal(text.splitlines()),
            "faults": faults,
            "notes": _said(pasted.notes),
            "group": group[0],
            "possible": not faults and bool(planned.new or (group[0] and planned.joining)),
            "seen": seal(states, group),
        }

    def confirm(self, form: Any, found: dict[str, Any]) -> HttpResponse:
        """Draft the units, fill the group, say how many."""
        code, title = form.target
        drafted, added = drafting.carry_out(found["plan"], self.place, code, title, self.request.user)
        said = _now("%(drafted)s units drafted, %(added)s units added to group %(group)s. Nothing is public.")
        if not code:
            said = _now("%(drafted)s units drafted. Nothing is public.")
        messages.success(self.request, said % {"drafted": drafted, "added": added, "group": code})
        return redirect(self.get_success_url())


class PasteCodesView(PlaceView):
    """Codes and ranges of units that exist, into a group's next draft."""

    groups = True
    page_title = _("Add units by their codes")
    form_class = CodesForm
    template_name = "catalogue/admin/pasting/codes.html"

    def preview(self, form: Any) -> dict[str, Any]:
        """Return the units that match, and sentences about what matches nothing."""
        held = self.in_group(form)
        units, picked = found_by(form.cleaned_data["text"], self.place, held)
        for unit in units:
            unit.held = unit.pk in held
        joining = [unit for unit in units if not unit.held]
        return {
            "units": units,
            "joining": len(joining),
            "faults": _said(picked.faults),
            "notes": _said(picked.notes),
            "group": form.target[0],
            "possible": bool(joining and form.target[0]),
            "seen": seal([unit.pk for unit in units], form.target),
        }

    def confirm(self, form: Any, found: dict[str, Any]) -> HttpResponse:
        """Fill the group, say by how many."""
        code, title = form.target
        units = [unit.pk for unit in found["units"]]
        added = drafting.add_to_group(self.place, code, title, units, self.request.user)
        said = _now("%(added)s units added to group %(group)s of the draft. Nothing is public.")
        messages.success(self.request, said % {"added": added, "group": code})
        return redirect(self.get_success_url())


class PasteOutcomesView(PasteView):
    """Numbered outcomes and criteria, into a unit's next draft."""

    page_title = _("Paste learning outcomes")
    form_class = OutcomesForm
    template_name = "catalogue/admin/pasting/outcomes.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the unit before anything else."""
        super().setup(request, *args, **kwargs)
        self.page = unit_or_refuse(request, kwargs["page_id"])
        self.held = read_rows(self.page.get_latest_revision_as_object().outcomes)

    def get_initial(self) -> dict[str, Any]:
        """Begin with the outcomes of the draft as text, to be changed or written over."""
        return {"text": write_outcomes(self.held), "replace": "1"}

    def preview(self, form: Any) -> dict[str, Any]:
        """Return the outcomes that were read, and what happens to those that are there."""
        pasted = read_outcomes(form.cleaned_data["text"])
        replace = bool(form.cleaned_data["replace"])
        faults = _said(pasted.faults)
        again = sorted({one.number for one in self.held} & {one.number for one in pasted.outcomes})
        if again and not replace:
            sentence = _now("The draft has these learning outcomes already: %(numbers)s.")
            faults.append(sentence % {"numbers": ", ".join(again)})
        return {
            "outcomes": pasted.outcomes,
            "criteria": sum(len(one.criteria) for one in pasted.outcomes),
            "faults": faults,
            "notes": _said(pasted.notes),
            "replaced": len(self.held) if replace else 0,
            "possible": bool(pasted.outcomes) and (replace or not again),
            "seen": seal(pasted.outcomes, replace, self.held),
        }

    def confirm(self, form: Any, found: dict[str, Any]) -> HttpResponse:
        """Put them into the draft."""
        replace = bool(form.cleaned_data["replace"])
        drafting.write_outcomes(self.page, found["outcomes"], replace=replace, user=self.request.user)
        messages.success(self.request, _now("The outcomes are in the draft. Nothing is published yet."))
        return redirect(f"{self.back_url}#tab-outcomes")
