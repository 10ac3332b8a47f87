"""The entry of the equivalents in the reports menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from catalogue.admin.acts.access import actionable
from catalogue.models import UnitPage


class EquivalentsMenuItem(MenuItem):
    """Equivalent units, for those who may record acts about units."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may record acts about any unit."""
        return bool(actionable(request.user, UnitPage).exists())


def equivalents_item() -> EquivalentsMenuItem:
    """Return the entry of the reports menu."""
    url = reverse("catalogue_admin:equivalents")
    return EquivalentsMenuItem(_("Equivalent units"), url, name="equivalents", icon_name="link", order=910)
