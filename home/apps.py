"""The landing page's entry in INSTALLED_APPS."""

from django.apps import AppConfig
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """The ready site's landing page and its demo."""

    name = "home"
    verbose_name = _("Home")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the landing page begin a generation when it is saved: it is kept like the catalogue's pages."""
        from catalogue.caching import hearing

        post_save.connect(
            hearing.page_saved, sender=self.get_model("HomePage"), dispatch_uid="home.HomePage.seen"
        )
