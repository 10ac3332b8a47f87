"""Rich text of a document on a page: safe whatever wrote it, its headings in order."""

from __future__ import annotations

import pytest

from catalogue.presenters.passages import passage


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("", ""),
        ("<p>Plain.</p>", "<p>Plain.</p>"),
        ("Loose words", "<p>Loose words</p>"),
        ("<p>a</p><h3>Head</h3><h4>Sub</h4>", "<p>a</p><h4>Head</h4><h5>Sub</h5>"),
        ('<p><a href="#">the policy</a></p>', "<p>the policy</p>"),
        (
            '<p><a href="https://example.org/">there</a></p>',
            '<p><a href="https://example.org/">there</a></p>',
        ),
    ],
)
def test_passage(html: str, shown: str) -> None:
    assert passage(html) == shown


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        '<p onclick="alert(1)">x</p>',
        '<a href="javascript:alert(1)">x</a>',
        '<img src=x onerror="alert(1)">',
        '<p style="color:red">x</p>',
    ],
)
def test_nothing_that_runs_or_styles_is_shown(html: str) -> None:
    shown = passage(html)
    assert "alert" not in shown
    assert "style" not in shown


def test_headings_start_where_the_page_asks() -> None:
    assert passage("<h3>Head</h3>", top=3) == "<h3>Head</h3>"
    assert passage("<h4>Head</h4>", top=6) == "<h6>Head</h6>"
