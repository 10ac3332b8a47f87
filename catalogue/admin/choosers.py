"""What an editor may choose: their own body's pages, and what others have published unrestricted."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page
from wagtail.permissions import policy_registry

from catalogue.models import UnitPage


def choosable(pages: Any, request: HttpRequest) -> Any:
    """Return those of ``pages`` that the user may choose; another body's draft is not even seen.

    Wagtail's page chooser shows every page. This covers its browsing and its search alike; the gate asks
    again when the chosen page would be frozen.
    """
    user: Any = request.user
    if user.is_superuser:
        return pages
    own = policy_registry.get_by_type(Page).explorable_instances(user)
    restricted = UnitPage.objects.live().filter(restricted=True)
    return pages & (own | Page.objects.live().exclude(pk__in=restricted.values("pk")))
