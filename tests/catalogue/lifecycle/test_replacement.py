"""What replaces a qualification, and chains of replacement."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue import lifecycle
from catalogue.lifecycle import Fault
from tests.catalogue.lifecycle.dated import AIM, said

NEW = lifecycle.Successor("Level 4 Award in Coaching", "610/1234/5", key="new")
OTHER = lifecycle.Successor("Level 4 Award in Mentoring", key="other", from_day=date(2027, 9, 1))


@pytest.mark.parametrize(
    ("replacement", "day", "text"),
    [
        (lifecycle.Replacement(lifecycle.Outcome.NOT_REPLACED), "2026-11-22", "It is not being replaced."),
        (
            lifecycle.Replacement(lifecycle.Outcome.NOT_DECIDED),
            "2026-11-22",
            "Whether it will be replaced is not decided.",
        ),
        (
            lifecycle.Replacement(lifecycle.Outcome.REPLACED, (NEW,)),
            "2026-11-22",
            "It is replaced by Level 4 Award in Coaching (610/1234/5).",
        ),
        (
            lifecycle.Replacement(lifecycle.Outcome.PARTLY, (NEW, OTHER)),
            "2026-11-22",
            (
                "It is partly replaced by Level 4 Award in Coaching (610/1234/5) and Level 4 Award in "
                "Mentoring from 1 September 2027."
            ),
        ),
        (
            lifecycle.Replacement(lifecycle.Outcome.REPLACED, (OTHER,)),
            "2027-08-31",
            "It will be replaced by Level 4 Award in Mentoring from 1 September 2027.",
        ),
        (
            lifecycle.Replacement(lifecycle.Outcome.REPLACED, (OTHER,)),
            "2027-09-01",
            "It is replaced by Level 4 Award in Mentoring from 1 September 2027.",
        ),
        (
            lifecycle.Replacement(lifecycle.Outcome.PARTLY, (OTHER,)),
            "2027-08-31",
            "It will be partly replaced by Level 4 Award in Mentoring from 1 September 2027.",
        ),
        (
            lifecycle.Replacement(lifecycle.Outcome.REPLACED, (lifecycle.Successor("", "610/1234/5"),)),
            "2026-11-22",
            "It is replaced by 610/1234/5.",
        ),
    ],
)
def test_what_replaces_it(replacement: lifecycle.Replacement, day: str, text: str) -> None:
    assert said(AIM, day, "replacement", replacement=replacement) == [text]


def test_nothing_is_said_of_a_replacement_when_nothing_is_stated() -> None:
    assert said(AIM, "2026-11-22", "replacement", "equivalence", "advice") == []


def test_equivalence_and_advice_are_said_with_their_source_and_silence_is_kept() -> None:
    same = lifecycle.Successor("A", equivalent=True, advice="Ask your centre to transfer you.")
    different = lifecycle.Successor("B", equivalent=False)
    silent = lifecycle.Successor("C")
    stated = lifecycle.Replacement(
        lifecycle.Outcome.REPLACED, (same, different, silent), "a notice", date(2026, 5, 2)
    )
    assert said(AIM, "2026-11-22", "replacement", "equivalence", "advice", replacement=stated) == [
        "It is replaced by A, B and C (according to a notice, May 2026).",
        "A is equivalent to it (according to a notice, May 2026).",
        "Ask your centre to transfer you (according to a notice, May 2026).",
        "B is not equivalent to it (according to a notice, May 2026).",
    ]


@pytest.mark.parametrize(
    ("replacement", "own", "messages"),
    [
        (lifecycle.Replacement(lifecycle.Outcome.REPLACED, (NEW, OTHER)), ["old"], []),
        (lifecycle.Replacement(lifecycle.Outcome.NOT_DECIDED), ["old"], []),
        (lifecycle.Replacement(lifecycle.Outcome.REPLACED), ["old"], ["Say by what it is replaced."]),
        (lifecycle.Replacement(lifecycle.Outcome.PARTLY), ["old"], ["Say by what it is replaced."]),
        (
            lifecycle.Replacement(lifecycle.Outcome.NOT_REPLACED, (NEW,)),
            ["old"],
            ["It cannot name a replacement and say that there is none or that it is undecided."],
        ),
        (
            lifecycle.Replacement(lifecycle.Outcome.REPLACED, (NEW,)),
            ["new"],
            ["It cannot be replaced by itself."],
        ),
        (
            lifecycle.Replacement(lifecycle.Outcome.REPLACED, (NEW,)),
            ["", "610/1234/5"],
            ["It cannot be replaced by itself."],
        ),
        (
            lifecycle.Replacement(lifecycle.Outcome.REPLACED, (NEW, NEW)),
            ["old"],
            ["Name each replacement once."],
        ),
        (
            lifecycle.Replacement(lifecycle.Outcome.REPLACED, (lifecycle.Successor(""),)),
            [""],
            ["Give the title or the number of each replacement."],
        ),
    ],
)
def test_faults_of_a_replacement(
    replacement: lifecycle.Replacement, own: list[str], messages: list[str]
) -> None:
    faults = lifecycle.check_replacement(replacement, own)
    assert faults == [Fault("successors", message) for message in messages]


CHAIN = {"a": ["b"], "b": ["c", "d"], "d": ["e"], "x": ["y"], "y": ["x"], "p": ["q", "r"], "q": ["p"]}


@pytest.mark.parametrize(
    ("key", "current"),
    [
        ("c", ("c",)),
        ("a", ("c", "e")),
        ("d", ("e",)),
        ("unknown", ("unknown",)),
        ("x", ()),
        ("p", ("r",)),
    ],
)
def test_a_chain_of_replacements_resolves_to_what_is_current(key: str, current: tuple[str, ...]) -> None:
    assert lifecycle.resolve_current(CHAIN, key) == current


@pytest.mark.parametrize(
    ("key", "by", "chain"),
    [
        ("e", ["a"], ("e", "a", "b", "d", "e")),
        ("c", ["z", "b"], ("c", "b", "c")),
        ("c", ["c"], ("c", "c")),
        ("c", ["z"], ()),
        ("a", ["e"], ()),
        ("c", ["d"], ()),
        ("c", ["x"], ()),
        ("c", [], ()),
    ],
)
def test_a_chain_that_would_close_is_shown(key: str, by: list[str], chain: tuple[str, ...]) -> None:
    assert lifecycle.would_close_chain(CHAIN, key, by) == chain


NODES = st.integers(0, 7)


@given(st.lists(st.tuples(NODES, st.lists(NODES, max_size=3)), max_size=20))
def test_chains_written_through_the_refusal_always_resolve(acts: list[tuple[int, list[int]]]) -> None:
    replaced_by: dict[int, list[int]] = {}
    for key, by in acts:
        if not lifecycle.would_close_chain(replaced_by, key, by):
            replaced_by[key] = by
    for key in range(8):
        current = lifecycle.resolve_current(replaced_by, key)
        assert current
        assert all(not replaced_by.get(end) for end in current)
