"""`manage.py read_combination`: lines in, lines out, whatever they hold."""

from __future__ import annotations

import gc
import io
import json
import subprocess
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from catalogue.management.lines import LONGEST_LINE, answered
from catalogue.rules.english import read

UNITS = {
    "7711-301": {"level": "3", "credits": 4},
    "7711-302": {"level": "3", "credits": 3},
    "7711-304": {"level": "2", "credits": 2},
}
GROUPS = [{"id": "1", "title": "Group 1", "units": list(UNITS)}]
LINE = {
    "text": "A minimum of 5 credits from units 301-304 in Group 1.",
    "units": UNITS,
    "groups": GROUPS,
}


def answers(*lines: bytes) -> list[dict[str, Any]]:
    source = io.BytesIO(b"\n".join(lines))
    return [json.loads(line) for line in answered(source, lambda data: read(**data))]


def line(**changes: Any) -> bytes:
    return json.dumps({**LINE, **changes}).encode()


@pytest.mark.slow
def test_the_command_answers_line_by_line_without_a_database(repository: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "manage.py", "read_combination"],
        input=line() + b"\nnot json\n" + line(text="Learners must take all units in Group 1."),
        capture_output=True,
        cwd=repository,
        env={
            "PATH": "",
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
            "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nowhere",
        },
        timeout=120,
        check=True,
    )
    first, second, third = (json.loads(one) for one in ran.stdout.decode().splitlines())
    assert first == {
        "rules": [{"kind": "credits", "groups": ["1"], "min": 5}],
        "endorsements": [],
        "equivalents": [],
        "unread": [],
        "unmatched": ["7711-303"],
    }
    assert second == {"error": "This line is not JSON: Expecting value at character 1."}
    assert third["rules"] == [{"kind": "mandatory", "groups": ["1"]}]


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        (b"", None),
        (b"\xff\xfe", "This line is not UTF-8: byte 1 cannot be read."),
        (b"[1]", "This line must hold one JSON object."),
        (b"[" * 100_000, "This line is nested too deeply."),
        (b"1" * 5000, "This line holds a number with too many figures."),
        (line(units=None), "units: This must be an object of units by their codes, not null."),
        (line(units={"a": {"credits": -1}}), "units[“a”].credits: "),
        (line(groups=[{"id": "1", "units": ["nothing"]}]), "groups[0].units[0]: There is no unit “nothing”"),
        (line(text=5), "The text must be text."),
        (line(text="x" * 20_001), "The text has 20001 characters; 20000 is the most that is read."),
    ],
)
def test_a_bad_line_says_what_is_wrong_and_stops_nothing(raw: bytes, error: str | None) -> None:
    found = answers(raw, line()) if error is not None else answers(line())
    assert found[-1]["rules"] == [{"kind": "credits", "groups": ["1"], "min": 5}]
    if error is not None:
        assert found[0]["error"].startswith(error)


def test_a_line_without_end_is_passed_over() -> None:
    found = answers(b"x" * (LONGEST_LINE + 10), line())
    assert found[0] == {"error": f"This line is longer than {LONGEST_LINE} bytes."}
    assert found[1]["unmatched"] == ["7711-303"]


def test_memory_does_not_grow_with_the_lines() -> None:
    class Lines(io.RawIOBase):
        left = 900

        def readline(self, size: int | None = -1, /) -> bytes:
            self.left -= 1
            return line() + b"\n" if self.left >= 0 else b""

    tracemalloc.start()
    try:
        sizes = []
        for number, _answer in enumerate(answered(Lines(), lambda data: read(**data))):
            if number in (300, 899):
                gc.collect()
                sizes.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    assert sizes[1] - sizes[0] < 20_000
