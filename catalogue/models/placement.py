"""Where a catalogue page stands in the tree, what may not be moved, and what may not be deleted with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models, transaction
from wagtail.models import Page

_transfer: ContextVar[bool] = ContextVar("catalogue_ownership_transfer", default=False)


@contextmanager
def ownership_transfer() -> Iterator[None]:
    """Allow moves between awarding bodies inside the block: only the recorded act of a transfer uses it."""
    token = _transfer.set(True)
    try:
        yield
    finally:
        _transfer.reset(token)


def in_ownership_transfer() -> bool:
    """Whether a recorded transfer is being carried out."""
    return _transfer.get()


def body_of(page: Any) -> Any:
    """Return the awarding body that ``page`` is or stands below, or ``None``: one query."""
    from .body import AwardingBodyPage

    return AwardingBodyPage.objects.ancestor_of(page, inclusive=True).first() if page.path else None


class DeletedWhole(models.Model):
    """A page that is deleted with everything below it, or not at all."""

    class Meta:
        abstract = True

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete, or raise ``HasVersions`` and leave everything as it is, the log included."""
        with transaction.atomic():
            return super().delete(*args, **kwargs)


class Placed(DeletedWhole):
    """A page below an awarding body, which knows its place: the one it has, or will have once it is saved."""

    coming_parent: Any = None
    """The parent that a new page will get, while it is in a form and not yet in the tree."""

    known_body: Any = None
    """The awarding body above it, where a loader of many pages knows it already."""

    class Meta(DeletedWhole.Meta):
        abstract = True

    @property
    def placed_under(self) -> Any:
        """The parent page, or the one to come; ``None`` for a page without a place."""
        return self.get_parent() if self.path else self.coming_parent

    @property
    def body_page(self) -> Any:
        """The awarding body above this page, or ``None`` while the page has no place in the tree."""
        if self.known_body is not None:
            return self.known_body
        if self.path:
            return body_of(self)
        return body_of(self.coming_parent) if self.coming_parent is not None else None

    def can_move_to(self, parent: Page) -> bool:
        """Whether Wagtail may offer ``parent``: never one of another awarding body."""
        return super().can_move_to(parent) and (in_ownership_transfer() or body_of(parent) == self.body_page)
