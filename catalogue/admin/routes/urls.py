"""Addresses of the routes report, below ``/admin/catalogue/``."""

from django.urls import path

from .views import RoutesReport

urlpatterns = [path("routes/", RoutesReport.as_view(), name="routes_report")]
