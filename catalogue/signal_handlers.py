"""What the app does when Wagtail announces something. Connected in ``CatalogueConfig.ready``."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from wagtail.signals import page_published, page_unpublished, post_page_move

from catalogue import indexing, people
from catalogue.models import AwardingBodyPage, QualificationPage, SuitePage, UnitPage
from catalogue.publishing import forget_version_fields


def use_up_version_fields(sender: Any, instance: Any, revision: Any = None, **kwargs: Any) -> None:
    """Empty the version fields of the revision that has just gone live.

    A page that is merely scheduled keeps them.
    """
    if instance.live and revision is not None:
        forget_version_fields(instance, revision)


def follow_unpublishing(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Take an unpublished page out of the lists; its versions keep their addresses."""
    indexing.refresh_entry(instance.translation_key)


def follow_move(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Give the entries of what was moved their new place."""
    indexing.refresh_page(instance)


def follow_names(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Carry a body's or suite's new name into the entries below it: one statement, however many there are."""
    if isinstance(instance, AwardingBodyPage):
        indexing.rename_body(instance)
    else:
        indexing.rename_suite(instance)


def welcome_body(
    sender: Any, instance: AwardingBodyPage, *, created: bool = False, raw: bool = False, **kwargs: Any
) -> None:
    """Make the groups and the collection of a new awarding body."""
    if created and not raw:
        people.welcome(instance)


def connect() -> None:
    """Connect every handler."""
    for model in (QualificationPage, UnitPage):
        page_published.connect(
            use_up_version_fields, sender=model, dispatch_uid=f"catalogue.{model.__name__}.used_up"
        )
        page_unpublished.connect(
            follow_unpublishing, sender=model, dispatch_uid=f"catalogue.{model.__name__}.unpublished"
        )
    for model in (AwardingBodyPage, SuitePage):
        page_published.connect(follow_names, sender=model, dispatch_uid=f"catalogue.{model.__name__}.names")
    post_page_move.connect(follow_move, dispatch_uid="catalogue.moved")
    post_save.connect(welcome_body, sender=AwardingBodyPage, dispatch_uid="catalogue.body.welcome")
