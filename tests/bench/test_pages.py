"""The bench of pages: requests as they go over the wire, ratios by round, a table that tells."""

from __future__ import annotations

from argparse import ArgumentTypeError

import pytest

from bench.pages import BESIDE, STATIC, Measured, Target, beside, header, ratios, table


def test_a_request_asks_for_what_the_target_names() -> None:
    request = Target("one", 8000, "/units/", (("If-None-Match", '"x"'),)).request().decode()
    assert request.startswith("GET /units/ HTTP/1.1\r\nHost: 127.0.0.1:8000\r\n")
    assert 'If-None-Match: "x"' in request
    assert request.endswith("\r\n\r\n")


def test_ratios_are_those_of_each_round() -> None:
    assert ratios([50, 30, 100], [100, 100, 100]) == (0.5, 0.3, 1.0)
    assert ratios([50, 200], [100, 400]) == (0.5, 0.5, 0.5)  # a slow round is slow for both


def test_a_header_is_found_whatever_its_capitals() -> None:
    head = b'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\netag: W/"abc"'
    assert header(head, "ETag") == 'W/"abc"'
    assert header(head, "Vary") == ""


def test_the_table_says_what_went_wrong() -> None:
    found = {
        STATIC: Measured([100.0, 200.0], [1.0, 2.0], 10),
        "a page": Measured([50.0, 100.0], [2.0, 4.0], 99, wrong=3),
    }
    lines = table(found, STATIC)
    assert "1.000" in lines[1]
    assert "0.500  0.500..0.500  3 WRONG" in lines[2]
    assert "beside" not in lines[0]


def test_the_table_compares_with_another_sites_page_round_by_round() -> None:
    found = {
        STATIC: Measured([100.0, 200.0], [1.0, 2.0], 10),
        "a page": Measured([50.0, 100.0], [2.0, 4.0], 99),
        BESIDE: Measured([5.0, 20.0], [20.0, 50.0], 99),
    }
    lines = table(found, STATIC)
    assert "x beside" in lines[0]
    assert lines[2].endswith("7.5  5.0..10.0")


def test_a_page_beside_is_named_by_its_address_on_this_machine() -> None:
    assert beside("http://127.0.0.1:8301/breads/bagel/") == Target(BESIDE, 8301, "/breads/bagel/")


@pytest.mark.parametrize(
    "address", ["/breads/", "http://127.0.0.1/breads/", "http://example.org:80/", "https://127.0.0.1:1/"]
)
def test_no_other_machine_is_put_under_load(address: str) -> None:
    with pytest.raises(ArgumentTypeError, match="is needed"):
        beside(address)
