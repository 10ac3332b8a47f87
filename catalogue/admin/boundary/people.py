"""Whom somebody works with, and which workflows are theirs: what the choices of a filter may name."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q
from wagtail.models import Page, Task, Workflow, WorkflowPage
from wagtail.permissions import policy_registry

from catalogue.visiting import PAGE_PERMISSIONS


def colleagues(user: Any) -> Any:
    """Return the people who share a group of an awarding body with ``user``, and ``user``."""
    bodies = user.groups.filter(body_group__isnull=False).values("body_group__body")
    shared = Q(groups__body_group__body__in=bodies) | Q(groups__in=user.groups.all()) | Q(pk=user.pk)
    model = get_user_model()
    return model._default_manager.filter(pk__in=model._default_manager.filter(shared).values("pk"))


def own_workflows(user: Any) -> Any:
    """Return the workflows of the pages that ``user`` may work on, and of those above them."""
    policy = policy_registry.get_by_type(Page)
    own = policy.instances_user_has_any_permission_for(user, PAGE_PERMISSIONS)
    above = Q(pk__in=own.order_by().values("pk"))
    for permission in policy.get_cached_permissions_for_user(user):
        above |= Q(pk__in=Page.objects.ancestor_of(permission.page).values("pk"))
    pages = Page.objects.filter(above).values("pk")
    return Workflow.objects.filter(pk__in=WorkflowPage.objects.filter(page__in=pages).values("workflow"))


def own_tasks(user: Any) -> Any:
    """Return the steps of those workflows."""
    return Task.objects.filter(workflow_tasks__workflow__in=own_workflows(user)).distinct()
