"""Boxes to tick for a column that holds a list, one on each line: nobody has to know its keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from catalogue.columns import split_lines

Choice = tuple[str, str]
"""What the column holds, and what the editor reads."""


def arranged(chosen: Iterable[str], offered: Iterable[Choice]) -> list[Choice]:
    """Return the choices as they are shown: the ``chosen`` first, in their order, then the others.

    What is chosen but not offered stays, marked: the gate says what is wrong, and it can be taken out.
    """
    words = dict(offered)
    kept = [(one, words.get(one, _("“%(key)s”, not found") % {"key": one})) for one in dict.fromkeys(chosen)]
    return kept + [(key, text) for key, text in words.items() if key not in dict(kept)]


class LineChoices(forms.CheckboxSelectMultiple):
    """Tick boxes over text with one choice on each line; the order of what is ticked already is kept."""

    def __init__(self, offered: Iterable[Choice]) -> None:
        super().__init__()
        self.offered = list(offered)

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> list[Any]:
        """Arrange the choices anew for what is chosen."""
        self.choices = arranged(value, self.offered)
        return super().optgroups(name, value, attrs)

    def format_value(self, value: Any) -> list[str]:
        """Return what is ticked."""
        return list(split_lines(value or ""))

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        """Return what was ticked as text, one on each line."""
        ticked = data.getlist(name) if hasattr(data, "getlist") else [data.get(name) or ""]
        return "\n".join(ticked)


def offer_lines(form: Any, name: str, offered: Iterable[Choice]) -> None:
    """Show the field ``name`` of ``form`` as boxes to tick; as text where there is nothing to offer."""
    choices = list(offered)
    if choices and name in form.fields:
        form.fields[name].widget = LineChoices(choices)
        form.fields[name].help_text = _("Those ticked come first, in the order in which they are printed.")
