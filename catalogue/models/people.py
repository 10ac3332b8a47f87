"""A body's people: which groups and which collection belong to which awarding body, and who approves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.forms import TaskStateCommentForm
from wagtail.models import AbstractGroupApprovalTask, Collection

from catalogue.refusals import Refusal

from .body import AwardingBodyPage


class Role(models.TextChoices):
    """What somebody does at an awarding body."""

    EDITOR = "editor", _("editor")
    REVIEWER = "reviewer", _("reviewer")
    PUBLISHER = "publisher", _("publisher")


class BodyGroup(models.Model):
    """The group of one role at one awarding body; the group may be renamed freely."""

    body = models.ForeignKey(AwardingBodyPage, on_delete=models.CASCADE, related_name="body_groups")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="body_group")

    class Meta:
        verbose_name = _("group of an awarding body")
        constraints = [models.UniqueConstraint(fields=["body", "role"], name="one_group_per_role")]

    def __str__(self) -> str:
        return f"{self.body} {self.role}"


class BodyCollection(models.Model):
    """The collection for one body's images and documents."""

    body = models.OneToOneField(AwardingBodyPage, on_delete=models.CASCADE, related_name="body_collection")
    collection = models.OneToOneField(Collection, on_delete=models.PROTECT, related_name="body_collection")

    class Meta:
        verbose_name = _("collection of an awarding body")

    def __str__(self) -> str:
        return str(self.collection)


NO_REASON = _("Say why it goes back: the author reads your reason and nothing else.")


class SendBackForm(TaskStateCommentForm):
    """What a reviewer must say who sends a draft back."""

    comment = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea({"rows": 4}),
        help_text=_("What has to change before it is submitted again. The author reads this."),
        error_messages={"required": NO_REASON},
    )


class ReviewTask(AbstractGroupApprovalTask):
    """A step of a body's workflow: its groups approve a draft, or send it back with a reason."""

    class Meta:
        verbose_name = _("review by a group, with a reason")
        verbose_name_plural = _("reviews by a group, with a reason")

    @classmethod
    def get_description(cls) -> Any:
        """Say what sets it apart where an administrator chooses the type of a task."""
        return _("Members of the chosen groups approve, or send back with a reason")

    def get_actions(self, obj: Any, user: Any) -> list[Any]:
        """Return what ``user`` may do: nothing about a page that is not at this very step."""
        here = obj.current_workflow_task
        if here is None or here.pk != self.pk:
            return []
        return list(super().get_actions(obj, user))

    def get_form_for_action(self, action: str) -> Any:
        """Ask for the reason where a draft is sent back."""
        return SendBackForm if action == "reject" else super().get_form_for_action(action)

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> Any:
        """Approve or send back; raise ``Refusal`` where a draft would go back without a word."""
        if action_name == "reject" and not kwargs.get("comment", "").strip():
            raise Refusal(NO_REASON)
        return super().on_action(task_state, user, action_name, **kwargs)
