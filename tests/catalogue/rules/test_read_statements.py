"""`read` on statements of rules as awarding bodies word them."""

from __future__ import annotations

from typing import Any

import pytest

from bench.read_corpus import EXACT, WRONG, verdict
from catalogue.rules.english import read
from tests.catalogue.rules.statements import cases

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_statement_is_read_as_it_is_meant(case: dict[str, Any]) -> None:
    answer = read(case["text"], case["units"], case["groups"])
    found, why = verdict(case, answer)
    assert found != WRONG if case.get("in_part") else found == EXACT, why


def _said(answer: dict[str, Any]) -> list[str]:
    parts = answer.get("several", [answer])
    unread = [text for part in parts for text in part["unread"]]
    return unread + [rule["text"] for part in parts for rule in part["rules"] if rule["kind"] == "confirm"]


NAMES = ("pathway", "route", "option", "title", "endorse")
"""Words beside which a strange word may belong to a name, which is free."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_word_that_is_not_understood_makes_its_clause_unread(case: dict[str, Any]) -> None:
    words = case["text"].split(" ")
    for place in range(1, len(words)):
        near = " ".join(words[max(0, place - 8) : place + 8]).casefold()
        if any(name in near for name in NAMES):
            continue
        text = " ".join([*words[:place], "quaintly", *words[place:]])
        answer = read(text, case["units"], case["groups"])
        assert any("quaintly" in said for said in _said(answer)), text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_what_is_returned_stands_in_the_text_word_for_word(case: dict[str, Any]) -> None:
    text = " ".join(case["text"].split())
    for said in _said(read(case["text"], case["units"], case["groups"])):
        assert said in text
