"""How long the nearest answer takes, beside HiGHS on the same question: `python -m bench.rules`.

Every answer is compared with HiGHS's four objectives; a difference ends the run with status 1.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from random import Random
from statistics import median
from time import process_time
from typing import Any

from bench.highs import Model
from bench.rules_cases import Case, cases
from catalogue.rules.document import Document
from catalogue.rules.parsing import parse
from catalogue.rules.selection import Selection, solve

QUESTIONS = 12
"""How many learners are asked about for each document: nothing ticked, everything, and random shares."""


def learners(document: dict[str, Any], given: Case, random: Random) -> Iterator[list[str]]:
    """The achieved units of each learner."""
    codes = sorted(document["units"])
    yield from given.learners
    yield []
    yield codes
    for number in range(QUESTIONS - 2 - len(given.learners)):
        share = (number + 1) / QUESTIONS
        yield [code for code in codes if random.random() < share]


def objective(document: Document, selection: Selection | None) -> tuple[int, int, int, int] | None:
    """The contract's four objectives of an answer."""
    if selection is None:
        return None
    amount = {code: unit.amount(document.measure) for code, unit in document.units.items()}
    return (
        sum(amount[code] for code in selection.completion),
        len(selection.completion),
        -sum(amount[code] for code in selection.counted),
        -len(selection.counted),
    )


def main(only: str = "") -> int:
    """Print a line per document; 1 where an answer differed."""
    wrong = 0
    ratios: list[float] = []
    print(
        f"{'document':34} {'units':>5} {'ours ms':>9} {'worst':>9} {'HiGHS ms':>9} {'ratio':>7} {'least':>7}"
    )
    for case in cases():
        if only not in case.name:
            continue
        document = parse(case.document)
        solve(document, document.rules, [], None)
        ours, theirs = [], []
        for achieved in learners(case.document, case, Random(7)):
            start = process_time()
            answer = solve(
                document, document.rules, achieved, date.fromisoformat(case.on) if case.on else None
            )
            ours.append(process_time() - start)
            best, seconds = Model(case.document, achieved, case.on).solve()
            theirs.append(seconds)
            if best != objective(document, answer):
                wrong += 1
                print(f"  differs: {achieved}: {objective(document, answer)} and HiGHS {best}")
        each = [one / other for one, other in zip(theirs, ours, strict=True)]
        ratios += each
        print(
            f"{case.name:34} {len(document.units):5} {median(ours) * 1e3:9.2f} {max(ours) * 1e3:9.2f} "
            f"{median(theirs) * 1e3:9.2f} {median(each):7.1f} {min(each):7.2f}",
            flush=True,
        )
    print(f"median ratio {median(ratios):.1f}, least {min(ratios):.2f}, answers that differ: {wrong}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
