"""The entry of the routes report in the reports menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from .troubles import edits_anything


class RoutesMenuItem(MenuItem):
    """The report of routes, for those who may edit any page."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may edit anything."""
        return edits_anything(request.user)


def routes_item() -> RoutesMenuItem:
    """Return the entry of the reports menu."""
    url = reverse("catalogue_admin:routes_report")
    return RoutesMenuItem(_("Routes that lead nowhere"), url, name="routes", icon_name="link", order=900)
