"""Ways to our own views from Wagtail's: buttons in a page's header and in listings, an entry in the menu."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from catalogue.models import (
    AwardingBodyPage,
    QualificationPage,
    SpecificationPage,
    SuitePage,
    UnitIndexPage,
    UnitPage,
)

from .acts.access import actionable, may_act, may_look
from .pasting.places import may_draft_units, may_write


def page_buttons(page: Any, user: Any) -> Iterator[Button]:
    """Yield the buttons of one page, as far as ``user`` may go there."""
    yield from paste_buttons(page, user)
    kind = page.specific_class
    if kind is None:
        return
    if issubclass(kind, SpecificationPage) and may_look(user, page):
        url = reverse("catalogue_admin:facts", args=[page.pk])
        yield Button(_("Dates and live facts"), url=url, icon_name="calendar", priority=62)
        url = reverse("catalogue_admin:draft_changes", args=[page.pk])
        yield Button(_("What the draft changes"), url=url, icon_name="resubmit", priority=63)
        if page.workflow_in_progress:
            url = reverse("catalogue_admin:review", args=[page.pk])
            yield Button(_("Review the draft"), url=url, icon_name="clipboard-list", priority=60)
    if issubclass(kind, QualificationPage) and may_look(user, page):
        url = reverse("catalogue_admin:newer_units", args=[page.pk])
        yield Button(_("Units to take over"), url=url, icon_name="download", priority=64)
        url = reverse("catalogue_admin:rule_workshop", args=[page.pk])
        yield Button(_("Read the printed rule"), url=url, icon_name="list-ul", priority=65)
    if issubclass(kind, SuitePage) and may_act(user, page):
        url = reverse("catalogue_admin:transfer", args=[page.pk])
        yield Button(_("Transfer to another body"), url=url, icon_name="arrow-right-full", priority=62)
        url = reverse("catalogue_admin:issue", args=[page.pk])
        yield Button(_("Issue versions of the siblings"), url=url, icon_name="copy", priority=61)


def paste_buttons(page: Any, user: Any) -> Iterator[Button]:
    """Yield the ways to paste into one page, as far as ``user`` may write there."""
    kind = page.specific_class
    if kind is None:
        return
    groups = issubclass(kind, (QualificationPage, SuitePage))
    bodies = issubclass(kind, (AwardingBodyPage, UnitIndexPage))
    if (groups and may_write(user, page)) or (bodies and may_draft_units(user, page)):
        url = reverse("catalogue_admin:paste_units", args=[page.pk])
        yield Button(_("Paste units"), url=url, icon_name="table", priority=66)
    if groups and may_write(user, page):
        url = reverse("catalogue_admin:paste_codes", args=[page.pk])
        yield Button(_("Add units by code"), url=url, icon_name="plus", priority=67)
    if issubclass(kind, UnitPage) and may_write(user, page):
        url = reverse("catalogue_admin:paste_outcomes", args=[page.pk])
        yield Button(_("Paste outcomes"), url=url, icon_name="list-ol", priority=66)


class AnnounceMenuItem(MenuItem):
    """The announcement over several titles, for those who may publish any."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may record acts about anything."""
        return any(actionable(request.user, model).exists() for model in (QualificationPage, UnitPage))


def announce_item() -> AnnounceMenuItem:
    """Return the entry of the menu."""
    url = reverse("catalogue_admin:announce")
    return AnnounceMenuItem(_("Announce dates"), url, name="announce-dates", icon_name="calendar", order=340)
