"""What a document is found and filtered by."""

from __future__ import annotations

import pytest

from catalogue.documents import QualificationDocument, UnitDocument
from catalogue.documents.qualification import BodyFacts, Grading
from catalogue.documents.values import Identifier, Quantity
from catalogue.search.deriving import facets_of, size_of, terms_of


def a_qualification(**fields: object) -> QualificationDocument:
    """A qualification in coaching, with ``fields`` besides."""
    return QualificationDocument(
        title="Level 5 Certificate in Coaching", body=BodyFacts("ea", "EA"), **fields
    )


def test_numbers_are_found_whole_and_in_parts() -> None:
    document = a_qualification(identifiers=(Identifier("qualification-number", "600/5931/X"),))
    assert terms_of(document) == ("level 5 certif coach", "600 5931 x 6005931x")


def test_a_unit_is_found_by_its_code() -> None:
    document = UnitDocument(title="Coaching", code="8605-410", tags=("Leadership",))
    assert terms_of(document) == ("coach", "8605 410 8605410 leadership")


def test_type_and_subject_are_found_too() -> None:
    document = a_qualification(type="Occupational Qualification", sector_subject_area="Business management")
    assert terms_of(document)[1] == "occup qualif busi manag"


def test_facets_are_in_the_words_of_the_document() -> None:
    document = a_qualification(
        tags=("Coaching",),
        nations=("England", " Wales "),
        grading=Grading(scale=("Pass", "Merit")),
        assessment_methods=("Portfolio", ""),
        type="Occupational Qualification",
    )
    assert facets_of(document) == {
        "tag": ["Coaching"],
        "type": ["Occupational Qualification"],
        "size": ["certificate"],
        "nation": ["England", "Wales"],
        "grading": ["Pass / Merit"],
        "assessment": ["Portfolio"],
    }


def test_what_is_not_stated_is_no_facet() -> None:
    assert facets_of(UnitDocument(title="Coaching")) == {}


@pytest.mark.parametrize(
    ("title", "tqt", "credits", "expected"),
    [
        ("Level 2 Award in First Aid", 500, 50, "award"),
        ("Extended Diploma in Sport", None, None, "diploma"),
        ("GCSE in Mathematics", 120, None, "award"),
        ("GCSE in Mathematics", 121, 1, "certificate"),
        ("GCSE in Mathematics", 369, None, "certificate"),
        ("GCSE in Mathematics", 370, None, "diploma"),
        ("GCSE in Mathematics", None, 12, "award"),
        ("GCSE in Mathematics", None, 36, "certificate"),
        ("GCSE in Mathematics", None, 37, "diploma"),
        ("GCSE in Mathematics", None, None, ""),
        ("Rewarding Certification", None, None, ""),
    ],
)
def test_size(title: str, tqt: int | None, credits: int | None, expected: str) -> None:
    quantities = [Quantity.exactly(one) if one is not None else None for one in (tqt, credits)]
    assert size_of(title, *quantities) == expected


def test_a_range_open_below_says_nothing_about_the_size() -> None:
    assert size_of("GCSE", Quantity(None, 200), Quantity.exactly(40)) == "diploma"
