"""Texts of the awarding body are ticked, and what a draft names in its own order stays so."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.http import QueryDict
from wagtail.models import Page

from catalogue.models import AwardingBodyPage, QualificationPage
from catalogue.models.body import LevelDescriptorRow, StandardTextRow
from catalogue.models.line_choices import LineChoices, arranged
from tests.catalogue import making

OFFERED = [("rqf", "About the framework"), ("glh", "About hours"), ("help", "Support")]


@pytest.mark.parametrize(
    ("chosen", "keys"),
    [
        pytest.param([], ["rqf", "glh", "help"], id="nothing chosen"),
        pytest.param(["help", "rqf"], ["help", "rqf", "glh"], id="chosen in another order"),
        pytest.param(["gone", "glh"], ["gone", "glh", "rqf", "help"], id="one that is not there"),
        pytest.param(["glh", "glh"], ["glh", "rqf", "help"], id="one named twice"),
    ],
)
def test_what_is_chosen_comes_first_in_its_order(chosen: list[str], keys: list[str]) -> None:
    assert [key for key, _words in arranged(chosen, OFFERED)] == keys


def test_what_is_shown_and_posted_back_is_the_same_text() -> None:
    widget = LineChoices(OFFERED)
    shown = widget.render("texts", "help\n<gone>\nrqf")
    ticked = re.findall(r'value="([^"]*)"[^>]*checked', shown)
    assert ticked == ["help", "&lt;gone&gt;", "rqf"]
    posted = QueryDict("texts=help&texts=gone&texts=rqf")
    assert widget.value_from_datadict(posted, {}, "texts") == "help\ngone\nrqf"
    assert widget.value_from_datadict(QueryDict(""), {}, "texts") == ""


def form_of(page: Any, parent: Page, data: QueryDict | None = None) -> Any:
    form_class = QualificationPage.get_edit_handler().get_form_class()
    return form_class(data, instance=page, parent_page=parent)


def test_the_editor_offers_the_texts_of_the_body(body: AwardingBodyPage) -> None:
    StandardTextRow.objects.create(
        page=body, key="rqf", title="About the framework", body="<p>Words.</p>", sort_order=0
    )
    LevelDescriptorRow.objects.create(page=body, level="4", knowledge="can", sort_order=0)
    page = making.draft_qualification(body, [], standard_text_keys="rqf")
    for form in (form_of(page, body), form_of(QualificationPage(), body)):
        assert "About the framework" in str(form["standard_text_keys"])
        assert "Level 4" in str(form["descriptor_levels"])
        assert "Level 5" not in str(form["descriptor_levels"])
    assert "checked" in str(form_of(page, body)["standard_text_keys"])


def test_a_body_without_texts_leaves_a_field_for_text(body: AwardingBodyPage) -> None:
    page = making.draft_qualification(body, [])
    assert "<textarea" in str(form_of(page, body)["standard_text_keys"])
