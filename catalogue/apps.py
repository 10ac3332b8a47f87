"""The catalogue's entry in INSTALLED_APPS."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    """List this class by its full path: another distribution owns the bare module name ``catalogue``."""

    name = "catalogue"
    verbose_name = _("Qualifications catalogue")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the signal handlers and register the built-in checks."""
        from catalogue import frozen, gatekeeping, signal_handlers, system_checks
        from catalogue import gate as gate  # importing it registers its checks
        from catalogue.caching import hearing, purging

        signal_handlers.connect()
        gatekeeping.connect()
        hearing.connect()
        purging.connect()
        system_checks.connect()
        post_migrate.connect(frozen.after_migrate, sender=self, dispatch_uid="catalogue.frozen")
