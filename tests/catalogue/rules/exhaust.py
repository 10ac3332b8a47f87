"""The solver against the oracle on many random documents: `python -m tests.catalogue.rules.exhaust 20000`.

A second number is the seed to begin at. Status 1 and the documents' seeds where they differ.
"""

from __future__ import annotations

import sys
from datetime import date
from multiprocessing import Pool
from random import Random

from catalogue.rules import parse, solve
from tests.catalogue.rules import brute
from tests.catalogue.rules.generate import case


def difference(seed: int, most_units: int = 9) -> str:
    """What the solver answers otherwise than the oracle for the document of a seed; "" where it does not."""
    data, achieved, on = case(Random(seed), most_units)
    document = parse(data)
    day = None if on is None else date.fromisoformat(on)
    for rules, stated in [
        (document.rules, data["rules"]),
        *(
            ((*document.rules, *one.rules), [*data["rules"], *other["rules"]])
            for one, other in zip(document.endorsements, data["endorsements"], strict=True)
        ),
    ]:
        want = brute.nearest(data, achieved, on, stated)
        got = solve(document, rules, achieved, day)
        if got is None:
            if want.objective is not None:
                return f"seed {seed}: nothing found, the oracle has {want}"
            continue
        counted = frozenset(got.counted)
        if (counted | set(got.completion), counted) not in want.answers:
            return f"seed {seed}: {got}, the oracle has {want}"
        for unit, held in got.counted.items():
            if held not in achieved or (held != unit and [unit, held] not in data["equivalents"]):
                return f"seed {seed}: {held} cannot count as {unit}"
        if len(set(got.counted.values())) < len(got.counted):
            return f"seed {seed}: one unit counted twice in {got}"
    return ""


def _compared(number: int) -> str:
    return difference(number, 6 + number % 5)


def main(count: int = 20_000, first: int = 0) -> int:
    """Compare so many documents, on all processors; how many differ."""
    wrong = 0
    with Pool() as pool:
        for done, found in enumerate(pool.imap(_compared, range(first, first + count), chunksize=50), 1):
            if found:
                wrong += 1
                sys.stdout.write(f"{found}\n")
            if done % 1000 == 0:
                sys.stdout.write(f"{done} documents compared, {wrong} differ\n")
                sys.stdout.flush()
    return wrong


if __name__ == "__main__":
    sys.exit(1 if main(*map(int, sys.argv[1:])) else 0)
