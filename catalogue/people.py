"""An awarding body's people.

Groups, a collection, a workflow, and permissions on the body's own subtree and nothing else.
"""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.utils.translation import gettext as _
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from catalogue.models import AwardingBodyPage, BodyCollection, BodyGroup, ReviewTask, Role

PAGE_PERMISSIONS: dict[str, tuple[str, ...]] = {
    Role.EDITOR: ("add_page", "change_page"),
    Role.REVIEWER: ("change_page", "lock_page", "unlock_page"),
    Role.PUBLISHER: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
}
"""What each role may do with the pages of its body. Reviewers approve in the workflow; publishers publish."""

COLLECTION_PERMISSIONS = {
    Role.EDITOR: ("add", "change", "choose"),
    Role.REVIEWER: ("choose",),
    Role.PUBLISHER: ("add", "change", "choose"),
}


def groups_for(body: AwardingBodyPage) -> dict[str, Group]:
    """Return the groups of ``body`` by role: ``editor``, ``reviewer``, ``publisher``."""
    rows = BodyGroup.objects.filter(body=body).select_related("group")
    by_role = {row.role: row.group for row in rows}
    return {role: by_role[role] for role in Role.values if role in by_role}


def welcome(body: AwardingBodyPage) -> None:
    """Make the groups, the collection and the workflow that ``body`` lacks, with their permissions.

    What exists stays as it is: a body that was given another workflow keeps that.
    """
    collection = _collection(body)
    for role in Role:
        if BodyGroup.objects.filter(body=body, role=role).exists():
            continue
        group = Group.objects.create(name=_free_name(f"{body.display_name}: {role.label}s"))
        BodyGroup.objects.create(body=body, role=role, group=group)
        group.permissions.add(
            Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
        )
        for codename in PAGE_PERMISSIONS[role]:
            GroupPagePermission.objects.create(group=group, page=body, permission=_page_permission(codename))
        for permission in _collection_permissions(COLLECTION_PERMISSIONS[role]):
            GroupCollectionPermission.objects.create(
                group=group, collection=collection, permission=permission
            )
    if not WorkflowPage.objects.filter(page=body).exists():
        _give_workflow(body)


def _give_workflow(body: AwardingBodyPage) -> None:
    """Let the body's reviewers approve what its editors submit, then its publishers, who publish by it."""
    groups = groups_for(body)
    name = body.display_name[:200]
    workflow = Workflow.objects.create(name=_("%(body)s: review and publication") % {"body": name})
    steps = (
        (Role.REVIEWER, _("%(body)s: quality review")),
        (Role.PUBLISHER, _("%(body)s: publication")),
    )
    for order, (role, words) in enumerate(steps):
        task = ReviewTask.objects.create(name=words % {"body": name})
        task.groups.add(groups[role])
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    WorkflowPage.objects.create(workflow=workflow, page=body)


def _collection(body: AwardingBodyPage) -> Collection:
    held = BodyCollection.objects.filter(body=body).select_related("collection").first()
    if held is not None:
        return held.collection
    collection = Collection.get_first_root_node().add_child(name=body.display_name)
    BodyCollection.objects.create(body=body, collection=collection)
    return collection


def _free_name(name: str) -> str:
    """Return ``name``, numbered where another group has it: group names are unique."""
    name = name[:140]
    number, free = 1, name
    while Group.objects.filter(name=free).exists():
        number += 1
        free = f"{name} ({number})"
    return free


def _page_permission(codename: str) -> Permission:
    return Permission.objects.get(
        content_type__app_label="wagtailcore", content_type__model="page", codename=codename
    )


def _collection_permissions(verbs: tuple[str, ...]) -> list[Permission]:
    codenames = [f"{verb}_{model}" for verb in verbs for model in ("document", "image")]
    found = Permission.objects.filter(
        content_type__app_label__in=("wagtaildocs", "wagtailimages"), codename__in=codenames
    )
    return list(found)
