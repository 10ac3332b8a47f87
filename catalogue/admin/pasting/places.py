"""Where units may be pasted: the body whose units they become, and the page whose groups they may join."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from wagtail.models import Page

from catalogue.freezing import ordered, suite_of
from catalogue.models import AwardingBodyPage, QualificationPage, SuitePage, UnitIndexPage, UnitPage
from catalogue.models.placement import body_of

PLACES = (AwardingBodyPage, UnitIndexPage, SuitePage, QualificationPage)


@dataclass(frozen=True)
class Place:
    """The page that was asked for, its body, and the page that holds the groups: itself, or its suite."""

    page: Any
    body: AwardingBodyPage
    holder: Any = None

    @cached_property
    def draft(self) -> Any:
        """The newest draft of the holder: what is added goes into the next one."""
        return self.holder.get_latest_revision_as_object() if self.holder is not None else None

    @cached_property
    def groups(self) -> list[Any]:
        """The rows of the draft's unit groups, in order."""
        return ordered(self.draft.groups) if self.draft is not None else []

    def group(self, code: str) -> Any:
        """Return the group that the rule names ``code``, or ``None``."""
        return next((row for row in self.groups if row.code == code), None)


def may_draft_units(user: Any, page: Any) -> bool:
    """Whether ``user`` may add units below the body ``page``."""
    return bool(page.permissions_for_user(user).can_add_subpage())


def may_write(user: Any, page: Any) -> bool:
    """Whether ``user`` may save a draft of ``page`` now."""
    tester = page.permissions_for_user(user)
    return bool(tester.can_edit() and not tester.page_locked())


def place_or_refuse(request: HttpRequest, page_id: int, *, groups: bool = False) -> Place:
    """Return the place of page ``page_id``; 404 for none, refused for what the user may not change.

    With ``groups`` a page that has none is refused too.
    """
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, PLACES):
        raise PermissionDenied
    body = body_of(page)
    holder = _holder(page)
    if body is None or (holder is None and groups):
        raise PermissionDenied
    allowed = may_write(request.user, holder) if holder is not None else may_draft_units(request.user, body)
    if not allowed:
        raise PermissionDenied
    return Place(page, body, holder)


def _holder(page: Any) -> Any:
    if isinstance(page, SuitePage):
        return page
    if not isinstance(page, QualificationPage):
        return None
    draft = page.get_latest_revision_as_object()
    return (suite_of(page) or page) if draft.use_suite_groups else page


def unit_or_refuse(request: HttpRequest, page_id: int) -> UnitPage:
    """Return the unit ``page_id``; 404 for none, refused for what the user may not change."""
    page = get_object_or_404(UnitPage, pk=page_id)
    if not may_write(request.user, page):
        raise PermissionDenied
    return page
