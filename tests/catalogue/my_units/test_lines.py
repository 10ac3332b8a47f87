"""Whatever is pasted becomes entries, each once, none longer than can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.my_units.lines import LONGEST, MOST, split_lines, words


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("  \n\t\n", []),
        ("8605-400\r\n8605-401", ["8605-400", "8605-401"]),
        ("8605-400\n8605-400\n", ["8605-400"]),
        ("• 8605-400.", ["8605-400"]),
        ("“Coaching   and  Mentoring”", ["Coaching and Mentoring"]),
        ("8605-400\tManaging\t4", ["8605-400;Managing;4"]),
    ],
)
def test_lines(text: str, lines: list[str]) -> None:
    found, unread = split_lines(text)
    assert [line.text for line in found] == lines
    assert unread == 0


def test_parts_and_words() -> None:
    ((line,), _) = split_lines("8605-400, 8605-401; D3.01 and R/618/1148")
    assert line.parts == ("8605-400", "8605-401", "D3.01 and R/618/1148")
    assert words(line.parts[2]) == ("D3.01", "R/618/1148")


def test_five_thousand_lines() -> None:
    found, unread = split_lines("\n".join(f"line {number}" for number in range(5000)))
    assert (len(found), unread) == (MOST, 5000 - MOST)


@given(st.text(max_size=2000))
def test_any_text(text: str) -> None:
    found, unread = split_lines(text)
    assert len(found) <= MOST
    assert unread >= 0
    for line in found:
        assert 0 < len(line.text) <= LONGEST
        assert "\0" not in line.text
        assert "\n" not in line.text
