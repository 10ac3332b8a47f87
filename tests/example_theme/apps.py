"""An example theme: another look, and other words in two places, without a copy of any of our templates."""

from django.apps import AppConfig


class ExampleThemeConfig(AppConfig):
    """Stands above ``catalogue.apps.CatalogueConfig`` in INSTALLED_APPS, so that its templates are found
    first.
    """

    name = "tests.example_theme"
    label = "example_theme"
