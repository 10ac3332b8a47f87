"""Days, levels, credits and hours in words."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from catalogue.documents.values import LevelRange, Period, Quantity
from catalogue.presenters import words


@pytest.mark.parametrize(
    ("level", "expected", "short"),
    [("4", "Level 4", "4"), ("E2", "Entry Level 2", "Entry 2"), ("", "", "")],
)
def test_level(level: str, expected: str, short: str) -> None:
    assert words.level_words(level) == expected
    assert words.short_level(level) == short


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (None, ""),
        (LevelRange("4", "4"), "Level 4"),
        (LevelRange("1", "2"), "Level 1/2"),
        (LevelRange("E1", "E3"), "Entry Level"),
        (LevelRange("E3", "1"), "Entry Level 3 to Level 1"),
    ],
)
def test_level_range(levels: LevelRange | None, expected: str) -> None:
    assert words.level_range_words(levels) == expected


@pytest.mark.parametrize(
    ("quantity", "credit_words", "hour_words"),
    [
        (None, "", ""),
        (Quantity(), "", ""),
        (Quantity.exactly(0), "0 credits", "0 hours"),
        (Quantity.exactly(1), "1 credit", "1 hour"),
        (Quantity.exactly(23), "23 credits", "23 hours"),
        (Quantity(5, 12), "5 to 12 credits", "5 to 12 hours"),
        (Quantity(37, None), "37 or more credits", "37 or more hours"),
        (Quantity(None, 12), "up to 12 credits", "up to 12 hours"),
        (Quantity(None, 1), "up to 1 credit", "up to 1 hour"),
        (Quantity.exactly(999), "999 credits", "999 hours"),
        (Quantity.exactly(1125), "1,125 credits", "1,125 hours"),
        (Quantity(800, 1200), "800 to 1,200 credits", "800 to 1,200 hours"),
    ],
)
def test_quantities(quantity: Quantity | None, credit_words: str, hour_words: str) -> None:
    assert words.credits_words(quantity) == credit_words
    assert words.hours_words(quantity) == hour_words


def test_numbers_are_grouped_as_the_language_does_it_and_plain_in_files() -> None:
    assert words.number_words(1200) == "1,200"
    with translation.override("de"):
        assert words.number_words(1200) == "1.200"
        assert words.number_words(120) == "120"
        assert words.site_wording().say("%(n)s Stunden", n=1200) == "1.200 Stunden"
    assert words.quantity_words(Quantity(900, 1200), str) == "900 to 1200"


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period(36, "To be completed in 3 years"), "To be completed in 3 years"),
        (Period(36), "3 years"),
        (Period(12), "1 year"),
        (Period(18), "18 months"),
    ],
)
def test_period(period: Period, expected: str) -> None:
    assert words.period_words(period) == expected


def test_days_are_printed_in_the_language_of_the_reader() -> None:
    assert words.day_words(date(2025, 10, 31)) == "31 October 2025"
    assert words.month_words(date(2014, 12, 1)) == "December 2014"
    with translation.override("cy"):
        assert words.day_words(date(2025, 10, 31)) == "31 Hydref 2025"
