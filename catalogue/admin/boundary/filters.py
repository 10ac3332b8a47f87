"""The choices of Wagtail's filters, which name everybody who ever did anything: one's own people are left."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.template.response import SimpleTemplateResponse
from wagtail.log_actions import registry as log_action_registry
from wagtail.models import Task, Workflow

from .people import colleagues, own_tasks, own_workflows
from .tags import own_tags


def narrow(request: HttpRequest, response: SimpleTemplateResponse) -> None:
    """Narrow the choices of the filters that ``response`` is about to show to a body's people."""
    user: Any = request.user
    filters = (response.context_data or {}).get("filters")
    if filters is None or not user.is_authenticated or user.is_superuser:
        return
    form = filters.form
    if "tag" in form.fields:
        _keep(form, "tag", set(own_tags(request).values_list("name", flat=True)))
    if "action" in form.fields:
        _keep(form, "action", _actions_seen_by(user))
    known = ((get_user_model(), colleagues), (Workflow, own_workflows), (Task, own_tasks))
    for name, field in list(form.fields.items()):
        choices = getattr(field, "queryset", None)
        for model, allowed in known:
            if choices is not None and issubclass(choices.model, model):
                field.queryset = choices.filter(pk__in=allowed(user).values("pk"))
                _forget_strange(form, name, field.queryset)
                _drop_empty(form, name, empty=not field.queryset.exists())


def _keep(form: Any, name: str, values: set[str]) -> None:
    """Leave those choices of the field ``name`` whose values are in ``values``."""
    field = form.fields[name]
    field.choices = [choice for choice in field.choices if choice[0] in values]
    _drop_empty(form, name, empty=not field.choices)


def _drop_empty(form: Any, name: str, *, empty: bool) -> None:
    """Take a filter away that has nothing to choose: that it stands there would tell of somebody else."""
    if empty and name not in form.data:
        del form.fields[name]


def _actions_seen_by(user: Any) -> set[str]:
    """Return what has been done, as far as ``user`` may read it in the history."""
    found: set[str] = set()
    for model in log_action_registry.get_log_entry_models():
        seen = model.objects.viewable_by_user(user).order_by()
        found.update(seen.values_list("action", flat=True).distinct())
    return found


def _forget_strange(form: Any, name: str, choices: Any) -> None:
    """Do not repeat the name of somebody whose number was put into the address."""
    cleaned = getattr(form, "cleaned_data", {})
    given: Any = cleaned.get(name)
    asked = {one.pk for one in given} if hasattr(given, "__iter__") else {given.pk} if given else set()
    if asked and choices.filter(pk__in=asked).count() < len(asked):
        del cleaned[name]
