"""Who looks into the admin at present, for what a page tells about itself there.

Models and Wagtail's own lists are not told whom they answer; in a request of the admin they may ask here.
In a command, a task or a public request nobody is a visitor.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

PAGE_PERMISSIONS = frozenset({"add", "change", "publish", "lock", "unlock", "bulk_delete"})
"""The permissions any one of which makes a page one's own."""

_request: ContextVar[Any] = ContextVar("catalogue_admin_request", default=None)


@contextmanager
def visited_by(request: Any) -> Iterator[None]:
    """Answer inside the block for whoever makes ``request``."""
    token = _request.set(request)
    try:
        yield
    finally:
        _request.reset(token)


def visitor() -> Any:
    """Return the person who looks, where there are things they may not see; ``None`` for administrators."""
    user = getattr(_request.get(), "user", None)
    return user if user is not None and user.is_authenticated and not user.is_superuser else None


def is_strange(page: Any) -> bool:
    """Whether there is a visitor who has no permission on ``page`` at all: permissions are read once."""
    user = visitor()
    if user is None:
        return False
    policy = policy_registry.get_by_type(type(page))
    return not policy.user_has_any_permission_for_instance(user, PAGE_PERMISSIONS, page)


class Reserved:
    """A page that tells a stranger in the admin what the public knows of it, and nothing of its draft."""

    def get_admin_display_title(self) -> str:
        """Return the draft's title to its own people, the published one to others."""
        page: Any = self
        return str(page.title if is_strange(page) else super().get_admin_display_title())  # type: ignore[misc]

    @property
    def status_string(self) -> Any:
        """Say nothing of a draft beside what is live to a stranger."""
        page: Any = self
        return _("live") if page.live and is_strange(page) else super().status_string  # type: ignore[misc]
