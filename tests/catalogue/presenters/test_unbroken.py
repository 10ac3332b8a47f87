"""Codes that stay on one line."""

from __future__ import annotations

import pytest

from catalogue.presenters.unbroken import unbroken


@pytest.mark.parametrize(
    ("sentence", "whole"),
    [
        ("Replaced by Sharing Records (DEMO-2) from May.", ["DEMO-2"]),
        ("Only 8605-400 to 8605-408 may count.", ["8605-400", "8605-408"]),
        ("At least 13 credits, word-for-word; 600/5791/9.", []),
        ("A-word-that-runs-on-without-end-1", []),
        ("ABCDEFGHIJKLMNOPQRSTUVWXYZ-1234567890123", []),
    ],
)
def test_a_code_does_not_break_at_its_hyphen(sentence: str, whole: list[str]) -> None:
    marked = unbroken(sentence)
    for code in whole:
        assert f'<span class="nowrap">{code}</span>' in marked
    assert marked.count("nowrap") == len(whole)


def test_what_is_said_is_escaped() -> None:
    assert unbroken("<b>A-1</b> & “B”") == ('&lt;b&gt;<span class="nowrap">A-1</span>&lt;/b&gt; &amp; “B”')
