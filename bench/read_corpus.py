"""How well `read` understands the statements of awarding bodies: exactly, in part, or wrongly.

    python bench/read_corpus.py [FOLDER] [--show]

FOLDER holds `read-cases.jsonl` (CORPUS in the environment, else ../shared/corpus beside the project). A
case is read
exactly when its rules allow the same selections as one of the expected lists and everything that no rule
says is
returned unread; in part when it says less and returns the rest; wrongly otherwise. Exit status 1 where any
is wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.meaning import allows, same_meaning
from catalogue.rules.document import Document
from catalogue.rules.english import read
from catalogue.rules.parsing import parse

Json = dict[str, Any]
EXACT, IN_PART, WRONG = "exact", "in part", "wrong"


def verdict(case: Json, answer: Json) -> tuple[str, str]:
    """How well a case was read, and why not better."""
    if "several" in case or "several" in answer:
        return _several(case, answer)
    problems = list(_problems(case, answer))
    expected = [case["rules"], *case.get("also", [])]
    got = _document(case, answer["rules"])
    extra = [text for text in answer["unread"] if not _expected_unread(text, case)]
    if any(same_meaning(got, _document(case, rules)) for rules in expected):
        if not problems:
            return (IN_PART, f"returned too: {extra}") if extra else (EXACT, "")
        return WRONG, "; ".join(problems)
    honest = extra and any(allows(_document(case, rules), got) for rules in expected)
    if honest and not problems:
        return IN_PART, f"returned: {extra}"
    return WRONG, "; ".join([*problems, "other selections are valid", f"unread {answer['unread']}"])


def _several(case: Json, answer: Json) -> tuple[str, str]:
    wanted, got = case.get("several"), answer.get("several")
    if wanted is None:
        return WRONG, "taken for several qualifications"
    if got is None:
        return (
            (IN_PART, "returned unread")
            if not answer["rules"] and answer["unread"]
            else (WRONG, "taken for one")
        )
    for expected in [wanted, *case.get("also_several", [])]:
        if len(expected) == len(got):
            parts = [verdict(one, two) for one, two in _pairs(case, expected, got)]
            worst = max((found for found in parts), key=lambda found: (EXACT, IN_PART, WRONG).index(found[0]))
            if worst[0] != WRONG:
                return worst
    return WRONG, json.dumps(got)


def _pairs(case: Json, expected: list[Json], got: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Each qualification as a case of its own, with its answer; titles are worded freely."""
    tables = {"units": case["units"], "groups": case["groups"]}
    return ((tables | one, other) for one, other in zip(expected, got, strict=True))


def _problems(case: Json, answer: Json) -> Iterator[str]:
    said = [*answer["unread"], *(rule["text"] for rule in answer["rules"] if rule["kind"] == "confirm")]
    for text in case.get("unread", []):
        if not any(_overlap(text, one) for one in answer["unread"]):
            yield f"not returned: {text!r}"
    for rule in case.get("rules", []):
        if rule["kind"] == "confirm" and not any(_overlap(rule["text"], one) for one in said):
            yield f"dropped: {rule['text']!r}"
    unread = bool(answer["unread"])
    for key in ("equivalents", "unmatched"):
        want, have = case.get(key, []), answer[key]
        if any(one not in want for one in have) or (not unread and any(one not in have for one in want)):
            yield f"{key}: {have} instead of {want}"
    yield from _endorsement_problems(case, answer, unread=unread)


def _endorsement_problems(case: Json, answer: Json, *, unread: bool) -> Iterator[str]:
    wanted = [_document(case, one["rules"]) for one in case.get("endorsements", [])]
    for one in answer["endorsements"]:
        if not any(same_meaning(_document(case, one["rules"]), other) for other in wanted):
            yield f"an endorsed title of its own: {one}"
    if len(answer["endorsements"]) < len(wanted) and not unread:
        yield "endorsed titles dropped"


def _expected_unread(text: str, case: Json) -> bool:
    allowed = [*case.get("unread", []), *case.get("neutral", [])]
    allowed += [rule["text"] for rule in case.get("rules", []) if rule["kind"] == "confirm"]
    return any(_overlap(text, one) for one in allowed)


def _overlap(first: str, second: str) -> bool:
    one, other = (" ".join(text.casefold().rstrip(" .").split()) for text in (first, second))
    return one in other or other in one


def _document(case: Json, rules: list[Json]) -> Document:
    return parse({"units": case["units"], "groups": case["groups"], "rules": rules})


def cases(folder: Path) -> list[Json]:
    """The cases of a corpus."""
    with (folder / "read-cases.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main() -> int:
    """Read every case and print the counts."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    beside = Path(__file__).resolve().parents[2] / "shared" / "corpus"
    parser.add_argument("folder", nargs="?", type=Path, default=Path(os.environ.get("CORPUS", beside)))
    parser.add_argument("--show", action="store_true", help="say why a case was not read exactly")
    chosen = parser.parse_args()
    if not (chosen.folder / "read-cases.jsonl").is_file():
        print(f"Skipped: there is no read-cases.jsonl in {chosen.folder}.")
        return 0
    counts: Counter[str] = Counter()
    seconds = 0.0
    for case in cases(chosen.folder):
        began = time.perf_counter()
        answer = read(case["text"], case["units"], case["groups"])
        seconds += time.perf_counter() - began
        found, why = verdict(case, answer)
        counts[found] += 1
        if found == WRONG or (chosen.show and found != EXACT):
            print(f"{case['id']}: {found}: {why}")
    total = sum(counts.values())
    print(", ".join(f"{counts[name]} {name}" for name in (EXACT, IN_PART, WRONG)), f"of {total}", end="; ")
    print(f"{1000 * seconds / max(1, total):.1f} ms a statement")
    return 1 if counts[WRONG] else 0


if __name__ == "__main__":
    sys.exit(main())
