"""What replaces what: one or several, never itself, never in a circle, resolved to what is current."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from catalogue import acts
from catalogue.lifecycle import london_today
from catalogue.live_facts import facts_of
from catalogue.models import AwardingBodyPage, Kind, QualificationPage, UnitPage
from tests.catalogue import making

TODAY = london_today()
BODY = acts.Record("the awarding body")


@pytest.fixture
def four(body: AwardingBodyPage, units: list[UnitPage]) -> list[QualificationPage]:
    """Four published qualifications."""
    return [making.make_qualification(body, units, title=f"Award {name}") for name in "ABCD"]


def replaced(page: Any, *by: Any, **more: Any) -> None:
    acts.state_replacement(page, "replaced", BODY, [acts.NamedSuccessor(page=one, **more) for one in by])


def test_one_is_replaced_by_several_each_with_its_own_words(four: list[QualificationPage]) -> None:
    a, b, c, _ = four
    acts.state_replacement(
        a,
        "partly",
        BODY,
        [
            acts.NamedSuccessor(page=b, equivalent=True, advice="Finish what you began."),
            acts.NamedSuccessor(page=c, equivalent=False, from_date=TODAY + timedelta(days=9)),
            acts.NamedSuccessor(title="An award elsewhere", scheme=Kind.UNIT, value="X1"),
        ],
    )
    said = facts_of([a.translation_key], TODAY)[a.translation_key].replacement
    assert said is not None
    assert [(one.title, one.equivalent, bool(one.url)) for one in said.successors] == [
        ("Award B", True, True),
        ("Award C", False, True),
        ("An award elsewhere", None, False),
    ]


def test_nothing_is_said_when_nothing_is_stated(four: list[QualificationPage]) -> None:
    assert facts_of([four[0].translation_key], TODAY)[four[0].translation_key].replacement is None


def test_a_chain_leads_to_what_is_current(four: list[QualificationPage]) -> None:
    a, b, c, d = four
    replaced(a, b)
    replaced(b, c, d)
    assert acts.resolve_current(a.translation_key, TODAY) == (c.translation_key, d.translation_key)
    assert acts.resolve_current(d.translation_key, TODAY) == (d.translation_key,)


def test_a_replacement_of_a_later_day_is_not_current_yet(four: list[QualificationPage]) -> None:
    a, b, *_ = four
    day = TODAY + timedelta(days=30)
    replaced(a, b, from_date=day)
    assert acts.resolve_current(a.translation_key, TODAY) == (a.translation_key,)
    assert acts.resolve_current(a.translation_key, day) == (b.translation_key,)


def test_a_chain_that_closes_is_refused_and_named(four: list[QualificationPage]) -> None:
    a, b, c, _ = four
    replaced(a, b)
    replaced(b, c)
    with pytest.raises(ValidationError) as error:
        replaced(c, a)
    assert error.value.message_dict == {
        "successors": ["This would replace it by itself in the end: Award C → Award A → Award B → Award C."]
    }


def test_a_prepared_replacement_counts_for_the_chain(four: list[QualificationPage]) -> None:
    a, b, *_ = four
    later = acts.Record("the awarding body", announce_on=TODAY + timedelta(days=5))
    acts.state_replacement(a, "replaced", later, [acts.NamedSuccessor(page=b)])
    with pytest.raises(ValidationError, match="in the end"):
        replaced(b, a)


def test_a_later_statement_frees_the_chain(four: list[QualificationPage]) -> None:
    a, b, *_ = four
    replaced(a, b)
    acts.state_replacement(a, "not-replaced", BODY)
    replaced(b, a)
    assert acts.resolve_current(b.translation_key, TODAY) == (a.translation_key,)


@pytest.mark.parametrize(
    ("outcome", "named", "sentence"),
    [
        ("replaced", [], "Say by what it is replaced."),
        ("not-decided", [acts.NamedSuccessor(title="Another")], "It cannot name a replacement"),
        ("replaced", [acts.NamedSuccessor()], "Give the title or the number of each replacement."),
        ("replaced", [acts.NamedSuccessor(title="One")] * 2, "Name each replacement once."),
    ],
)
def test_a_statement_that_contradicts_itself_is_refused(
    qualification: QualificationPage, outcome: str, named: list[acts.NamedSuccessor], sentence: str
) -> None:
    with pytest.raises(ValidationError) as error:
        acts.state_replacement(qualification, outcome, BODY, named)
    assert sentence in error.value.message_dict["successors"][0]


def test_a_page_does_not_replace_itself_even_by_its_number(qualification: QualificationPage) -> None:
    for successor in (
        acts.NamedSuccessor(page=qualification),
        acts.NamedSuccessor(title="Me", scheme="qualification-number", value=qualification.number),
    ):
        with pytest.raises(ValidationError, match="It cannot be replaced by itself"):
            acts.state_replacement(qualification, "replaced", BODY, [successor])


def test_an_unknown_outcome_is_refused(qualification: QualificationPage) -> None:
    with pytest.raises(ValidationError) as error:
        acts.state_replacement(qualification, "perhaps", BODY)
    assert list(error.value.message_dict) == ["outcome"]


def test_what_was_said_is_taken_back(four: list[QualificationPage]) -> None:
    a, b, *_ = four
    replaced(a, b)
    acts.state_replacement(a, "", BODY)
    assert facts_of([a.translation_key], TODAY)[a.translation_key].replacement is None
    assert acts.resolve_current(a.translation_key, TODAY) == (a.translation_key,)
