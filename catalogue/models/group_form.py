"""The form of a page with unit groups: no unit comes in that its body may not even see."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wagtail.admin.forms.pages import WagtailAdminPageForm


class GroupsForm(WagtailAdminPageForm):
    """Refuses another awarding body's draft in a row, in the words that a unit that is none gets.

    The chooser never offers one, so it was forced in. What stands in a row already is left to the gate.
    """

    def is_valid(self) -> bool:
        """Validate as usual, and look at every unit that was chosen anew."""
        valid = bool(super().is_valid())
        self.instance.coming_parent = self.parent_page
        return self._units_may_be_seen() and valid

    def _units_may_be_seen(self) -> bool:
        from catalogue.freezing import is_withheld

        body = None
        for row in self._chosen():
            body = body or self.instance.body_page
            if is_withheld(row.cleaned_data["unit"], body):
                row.add_error("unit", row.fields["unit"].error_messages["invalid_choice"])
                # Shown again, the chooser would print the title of what was posted.
                row.data = row.data.copy()
                row.data[row.add_prefix("unit")] = ""
        return not any(row.errors for row in self._rows())

    def _rows(self) -> Iterator[Any]:
        groups = self.formsets.get("groups")
        for group in groups.forms if groups is not None else ():
            yield from group.formsets["unit_rows"].forms

    def _chosen(self) -> Iterator[Any]:
        for row in self._rows():
            if getattr(row, "cleaned_data", {}).get("unit") and "unit" in row.changed_data:
                yield row
