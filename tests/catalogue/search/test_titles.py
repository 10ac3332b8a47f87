"""What a title begins with, and what it is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.titles import parted, sort_key


@pytest.mark.parametrize(
    ("title", "prefix", "about"),
    [
        ("ILM Level 5 Certificate in Effective Coaching", "ILM Level 5 Certificate in", "Effective Coaching"),
        ("Level 3 Award In Sport", "Level 3 Award In", "Sport"),
        ("OCR Level 1/Level 2 GCSE (9-1) in History", "OCR Level 1/Level 2 GCSE (9-1) in", "History"),
        ("NVQ Diploma in Sales", "NVQ Diploma in", "Sales"),
        ("Level 2 Certificate of Competence in Felling", "Level 2 Certificate of Competence in", "Felling"),
        ("Award in the Art of Teaching", "Award in the", "Art of Teaching"),
        ("Access to HE Diploma (Nursing)", "", "Access to HE Diploma (Nursing)"),
        ("Level 3 Diploma", "", "Level 3 Diploma"),
        ("Rewarding Conversations in Coaching", "", "Rewarding Conversations in Coaching"),
        ("Award in X", "", "Award in X"),
        ("", "", ""),
    ],
)
def test_parted(title: str, prefix: str, about: str) -> None:
    assert parted(title) == (prefix, about)


@given(st.text(max_size=255))
def test_both_parts_together_are_the_title(title: str) -> None:
    prefix, about = parted(title)
    assert title.startswith(prefix)
    assert title[len(prefix) :].lstrip() == about.lstrip() or not prefix


def test_titles_are_listed_by_what_they_are_about() -> None:
    titles = ["ZZ Level 1 Award in Art", "AA Level 2 Award in Ballet", "Éducation", "Level 9 Award in Zoos"]
    assert sorted(titles, key=sort_key) == [titles[0], titles[1], titles[2], titles[3]]
