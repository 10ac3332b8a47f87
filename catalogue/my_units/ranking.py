"""The best few of many, exactly, without working all of them out. Pure.

Each candidate has a bound: a key that is never greater than the key of its answer. Candidates are worked out
in the order of their bounds, until nothing that is left can come before what is already shown.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Candidate = TypeVar("Candidate")
Answered = TypeVar("Answered")
Key = tuple[Any, ...]


@dataclass(frozen=True)
class Settled(Generic[Answered]):
    """``best`` answers in order, at most as many as were wanted; whether they are ``settled``.

    ``worked`` candidates were worked out, ``left`` were not looked at. Where the work ran out before all was
    settled, one of those that are left might come before one that is shown.
    """

    best: tuple[Answered, ...]
    settled: bool
    worked: int
    left: int


def settle(
    candidates: Iterable[tuple[Key, Candidate]],
    work_out: Callable[[Candidate], tuple[Key, Answered] | None],
    *,
    wanted: int,
    may_go_on: Callable[[int], bool],
) -> Settled[Answered]:
    """Return the ``wanted`` answers with the least keys.

    ``work_out`` returns the key and the answer of a candidate, ``None`` where it has none. ``may_go_on`` is
    told how many were worked out and says whether one more may be.
    """
    waiting = [(bound, number, one) for number, (bound, one) in enumerate(candidates)]
    heapq.heapify(waiting)
    answers: list[tuple[Key, int, Answered]] = []
    worked = 0
    settled = True
    while waiting:
        if len(answers) >= wanted:
            answers.sort(key=lambda answer: answer[:2])
            del answers[wanted:]
            if answers[-1][0] <= waiting[0][0]:
                break
        if not may_go_on(worked):
            settled = False
            break
        _, number, candidate = heapq.heappop(waiting)
        worked += 1
        found = work_out(candidate)
        if found is not None:
            answers.append((found[0], number, found[1]))
    answers.sort(key=lambda answer: answer[:2])
    return Settled(tuple(answer for _, _, answer in answers[:wanted]), settled, worked, len(waiting))
