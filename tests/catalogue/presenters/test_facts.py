"""Tables of facts: every stated fact has a row, nothing unstated has one."""

from __future__ import annotations

from dataclasses import fields

from catalogue.documents.qualification import Ages, BodyFacts, Grading, Licensor, QualificationDocument
from catalogue.documents.unit import PracticeHours, UnitDocument
from catalogue.documents.values import FrameworkLevel, Identifier, LevelRange, Period, Quantity
from catalogue.presenters.facts import Fact, regulatory_facts, summary_facts, unit_facts

BODY = BodyFacts("ilm", "ILM")
FULL = QualificationDocument(
    "Title",
    BODY,
    identifiers=(Identifier("qualification-number", "600/5851/1"), Identifier("our-code", "X1")),
    level=LevelRange("4", "4"),
    other_levels=(FrameworkLevel("EQF", "5"),),
    type="Occupational Qualification",
    sector_subject_area="15.3",
    credits=Quantity(5, 12),
    glh=Quantity.exactly(36),
    glh_includes=("induction", "tutorial"),
    tqt=Quantity.exactly(150),
    induction=Quantity(1),
    tutorial=Quantity(2, None),
    grading=Grading(("Pass", "Merit"), "Graded by unit."),
    ages=Ages(18),
    languages=("English", "Welsh"),
    nations=("England",),
    registration_period=Period(36),
    assessment_methods=("Portfolio", "Exam"),
    licensor=Licensor("A licensor", "for tutors"),
    tags=("coaching",),
)


def rows(facts: tuple[Fact, ...]) -> dict[str, list[str]]:
    return {fact.term: [value.text for value in fact.values] for fact in facts}


def test_summary() -> None:
    assert rows(summary_facts(FULL)) == {
        "Level": ["Level 4"],
        "Type of qualification": ["Occupational Qualification"],
        "Qualification number": ["600/5851/1"],
        "Our code": ["X1"],
        "Credits": ["5 to 12 credits"],
        "Guided learning hours (GLH)": ["36 hours"],
        "Total qualification time (TQT)": ["150 hours"],
        "How it is assessed": ["Portfolio", "Exam"],
        "Grading": ["Pass, Merit", "Graded by unit."],
        "Time to complete": ["3 years"],
        "Age": ["18 years or over"],
        "Induction": ["at least 1 hour"],
        "Tutorial support": ["at least 2 hours"],
    }


def test_what_the_hours_include_stands_beside_them() -> None:
    glh = next(fact for fact in summary_facts(FULL) if "GLH" in fact.term)
    assert glh.values[0].note == "includes induction and tutorial support"


def test_regulation() -> None:
    assert rows(regulatory_facts(FULL)) == {
        "Sector subject area": ["15.3"],
        "Level in other frameworks": ["EQF 5"],
        "Offered in": ["England"],
        "Languages of assessment": ["English, Welsh"],
        "Licence needed from": ["A licensor"],
        "Subjects": ["coaching"],
    }


def test_what_is_not_stated_has_no_row() -> None:
    empty = QualificationDocument("Title", BODY)
    assert summary_facts(empty) == regulatory_facts(empty) == ()
    assert unit_facts(UnitDocument("Title")) == ()


def test_unit() -> None:
    unit = UnitDocument(
        "Title",
        "D3.01",
        (Identifier("unit-reference", "R/618/1148"), Identifier("body-code", "D3.01")),
        level="3",
        credits=Quantity.exactly(3),
        glh=Quantity.exactly(9),
        tqt=Quantity.exactly(30),
        practice_hours=PracticeHours(6, "with a supervisor"),
        restricted=True,
        subject_class="Business Management",
        supporting_body="ENTO",
        submitted_by="ILM",
        sector_requirements="None",
        attributes={"graded": True, "kind_of_unit": "academic"},
        tags=("coaching",),
    )
    assert rows(unit_facts(unit)) == {
        "Level": ["Level 3"],
        "Code": ["D3.01"],
        "Unit reference": ["R/618/1148"],
        "Credits": ["3 credits"],
        "Guided learning hours (GLH)": ["9 hours"],
        "Total qualification time (TQT)": ["30 hours"],
        "Practice": ["at least 6 hours"],
        "Who may use it": ["Restricted to the awarding body that owns it"],
        "Subject classification": ["Business Management"],
        "Supported by": ["ENTO"],
        "Submitted by": ["ILM"],
        "Sector’s assessment requirements": ["None"],
        "Graded": ["yes"],
        "Kind of unit": ["academic"],
        "Subjects": ["coaching"],
    }


def test_no_field_of_the_document_is_forgotten() -> None:
    """A field added to the document must be given a place on the page, and then here."""
    elsewhere = {
        "title", "body", "suite", "unit_label", "glh_words", "glh_includes", "sections", "staff",
        "assessment_parties", "assessments", "related_documents", "original", "contacts", "standard_texts",
        "level_descriptors", "groups", "units", "rule", "routes", "schema",
    }  # fmt: skip
    facts = {
        "identifiers", "level", "other_levels", "type", "sector_subject_area", "credits", "glh", "tqt",
        "induction", "tutorial", "grading", "ages", "languages", "nations", "registration_period",
        "assessment_methods", "licensor", "tags",
    }  # fmt: skip
    assert {field.name for field in fields(QualificationDocument)} == elsewhere | facts
