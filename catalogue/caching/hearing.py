"""What begins a new generation beside publishing and recorded acts, which do so themselves.

Whatever a public page reads and can be changed by a plain ``save()`` or ``delete()`` is listed here, so that
no page is kept beyond it. Drafts are not: a draft changes nothing that the public reads.
"""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.documents import get_document_model
from wagtail.models import Page, Site
from wagtail.signals import page_slug_changed, page_unpublished, post_page_move

from catalogue import generations
from catalogue.models import (
    AwardingBodyPage,
    CalledOff,
    CataloguePage,
    EquivalenceRecord,
    LifecycleChange,
    ListingRecord,
    OwnershipRecord,
    PublicAddress,
    ReplacementRecord,
    SpecificationVersion,
    SuccessorRecord,
    SuitePage,
)
from catalogue.models.specification import BOOKKEEPING

PAGES: tuple[Any, ...] = (AwardingBodyPage, SuitePage, CataloguePage)
RECORDS: tuple[Any, ...] = (
    CalledOff,
    EquivalenceRecord,
    LifecycleChange,
    ListingRecord,
    OwnershipRecord,
    PublicAddress,
    ReplacementRecord,
    SpecificationVersion,
    SuccessorRecord,
    Site,
)


def page_saved(
    sender: Any, instance: Any, *, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    """Begin a generation, unless only the bookkeeping of drafts was written."""
    if not raw and not (update_fields is not None and set(update_fields) <= BOOKKEEPING):
        generations.advance()


def changed(sender: Any, *, raw: bool = False, **kwargs: Any) -> None:
    """Begin a generation."""
    if not raw:
        generations.advance()


def document_saved(
    sender: Any, *, created: bool, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    """Begin a generation where the file may be another: an introduction that links to it names the file.

    Wagtail writes sizes and hashes by themselves, even while a visitor is given the file; nothing shows them.
    Which pages link to it is not asked: where a worker keeps Wagtail's index of references, it lags behind.
    """
    if not raw and not created and (update_fields is None or "file" in update_fields):
        generations.advance()


def connect() -> None:
    """Connect every receiver."""
    document = get_document_model()
    post_save.connect(document_saved, sender=document, dispatch_uid="catalogue.document.seen")
    post_delete.connect(changed, sender=document, dispatch_uid="catalogue.document.gone")
    for model in PAGES:
        post_save.connect(page_saved, sender=model, dispatch_uid=f"catalogue.{model.__name__}.seen")
        post_delete.connect(changed, sender=model, dispatch_uid=f"catalogue.{model.__name__}.gone")
        page_unpublished.connect(changed, sender=model, dispatch_uid=f"catalogue.{model.__name__}.hidden")
    for model in RECORDS:
        post_save.connect(changed, sender=model, dispatch_uid=f"catalogue.{model.__name__}.recorded")
    post_delete.connect(changed, sender=Site, dispatch_uid="catalogue.Site.gone")
    # An introduction may link to any page of the site, and to files.
    post_page_move.connect(changed, dispatch_uid="catalogue.moved.seen")
    page_slug_changed.connect(changed, dispatch_uid="catalogue.slug.seen")
    post_delete.connect(changed, sender=Page, dispatch_uid="catalogue.page.gone")
