"""Finding the plugins that are installed beside the site."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import entry_points

GROUP = "catalogue.plugins"


def plugin_modules(*, exclude: Iterable[str] = ()) -> list[str]:
    """The INSTALLED_APPS entries of every installed plugin, sorted so that the order never wavers.

    A plugin is a Django app whose distribution declares an entry point in the group
    ``catalogue.plugins``. ``exclude`` holds entry point names or modules to leave out.
    """
    unwanted = set(exclude)
    found = {point.module for point in entry_points(group=GROUP) if not {point.name, point.module} & unwanted}
    return sorted(found)
