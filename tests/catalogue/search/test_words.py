"""Text to terms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Level 3 Diploma in Coaching", ["level", "3", "diploma", "coach"]),
        ("The Café’s Health & Social Care", ["cafe", "health", "social", "care"]),
        ("learner's", ["learner"]),
        ("8605-410", ["8605", "410"]),
        ("ＩＬＭ Ⅳ", ["ilm", "iv"]),
        ("Tystysgrif mewn dŵr", ["tystysgrif", "mewn", "dwr"]),
        ("of the and", []),
        ("\x00 _ “”", []),
    ],
)
def test_terms(text: str, expected: list[str]) -> None:
    assert words.terms(text) == expected


def test_indexed_keeps_each_term_once() -> None:
    assert words.indexed("Coaching and coaches", "coach mentors") == "coach mentor"


@given(st.text(max_size=200))
def test_any_text_can_be_split(text: str) -> None:
    for word in words.split(text):
        assert word
        assert " " not in word
        assert len(word) <= 40


@given(st.text(max_size=60))
def test_case_makes_no_difference(text: str) -> None:
    assert words.terms(text.swapcase().swapcase()) == words.terms(text.swapcase().swapcase().casefold())
