"""The benchmark of my units: its catalogue is what it says, and a run compares lists and not only times."""

from __future__ import annotations

from random import Random

import pytest

from bench import my_units
from bench.rule_shapes import contract, least
from catalogue.rules import parse, solve


def test_every_made_rule_can_be_met_and_its_least_amount_is_true() -> None:
    random = Random(7)
    for _ in range(60):
        codes = [f"U{number}" for number in range(random.choice([6, 8, 12, 20]))]
        sizes = {code: (random.choice([1, 2, 3, 4, 6]), random.choice("234")) for code in codes}
        document = parse(contract(random, codes, sizes))
        found = solve(document, document.rules, (), None)
        assert found is not None
        assert least(document) == sum(document.units[code].credits or 0 for code in found.completion)


@pytest.mark.django_db
def test_a_run_prints_the_ratio_and_that_all_lists_agree(capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--qualifications", "80", "--learners", "2", "--units", "12"]
    assert my_units.main(given, ready=True) == 0
    printed = capsys.readouterr().out
    assert "learners with 12 units" in printed
    assert "all lists agree" in printed


@pytest.mark.django_db
def test_a_list_that_differs_fails_the_run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(my_units, "every", lambda held, root: ["something else"])
    assert my_units.main(["--qualifications", "40", "--learners", "1"], ready=True) == 1
    assert "LISTS DIFFER" in capsys.readouterr().out
