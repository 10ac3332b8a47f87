"""The forms of the acts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import formset_factory
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from catalogue.acts import NamedSuccessor, Withdrawal, last_award_after
from catalogue.models import AwardingBodyPage, Kind, QualificationPage, UnitPage
from catalogue.models.choices import DateField, Outcome

from .access import may_look
from .records import RecordForm, day_field

OUTCOMES = [("", _("Say nothing about it")), *Outcome.choices]
EQUIVALENT = [("", _("Not stated")), ("yes", _("Yes")), ("no", _("No"))]
SCHEMES = {Kind.QUALIFICATION: "qualification-number", Kind.UNIT: "unit-reference"}


class MoveDateForm(RecordForm):
    """Move one date; ``None`` states it no longer."""

    field = forms.ChoiceField(label=_("Date"), choices=DateField.choices)
    to = day_field(_("To"), _("Inclusive. Empty: it is no longer stated."))
    version = forms.TypedChoiceField(
        label=_("Of which version"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("A single version has a last date to register of its own, and no other date."),
    )

    field_order = ("field", "to", "version")

    def __init__(self, *args: Any, versions: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["version"]
        named = [(one.sequence, one.label or str(one.sequence)) for one in versions]
        field.choices = [("", _("Of every version")), *named]

    def at(self, name: str) -> str | None:
        """Return the field that shows a fault of ``name``: a date's own fault stands at its day."""
        return "to" if name in DateField.values else super().at(name)


class ReplacementForm(RecordForm):
    """Say what replaces it; the successors have a formset of their own."""

    outcome = forms.ChoiceField(label=_("Is it replaced?"), choices=OUTCOMES, required=False)

    field_order: tuple[str, ...] = ("outcome",)


class WithdrawForm(ReplacementForm):
    """Both ends and what replaces it."""

    last_registration = day_field(_("Last date to register"), _("Inclusive."), required=True)
    last_claim = day_field(
        _("Last date for centres to claim"), _("Inclusive; leave empty where there is none.")
    )
    last_award = day_field(
        _("Last date for awards"), _("Inclusive. Empty: three years after the last date to register.")
    )

    field_order = ("last_registration", "last_claim", "last_award", "outcome")

    def clean(self) -> dict[str, Any]:
        """Fill in the last award date that is proposed; the form then shows it, to be changed."""
        cleaned: dict[str, Any] = super().clean() or {}
        if (
            cleaned.get("last_registration")
            and not cleaned.get("last_award")
            and "last_award" not in self.errors
        ):
            cleaned["last_award"] = last_award_after(cleaned["last_registration"])
            posted: Any = self.data
            shown = posted.copy()
            shown[self.add_prefix("last_award")] = cleaned["last_award"].isoformat()
            self.data = shown
        return cleaned

    def plan(self, successors: tuple[NamedSuccessor, ...]) -> Withdrawal:
        """Return the withdrawal of a valid form."""
        values = {name: self.cleaned_data[name] for name in ("last_registration", "last_claim", "last_award")}
        return Withdrawal(**values, outcome=self.cleaned_data["outcome"], successors=successors)


class SuccessorForm(forms.Form):
    """One successor: a page here, or a title and number elsewhere. An empty form says nothing."""

    page = forms.ModelChoiceField(label=_("Published here"), queryset=Page.objects.none(), required=False)
    title = forms.CharField(label=_("Or its title elsewhere"), required=False, max_length=255)
    value = forms.CharField(label=_("Its number"), required=False, max_length=120)
    equivalent = forms.ChoiceField(label=_("Equivalent"), choices=EQUIVALENT, required=False)
    from_date = day_field(_("From"))
    advice = forms.CharField(
        label=_("What a registered learner should do"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, kind: str = Kind.QUALIFICATION, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.user = kind, user
        model: Any = QualificationPage if kind == Kind.QUALIFICATION else UnitPage
        field: Any = self.fields["page"]
        field.queryset = model.objects.all()
        field.widget = AdminPageChooser(target_models=[model])

    def clean_page(self) -> Any:
        """Refuse another body's draft: only what is published, or what one may edit, can be named."""
        page = self.cleaned_data["page"]
        if page is not None and not page.live and not may_look(self.user, page):
            raise ValidationError(_now("That page is not published."))
        return page

    def named(self) -> NamedSuccessor | None:
        """Return the successor, or ``None`` where nothing is filled in."""
        given = self.cleaned_data
        if not any(given.get(name) for name in ("page", "title", "value")):
            return None
        return NamedSuccessor(
            page=given.get("page"),
            title=given.get("title", ""),
            scheme=SCHEMES[Kind(self.kind)] if given.get("value") else "",
            value=given.get("value", ""),
            equivalent={"yes": True, "no": False}.get(given.get("equivalent", "")),
            from_date=given.get("from_date"),
            advice=given.get("advice", ""),
        )


SuccessorFormSet = formset_factory(SuccessorForm, extra=3, max_num=20)


class ListingForm(RecordForm):
    """Record that a later list shows it."""

    listed_under = forms.CharField(label=_("Listed under"), max_length=255)
    title = forms.CharField(label=_("Title used there"), max_length=255, required=False)

    field_order = ("listed_under", "title")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["as_at"].required = True


class TransferForm(RecordForm):
    """Transfer to another awarding body: the page moves at once."""

    to: Any = forms.ModelChoiceField(label=_("To"), queryset=AwardingBodyPage.objects.none())
    since = day_field(
        _("Since"), _("The first day it belongs to the new body; empty where it is not stated.")
    )

    field_order = ("to", "since")

    def __init__(self, *args: Any, page: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["announce_on"]
        field: Any = self.fields["to"]
        field.queryset = AwardingBodyPage.objects.live().order_by("title")


class UndoForm(RecordForm):
    """Take an announcement back."""

    def __init__(self, *args: Any, others: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if others:
            label = _now("Undo it for the other %(number)d titles too") % {"number": others}
            self.fields["everywhere"] = forms.BooleanField(label=label, required=False)


class CallOffForm(forms.Form):
    """Call off what is prepared."""

    reason = forms.CharField(
        label=_("Reason"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
    )


class TitlesField(forms.ModelMultipleChoiceField):
    """Titles to tick; ``standing`` has what is said of each beside it, by key."""

    standing: Mapping[int, str] = MappingProxyType({})

    def label_from_instance(self, obj: Any) -> str:
        """Return the title, and what is said of it."""
        said = self.standing.get(obj.pk, "")
        return f"{obj.title} ({said})" if said else str(obj.title)


class ManyForm(RecordForm):
    """One announcement over several titles: the dates that move, the same for all."""

    pages: Any = TitlesField(
        label=_("Titles"), queryset=Page.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    operational_start = day_field(DateField.OPERATIONAL_START.label)
    last_registration = day_field(DateField.LAST_REGISTRATION.label)
    last_claim = day_field(DateField.LAST_CLAIM.label)
    last_award = day_field(DateField.LAST_AWARD.label)
    review = day_field(DateField.REVIEW.label)

    field_order = ("pages", *DateField.values)

    def __init__(
        self, *args: Any, pages: Any, standing: Mapping[int, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["pages"]
        field.queryset = pages
        field.standing = standing or {}

    def moves(self) -> dict[str, Any]:
        """Return the dates that move."""
        return {name: day for name in DateField.values if (day := self.cleaned_data.get(name)) is not None}

    def clean(self) -> dict[str, Any]:
        """Ask for at least one date."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not any(cleaned.get(name) for name in DateField.values) and not set(DateField.values) & set(
            self.errors
        ):
            self.add_error(None, _now("Give at least one date that moves."))
        return cleaned
