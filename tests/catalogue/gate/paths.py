"""Every way a page's newest draft may go live, or be put on the way there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from io import StringIO
from typing import Any

from django.contrib.messages import get_messages
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.actions import action_registry
from wagtail.models import GroupApprovalTask, Page, Revision, Workflow, WorkflowTask

from catalogue.refusals import Refusal
from tests.catalogue.editor_form import edit_url, editor_data, editor_form, posted

IN_A_WEEK = timedelta(days=7)
URLENCODED = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Path:
    """``go`` tries to bring the newest draft of a page live; it returns what was said if that was refused."""

    name: str
    go: Callable[[Any, Client, Any], str]
    validates_fields: bool = False
    """Wagtail's form says itself, in Django's words, what is wrong with a field or row."""
    only_schedules: bool = False
    """What is accepted goes live later."""

    def __str__(self) -> str:
        return self.name


def newest(page: Any) -> Any:
    return page.get_latest_revision_as_object()


def said(response: HttpResponse) -> str:
    """Return the words of a page, without its markup."""
    text = strip_tags(response.content.decode().replace("&quot;", "”"))
    return re.sub(r"\s+", " ", text)


def refusal_of(attempt: Callable[[], Any]) -> str:
    try:
        attempt()
    except Refusal as refusal:
        return str(refusal)
    return ""


def revision_publish(page: Any, client: Client, user: Any) -> str:
    return refusal_of(lambda: page.latest_revision.publish(user=user))


def page_publish(page: Any, client: Client, user: Any) -> str:
    return refusal_of(lambda: page.publish(page.latest_revision, user=user))


def api_action(page: Any, client: Client, user: Any) -> str:
    action = action_registry.get_action_class(Page, "publish")
    return refusal_of(lambda: action(page.latest_revision, user=user).execute())


def plain_save(page: Any, client: Client, user: Any) -> str:
    draft = newest(page)
    draft.live = True
    return refusal_of(draft.save)


def save_without_clean(page: Any, client: Client, user: Any) -> str:
    draft = newest(page)
    draft.live = True
    return refusal_of(lambda: draft.save(clean=False))


def save_one_field(page: Any, client: Client, user: Any) -> str:
    draft = newest(page)
    draft.live = True
    return refusal_of(lambda: draft.save(update_fields=["live"]))


def publish_scheduled(page: Any, client: Client, user: Any) -> str:
    Revision.objects.filter(pk=page.latest_revision_id).update(
        approved_go_live_at=timezone.now() - timedelta(minutes=1)
    )
    err = StringIO()
    try:
        call_command("publish_scheduled", stdout=StringIO(), stderr=err, no_color=True)
    except CommandError:
        assert Revision.objects.get(pk=page.latest_revision_id).approved_go_live_at is not None
        Revision.objects.filter(pk=page.latest_revision_id).update(approved_go_live_at=None)
        return err.getvalue()
    return ""


def schedule(page: Any, client: Client, user: Any) -> str:
    draft = newest(page)
    draft.go_live_at = timezone.now() + IN_A_WEEK
    return refusal_of(lambda: draft.save_revision(clean=False).publish(user=user))


def schedule_by_api_action(page: Any, client: Client, user: Any) -> str:
    draft = newest(page)
    draft.go_live_at = timezone.now() + IN_A_WEEK
    revision = draft.save_revision(clean=False)
    action = action_registry.get_action_class(Page, "publish")
    return refusal_of(lambda: action(revision, user=user).execute())


def bulk_publish(page: Any, client: Client, user: Any) -> str:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    listing = reverse("wagtailadmin_explore", args=[page.get_parent().pk])
    return _refused(client.post(f"{url}?id={page.pk}&next={listing}"))


def workflow_approval(page: Any, client: Client, user: Any) -> str:
    state = start_workflow(page, user)
    task_state = state.current_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task_state.pk])
    came_from = f"http://testserver{edit_url(page)}"
    refused = _refused(client.post(url, {"comment": ""}, headers={"referer": came_from}))
    if refused:
        state.refresh_from_db()
        assert state.status == state.STATUS_IN_PROGRESS
    return refused


def editor_publish(page: Any, client: Client, user: Any) -> str:
    data = editor_data(user, page, **{"action-publish": "Publish"})
    response = client.post(edit_url(page), posted(data).urlencode(), content_type=URLENCODED)
    if response.status_code == 302:
        return ""
    assert "could not be" in said(response)
    return said(response)


def editor_schedule(page: Any, client: Client, user: Any) -> str:
    later = timezone.localtime(timezone.now() + IN_A_WEEK).strftime("%Y-%m-%d %H:%M")
    return _asked(user, page, go_live_at=later, **{"action-publish": "Publish"})


def editor_submit(page: Any, client: Client, user: Any) -> str:
    return _asked(user, page, **{"action-submit": "Submit"})


def make_workflow(page: Any, user: Any) -> Workflow:
    """Give the page a workflow of one task, which the user's group may approve."""
    workflow = Workflow.objects.create(name="Review")
    task = GroupApprovalTask.objects.create(name="Quality review")
    task.groups.set(user.groups.all())
    WorkflowTask.objects.create(workflow=workflow, task=task)
    workflow.workflow_pages.create(page=page)
    return workflow


def start_workflow(page: Any, user: Any) -> Any:
    return make_workflow(page, user).start(page, user)


def _asked(user: Any, page: Any, **typed: Any) -> str:
    """Ask the editor's form alone: its view would save, and show, what the form has said."""
    form = editor_form(user, page, editor_data(user, page, **typed))
    if form.is_valid():
        return ""
    return " ".join(strip_tags(str(errors)) for errors in (form.errors, *_inner_errors(form)))


def _inner_errors(form: Any) -> Iterator[Any]:
    """Yield what the rows of ``form`` say, and the rows of those."""
    for formset in getattr(form, "formsets", {}).values():
        if not formset.is_valid():
            yield formset.errors
            for row in formset.forms:
                yield from _inner_errors(row)


def _refused(response: HttpResponse) -> str:
    """Return the refusal that the next page will show, if there is one."""
    assert response.status_code == 302
    words = [str(message) for message in get_messages(response.wsgi_request)]
    return next((strip_tags(one) for one in words if "may not go live" in one), "")


PATHS = [
    Path("revision.publish()", revision_publish),
    Path("page.publish()", page_publish),
    Path("API publish action", api_action),
    Path("save()", plain_save),
    Path("save(clean=False)", save_without_clean),
    Path("save(update_fields=…)", save_one_field),
    Path("publish_scheduled", publish_scheduled),
    Path("schedule", schedule, only_schedules=True),
    Path("schedule by the API action", schedule_by_api_action, only_schedules=True),
    Path("bulk publish", bulk_publish),
    Path("workflow approval", workflow_approval),
    Path("editor, publish", editor_publish, validates_fields=True),
    Path("editor, go live later", editor_schedule, validates_fields=True, only_schedules=True),
    Path("editor, submit", editor_submit, validates_fields=True, only_schedules=True),
]
