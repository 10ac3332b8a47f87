"""Addresses of pasting, below ``/admin/catalogue/``."""

from django.urls import path

from .views import PasteCodesView, PasteOutcomesView, PasteUnitsView

urlpatterns = [
    path("paste/units/<int:page_id>/", PasteUnitsView.as_view(), name="paste_units"),
    path("paste/codes/<int:page_id>/", PasteCodesView.as_view(), name="paste_codes"),
    path("paste/outcomes/<int:page_id>/", PasteOutcomesView.as_view(), name="paste_outcomes"),
]
