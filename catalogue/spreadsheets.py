"""Cells of a table that somebody will open in a spreadsheet."""

from __future__ import annotations

MARK = "\ufeff"
"""Begins a file for spreadsheets: without it, some take its letters for those of another encoding."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def cell(text: str) -> str:
    """Return ``text`` so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text[:1] in FORMULA_STARTS else text
