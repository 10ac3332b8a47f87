"""Where in the editor a check's field is: the tab, and the address that opens it there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.panels import TabbedInterface


@dataclass(frozen=True)
class Place:
    """``label`` says where to mend something; ``url`` leads there, ``anchor`` too within the editor."""

    label: str
    url: str
    anchor: str = ""


def place_of(page: Any, field: str) -> Place | None:
    """Return where ``field`` of ``page`` is edited; ``None`` for a check that is about no field."""
    if not field:
        return None
    model: Any = type(page)
    found = _tabs(model).get(field)
    if found is None:
        if field in _columns(model):
            return None
        # What is no column of the page stands beside it: a date, recorded as an act.
        return Place(_("Dates and live facts"), reverse("catalogue_admin:facts", args=[page.pk]))
    heading, anchor = found
    return Place(str(heading), f"{reverse('wagtailadmin_pages:edit', args=[page.pk])}#{anchor}", anchor)


@lru_cache(maxsize=8)
def _tabs(model: Any) -> dict[str, tuple[Any, str]]:
    """Return for each field and each list of rows its tab's heading and its anchor in the editor.

    Wagtail's editor opens the tab that holds the element of the address, by its id or its content path.
    """
    handler = model.get_edit_handler()
    found: dict[str, tuple[Any, str]] = {}
    for tab in handler.children if isinstance(handler, TabbedInterface) else ():
        options = tab.get_form_options()
        for name in options.get("fields", ()):
            found[name] = (tab.heading, f":w:contentpath={name}")
        for name in options.get("formsets", ()):
            found[name] = (tab.heading, f"id_{name}-FORMS")
    return found


@lru_cache(maxsize=8)
def _columns(model: Any) -> frozenset[str]:
    return frozenset(field.name for field in model._meta.get_fields())
