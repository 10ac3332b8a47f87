"""`manage.py check_combination`: one answer for every line, whatever the lines hold."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import call_command

from catalogue.rules import verdict as verdicts
from tests.catalogue.rules.documents import DOCUMENTS

ROOT = Path(__file__).parents[3]
DOCUMENT = {
    "measure": "credits",
    "units": {
        "8605-400": {"title": "x", "level": "4", "credits": 4, "glh": 15, "tqt": None},
        "8605-401": {"level": "4", "credits": 4, "available_to": "2026-01-01"},
        "8605-402": {"level": "4", "credits": 5},
    },
    "rules": [{"kind": "credits", "min": 8, "max": 8}, {"kind": "confirm", "text": "An exam."}],
    "equivalents": [["8605-401", "8580-500"]],
    "not_checked": ["Currency."],
}


def answers(lines: list[bytes], monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"\n".join(lines))))
    out = io.StringIO()
    call_command("check_combination", stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def line(**more: Any) -> bytes:
    return json.dumps({**DOCUMENT, **more}).encode()


def test_the_answer_has_the_fields_of_the_contract(monkeypatch: pytest.MonkeyPatch) -> None:
    met, unmet, shut = answers(
        [
            line(achieved=["8605-400", "8580-500", "Z1"]),
            line(achieved=["8605-402"]),
            line(achieved=["8605-402"], on="2026-11-22"),
        ],
        monkeypatch,
    )
    assert met == {
        "possible": True,
        "satisfied": True,
        "outcome": "subject",
        "counted": ["8605-400", "8605-401"],
        "completion": [],
        "counted_credits": 8,
        "missing_credits": 0,
        "uncounted": [{"unit": "Z1", "why": "Not in this qualification"}],
        "unmet": [],
        "stood_in": {"8605-401": "8580-500"},
        "confirm": ["An exam."],
        "not_checked": ["Currency."],
        "endorsements": [],
    }
    assert (unmet["completion"], unmet["missing_credits"]) == (["8605-400", "8605-401"], 8)
    assert unmet["uncounted"][0]["unit"] == "8605-402"
    assert (shut["possible"], shut["satisfied"], shut["outcome"]) == (False, False, "impossible")
    assert (shut["counted"], shut["completion"], shut["uncounted"]) == ([], [], [])
    assert shut["unmet"]
    assert met["outcome"] in verdicts.OUTCOMES


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        (b"\xff\xfe", "This line is not UTF-8"),
        (b"{", "This line is not JSON"),
        (b"", "This line is not JSON"),
        (b"[]", "This line must hold one JSON object."),
        (b"[" * 100_000, "This line is nested too deeply."),
        (b'{"units": ' + b"9" * 5000 + b"}", "This line holds a number with too many figures."),
        (b"{}", "units: This must be an object of units by their codes, not null."),
        (line(achieved="8605-400"), "achieved: This must be a list of unit codes."),
        (line(achieved=[3]), "achieved: This must be a list of unit codes."),
        (line(on="soon"), "on: This must be a date such as 2026-11-22, not “soon”."),
        (
            line(rules=[{"kind": "credits", "min": -1}]),
            "rules[0].min: This must be a whole number, 0 or more, not -1.",
        ),
        (line(units={f"U{n}": {} for n in range(10_000)}), "units: There are 10000 units;"),
        (line(measure="\ud800"), "measure: This must be one of credits, glh, units"),
    ],
)
def test_a_bad_line_says_why_and_the_next_is_still_read(
    raw: bytes, error: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = answers([raw, line()], monkeypatch)
    assert bad["error"].startswith(error)
    assert good["possible"]


def test_every_fault_of_a_line_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    (bad,) = answers([line(on=3, achieved={}, measure="x")], monkeypatch)
    assert all(word in bad["error"] for word in ("on:", "achieved:", "measure:"))


def test_codes_may_be_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    units = {"Ünit ☃": {"credits": 1}, "\ud800": {"credits": 2}, "a\nb": {"credits": 3}}
    (found,) = answers([line(units=units, rules=[], equivalents=[], achieved=list(units))], monkeypatch)
    assert sorted(found["counted"]) == sorted(units)


RUN = """
import runpy, sys
sys.argv = ["manage.py", "check_combination"]
try:
    runpy.run_path("manage.py", run_name="__main__")
finally:
    status = open("/proc/self/status").read().split()
    sys.stderr.write(status[status.index("VmHWM:") + 1])
"""


def run(lines: list[bytes]) -> tuple[list[str], int]:
    """The command with a database that does not exist: its answers, and its largest size in KB."""
    done = subprocess.run(
        [sys.executable, "-c", RUN],
        input=b"\n".join(lines),
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing"},
        check=True,
        timeout=300,
    )
    return done.stdout.decode().splitlines(), int(done.stderr)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="sizes are read from /proc")
def test_ten_thousand_lines_need_no_database_and_no_more_memory() -> None:
    asked = [
        json.dumps({**one, "achieved": list(one["units"])[share::3]}).encode()
        for one in DOCUMENTS.values()
        for share in range(3)
        if len(one["units"]) < 8
    ]
    lines = [asked[number % len(asked)] for number in range(10_000)]
    few, before = run(lines[:500])
    many, after = run(lines)
    assert (len(few), len(many)) == (500, 10_000)
    assert many[:500] == few
    assert after - before < 10_000
