"""Sets of ordinals as whole numbers behave as Python's sets do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.bits import Posting, between, has, laid_out, members, packed

ORDINALS = st.sets(st.integers(0, 3000), max_size=200)


@given(ORDINALS)
def test_packed_holds_its_members_and_no_others(some: set[int]) -> None:
    bits = packed(some)
    assert bits.bit_count() == len(some)
    assert members(bits, 0, 10_000) == sorted(some)
    data = laid_out(bits)
    assert [one for one in range(3100) if has(data, one)] == sorted(some)


@given(ORDINALS, st.integers(0, 250), st.integers(0, 30))
def test_members_are_cut_like_a_list(some: set[int], skip: int, most: int) -> None:
    assert members(packed(some), skip, most) == sorted(some)[skip : skip + most]


@given(ORDINALS, st.integers(0, 3100), st.integers(0, 3100))
def test_between(some: set[int], low: int, high: int) -> None:
    found = between(laid_out(packed(some)), low, high)
    assert members(found, 0, 10_000) == sorted(one - low for one in some if low <= one < high)


@given(ORDINALS, ORDINALS, st.integers(0, 100_000))
def test_a_posting_counts_alike_in_both_its_forms(some: set[int], others: set[int], size: int) -> None:
    posting = Posting()
    for one in some:
        posting.add(one)
    other = packed(others)
    before = (posting.bits, len(posting), posting.within(other, laid_out(other)))
    posting.settle(size)
    assert (posting.bits, len(posting), posting.within(other, laid_out(other))) == before
    assert before == (packed(some), len(some), len(some & others))


@given(ORDINALS, ORDINALS)
def test_what_joins_is_in(some: set[int], others: set[int]) -> None:
    posting = Posting()
    for one in some:
        posting.add(one)
    posting.join(packed(others))
    assert posting.bits == packed(some | others)
    posting.add(5000)
    assert len(posting) == len(some | others) + 1
