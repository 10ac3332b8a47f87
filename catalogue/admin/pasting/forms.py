"""The forms of pasting: the text, the group it goes to, and what each column of a table holds."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from catalogue.pasting import COLUMNS, Column
from catalogue.pasting.columns import UNSURE
from catalogue.pasting.faults import COLUMN_NAMES

from .places import Place

NEW = "+"
"""The choice of a group that does not exist yet."""

CONFIRM = "confirm"


def seal(*parts: object) -> str:
    """Return a short fingerprint of ``parts``: what is confirmed must be what was shown."""
    return sha256(repr(parts).encode()).hexdigest()[:32]


class PasteForm(forms.Form):
    """A pasted text; ``seen`` is the fingerprint of the preview that is confirmed."""

    text = forms.CharField(strip=False, widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}))
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].error_messages["required"] = _("Paste something first.")
        self.fields["text"].validators = []  # the reader takes NUL out and says so

    def confirms(self, fingerprint: str) -> bool:
        """Whether the editor confirms exactly the preview with this fingerprint."""
        return bool(self.data.get("action") == CONFIRM and self.cleaned_data.get("seen") == fingerprint)

    @property
    def is_stale(self) -> bool:
        """Whether something was confirmed at all."""
        return bool(self.data.get("action") == CONFIRM)


class GroupForm(PasteForm):
    """A text whose units go into a group of ``place``, an existing or a new one."""

    group = forms.ChoiceField(label=_("Put them into"), required=False)
    group_code = forms.CharField(
        label=_("Letter or number of the new group"),
        max_length=20,
        required=False,
        help_text=_("What the rule calls it: 1, A, M, OA."),
    )
    group_title = forms.CharField(label=_("Title of the new group"), max_length=255, required=False)
    none_label: Any = None

    def __init__(self, *args: Any, place: Place, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place = place
        if place.holder is None:
            for name in ("group", "group_code", "group_title"):
                del self.fields[name]
            return
        choices = [(row.code, f"{row.code}: {row.title}") for row in place.groups if row.code]
        if self.none_label:
            choices.insert(0, ("", self.none_label))
        field: Any = self.fields["group"]
        field.choices = [*choices, (NEW, _now("a new group"))]

    def clean(self) -> dict[str, Any]:
        """Ask for the letter of a new group, and refuse one that is taken."""
        data = super().clean() or {}
        if data.get("group") == NEW:
            code = (data.get("group_code") or "").strip()
            if not code:
                self.add_error("group_code", ValidationError(_("Give the new group its letter or number.")))
            elif self.place.group(code) is not None:
                taken = _now("There is a group %(code)s already: choose it above.") % {"code": code}
                self.add_error("group_code", ValidationError(taken))
        return data

    @property
    def target(self) -> tuple[str, str]:
        """The code and title of the group that was chosen; empty for none."""
        data = self.cleaned_data
        if data.get("group") == NEW:
            return data["group_code"].strip(), data.get("group_title", "").strip()
        return data.get("group", ""), ""


class UnitsForm(GroupForm):
    """A table of units."""

    none_label = _("no group: only draft the units")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["text"]
        field.label = _("The table of units")
        field.help_text = _(
            "Copy the table in your document or spreadsheet and paste it here, with its heading row: title, "
            "level, credits, guided learning hours (GLH), total qualification time (TQT), code and unit "
            "reference in any order. Nothing is saved until you confirm."
        )

    def holds(self) -> tuple[str, ...]:
        """What the editor said each column holds; empty where nothing was said about this text."""
        if self.data.get("columns_of") != seal(self.data.get("text", "").splitlines()):
            return ()
        number = sum(name.startswith("column-") for name in self.data)
        held = [self.data.get(f"column-{place}", "") for place in range(number)]
        return tuple(one if one in (*COLUMNS, UNSURE) else "" for one in held)

    def column_fields(self, columns: tuple[Column, ...]) -> list[dict[str, Any]]:
        """Return a choice for each column of the table, as it is read now."""
        names = [(name, _now(COLUMN_NAMES[name])) for name in COLUMNS]
        fields = []
        for place, column in enumerate(columns):
            choices = [("", _now("(leave out)")), *names]
            if column.holds == UNSURE:
                choices.insert(0, (UNSURE, _now("(say what it is)")))
            fields.append(
                {
                    "name": f"column-{place}",
                    "number": place + 1,
                    "heading": column.heading,
                    "samples": ", ".join(column.samples),
                    "choices": [(value, label, value == column.holds) for value, label in choices],
                }
            )
        return fields


class CodesForm(GroupForm):
    """Codes and ranges of units that exist."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["text"]
        field.label = _("Codes or ranges")
        field.widget.attrs["rows"] = 4
        field.help_text = _(
            "As printed: 400–408, 410 and 8605-412. A number alone means the unit whose code ends in it."
        )


class OutcomesForm(PasteForm):
    """Numbered outcomes and criteria of one unit."""

    replace = forms.ChoiceField(
        label=_("What they do"),
        choices=[
            ("1", _("replace the outcomes of the draft")),
            ("", _("come after the outcomes of the draft")),
        ],
        required=False,
        widget=forms.RadioSelect,
        initial="1",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["text"]
        field.label = _("Learning outcomes and assessment criteria")
        field.widget.attrs["rows"] = 16
        field.help_text = _(
            "Paste them with their numbers (1, 1.1, 1.2, 2 …), with bullets below each outcome, or as a "
            "table of two columns. “The learner will” and other headings are left out. Nothing is saved "
            "until you confirm."
        )
