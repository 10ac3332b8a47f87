"""The values by which an entry is filtered."""

from __future__ import annotations

import json
from itertools import pairwise
from types import SimpleNamespace

import pytest

from catalogue.search.facets import BANDS, FACETS, IN_ORDER, in_own_order, key_of, values_of


def a_row(**columns: object) -> SimpleNamespace:
    """A row with nothing stated but ``columns``."""
    empty: dict[str, object] = {"kind": "qualification", "body_slug": "", "body_name": "", "facets": {}}
    empty |= {"level_min": "", "level_max": ""}
    empty |= {f"{name}_{end}": None for name in ("credits", "glh", "tqt") for end in ("min", "max")}
    row = SimpleNamespace(**empty | columns)
    row.facets_json = json.dumps(row.facets)
    return row


@pytest.mark.parametrize(
    ("columns", "facet", "keys"),
    [
        ({}, "level", []),
        ({"level_min": "E1", "level_max": "E3"}, "level", ["e1", "e2", "e3"]),
        ({"level_min": "1", "level_max": "2"}, "level", ["1", "2"]),
        ({"level_min": "9", "level_max": "9"}, "level", []),
        ({"credits_min": 12, "credits_max": 12}, "credits", ["0-12"]),
        ({"credits_min": 12, "credits_max": 13}, "credits", ["0-12", "13-36"]),
        ({"credits_min": 5, "credits_max": 5, "kind": "unit"}, "credits", ["4-6"]),
        ({"credits_min": 37, "credits_max": None}, "credits", ["37-60"]),
        ({"credits_min": None, "credits_max": 400}, "credits", ["121-"]),
        ({"tqt_min": 120, "tqt_max": 120}, "tqt", ["0-120"]),
        ({"glh_min": 0, "glh_max": 0}, "glh", ["0-60"]),
        ({"body_slug": "ilm", "body_name": "ILM"}, "body", ["ilm"]),
        ({"facets": {"tag": ["Coaching", "coaching ", "Café"]}}, "tag", ["coaching", "cafe"]),
        ({"facets": {"grading": ["A* / A"], "assessment": ["—"]}}, "grading", ["a-a"]),
        ({"facets": {"something else": ["x"]}}, "something else", []),
    ],
    ids=str,
)
def test_values(columns: dict[str, object], facet: str, keys: list[str]) -> None:
    assert [key for key, _ in values_of(a_row(**columns)).get(facet, [])] == keys


def test_bands_leave_no_gap() -> None:
    for of_kind in BANDS.values():
        for bands in of_kind.values():
            assert bands[0].least == 0
            assert bands[-1].most is None
            for lower, upper in pairwise(bands):
                assert lower.most is not None
                assert upper.least == lower.most + 1


def test_every_facet_with_an_order_has_one() -> None:
    for name in IN_ORDER & set(FACETS):
        assert len(in_own_order(name, "unit")) >= 3


def test_two_spellings_have_one_key() -> None:
    assert key_of("Portfolio of Evidence") == key_of("portfolio of evidence") == "portfolio-of-evidence"
    assert key_of("—") == "—"
