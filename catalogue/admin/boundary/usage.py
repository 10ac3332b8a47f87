"""Who uses a page: the drafts of another body are neither named nor counted.

Wagtail's index of references knows drafts that were never published, and answers whoever asks; it has no hook
for that. So its two questions are asked through here, in a request of the admin for its visitor; elsewhere
(a command, a task) they answer as ever.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import policy_registry

from catalogue.visiting import visitor


def visible_to(user: Any) -> Any:
    """Return the pages that ``user`` may know of: live ones, and those of one's own body."""
    own = policy_registry.get_by_type(Page).explorable_instances(user)
    return Page.objects.filter(Q(live=True) | Q(pk__in=own.order_by().values("pk")))


def _within(references: Any) -> Any:
    user = visitor()
    if user is None:
        return references
    pages = visible_to(user).order_by().annotate(key=Cast("pk", CharField())).values("key")
    page_type = ContentType.objects.get_for_model(Page)
    return references.filter(~Q(base_content_type=page_type) | Q(object_id__in=pages))


def _limited(question: Any) -> Any:
    """Return Wagtail's class method ``question`` with its answer kept within the boundary."""
    inner: Callable[..., Any] = question.__func__

    @wraps(inner)
    def asked(cls: Any, objects: Any) -> Any:
        return _within(inner(cls, objects))

    asked.is_limited = True  # type: ignore[attr-defined]
    return classmethod(asked)


def connect() -> None:
    """Put the boundary before both questions; asked again, nothing more happens."""
    for name in ("get_references_to", "get_references_to_in_bulk"):
        question = ReferenceIndex.__dict__[name]
        if not hasattr(question.__func__, "is_limited"):
            setattr(ReferenceIndex, name, _limited(question))
