"""The worked examples of docs/rules-in-english.md, run."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from catalogue.rules.english import read

TEXT = (Path(__file__).parents[3] / "docs" / "rules-in-english.md").read_text(encoding="utf-8")
BLOCKS = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)]


@pytest.mark.parametrize(("asked", "answer"), list(zip(BLOCKS[::2], BLOCKS[1::2], strict=True)))
def test_worked_example(asked: dict[str, Any], answer: dict[str, Any]) -> None:
    found = read(asked["text"], asked["units"], asked["groups"])
    assert {key: found[key] for key in answer} == answer
