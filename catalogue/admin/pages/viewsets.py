"""Which views Wagtail's admin uses for our two pages."""

from __future__ import annotations

from wagtail.admin.viewsets.pages import PageViewSet

from catalogue.models import QualificationPage, UnitPage

from .editor import SpecificationCreateView, SpecificationEditView
from .unpublish import SpecificationUnpublishView


class QualificationViewSet(PageViewSet):
    """The views of a qualification."""

    model = QualificationPage
    add_view_class = SpecificationCreateView
    edit_view_class = SpecificationEditView
    unpublish_view_class = SpecificationUnpublishView


class UnitViewSet(PageViewSet):
    """The views of a unit."""

    model = UnitPage
    add_view_class = SpecificationCreateView
    edit_view_class = SpecificationEditView
    unpublish_view_class = SpecificationUnpublishView


VIEWSETS = (QualificationViewSet("qualification_pages"), UnitViewSet("unit_pages"))
