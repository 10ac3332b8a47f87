"""Addresses of a draft's checks."""

from django.urls import path

from . import views

urlpatterns = [
    path("checks/<int:page_id>/", views.ChecksView.as_view(), name="checks"),
    path("checks/<int:page_id>/list/", views.checks_list, name="checks_list"),
    path("checks/<int:page_id>/acknowledge/", views.acknowledge_warning, name="acknowledge"),
]
