"""The style sheets stay small and whole, and templates carry neither script nor style of their own."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

CATALOGUE = Path(__file__).resolve().parents[2] / "catalogue"
SHEETS = sorted((CATALOGUE / "static" / "catalogue").glob("*.css"))
TEMPLATES = sorted((CATALOGUE / "templates" / "catalogue").rglob("*.html"))
BUDGET = 15 * 1024
"""Bytes of gzipped CSS that a page may need."""

LONGEST_TEMPLATE = 90
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def css(path: Path) -> str:
    return _COMMENT.sub("", path.read_text())


def test_the_sheets_fit_the_budget() -> None:
    assert sum(len(gzip.compress(sheet.read_bytes(), 9)) for sheet in SHEETS) <= BUDGET


def test_nothing_is_fetched_from_elsewhere() -> None:
    for sheet in SHEETS:
        assert "url(" not in css(sheet)
        assert "@import" not in css(sheet)
        assert "@font-face" not in css(sheet)


def test_every_token_that_is_used_is_defined() -> None:
    whole = "".join(css(sheet) for sheet in SHEETS)
    used = set(re.findall(r"var\((--[a-z0-9-]+)", whole))
    defined = set(re.findall(r"(--[a-z0-9-]+)\s*:", whole))
    assert used - defined == set()


def test_colours_live_in_the_tokens_only() -> None:
    for sheet in SHEETS:
        if sheet.name == "catalogue.css":
            assert re.findall(r"#[0-9a-f]{3,8}\b|rgb\(|hsl\(", css(sheet)) == []


def test_every_status_has_a_tone_in_both_schemes() -> None:
    tokens = css(CATALOGUE / "static" / "catalogue" / "tokens.css")
    for tone in ("available", "upcoming", "closed", "ended", "unstated"):
        assert re.search(rf"--{tone}: light-dark\(", tokens)
        assert re.search(rf"--{tone}-paper: light-dark\(", tokens)


@pytest.mark.parametrize(
    "template", TEMPLATES, ids=lambda path: str(path.relative_to(CATALOGUE / "templates"))
)
def test_a_template_is_short_and_carries_no_script_or_style(template: Path) -> None:
    text = template.read_text()
    assert len(text.splitlines()) < LONGEST_TEMPLATE
    markup = re.sub(r"{%.*?%}", "", text)
    assert not re.search(r"<style|<script(?![^>]*\bsrc=|[^>]*\bld\+json)|\sstyle=|\son[a-z]+=", markup)
