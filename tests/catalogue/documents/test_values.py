"""The small values: levels in order, quantities, and the numbers a document answers to."""

from __future__ import annotations

import pytest

from catalogue.documents.qualification import BodyFacts, FrozenUnit, QualificationDocument
from catalogue.documents.unit import UnitDocument
from catalogue.documents.values import LEVELS, Identifier, Quantity, level_rank


def test_levels_rise_from_entry_one_to_eight() -> None:
    ranks = [level_rank(level) for level in ("E1", "E2", "E3", "1", "2", "3", "4", "5", "6", "7", "8")]
    assert ranks == list(range(len(LEVELS)))


@pytest.mark.parametrize("level", ["0", "9", "e1", "Level 4", ""])
def test_what_is_no_level_is_said_so(level: str) -> None:
    with pytest.raises(ValueError, match=rf"“{level}” is not a level; levels are E1, E2"):
        level_rank(level)


@pytest.mark.parametrize(
    ("quantity", "value", "stated"),
    [
        (Quantity(), None, False),
        (Quantity(0, 0), 0, True),
        (Quantity(5, 12), None, True),
        (Quantity(37, None), None, True),
        (Quantity(None, 40), None, True),
        (Quantity.exactly(23), 23, True),
    ],
)
def test_a_quantity_is_one_value_a_range_or_nothing(
    quantity: Quantity, value: int | None, stated: bool
) -> None:
    assert quantity.value == value
    assert quantity.stated is stated


def test_a_document_answers_to_its_number_and_finds_its_units() -> None:
    unit = UnitDocument(
        title="A", identifiers=(Identifier("wales-number", "C00"), Identifier("unit-reference", "L/1"))
    )
    document = QualificationDocument(
        title="Q",
        body=BodyFacts("ilm", "ILM"),
        identifiers=(Identifier("scqf", "x"), Identifier("qualification-number", "600/5851/1")),
        units=(FrozenUnit("8605-400", unit),),
    )
    assert document.number == "600/5851/1"
    assert unit.reference == "L/1"
    assert document.unit("8605-400") is document.units[0]
    assert document.unit("8605-523") is None


def test_a_document_without_number_or_reference_answers_with_nothing() -> None:
    assert QualificationDocument(title="Q", body=BodyFacts("ilm", "ILM")).number == ""
    assert UnitDocument(title="A").reference == ""
