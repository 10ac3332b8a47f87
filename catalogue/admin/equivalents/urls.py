"""Addresses of the equivalents, below ``/admin/catalogue/``."""

from django.urls import path

from .views import EquivalentsView

urlpatterns = [path("equivalents/", EquivalentsView.as_view(), name="equivalents")]
