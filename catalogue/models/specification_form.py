"""The editor's forms of a specification page: they ask the gate, so that a refusal stands at its field.

The page's own ``save()`` decides; these forms only say beforehand, and in the right place, what it would say.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import CopyForm, WagtailAdminPageForm

_HARMLESS = ("action-cancel-workflow",)


class SpecificationForm(WagtailAdminPageForm):
    """Refuses to publish, schedule or submit what the gate would refuse; a draft always saves."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A new page has no place in the tree yet, but the body and suite it is written under matter already.
        self.instance.coming_parent = self.parent_page

    def is_valid(self) -> bool:
        """Validate as usual; where the page is to go live, let the gate see it with all its child rows."""
        valid = bool(super().is_valid())
        if valid and self._asks_to_go_live():
            self._ask_gate()
        return valid and not self.errors

    def _asks_to_go_live(self) -> bool:
        """Whether the editor publishes, schedules, submits or approves.

        To send back or to withdraw a submission must be possible for what may not go live.
        """
        if self.is_deferred_validation or any(self.data.get(name) for name in _HARMLESS):
            return False
        if self.data.get("action-workflow-action") and not self.data.get("action-publish"):
            return self.data.get("workflow-action-name") == "approve"
        return True

    def _ask_gate(self) -> None:
        """Put every blocking check at its field, or above the form where the form has no such field.

        The child rows are put on the page as saving would; Wagtail's preview does the same, and the formsets
        begin anew when the form is saved.
        """
        from catalogue import gate

        page: Any = self.save(commit=False)
        for check in gate.blocking(gate.draft_of(page)):
            self.add_error(check.field if check.field in self.fields else None, check.sentence)


class SpecificationCopyForm(CopyForm):
    """Wagtail's copy form without what a specification's copy cannot be: live, or an alias."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("publish_copies", "alias"):
            self.fields.pop(name, None)
        self.fields["new_title"].help_text = _(
            "The copy is a draft; its numbers and codes are left empty, because each names one thing only."
        )
