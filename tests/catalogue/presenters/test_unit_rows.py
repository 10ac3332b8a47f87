"""A row of a table of units is escaped, and has the columns of its table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from catalogue.presenters.structure import GroupView, UnitRow
from catalogue.presenters.unit_rows import row_markup
from tests.catalogue.views.markup import parse

ROW = UnitRow(
    "unit-1", "Work & <rest>", ("A/1", "<b>"), "/units/a/1/?x=1&y", "4", "5", "20", "50", "<10 hours"
)
GROUP = GroupView("g", "Group", "", "", (ROW,), "1 unit", has_credits=True, has_glh=True, has_tqt=True)


def test_everything_in_it_is_text() -> None:
    row = parse(row_markup(ROW, GROUP))
    assert row.one("a").attributes["href"] == "/units/a/1/?x=1&y"
    assert "A/1 <b> Work & <rest> <10 h" in row.text


@pytest.mark.parametrize(
    ("columns", "cells"),
    [({}, "4 5 20 50"), ({"has_glh": False}, "4 5 50"), ({"has_credits": False, "has_tqt": False}, "4 20")],
    ids=["all", "no hours", "hours alone"],
)
def test_it_has_the_columns_of_its_table(columns: dict[str, Any], cells: str) -> None:
    row = parse(row_markup(ROW, replace(GROUP, **columns)))
    assert " ".join(cell.text for cell in row.all("td")) == cells
