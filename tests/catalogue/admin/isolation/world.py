"""Two bodies, and the drafts of the second: whatever is in them bears a word that nobody else may read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Comment, Page, TaskState, WorkflowState

from catalogue import acts
from catalogue.lifecycle import london_today
from catalogue.models import (
    AwardingBodyPage,
    CatalogueEntry,
    LifecycleChange,
    QualificationPage,
    SpecificationVersion,
    UnitPage,
)
from catalogue.people import groups_for
from tests.catalogue import making

SECRET = "zebrafish"
"""Stands in everything that is the second body's alone."""

ASKED = "quokka"
"""Stands beside it, and is what one searches for: a search repeats the words it was asked."""


@dataclass
class World:
    """The first body's people look; ``theirs`` are the second body's pages, by what they are."""

    body: AwardingBodyPage
    other: AwardingBodyPage
    own: QualificationPage
    own_unit: UnitPage
    published: QualificationPage
    author: User
    theirs: dict[str, Any] = field(default_factory=dict)
    arguments: dict[str, Any] = field(default_factory=dict)
    """What to put into an argument that may name something of the second body's."""


def make_world() -> World:
    """Return both bodies with what they have published; the second has no draft yet."""
    body, other = making.make_body(), making.make_body("Western Awards", "western-awards")
    units = making.make_units(body, "EA-1", "EA-2")
    own = making.make_qualification(body, units)
    theirs = making.make_units(other, "WA-1")
    published = making.make_qualification(other, theirs, title="Level 3 Award in Weaving")
    author = User.objects.create_user(f"{SECRET}-author", first_name=SECRET, email=f"{SECRET}@example.org")
    for role in ("editor", "reviewer", "publisher"):
        author.groups.add(groups_for(other)[role])
    making.index_references()
    return World(body, other, own, units[0], published, author)


def sign_in(world: World, role: str) -> Client:
    """Return a client signed in as somebody of the first body."""
    user = User.objects.create_user(f"eastern-{role}")
    user.groups.add(groups_for(world.body)[role])
    client = Client()
    client.force_login(user)
    return client


def plant(world: World) -> None:
    """Give the second body drafts in every state a draft can be in, and files of its own."""
    words = f"{ASKED} {SECRET}"
    other, author = world.other, world.author
    unit = making.draft_unit(other, f"{SECRET}-9", title=f"Unit {words}", slug=f"{SECRET}-unit")
    suite = making.make_suite(other, title=f"Suite {words}", slug=f"{SECRET}-suite")
    suite.unpublish()
    draft = making.draft_qualification(
        other, [world.own_unit, unit], title=f"Award {words}", slug=f"{SECRET}-award"
    )
    locked = making.draft_qualification(
        making.fresh(suite), [unit], title=f"Locked {words}", slug=f"{SECRET}-locked"
    )
    for page in (unit, draft, locked):
        Page.objects.filter(pk=page.pk).update(owner=author)
    Page.objects.filter(pk=locked.pk).update(locked=True, locked_by=author, locked_at=timezone.now())
    changed = making.fresh(world.published).get_latest_revision_as_object()
    changed.title = f"Changed {words}"
    changed.change_summary = f"Summary {words}"
    changed.save_revision(user=author, log_action=True)
    making.fresh(other).get_workflow().start(making.fresh(draft), author)
    state = WorkflowState.objects.get(object_id=str(draft.pk))
    Comment.objects.create(page=draft, user=author, text=f"Comment {words}", contentpath="title")
    later = acts.Record(f"Source {words}", announce_on=london_today() + timedelta(days=30))
    acts.move_date(world.published, "last_registration", london_today() + timedelta(days=200), later)
    image, document = _files(other, author, words)
    world.theirs = {"unit": unit, "suite": suite, "draft": draft, "locked": locked, "live": world.published}
    world.arguments = {
        "revision_id": making.fresh(draft).latest_revision_id,
        "task_state_id": state.current_task_state_id,
        "workflow_state_id": state.pk,
        "task_id": state.current_task_state.task_id,
        "workflow_pk": state.workflow_id,
        "collection_id": other.body_collection.collection_id,
        "image_id": image.pk,
        "document_id": document.pk,
        "doc_id": document.pk,
        "group": LifecycleChange.objects.latest("id").group,
        "wagtailimages_chooser.pk": image.pk,
        "wagtaildocs_chooser.pk": document.pk,
        "wagtailadmin_api:images.pk": image.pk,
        "wagtailadmin_api:documents.pk": document.pk,
        "wagtailadmin_collections.pk": other.body_collection.collection_id,
        "wagtailadmin_workflows.pk": state.workflow_id,
        "wagtailsites.pk": 1,
        "wagtailusers_users.pk": author.pk,
        "wagtailusers_groups.pk": groups_for(other)["editor"].pk,
    }
    making.index_references()


def _files(body: AwardingBodyPage, author: User, words: str) -> tuple[Any, Any]:
    """Return an image and a document in the body's collection."""
    collection = body.body_collection.collection
    image = get_image_model().objects.create(
        title=f"Image {words}",
        file=get_test_image_file(f"{SECRET}.png"),
        collection=collection,
        uploaded_by_user=author,
    )
    document = get_document_model().objects.create(
        title=f"Document {words}",
        file=ContentFile(words.encode(), name=f"{SECRET}.txt"),
        collection=collection,
        uploaded_by_user=author,
    )
    for one in (image, document):
        one.tags.add(SECRET)
    return image, document


def state_of(world: World) -> dict[str, Any]:
    """Return everything of the second body's that a request might have changed."""
    below = Page.objects.descendant_of(world.other, inclusive=True).order_by("path")
    images, documents = get_image_model(), get_document_model()
    return {
        "pages": list(
            below.values_list("pk", "path", "title", "live", "locked", "latest_revision", "numchild")
        ),
        "revisions": {page.pk: page.revisions.count() for page in below},
        "steps": list(TaskState.objects.order_by("pk").values_list("pk", "status", "comment")),
        "versions": SpecificationVersion.objects.count(),
        "entries": list(
            CatalogueEntry.objects.filter(body=world.other.translation_key)
            .order_by("pk")
            .values_list("pk", "live", "title")
        ),
        "acts": LifecycleChange.objects.count(),
        "comments": list(Comment.objects.values_list("pk", "text")),
        "files": [list(model.objects.values_list("pk", "title")) for model in (images, documents)],
        "restrictions": [page.view_restrictions.count() for page in below],
    }
