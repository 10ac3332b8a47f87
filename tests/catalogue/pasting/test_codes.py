"""Codes and ranges as people type them, against the codes there are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.pasting import pick

ILM = [f"8605-{number}" for number in (*range(400, 428), *range(501, 531), 533) if number != 523]
MIXED = [*ILM, "8580-500", "8580-501", "AJ5/4/NQ/002", "D3.01", "D3.02"]


def ilm(*numbers: int) -> list[str]:
    return [f"8605-{number}" for number in numbers]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("400–408, 410 and 8605-412", ilm(*range(400, 409), 410, 412)),
        ("8605-400 to 8605-403", ilm(400, 401, 402, 403)),
        ("8605-400-8605-402", ilm(400, 401, 402)),
        ("8605-400 – 402", ilm(400, 401, 402)),
        ("Units 400 401\n402; 400", ilm(400, 401, 402)),
        ("8580-500, 501", ["8580-500", "8580-501"]),
        ("501-503 and 533", ilm(501, 502, 503, 533)),
        ("aj5/4/nq/002 & D3.01–D3.02", ["AJ5/4/NQ/002", "D3.01", "D3.02"]),
        ("D3.02 Organising workplace coaching", ["D3.02"]),
        ("8605\u200b-400", ilm(400)),
    ],
)
def test_codes_and_ranges_are_read(text: str, codes: list[str]) -> None:
    found = pick(text, MIXED)
    assert (list(found.codes), found.faults) == (codes, ())


def test_a_hole_in_a_range_is_said() -> None:
    found = pick("501-530", ILM)
    assert len(found.codes) == 29
    assert [note.sentence() for note in found.notes] == ["Of “501-530” no unit bears 523."]
    assert "73 numbers of “400-500” are borne by no unit." in [
        note.sentence() for note in pick("400-500", ILM).notes
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("999", "“999” names no unit."),
        ("Managing risk", "“Managing risk” names no unit."),
        ("501", "“501” may be 8605-501, 8580-501: write the whole code."),
        ("500-502", "“500-502” may mean units of several kinds: write whole codes."),
        ("408-400", "“408-400” names no unit."),
        ("<script>alert(1)</script>8605-999", "“8605-999” names no unit."),
        ("x" * 20_001, "The text has 20,001 characters; at most 20,000 are read at once."),
    ],
)
def test_what_names_no_unit_is_said_and_the_rest_kept(text: str, sentence: str) -> None:
    found = pick(f"{text}, 8605-410" if len(text) < 100 else text, MIXED)
    assert [fault.sentence() for fault in found.faults] == [sentence]
    assert found.codes == (("8605-410",) if len(text) < 100 else ())


def test_the_codes_of_the_group_decide_between_two_kinds() -> None:
    assert pick("501", MIXED, near=["8580-500"]).codes == ("8580-501",)


@given(st.lists(st.sampled_from(ILM), unique=True))
def test_every_code_written_out_is_found(codes: list[str]) -> None:
    assert list(pick(", ".join(codes), ILM).codes) == codes


@given(st.text("0123456789-–, D./AJto", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    found = pick(text, MIXED)
    assert set(found.codes) <= set(MIXED)
    assert all(one.sentence() for one in (*found.faults, *found.notes))
