"""The worked examples of docs/rules.md, run."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from catalogue.rules import kinds, nearest, parse, verdict_json

TEXT = (Path(__file__).parents[3] / "docs" / "rules.md").read_text(encoding="utf-8")
BLOCKS = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)]
EXAMPLES = list(zip(BLOCKS[::2], BLOCKS[1::2], strict=True))


@pytest.mark.parametrize(("asked", "answer"), EXAMPLES)
def test_worked_example(asked: dict[str, Any], answer: dict[str, Any]) -> None:
    on = date.fromisoformat(asked["on"]) if "on" in asked else None
    found = verdict_json(nearest(parse(asked), asked["achieved"], on))
    assert {key: found[key] for key in answer} == answer


def test_there_are_examples_and_every_kind_is_named() -> None:
    assert len(EXAMPLES) >= 4
    assert all(f"`{kind}`" in TEXT for kind in kinds)
