"""Who may look at live facts, and who may record acts: publishers of the awarding body's subtree."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from wagtail.models import Page
from wagtail.permissions import policy_registry

from catalogue.models import QualificationPage, SpecificationPage, SuitePage, UnitPage

MODELS: tuple[Any, ...] = (QualificationPage, UnitPage)


def may_look(user: Any, page: Page) -> bool:
    """Whether ``user`` may see what is prepared for ``page``: who may edit or publish it."""
    tester = page.permissions_for_user(user)
    return bool(tester.can_edit() or tester.can_publish())


def may_act(user: Any, page: Page) -> bool:
    """Whether ``user`` may record acts about ``page``."""
    return bool(page.permissions_for_user(user).can_publish())


def page_or_refuse(request: HttpRequest, page_id: int, *, acting: bool, suites: bool = False) -> Any:
    """Return the qualification or unit (or suite) ``page_id``; 404 for anything else, refused where not
    allowed.
    """
    page = get_object_or_404(Page, pk=page_id).specific
    wanted = (SpecificationPage, SuitePage) if suites else (SpecificationPage,)
    if not isinstance(page, wanted):
        raise PermissionDenied
    if not (may_act if acting else may_look)(request.user, page):
        raise PermissionDenied
    return page


def actionable(user: Any, model: Any) -> Any:
    """Return the published pages of ``model`` about which ``user`` may record acts, by title."""
    allowed = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "publish")
    return model.objects.live().filter(pk__in=allowed.order_by().values("pk")).order_by("title", "pk")
