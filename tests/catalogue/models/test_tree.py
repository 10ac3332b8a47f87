"""The tree cannot be built wrongly: what may live where, and what each page type says of itself."""

from __future__ import annotations

import itertools

import pytest
from wagtail.models import Page

from catalogue.models import (
    AwardingBodyPage,
    CataloguePage,
    QualificationPage,
    SuitePage,
    UnitIndexPage,
    UnitPage,
)
from home.models import HomePage

OURS = [CataloguePage, AwardingBodyPage, SuitePage, QualificationPage, UnitIndexPage, UnitPage]
ALLOWED = {
    (HomePage, CataloguePage),
    (CataloguePage, AwardingBodyPage),
    (AwardingBodyPage, SuitePage),
    (AwardingBodyPage, QualificationPage),
    (AwardingBodyPage, UnitIndexPage),
    (SuitePage, QualificationPage),
    (UnitIndexPage, UnitPage),
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("parent", "child"),
    list(itertools.product([HomePage, *OURS], OURS)),
    ids=lambda model: model.__name__,
)
def test_what_may_live_where(parent: type[Page], child: type[Page]) -> None:
    allowed = child in parent.allowed_subpage_models() and parent in child.allowed_parent_page_models()
    assert allowed is ((parent, child) in ALLOWED)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_page_type_says_what_it_is(model: type[Page]) -> None:
    assert str(model.page_description)


@pytest.mark.django_db
def test_a_body_has_one_folder_of_units(body: AwardingBodyPage) -> None:
    assert not UnitIndexPage.can_create_at(body)


@pytest.mark.parametrize(("model", "tabs"), [
    (
        QualificationPage,
        ["Overview", "Structure", "Delivery", "Assessment", "Version", "Promote", "Settings"],
    ),
    (UnitPage, ["Overview", "Outcomes", "Delivery", "Version", "Promote", "Settings"]),
])  # fmt: skip
def test_the_tabs_an_editor_sees(model: type[Page], tabs: list[str]) -> None:
    assert [str(child.heading) for child in model.edit_handler.children] == tabs
