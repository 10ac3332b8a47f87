"""Stems, by the examples of the algorithm's own publication."""

from __future__ import annotations

import pytest

from catalogue.search.stemming import stem

PUBLISHED = """
caresses caress, ponies poni, ties ti, cats cat, feed feed, agreed agre, plastered plaster, bled bled,
motoring motor, sing sing, conflated conflat, troubled troubl, sized size, hopping hop, tanned tan,
falling fall, hissing hiss, fizzed fizz, failing fail, filing file, happy happi, sky sky, relational relat,
conditional condit, rational ration, digitizer digit, radically radic, differently differ, analogously analog,
vietnamization vietnam, predication predic, operator oper, feudalism feudal, decisiveness decis,
hopefulness hope, callousness callous, formality formal, sensitivity sensit, sensibility sensibl,
triplicate triplic, formative form, formalize formal, electricity electr, electrical electr, hopeful hope,
goodness good, revival reviv, allowance allow, inference infer, airliner airlin, gyroscopic gyroscop,
adjustable adjust, defensible defens, irritant irrit, replacement replac, adjustment adjust,
dependent depend, adoption adopt, communism commun, activate activ, homologous homolog, effective effect,
bowdlerize bowdler, probate probat, rate rate, cease ceas, controlling control, rolling roll
"""


@pytest.mark.parametrize(("word", "expected"), [pair.split() for pair in PUBLISHED.split(",")])
def test_published_examples(word: str, expected: str) -> None:
    assert stem(word) == expected


@pytest.mark.parametrize(
    "family",
    [
        ("coach", "coaches", "coaching", "coached"),
        ("manage", "managing", "management", "manager", "managers"),
        ("qualification", "qualifications"),
        ("hairdressing", "hairdress"),
    ],
)
def test_words_of_one_family_share_a_stem(family: tuple[str, ...]) -> None:
    assert len({stem(word) for word in family}) == 1


@pytest.mark.parametrize("word", ["", "a", "it", "60358476", "l6181150", "dŵr", "naïve"])
def test_what_is_no_english_word_stays(word: str) -> None:
    assert stem(word) == word
