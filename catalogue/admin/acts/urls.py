"""Addresses of the live facts, below ``/admin/catalogue/``."""

from django.urls import path

from .many import AnnounceView
from .views import CallOffView, FactsView, ListingView, MoveDateView, ReplacementView, TransferView, UndoView
from .withdrawal import AudienceView, WithdrawView

urlpatterns = [
    path("facts/<int:page_id>/", FactsView.as_view(), name="facts"),
    path("facts/<int:page_id>/move/", MoveDateView.as_view(), name="move_date"),
    path("facts/<int:page_id>/withdraw/", WithdrawView.as_view(), name="withdraw"),
    path("facts/<int:page_id>/withdraw/audience.csv", AudienceView.as_view(), name="audience"),
    path("facts/<int:page_id>/replacement/", ReplacementView.as_view(), name="replacement"),
    path("facts/<int:page_id>/listing/", ListingView.as_view(), name="listing"),
    path("facts/<int:page_id>/transfer/", TransferView.as_view(), name="transfer"),
    path("facts/<int:page_id>/undo/<uuid:group>/", UndoView.as_view(), name="undo"),
    path("facts/<int:page_id>/call-off/<uuid:group>/", CallOffView.as_view(), name="call_off"),
    path("announce/", AnnounceView.as_view(), name="announce"),
]
