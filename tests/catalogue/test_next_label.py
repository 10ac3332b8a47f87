"""The label that is suggested for the next version."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.whose_version import next_label

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("labels", "change", "following"),
    [
        (["6.3"], "minor", "6.4"),
        (["6.3"], "correction", "6.4"),
        (["6.3"], "major", "7.0"),
        (["1.2.3"], "major", "2.0.0"),
        (["1.2.3"], "minor", "1.3.0"),
        (["1.2.3"], "correction", "1.2.4"),
        (["4"], "minor", "5"),
        (["Version 1.9"], "minor", "Version 1.10"),
        (["Issue 3"], "major", "Issue 4"),
        (["Issue A"], "minor", "Issue B"),
        (["Issue  A"], "minor", "Issue B"),
        (["b"], "minor", "c"),
        (["191214"], "major", "221126"),
        (["191231"], "major", "261122"),
        (["991231"], "major", "261122"),
        (["1.0", ""], "minor", "1.1"),
        (["2.0", "1.1"], "major", ""),
        (["Issue Z"], "minor", ""),
        (["Spring"], "minor", ""),
        ([""], "minor", ""),
        ([], "minor", ""),
    ],
    ids=str,
)
def test_what_follows(labels: list[str], change: str, following: str) -> None:
    assert next_label(labels, change, DAY) == following  # type: ignore[arg-type]


@given(st.lists(st.text(max_size=12), max_size=4), st.sampled_from(["correction", "minor", "major"]))
def test_any_label_is_followed_by_a_new_one_or_by_none(labels: list[str], change: str) -> None:
    following = next_label(labels, change, DAY)  # type: ignore[arg-type]
    assert following.casefold() not in {label.casefold() for label in labels if label}
