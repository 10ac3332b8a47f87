"""The app's own addresses inside Wagtail's admin, below ``/admin/catalogue/``."""

from django.urls import include, path

from catalogue.rule_editor import workshop

app_name = "catalogue_admin"

urlpatterns = [
    path("", include("catalogue.admin.acts.urls")),
    path("", include("catalogue.admin.versions.urls")),
    path("", include("catalogue.admin.checks.urls")),
    path("", include("catalogue.admin.equivalents.urls")),
    path("", include("catalogue.admin.pasting.urls")),
    path("", include("catalogue.admin.routes.urls")),
    path("", include("catalogue.admin.workflow.urls")),
    path("", include("catalogue.admin.reports.urls")),
    path("rules/<int:page_id>/", workshop.workshop, name="rule_workshop"),
]
