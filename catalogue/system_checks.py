"""What ``manage.py check`` says of the site: the settings and the database that the catalogue relies on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.management import get_commands
from django.db import connections
from django.db.utils import Error as DatabaseFault
from django.utils.translation import gettext as _

from catalogue import frozen

MIDDLEWARE = "catalogue.middleware.RefusalMiddleware"
NOT_ATOMIC = "catalogue.W001"
NO_MIDDLEWARE = "catalogue.W002"
UNKNOWN_DATABASE = "catalogue.W003"
GUARDS_MISSING = "catalogue.W004"
ANOTHER_COMMAND = "catalogue.W005"


def connect() -> None:
    """Register every check."""
    checks.register(atomic_requests, checks.Tags.compatibility)
    checks.register(refusals_are_shown, checks.Tags.compatibility)
    checks.register(schedules_are_ours, checks.Tags.compatibility)
    checks.register(records_are_guarded, checks.Tags.database)


def atomic_requests(app_configs: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Warn where a request is not one transaction: Wagtail's own publish view opens none."""
    if settings.DATABASES.get("default", {}).get("ATOMIC_REQUESTS"):
        return []
    return [
        checks.Warning(
            _("ATOMIC_REQUESTS is off: a publish that is refused half way may leave parts of it behind."),
            hint=_("Set ATOMIC_REQUESTS to True in DATABASES['default']."),
            id=NOT_ATOMIC,
        )
    ]


def refusals_are_shown(app_configs: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Warn where a refusal outside a form would be a server error in Wagtail's admin."""
    if MIDDLEWARE in settings.MIDDLEWARE:
        return []
    return [
        checks.Warning(
            _("What the catalogue refuses in a bulk action or a workflow will be a server error."),
            hint=_("Add “%(name)s” to the end of MIDDLEWARE.") % {"name": MIDDLEWARE},
            id=NO_MIDDLEWARE,
        )
    ]


def schedules_are_ours(app_configs: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Warn where Wagtail's own ``publish_scheduled`` would run, in which a refused page stops all others."""
    if get_commands().get("publish_scheduled") == "catalogue":
        return []
    return [
        checks.Warning(
            _("“manage.py publish_scheduled” is not the catalogue's: a refused page would stop all others."),
            hint=_("Put “catalogue.apps.CatalogueConfig” above “wagtail” in INSTALLED_APPS."),
            id=ANOTHER_COMMAND,
        )
    ]


def records_are_guarded(
    app_configs: Any = None, databases: Iterable[str] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """Warn where the database would let a published version be changed.

    A warning and not an error, because ``migrate``, which mends it, stops at errors.
    """
    found: list[checks.CheckMessage] = []
    for using in databases or ():
        if connections[using].vendor not in frozen.BACKENDS:
            found.append(
                checks.Warning(
                    _("The database “%(using)s” cannot guard published versions: use SQLite or PostgreSQL.")
                    % {"using": using},
                    id=UNKNOWN_DATABASE,
                )
            )
            continue
        try:
            tables = frozen.missing(using)
        except DatabaseFault:
            continue  # A database that cannot be reached is for Django to report.
        if tables:
            found.append(
                checks.Warning(
                    _("The database “%(using)s” does not keep these tables from change: %(tables)s.")
                    % {"using": using, "tables": ", ".join(tables)},
                    hint=_("Run “manage.py migrate”; it puts the triggers back."),
                    id=GUARDS_MISSING,
                )
            )
    return found
