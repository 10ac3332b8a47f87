"""How long progression questions take at register scale, beside networkx and recursive SQL.

``python -m bench.progression`` makes 60,000 qualifications and 200,000 routes. Every variant answers the same
questions in each round, in rotated order; the ratio is the median of the rounds' ratios to ours, with least
and greatest. Read the ratios: the milliseconds belong to the machine. Where an answer differs, status 1.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial
from random import Random
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from bench.progression_cases import Networkx, Ours, Sql, register
from catalogue.progression import (
    Route,
    Step,
    distances,
    leading_here,
    onward,
    reachable_by_level,
    shortest_routes,
)

Question = Callable[..., object]

QUESTIONS: tuple[tuple[str, int, Question], ...] = (
    ("1 step", 200, lambda variant, start: variant.within(start, 1)),
    ("3 steps", 100, lambda variant, start: variant.within(start, 3)),
    ("5 steps", 20, lambda variant, start: variant.within(start, 5)),
    ("all that is reached", 2, lambda variant, start: set(variant.within(start, None))),
)
"""What is asked, of how many starts in each round, and how."""


FARTHEST = 6
"""How many steps from A to B are looked for at most."""


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Return the seconds that ``work`` took, and its answer."""
    begun = perf_counter()
    answer = work()
    return perf_counter() - begun, answer


def least_steps(variant: Any, pair: tuple[str, str], *, most: int | None) -> int | None:
    """Ask ``variant`` for the least number of steps between a pair."""
    found: int | None = variant.shortest(*pair, most)
    return found


def compare(
    variants: Sequence[Any], question: Question, subjects: Sequence[Any], rounds: int
) -> tuple[dict[str, list[float]], bool]:
    """Return the seconds per question of each variant by round, and whether all answers agreed."""
    spent: dict[str, list[float]] = {variant.name: [] for variant in variants}
    agreed = True
    for number in range(rounds):
        turned = [*variants[number % len(variants) :], *variants[: number % len(variants)]]
        answers = []
        for variant in turned:
            seconds, answer = timed(lambda asked=variant: [question(asked, subject) for subject in subjects])
            spent[variant.name].append(seconds / len(subjects))
            answers.append(answer)
        agreed = agreed and all(answer == answers[0] for answer in answers)
    return spent, agreed


def line(title: str, spent: dict[str, list[float]]) -> str:
    """Return a row of the table: milliseconds of each, and each ratio to ours with its spread."""
    ours = spent["ours"]
    cells = [f"{title:34}", f"{median(ours) * 1e3:9.3f}"]
    for name in ("networkx", "SQL"):
        if name not in spent:
            cells.append(f"{'-':>9} {'-':>6} {'':16}")
            continue
        ratios = [other / mine for other, mine in zip(spent[name], ours, strict=True)]
        spread = f"{min(ratios):.2f}..{max(ratios):.2f}"
        cells.append(f"{median(spent[name]) * 1e3:9.3f} {median(ratios):6.2f} {spread:16}")
    return " ".join(cells)


def of_page(ours: Ours, keys: Sequence[str], random: Random) -> None:
    """Print what the pages' own questions take: half and nineteen of twenty are answered within."""
    graph = ours.graph
    closed = frozenset(random.sample(keys, len(keys) * 2 // 5))
    spent: dict[str, list[float]] = {}
    for _ in range(200):
        one, two = random.choice(keys), random.choice(keys)
        questions: dict[str, Callable[[], object]] = {
            "leads where, leads here": lambda key=one: (onward(graph, key), leading_here(graph, key)),
            "within 4 steps, by level": lambda key=one: reachable_by_level(graph, key, steps=4),
            "the same, two in five closed": lambda key=one: reachable_by_level(
                graph, key, steps=4, closed=closed
            ),
            "shortest routes, ten written": lambda one=one, two=two: shortest_routes(graph, one, two),
        }
        for title, work in questions.items():
            spent.setdefault(title, []).append(timed(work)[0])
    for title, seconds in spent.items():
        print(f"{title:34} {median(seconds) * 1e3:9.3f} {quantiles(seconds, n=20)[-1] * 1e3:9.3f}")


def of_change(ours: Ours, steps: Sequence[Step], routes: Sequence[Route], random: Random) -> bool:
    """Print what one change costs against building anew; return whether both graphs answer alike."""
    source = routes[0].source
    anew, _ = timed(lambda: Ours(steps, routes))
    others = [step.key for step in steps if step.key != source]
    changes = [random.sample(others, 4) for _ in range(50)]
    seconds = [timed(lambda row=row: ours.change(source, row))[0] for row in changes]
    ratio = anew / median(seconds)
    print(f"one change {median(seconds) * 1e3:.4f} ms, built anew {anew * 1e3:.0f} ms: 1 to {ratio:,.0f}")
    kept = [route for route in routes if route.source != source]
    rebuilt = Ours(steps, [*kept, *(Route(source, target) for target in changes[-1])])
    return distances(ours.graph, source, steps=5) == distances(rebuilt.graph, source, steps=5)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; 1 where an answer differed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--steps", type=int, default=60_000, help="qualifications")
    parser.add_argument("--routes", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args(arguments)
    steps, routes = register(given.steps, given.routes, given.seed)
    random = Random(given.seed)
    keys = [step.key for step in steps]
    variants = [Ours(steps, routes), Networkx(steps, routes), Sql(steps, routes)]
    print(f"{len(steps):,} qualifications, {len(routes):,} routes, {given.rounds} rounds; ms per question")
    other = f"{'x ours':>6} {'least..greatest':16}"
    print(f"{'question':34} {'ours':>9} {'networkx':>9} {other} {'SQL':>9} {other}")
    agreed = True
    for title, count, question in QUESTIONS:
        spent, same = compare(variants, question, random.sample(keys, count), given.rounds)
        agreed = agreed and same
        print(line(title, spent), flush=True)
    pairs = [(random.choice(keys), random.choice(keys)) for _ in range(20)]
    for title, farthest, asked in (
        (f"least steps from A to B, up to {FARTHEST}", FARTHEST, variants),
        ("the same, however many", None, variants[:2]),
    ):
        question = partial(least_steps, most=farthest)
        spent, same = compare(asked, question, pairs, given.rounds)
        agreed = agreed and same
        print(line(title, spent), flush=True)
    targets = random.sample(keys[1:], 4)
    spent, _ = compare(variants, lambda variant, _: variant.change(keys[0], targets), range(20), given.rounds)
    print(line("change of one's routes", spent), flush=True)
    print(f"\n{'question of a page, ours':34} {'half ms':>9} {'19 of 20':>9}")
    of_page(variants[0], keys, random)
    same = of_change(Ours(steps, routes), steps, routes, random)
    print("all answers agree" if agreed and same else "ANSWERS DIFFER")
    return 0 if agreed and same else 1


if __name__ == "__main__":
    sys.exit(main())
