"""Bulk actions: what is not the visitor's is left out, where Wagtail lists it as what may not be touched."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from wagtail.admin.views.pages.bulk_actions import (
    DeleteBulkAction as DeletePages,
)
from wagtail.admin.views.pages.bulk_actions import (
    MoveBulkAction as MovePages,
)
from wagtail.admin.views.pages.bulk_actions import (
    PublishBulkAction as PublishPages,
)
from wagtail.documents.views.bulk_actions import AddTagsBulkAction as AddDocumentTags
from wagtail.documents.views.bulk_actions import AddToCollectionBulkAction as AddDocumentsToCollection
from wagtail.documents.views.bulk_actions import DeleteBulkAction as DeleteDocuments
from wagtail.images.views.bulk_actions import AddTagsBulkAction as AddImageTags
from wagtail.images.views.bulk_actions import AddToCollectionBulkAction as AddImagesToCollection
from wagtail.images.views.bulk_actions import DeleteBulkAction as DeleteImages
from wagtail.permissions import policy_registry

from catalogue.admin.pages.unpublish import ManyUnpublishAction
from catalogue.visiting import PAGE_PERMISSIONS

from .files import ANY_FILE_PERMISSION

ACTIONS: tuple[Any, ...] = (
    DeletePages,
    MovePages,
    PublishPages,
    ManyUnpublishAction,
    DeleteDocuments,
    AddDocumentTags,
    AddDocumentsToCollection,
    DeleteImages,
    AddImageTags,
    AddImagesToCollection,
)


class WithinBoundary:
    """A bulk action that neither names nor counts what the visitor has no permission on at all."""

    request: Any
    model: Any

    def get_actionable_objects(self) -> tuple[list[Any], dict[str, list[Any]]]:
        """Return Wagtail's two lists without what is another body's; 404 where nothing is left."""
        objects, others = super().get_actionable_objects()  # type: ignore[misc]
        named = {name: self._own(listed) for name, listed in others.items()}
        if not objects and not any(named.values()):
            raise Http404
        return objects, named

    def _own(self, listed: list[Any]) -> list[Any]:
        page = self.model._meta.app_label == "wagtailcore"
        own = policy_registry.get_by_type(self.model).instances_user_has_any_permission_for(
            self.request.user, PAGE_PERMISSIONS if page else ANY_FILE_PERMISSION
        )
        keys = [_item(one).pk for one in listed]
        seen = set(own.filter(pk__in=keys).values_list("pk", flat=True))
        return [one for one, key in zip(listed, keys, strict=True) if key in seen]


def _item(listed: Any) -> Any:
    """Return the object itself: some of Wagtail's lists say with it what the visitor may do."""
    return listed["item"] if isinstance(listed, dict) else listed


BULK_ACTIONS = [type(action.__name__, (WithinBoundary, action), {}) for action in ACTIONS]
"""They take the places of Wagtail's, which have the same names."""
