"""Abbreviations are written out at their first use, once, and only where readers see them."""

from __future__ import annotations

import pytest

from catalogue.presenters.abbreviations import mark_first_uses

KNOWN = {"GLH": "guided learning hours", "VRQ": "vocationally related qualification"}


@pytest.mark.parametrize(
    ("html", "marked", "listed"),
    [
        ("<p>Nothing.</p>", "<p>Nothing.</p>", []),
        (
            "<p>12 GLH, then GLH</p>",
            '<p>12 <abbr title="guided learning hours">GLH</abbr>, then GLH</p>',
            ["GLH"],
        ),
        ("<p>guided learning hours (GLH) and GLH</p>", "<p>guided learning hours (GLH) and GLH</p>", ["GLH"]),
        (
            "<p>ILM VRQs</p>",
            '<p>ILM <abbr title="vocationally related qualification">VRQ</abbr>s</p>',
            ["VRQ"],
        ),
        ('<p title="GLH">none</p>', '<p title="GLH">none</p>', []),
        ("<code>GLH</code><p>x</p>", "<code>GLH</code><p>x</p>", []),
        ("<svg><text>GLH</text></svg>", "<svg><text>GLH</text></svg>", []),
        ("<p>A/GLH/1 and GLH-2</p>", "<p>A/GLH/1 and GLH-2</p>", []),
        ("<p>LENGLH</p>", "<p>LENGLH</p>", []),
    ],
)
def test_first_uses(html: str, marked: str, listed: list[str]) -> None:
    result, found = mark_first_uses(html, KNOWN)
    assert result == marked
    assert [short for short, _ in found] == listed
