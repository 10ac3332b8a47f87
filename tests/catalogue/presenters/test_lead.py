"""The first sentences: what it is, its level, its size, and only what is stated."""

from __future__ import annotations

import pytest

from catalogue.documents.qualification import BodyFacts, QualificationDocument
from catalogue.documents.unit import UnitDocument
from catalogue.documents.values import LevelRange, Quantity
from catalogue.facts import LiveFacts, Owner
from catalogue.presenters.lead import lead_sentences, unit_lead

ILM = BodyFacts("ilm", "ILM")


def document(**facts: object) -> QualificationDocument:
    return QualificationDocument("A title", ILM, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "sentences"),
    [
        ({}, ("A qualification of ILM; its level is not stated.", "Its size is not stated.")),
        (
            {"level": LevelRange("4", "4"), "type": "VRQ", "credits": Quantity(13, 36)},
            ("A qualification of ILM at Level 4 (VRQ).", "It is worth 13 to 36 credits."),
        ),
        (
            {
                "level": LevelRange("4", "4"),
                "credits": Quantity.exactly(23),
                "tqt": Quantity.exactly(187),
                "glh": Quantity.exactly(37),
            },
            (
                "A qualification of ILM at Level 4.",
                (
                    "It is worth 23 credits and takes about 187 hours in all "
                    "(total qualification time, TQT), "
                    "37 hours of which are guided by a teacher (guided learning hours, GLH)."
                ),
            ),
        ),
        (
            {"level": LevelRange("2", "2"), "glh": Quantity.exactly(1)},
            (
                "A qualification of ILM at Level 2.",
                "It has 1 hour guided by a teacher (guided learning hours, GLH).",
            ),
        ),
    ],
)
def test_lead(facts: dict[str, object], sentences: tuple[str, ...]) -> None:
    assert lead_sentences(document(**facts), LiveFacts()) == sentences


def test_a_later_owner_is_named() -> None:
    owners = (Owner("ILM"), Owner("City & Guilds"))
    assert lead_sentences(document(), LiveFacts(owners=owners))[-1] == (
        "It was written by ILM and now belongs to City & Guilds."
    )
    assert len(lead_sentences(document(), LiveFacts(owners=owners[:1]))) == 2


def test_unit() -> None:
    unit = UnitDocument("Title", level="3", credits=Quantity.exactly(1))
    assert unit_lead(unit, "ILM") == ("A unit of ILM at Level 3.", "It is worth 1 credit.")
    assert unit_lead(UnitDocument("Title"), "ILM") == ("A unit of ILM.", "Its size is not stated.")
