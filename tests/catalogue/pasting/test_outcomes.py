"""Outcomes and criteria as documents print them: numbered, with bullets, in two columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.documents.unit import Criterion, LearningOutcome
from catalogue.pasting import read_outcomes, write_outcomes

BOTH = [
    LearningOutcome("1", "Understand coaching",
                    (Criterion("1.1", "Define it"), Criterion("1.2", "Compare it"))),
    LearningOutcome("2", "Be able to coach", (Criterion("2.1", "Plan a session"),)),
]  # fmt: skip
TEXTS = {
    "numbered": (
        "1 Understand coaching\n1.1 Define it\n1.2 Compare it\n2 Be able to coach\n2.1 Plan a session"
    ),
    "dots": (
        "1. Understand coaching\n1.1. Define it\n1.2) Compare it\n2. Be able to coach\n2.1. Plan a session"
    ),
    "labels": (
        "LO1: Understand coaching\nAC 1.1 Define it\nAC1.2 Compare it\n"
        "Learning outcome 2 – Be able to coach\nAC 2.1 Plan a session"
    ),
    "sayings": (
        "The learner will:\n1. Understand coaching\nThe learner can:\n"
        "1.1 Define it\n1.2 Compare it\nThe learner will:\n2. Be able to coach\n"
        "The learner can:\n2.1 Plan a session"
    ),
    "bullets": ("1 Understand coaching\n• Define it\n• Compare it\n2 Be able to coach\n- Plan a session"),
    "two columns": (
        "Learning outcomes\tAssessment criteria\n"
        "1 Understand coaching\t1.1 Define it\n\t1.2 Compare it\n"
        "2 Be able to coach\t2.1 Plan a session"
    ),
    "four columns": (
        "1.\tUnderstand coaching\t1.1\tDefine it\n\t\t1.2\tCompare it\n"
        "2.\tBe able to coach\t2.1\tPlan a session"
    ),
    "wrapped columns": (
        "1 Understand\t1.1 Define\ncoaching\tit\n\t1.2 Compare it\n2 Be able to\t2.1 Plan a\ncoach\tsession"
    ),
    "pipes": (
        "| LO | AC |\n|---|---|\n| 1 Understand coaching | 1.1 Define it |\n"
        "|  | 1.2 Compare it |\n| 2 Be able to coach | 2.1 Plan a session |"
    ),
    "wrapped lines": (
        "1 Understand\ncoaching\n1.1 Define\nit\n1.2 Compare it\n2 Be able\nto coach\n2.1 Plan a session"
    ),
    "numbers apart": (
        "1 Understand coaching\n\n1.1\n\n1.2\n\nDefine it\nCompare it\n\n"
        "2 Be able to coach\n2.1\nPlan a\nsession"
    ),
    "headings": (
        ""
        "Learning outcomes (the learner will) Assessment criteria (the learner can)\n"
        "1 Understand coaching\n1.1 Define it\n1.2 Compare it\n2 Be able to coach\n"
        "2.1 Plan a session"
    ),
    "lead": (
        "1 The learner will: Understand coaching\n"
        "1.1 The learner can: Define it\n1.2 Compare it\n2 Be able to coach\n"
        "2.1 Plan a session"
    ),
    "full width digits": (
        "１ Understand coaching\n１.１ Define it\n１.２ Compare it\n２ Be able to coach\n2.1 Plan a session"
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_every_style_is_read(name: str) -> None:
    found = read_outcomes(TEXTS[name])
    assert list(found.outcomes) == BOTH
    assert [fault.sentence() for fault in found.faults] == []


def test_indicative_content_goes_to_its_outcome() -> None:
    text = f"{TEXTS['numbered']}\nIndicative content:\n1\n• Nature of coaching\n• Models\n"
    text += "(such as GROW)\n2 Planning"
    found = read_outcomes(text)
    assert [one.indicative_content for one in found.outcomes] == [
        ("Nature of coaching", "Models (such as GROW)"),
        ("Planning",),
    ]
    assert found.faults == ()


def test_letters_are_kept_as_numbers() -> None:
    found = read_outcomes("1 Understand\na) Define\nb) Compare")
    assert found.outcomes[0].criteria == (Criterion("a", "Define"), Criterion("b", "Compare"))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1.1 Define it", "Row 1: criterion 1.1 stands before any learning outcome 1."),
        ("Some words", "Row 1: “Some words” stands before any learning outcome."),
        ("• Some words", "Row 1: “Some words” stands before any learning outcome."),
        ("1 One\n1 Two", "Row 2: there are two learning outcomes 1."),
        ("1 One\n1.1 A\n1.1 B", "Row 3: there are two criteria 1.1."),
        ("1 One\na) A\na) B", "Row 3: there are two criteria a."),
        ("1 One\n1.1", "Row 2: 1.1 has no words."),
        ("1 One\n1.1\n1.2\nFirst\nSecond\nThird", "Row 2: the numbers stand apart from their texts"),
        ("1 One\nIndicative content\n7 Words", "Row 3: “7 Words” names no learning outcome."),
        (" \n", "There is no numbered learning outcome in this text."),
        ("1 <script>alert(1)</script>", "1 has no words."),
        ("x" * 200_001, "The text has 200,001 characters; at most 200,000 are read at once."),
    ],
    ids=lambda value: value[:30],
)
def test_what_cannot_be_read_is_said_with_its_place(text: str, sentence: str) -> None:
    said = [fault.sentence() for fault in read_outcomes(text).faults]
    assert any(sentence in one for one in said), said


def test_what_is_cleaned_or_missing_is_noted() -> None:
    found = read_outcomes("1 One\u200b\n1.1 <b>A</b>\n1.3 C\n3 Three")
    assert [note.sentence() for note in found.notes] == [
        "Invisible characters were taken out of these rows: 1.",
        "HTML was taken out of these rows: 2.",
        "No assessment criteria were found for learning outcome 3.",
        "These numbers do not occur: 2, 1.2.",
    ]
    assert found.outcomes[0].criteria[0].text == "A"


def test_a_number_in_a_sentence_is_no_outcome() -> None:
    found = read_outcomes("1 Know the law of\n2010 on equality\n1.1 Describe the\n9 protected features")
    assert found.outcomes[0].text == "Know the law of 2010 on equality"
    assert found.outcomes[0].criteria[0].text == "Describe the 9 protected features"


words = st.text("abcdefgh éŵ,;'", min_size=1, max_size=30).map(
    lambda text: f"Know {' '.join(text.split())}".strip()
)


@given(st.lists(st.tuples(words, st.lists(words, max_size=4)), min_size=1, max_size=6))
def test_what_is_written_reads_back_the_same(parts: list[tuple[str, list[str]]]) -> None:
    outcomes = [
        LearningOutcome(
            str(number),
            text,
            tuple(Criterion(f"{number}.{place}", one) for place, one in enumerate(criteria, start=1)),
        )
        for number, (text, criteria) in enumerate(parts, start=1)
    ]
    found = read_outcomes(write_outcomes(outcomes))
    assert list(found.outcomes) == outcomes
    assert found.faults == ()


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    found = read_outcomes(text)
    assert found.outcomes or found.faults


@given(
    st.lists(st.sampled_from(["1", "1.1", "2", " Word", "\n", "\t", "|", "•", "a) x", "Indicative content"]))
)
def test_no_mixture_of_parts_breaks_the_reader(parts: list[str]) -> None:
    found = read_outcomes("".join(parts))
    assert all(one.sentence() for one in (*found.faults, *found.notes))
