"""Differences as people read them: facts, prose, units, outcomes, the rule, and what only moved."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from catalogue.difference import Difference, Kind, difference, headline, plain_lines, sentence
from catalogue.documents import QualificationDocument, UnitDocument
from catalogue.documents.assessment import Assessment, AssessmentSection
from catalogue.documents.qualification import (
    BodyFacts,
    FrozenUnit,
    Grading,
    Route,
    RouteTarget,
    UnitGroup,
)
from catalogue.documents.staff import Evidence, StaffItem, StaffRequirement
from catalogue.documents.unit import Criterion, LearningOutcome, PracticeHours
from catalogue.documents.values import Identifier, LevelRange, Period, Quantity, Section

BODY = BodyFacts("ilm", "ILM")
PLAIN = QualificationDocument("Certificate in Coaching", BODY)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ({"credits": Quantity(13, 13)}, {"credits": Quantity(14, 14)}, "Credits: changed from 13 to 14"),
        ({}, {"credits": Quantity(5, 12)}, "Credits: now 5 to 12, before not stated"),
        ({}, {"credits": Quantity(1125, 1125)}, "Credits: now 1,125, before not stated"),
        (
            {"tqt": Quantity(37, None)},
            {},
            "Total qualification time (TQT): no longer stated, before 37 or more",
        ),
        (
            {"glh": Quantity(None, 12)},
            {"glh": Quantity(12, 12)},
            "Guided learning hours (GLH): changed from up to 12 to 12",
        ),
        (
            {"level": LevelRange("4", "4")},
            {"level": LevelRange("4", "5")},
            "Level: changed from 4 to 4 to 5",
        ),
        (
            {"registration_period": Period(36)},
            {"registration_period": Period(24, "two years")},
            "Registration period: changed from 36 months to 24 months (two years)",
        ),
        (
            {"unit_label": "unit"},
            {"unit_label": "module"},
            "What its units are called: changed from unit to module",
        ),
        (
            {"identifiers": (Identifier("qualification-number", "600/5791/9"),)},
            {"identifiers": (Identifier("qualification-number", "600/5781/6"),)},
            "qualification number: changed from 600/5791/9 to 600/5781/6",
        ),
    ],
)
def test_a_fact_is_said_before_and_after(before: dict[str, Any], after: dict[str, Any], said: str) -> None:
    found = difference(replace(PLAIN, **before), replace(PLAIN, **after))
    leaf = next(next(found.changes()).leaves())
    assert sentence(leaf).endswith(said)


def test_a_nested_fact_is_taken_apart() -> None:
    old = replace(PLAIN, grading=Grading(("Pass",), "Pass or fail"))
    new = replace(PLAIN, grading=Grading(("Pass", "Merit"), "Pass or fail"))
    assert list(plain_lines(difference(old, new))) == [
        "Facts",
        "  Grading: changed",
        "    Grades: changed",
        "      {+Merit+}",
    ]


PROSE = "<p>Learners must hold a Level 3 award.</p><p>They must be 18 or over.</p>"


def test_prose_is_compared_by_paragraph_and_word() -> None:
    new = PROSE.replace("Level 3", "Level 4") + "<ul><li>Bring proof.</li></ul>"
    old_section, new_section = Section("entry", "Entry", PROSE), Section("entry", "Entry", new)
    found = difference(replace(PLAIN, sections=(old_section,)), replace(PLAIN, sections=(new_section,)))
    assert list(plain_lines(found)) == [
        "What it says",
        "  Sections: “Entry”: changed",
        "    Learners must hold a Level [-3-] {+4+} award.",
        "    {+• Bring proof.+}",
    ]


def test_markup_alone_is_said_to_be_markup_alone() -> None:
    sections = (
        (Section("entry", "Entry", PROSE),),
        (Section("entry", "Entry", PROSE.replace("18", "<b>18</b>")),),
    )
    found = difference(replace(PLAIN, sections=sections[0]), replace(PLAIN, sections=sections[1]))
    assert [change.note for change in found.changes()] == [
        "The words are the same: only spacing, links, emphasis or order differ."
    ]


def test_a_section_that_moved_is_not_changed() -> None:
    one, two, three = (Section("note", title, f"<p>{title} text</p>") for title in ("One", "Two", "Three"))
    found = difference(replace(PLAIN, sections=(one, two, three)), replace(PLAIN, sections=(three, one, two)))
    assert [sentence(change) for change in found.changes()] == [
        "Sections: “Three”: moved from Place 3 in the list to Place 1 in the list"
    ]


def test_a_section_with_another_heading_is_found_by_its_words() -> None:
    old = Section("entry", "Entry", "<p>You need a Level 3 award in coaching or the like.</p>")
    new = replace(old, title="Who can start")
    found = difference(replace(PLAIN, sections=(old,)), replace(PLAIN, sections=(new,)))
    assert [sentence(leaf) for change in found.changes() for leaf in change.leaves()] == [
        "Title: changed from Entry to Who can start"
    ]


# The unit table ---------------------------------------------------------------------------


def frozen(code: str, title: str = "", **facts: Any) -> FrozenUnit:
    return FrozenUnit(code, UnitDocument(title or f"Title of {code}", code, **facts), f"ilm/{code}", 1)


A, B, C = frozen("8605-400"), frozen("8605-401"), frozen("8605-402")


def table(units: tuple[FrozenUnit, ...], **groups: str) -> QualificationDocument:
    listed = tuple(
        UnitGroup(id=name, title=f"Group {name}", units=tuple(units[int(place)].key for place in places))
        for name, places in groups.items()
    )
    return replace(PLAIN, units=units, groups=listed)


def sentences(found: Difference) -> list[str]:
    return [sentence(change) for change in found.changes()]


def test_units_come_go_and_change() -> None:
    new_b = frozen("8605-401", "Another title")
    found = difference(table((A, B), one="01"), table((new_b, C), one="01"))
    assert sentences(found) == [
        "Unit 8605-400 “Title of 8605-400”: removed",
        "Unit 8605-401 “Another title”: changed",
        "Unit 8605-402 “Title of 8605-402”: added",
    ]
    assert found.counts() == {Kind.REMOVED: 1, Kind.CHANGED: 1, Kind.ADDED: 1}
    assert headline(found) == "1 addition, 1 removal and 1 change"


def test_a_unit_taken_over_anew_shows_its_own_differences() -> None:
    newer = replace(A, version=2, document=replace(A.document, credits=Quantity(4, 4)))
    found = difference(table((A,), one="0"), table((newer,), one="0"))
    (change,) = found.changes()
    assert [sentence(part) for part in change.parts] == [
        "Version of the unit: changed from 1 to 2",
        "Credits: now 4, before not stated",
    ]


def test_a_unit_between_groups_moved_and_did_not_change() -> None:
    found = difference(table((A, B, C), one="012", two=""), table((A, B, C), one="02", two="1"))
    assert sentences(found) == [
        "Unit 8605-401 “Title of 8605-401”: moved from Group one “Group one” to Group two “Group two”"
    ]


def test_a_unit_within_its_group_moved() -> None:
    found = difference(table((A, B, C), one="012"), table((A, B, C), one="201"))
    assert [change.kind for change in found.changes()] == [Kind.MOVED]
    assert sentences(found) == [
        (
            "Unit 8605-402 “Title of 8605-402”: moved from Place 3 in Group one “Group one” "
            "to Place 1 in Group one “Group one”"
        )
    ]


def test_a_unit_with_a_new_code_is_still_that_unit() -> None:
    reference = (Identifier("unit-reference", "L/618/1150"),)
    old, new = (
        frozen("D3.01", "Coaching", identifiers=reference),
        frozen("D4.01", "Coaching", identifiers=reference),
    )
    found = difference(table((old,), one="0"), table((new,), one="0"))
    (change,) = found.changes()
    assert change.kind is Kind.CHANGED
    assert "Code: changed from D3.01 to D4.01" in [sentence(part) for part in change.parts]


def test_a_group_that_came_is_told_with_its_units() -> None:
    found = difference(table((A, B), one="01"), table((A, B), one="0", two="1"))
    assert sentences(found) == [
        "Group two “Group two”: added",
        "Unit 8605-401 “Title of 8605-401”: moved from Group one “Group one” to Group two “Group two”",
    ]


# Outcomes ---------------------------------------------------------------------------------


def outcome(number: int, text: str, *criteria: str) -> LearningOutcome:
    listed = tuple(Criterion(f"{number}.{place}", words) for place, words in enumerate(criteria, start=1))
    return LearningOutcome(str(number), text, listed)


PLAN = ("plan coaching sessions with a learner", "agree aims with the learner", "choose a place and a time")
GIVE = ("give feedback after coaching", "give balanced feedback", "record what was agreed")


def unit(*outcomes: LearningOutcome) -> UnitDocument:
    return UnitDocument("Coaching", "D3.01", outcomes=outcomes)


def outcome_changes(old: UnitDocument, new: UnitDocument) -> list[str]:
    return [sentence(leaf) for change in difference(old, new).changes() for leaf in change.leaves()]


def test_an_outcome_put_before_renumbers_the_rest_and_changes_nothing_else() -> None:
    new_first = outcome(1, "explain what coaching is", "say what coaching is for")
    found = difference(
        unit(outcome(1, *PLAN), outcome(2, *GIVE)), unit(new_first, outcome(2, *PLAN), outcome(3, *GIVE))
    )
    assert sentences(found) == [
        "Learning outcome 1: added",
        "Learning outcome 2: was number 1, is now 2",
        "Learning outcome 3: was number 2, is now 3",
    ]
    assert [change.note for change in found.changes()][1:] == ["Its criteria are renumbered with it."] * 2


def test_a_criterion_reworded_shows_its_words() -> None:
    found = difference(
        unit(outcome(1, *PLAN)), unit(outcome(1, PLAN[0], "agree clear aims with the learner", PLAN[2]))
    )
    assert list(plain_lines(found))[1:] == [
        "  Learning outcome 1: changed",
        "    Criterion 1.1: changed from agree aims with the learner to agree clear aims with the learner",
    ]


def test_a_criterion_put_first_renumbers_the_others() -> None:
    new = unit(outcome(1, PLAN[0], "name the people involved", *PLAN[1:]))
    assert outcome_changes(unit(outcome(1, *PLAN)), new) == [
        "Criterion 1.1: added",
        "Criterion 1.2: was number 1.1, is now 1.2",
        "Criterion 1.3: was number 1.2, is now 1.3",
    ]


def test_a_criterion_that_went_to_another_outcome_moved() -> None:
    old = unit(outcome(1, *PLAN), outcome(2, *GIVE))
    new = unit(outcome(1, PLAN[0], PLAN[1]), outcome(2, *GIVE, PLAN[2]))
    assert outcome_changes(old, new) == [
        "Criterion 2.3: moved from 1.2, under learning outcome 1 to 2.3, under learning outcome 2"
    ]


def test_outcomes_that_have_nothing_in_common_came_and_went() -> None:
    found = difference(unit(outcome(1, *PLAN)), unit(outcome(1, *GIVE)))
    assert [change.kind for change in found.changes()] == [Kind.REMOVED, Kind.ADDED]


def test_the_hours_of_practice_are_a_fact_of_the_unit() -> None:
    old, new = UnitDocument("Coaching"), UnitDocument("Coaching", practice_hours=PracticeHours(12))
    assert list(plain_lines(difference(old, new))) == [
        "Facts",
        "  Practice hours, at least: added",
        "    {+Hours, at least: 12+}",
    ]


# Rule, staff, assessment, routes -------------------------------------------------------------


def test_rules_are_compared_by_their_sentences() -> None:
    old = replace(PLAIN, rule={"rules": [1], "not_checked": ["Over 18."]})
    new = replace(PLAIN, rule={"rules": [2], "not_checked": []})
    said = {
        1: ["At least 13 credits.", "Unit 500 is mandatory."],
        2: ["At least 14 credits.", "Unit 500 is mandatory."],
    }
    found = difference(old, new, describe=lambda document: said[(document.rule or {})["rules"][0]])
    assert list(plain_lines(found)) == [
        "Rule of combination",
        "  Rule of combination: changed",
        "    At least [-13-] {+14+} credits.",
        "  Stated, not checked: removed",
        "    [-Over 18.-]",
    ]


def test_a_rule_written_otherwise_with_the_same_sentences_says_so() -> None:
    old, new = replace(PLAIN, rule={"rules": [1]}), replace(PLAIN, rule={"rules": [2]})
    (change,) = difference(old, new, describe=lambda document: ["Every unit."]).changes()
    assert change.note == "The rule is written differently; the sentences made from it stay the same."


def test_staff_are_matched_by_role_down_to_the_evidence() -> None:
    old = StaffRequirement("Tutors", items=(StaffItem("Be competent", (Evidence("A licence"),)),))
    new = StaffRequirement(
        "Tutors", items=(StaffItem("Be competent", (Evidence("A licence", recency_years=3),)),)
    )
    found = difference(replace(PLAIN, staff=(old,)), replace(PLAIN, staff=(new,)))
    assert [sentence(leaf) for change in found.changes() for leaf in change.leaves()] == [
        "Within the last … years: now 3, before not stated"
    ]


def test_assessments_are_matched_by_title() -> None:
    old = Assessment("Task 1", sections=(AssessmentSection("Report", marks_available=20),), pass_marks=10)
    new = replace(old, sections=(AssessmentSection("Report", marks_available=24),))
    found = difference(replace(PLAIN, assessments=(old,)), replace(PLAIN, assessments=(new,)))
    assert [sentence(leaf) for change in found.changes() for leaf in change.leaves()] == [
        "Marks available: changed from 20 to 24"
    ]


def test_a_route_with_another_target_changed() -> None:
    old = Route("next-level", "Go on to the diploma", RouteTarget("Diploma"))
    new = replace(old, target=RouteTarget("Diploma", Identifier("qualification-number", "600/5781/6")))
    found = difference(replace(PLAIN, routes=(old,)), replace(PLAIN, routes=(new,)))
    assert [sentence(leaf) for change in found.changes() for leaf in change.leaves()] == [
        "Number: now 600/5781/6, before not stated"
    ]


def test_nothing_differs_is_said() -> None:
    assert headline(difference(PLAIN, PLAIN)) == "Nothing differs"


def test_a_table_of_a_hundred_units_is_compared_quickly() -> None:
    units = tuple(
        frozen(f"8605-{number}", outcomes=(outcome(1, *PLAN), outcome(2, *GIVE)))
        for number in range(400, 500)
    )
    turned = tuple(reversed(units))
    keys = tuple(one.key for one in units)
    old = replace(PLAIN, units=units, groups=(UnitGroup("1", "All", keys),))
    new = replace(PLAIN, units=turned, groups=(UnitGroup("1", "All", keys[::-1]),))
    assert difference(old, new).counts() == {Kind.MOVED: 99}
