"""What every act's form asks beside its own facts: whose word, why, when it is announced."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _

from catalogue.acts import Record
from catalogue.acts.record import LONGEST_SOURCE


class DayInput(forms.DateInput):
    """The browser's own date field: no script of ours or of Wagtail's."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


def day_field(label: Any, help_text: Any = "", *, required: bool = False) -> forms.DateField:
    """Return a field for an inclusive day in the United Kingdom."""
    return forms.DateField(label=label, help_text=help_text, required=required, widget=DayInput())


class RecordForm(forms.Form):
    """The record; ``fold`` puts what an act refuses at the fields of the form."""

    source = forms.CharField(
        label=_("Source"),
        max_length=LONGEST_SOURCE,
        help_text=_("Who or what says so; shown to the public: “the awarding body, letter to centres”."),
    )
    as_at = day_field(_("As at"), _("The day of the source; leave empty where it bears none."))
    public_note = forms.CharField(
        label=_("Public note"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        help_text=_("For editors; not shown to the public."),
    )
    announce_on = day_field(
        _("Announce on"), _("Empty: at once. Until this day nothing of the act is shown.")
    )
    regulator_notified_on = day_field(_("Regulator notified on"))

    record_fields = ("source", "as_at", "public_note", "reason", "announce_on", "regulator_notified_on")

    def record(self, user: Any) -> Record:
        """Return the record of a valid form."""
        given: dict[str, Any] = {name: self.cleaned_data.get(name) for name in self.record_fields}
        return Record(**given, user=user)

    def fold(self, error: ValidationError) -> None:
        """Put the sentences of ``error`` at their fields; what has no field here stands above the form."""
        faults = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
        for name, sentences in faults.items():
            field = self.at(name)
            for sentence in sentences:
                if sentence not in self.errors.get(field or NON_FIELD_ERRORS, ()):
                    self.add_error(field, sentence)

    def at(self, name: str) -> str | None:
        """Return the field of this form that shows a fault of ``name``."""
        return name if name in self.fields else None

    @property
    def own_fields(self) -> list[Any]:
        """The fields of the act itself."""
        return [field for field in self.visible_fields() if field.name not in self.record_fields]

    @property
    def shared_fields(self) -> list[Any]:
        """The fields of the record."""
        return [self[name] for name in self.record_fields if name in self.fields]
