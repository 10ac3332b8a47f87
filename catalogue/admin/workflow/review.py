"""The reviewer's screen: what the draft changes, what the gate says, what others have said, and the decision.

It needs no JavaScript, and does what Wagtail's own buttons in the editor do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.models import Comment, TaskState

from catalogue.admin.versions.changes import DraftChangesView
from catalogue.refusals import Refusal

APPROVE, SEND_BACK = "approve", "reject"


@dataclass(frozen=True)
class Remark:
    """What somebody said about the draft: at a step (``about`` its name), or at a field."""

    about: str
    text: str
    by: str
    at: datetime | None


class ReviewView(DraftChangesView):
    """The difference against the version in force, the checks and the remarks; approve, or send back."""

    page_title = _("Review the draft")
    header_icon = "clipboard-list"
    template_name = "catalogue/admin/workflow/review.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the step at which the page stands, and what the user may do there."""
        super().setup(request, *args, **kwargs)
        self.step = self.page.current_workflow_task_state
        self.actions = self._actions()
        self.form: Any = None

    def _actions(self) -> set[str]:
        task = self.page.current_workflow_task
        return {name for name, *_rest in task.get_actions(self.page, self.request.user)} if task else set()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take the decision; what the gate refuses is said on this screen, and nothing has changed then."""
        action = SEND_BACK if SEND_BACK in request.POST else APPROVE
        if action not in self.actions:
            raise PermissionDenied
        task = self.step.task.specific
        form = task.get_form_for_action(action)(request.POST)
        if not form.is_valid():
            self.form = form
            return self.get(request, *args, **kwargs)
        try:
            with transaction.atomic():
                task.on_action(self.step, request.user, action, **form.cleaned_data)
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect(reverse("catalogue_admin:review", args=[self.page.pk]))
        messages.success(request, self._done(action))
        return redirect(reverse("wagtailadmin_home"))

    def _done(self, action: str) -> str:
        title = {"title": self.page.get_admin_display_title()}
        if action == SEND_BACK:
            return _now("“%(title)s” goes back to its author with your reason.") % title
        self.page.refresh_from_db()
        if self.page.workflow_in_progress:
            return _now("“%(title)s” is approved and goes to the next step.") % title
        if self.page.has_unpublished_changes:
            return _now("“%(title)s” is approved; it goes live on the day it is scheduled for.") % title
        return _now("“%(title)s” is approved and published.") % title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the step, the remarks and the form."""
        state = self.page.workflow_states.order_by("-created_at", "-pk").first()
        form = self.form or (
            self.step.task.specific.get_form_for_action(SEND_BACK)() if self.actions else None
        )
        return super().get_context_data(**kwargs) | {
            "state": state,
            "step": self.step,
            "may_approve": APPROVE in self.actions,
            "may_send_back": SEND_BACK in self.actions,
            "form": form,
            "remarks": [*_said_at_steps(state), *_said_at_fields(self.page)],
        }


def _said_at_steps(state: Any) -> Iterable[Remark]:
    """Return what reviewers of this submission said, newest first: one query."""
    if state is None:
        return []
    states = TaskState.objects.filter(workflow_state=state).exclude(comment="")
    rows = states.select_related("task", "finished_by").order_by("-finished_at", "-pk")
    return [Remark(row.task.name, row.comment, str(row.finished_by or ""), row.finished_at) for row in rows]


def _said_at_fields(page: Any) -> Iterable[Remark]:
    """Return the comments at the page's fields that nobody has resolved: one query."""
    rows = Comment.objects.filter(page=page, resolved_at=None).select_related("user").order_by("created_at")
    return [
        Remark(_field_name(page, row.contentpath), row.text, str(row.user), row.created_at) for row in rows
    ]


def _field_name(page: Any, contentpath: str) -> str:
    """Return the label of the field that a comment stands at, or its path where it has none."""
    name = contentpath.split(".", 1)[0]
    names = {field.name: getattr(field, "verbose_name", name) for field in page._meta.get_fields()}
    return str(names.get(name, name))
