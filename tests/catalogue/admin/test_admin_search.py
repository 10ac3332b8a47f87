"""The admin's search: numbers in any spelling, codes and references, and text that used to break it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from catalogue.models import AwardingBodyPage, QualificationPage
from tests.catalogue import making


def found(client: Client, text: str) -> str:
    answer = client.get(reverse("wagtailadmin_pages:search_results"), {"q": text})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def held(body: AwardingBodyPage) -> QualificationPage:
    """A draft qualification with the number 603/5847/6, of a unit with a code and a reference."""
    unit = making.make_unit(
        body, "AJ5/4/NQ/002", slug="observing", title="Observing carefully", unit_reference="L/618/1150"
    )
    return making.draft_qualification(body, [unit], title="Award in Observation", number="603/5847/6")


@pytest.mark.parametrize(
    "text",
    ["603/5847/6", "60358476", "603 5847 6", "603-5847-6", "603∕5847∕6", "QAN 603/5847/6", " 603/5847/6 "],
)
def test_a_qualification_is_found_by_its_number_in_any_spelling(
    text: str, editor: Client, held: QualificationPage
) -> None:
    assert "Award in Observation" in found(editor, text)


@pytest.mark.parametrize("text", ["AJ5/4/NQ/002", "aj54nq002", "L/618/1150", "L6181150", "l 618 1150"])
def test_a_unit_is_found_by_its_code_and_its_reference(
    text: str, editor: Client, held: QualificationPage
) -> None:
    shown = found(editor, text)
    assert "Observing carefully" in shown
    assert "Award in Observation" not in shown


def test_words_are_found_in_titles(editor: Client, held: QualificationPage) -> None:
    assert "Award in Observation" in found(editor, "observation")
    assert "Observing carefully" not in found(editor, "observation")
    assert "Award in Observation" not in found(editor, "603/5847/7")


def test_words_are_found_in_the_title_of_one_s_own_draft(editor: Client, held: QualificationPage) -> None:
    draft = making.fresh(held).get_latest_revision_as_object()
    draft.title = "Award in Watching"
    draft.save_revision()
    assert "Award in Watching" in found(editor, "watching award")


def test_one_sort_of_page_may_be_asked_for(editor: Client, held: QualificationPage) -> None:
    address = reverse("wagtailadmin_pages:search_results")
    for sort, expected in (("qualificationpage", True), ("unitpage", False)):
        query = {"q": "observation", "content_type": f"catalogue.{sort}", "ordering": "-title"}
        shown = editor.get(address, query).content.decode()
        assert ("Award in Observation" in shown) is expected


def test_what_no_title_holds_is_searched_as_wagtail_does(editor: Client, body: AwardingBodyPage) -> None:
    assert "Sorry, no pages match" in found(editor, "nothingofthesort")


def test_another_body_finds_nothing(stranger: Client, held: QualificationPage) -> None:
    for text in ("603/5847/6", "AJ5/4/NQ/002", "observation"):
        assert "Award in Observation" not in found(stranger, text)


ODD = {
    "quotation mark": '"',
    "quotation mark inside": 'a"b',
    "spaces": "   ",
    "NUL": "\x00",
    "NUL inside": "603\x005847",
    "apostrophe": "'",
    "per cent": "%",
    "long": "🦓" * 300,
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_no_text_breaks_it(text: str, editor: Client, held: QualificationPage) -> None:
    found(editor, text)


def test_a_visitor_is_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.get(reverse("wagtailadmin_pages:search"), {"q": "603/5847/6"}).status_code == 302
