"""Addresses of the workflow, below ``/admin/catalogue/``."""

from django.urls import path

from .review import ReviewView

urlpatterns = [path("review/<int:page_id>/", ReviewView.as_view(), name="review")]
