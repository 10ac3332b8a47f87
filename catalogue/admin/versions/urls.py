"""Addresses of the views about versions, below ``/admin/catalogue/``."""

from django.urls import path

from .changes import DraftChangesView
from .issue import IssueView
from .units import UnitsView

urlpatterns = [
    path("changes/<int:page_id>/", DraftChangesView.as_view(), name="draft_changes"),
    path("units/<int:page_id>/", UnitsView.as_view(), name="newer_units"),
    path("issue/<int:page_id>/", IssueView.as_view(), name="issue"),
]
