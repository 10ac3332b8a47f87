"""What an address asks for, however it is written."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.asking import LONGEST_TEXT, MOST_NOTES, MOST_PAGES, MOST_VALUES, Asked, asked
from catalogue.search.facets import FACETS
from catalogue.search.words import MOST_WORDS


def notes_of(question: Asked) -> list[str]:
    return [sentence % values for sentence, values in question.notes]


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("", {}),
        ("q=coaching", {"text": "coaching", "terms": ("coach",)}),
        ("q=QAN+603/5847/6", {"text": "QAN 603/5847/6", "terms": ("603", "5847", "6")}),
        ("q=the", {"text": "the", "terms": ("the",)}),
        ("level=3&level=E1", {"chosen": {"level": ("3", "e1")}}),
        ("level=3&level=3", {"chosen": {"level": ("3",)}}),
        ("body=ilm&closed=1", {"chosen": {"body": ("ilm",)}, "closed": True}),
        ("sort=level-down&page=3", {"sort": "level-down", "page": 3}),
        ("all=body", {"all": "body"}),
    ],
)
def test_what_is_asked(query: str, fields: dict[str, object]) -> None:
    assert asked(parse_qs(query)) == Asked(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"page": ["-1"]}, "There is no page “-1”"),
        ({"page": ["x"]}, "There is no page “x”"),
        ({"page": ["0"]}, "There is no page “0”"),
        ({"sort": ["size"]}, "“size” is nothing that “sort” knows"),
        ({"all": ["everything"]}, "“everything” is nothing that “all” knows"),
        ({"closed": ["yes"]}, "“yes” was ignored"),
        ({"colour": ["red"]}, "“colour” means nothing to this list"),
        ({"q": ["a", "b"]}, "“q” was given more than once: the last counts."),
        ({"q": ["'\";--"]}, "“'\";--” has no word or number to search for"),
        ({"q": ["a of"]}, "“a of” has no word or number to search for"),
        ({"q": ["care " * 200]}, f"Only the first {LONGEST_TEXT} characters"),
        ({"q": ["a1 b2 c3 d4 e5 f6 g7 h8 i9 j10 k11 l12 m13"]}, f"Only the first {MOST_WORDS} words"),
        ({"tag": [f"t{n}" for n in range(40)]}, f"Only the first {MOST_VALUES} values of “tag”"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else None,
)
def test_what_was_not_used_is_said(data: dict[str, list[str]], said: str) -> None:
    assert any(said in note for note in notes_of(asked(data)))


def test_a_page_far_away_is_asked_for_all_the_same() -> None:
    assert asked({"page": ["1000000000"]}).page == MOST_PAGES
    assert asked({"page": ["9" * 5000]}).page == MOST_PAGES


@given(
    st.dictionaries(
        st.one_of(st.sampled_from(["q", "sort", "page", "closed", "all", *FACETS]), st.text(max_size=10)),
        st.lists(st.text(max_size=50), min_size=1, max_size=4),
        max_size=8,
    )
)
def test_anything_can_be_asked(data: dict[str, list[str]]) -> None:
    question = asked(data)
    assert len(question.notes) <= MOST_NOTES
    assert all(notes_of(question))
    assert "\x00" not in question.text
    again = asked(parse_qs(question.query(page=question.page)))
    assert (again.text, again.chosen, again.closed, again.sort, again.page) == (
        question.text,
        question.chosen,
        question.closed,
        question.sort,
        question.page,
    )


def test_links() -> None:
    question = asked(parse_qs("q=care&level=3&level=4&page=2&closed=1"))
    assert question.href() == "?q=care&level=3&level=4&closed=1"
    assert question.href(page=3) == "?q=care&level=3&level=4&closed=1&page=3"
    assert question.href(chosen=question.choosing("level", ["4"])) == "?q=care&level=4&closed=1"
    assert question.href(chosen=question.choosing("level", ())) == "?q=care&closed=1"
    assert Asked().href() == "."
    assert question.order == "best"
    assert Asked().order == "title"
