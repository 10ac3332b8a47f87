"""The best few are the best few, however little is worked out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from catalogue.my_units.ranking import Settled, settle

Case = tuple[int, int | None]
"""What a candidate comes to, and how far below that its bound lies; ``None``: it has no answer."""

CASES = st.lists(st.tuples(st.integers(0, 30), st.one_of(st.none(), st.integers(0, 12))), max_size=40)


def asked(cases: list[Case], wanted: int, most: int = 1000) -> tuple[Settled[int], list[int]]:
    worked: list[int] = []

    def work_out(number: int) -> tuple[tuple[int, ...], int] | None:
        worked.append(number)
        cost, slack = cases[number]
        return None if slack is None else ((cost,), number)

    bounds = [((cost - (slack or 0),), number) for number, (cost, slack) in enumerate(cases)]
    return settle(bounds, work_out, wanted=wanted, may_go_on=lambda done: done < most), worked


@given(CASES, st.integers(1, 12))
def test_as_good_as_working_all_of_them_out(cases: list[Case], wanted: int) -> None:
    found, _ = asked(cases, wanted)
    every = sorted(cost for cost, slack in cases if slack is not None)
    assert [cases[number][0] for number in found.best] == every[:wanted]
    assert found.settled


@given(CASES, st.integers(1, 12))
def test_each_candidate_is_worked_out_once_at_the_most_and_counted(cases: list[Case], wanted: int) -> None:
    found, worked = asked(cases, wanted)
    assert len(set(worked)) == len(worked) == found.worked
    assert found.worked + found.left == len(cases)


@given(CASES, st.integers(1, 12), st.integers(0, 10))
def test_where_the_work_runs_out_it_says_how_many_were_not_looked_at(
    cases: list[Case], wanted: int, most: int
) -> None:
    found, worked = asked(cases, wanted, most)
    assert len(worked) <= most
    assert found.left == len(cases) - len(worked)
    if not found.settled:
        assert found.left


def test_nothing_is_worked_out_that_cannot_come_before_what_is_shown() -> None:
    cases: list[Case] = [(1, 0), (2, 0), *[(9, 0)] * 50]
    found, worked = asked(cases, 2)
    assert (list(found.best), worked, found.left) == ([0, 1], [0, 1], 50)
