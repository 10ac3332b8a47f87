"""How a qualification is built: generated sentences, tables by group, sums of what is mandatory."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace

from catalogue.documents.qualification import BodyFacts, FrozenUnit, QualificationDocument, UnitGroup
from catalogue.documents.unit import PracticeHours, UnitDocument
from catalogue.documents.values import Identifier, Quantity
from catalogue.presenters.rules import rule_data
from catalogue.presenters.structure import structure
from catalogue.rules.english.describe import describe
from catalogue.rules.parsing import parse


def unit(key: str, credits: int | None, **facts: object) -> FrozenUnit:
    size = Quantity.exactly(credits) if credits is not None else None
    return FrozenUnit(key, UnitDocument(f"Title {key}", key, credits=size, **facts), f"ilm/{key.lower()}", 1)  # type: ignore[arg-type]


UNITS = (
    unit(
        "U-1",
        3,
        level="4",
        glh=Quantity.exactly(9),
        identifiers=(Identifier("unit-reference", "R/618/1148"),),
    ),
    unit("U-2", 5, level="E2", practice_hours=PracticeHours(12)),
    unit("U-3", 1),
)
DOCUMENT = QualificationDocument(
    "Title",
    BodyFacts("ilm", "ILM"),
    groups=(
        UnitGroup("M", "Mandatory", ("U-1", "U-2"), "mandatory"),
        UnitGroup("O", "Optional", (), "optional", parent="M", words="None yet."),
    ),
    units=UNITS,
    rule={
        "measure": "credits",
        "rules": [{"kind": "mandatory", "groups": ["M"]}],
        "not_checked": ["A clause."],
    },
)


def test_groups_are_tables_with_the_columns_they_need() -> None:
    first, second, rest = structure(DOCUMENT).groups
    assert (first.title, first.count, first.role) == ("Mandatory", "2 units", "mandatory")
    assert (first.has_credits, first.has_glh, first.has_tqt) == (True, True, False)
    assert second.words == "Part of Mandatory. None yet."
    assert (rest.title, [row.title for row in rest.rows]) == ("Other units", ["Title U-3"])


def test_a_row_says_what_the_frozen_unit_says() -> None:
    row, other = structure(DOCUMENT).groups[0].rows
    assert (row.anchor, row.codes, row.level, row.credits, row.glh) == (
        "unit-u-1",
        ("U-1", "R/618/1148"),
        "4",
        "3",
        "9",
    )
    assert row.url == "/units/ilm/u-1/"
    assert (other.level, other.note) == ("Entry 2", "at least 12 hours of practice")


def test_only_mandatory_units_are_summed_and_only_what_all_of_them_state() -> None:
    totals = structure(DOCUMENT).groups[0].totals
    assert totals is not None
    assert (totals.credits, totals.glh, totals.tqt) == ("8", "", "")
    assert structure(DOCUMENT).groups[2].totals is None


def test_sentences_are_generated_and_the_rest_is_stated_only() -> None:
    view = structure(DOCUMENT)
    assert view.sentences == tuple(describe(parse(rule_data(DOCUMENT))))
    assert len(view.sentences) == 1
    assert view.not_checked == ("A clause.",)


def test_a_rule_that_cannot_be_read_is_said_to_be_so() -> None:
    broken = structure(replace(DOCUMENT, rule={"rules": [{"kind": "unheard-of"}]}))
    assert broken.sentences == ()
    assert broken.fault.startswith("The rule of this version cannot be read here.")
    assert len(broken.groups) == 3


def test_no_rule_yet() -> None:
    view = structure(replace(DOCUMENT, rule=None))
    assert (view.has_rule, view.sentences, view.fault) == (False, (), "")


def test_titles_cannot_bring_markup_into_the_sentences() -> None:
    group = UnitGroup("M", "<b>Core</b>", ("U-1",), "mandatory")
    (sentence,) = structure(replace(DOCUMENT, groups=(group,))).sentences
    assert "&lt;b&gt;Core&lt;/b&gt;" in sentence


def test_the_word_for_units_is_the_documents() -> None:
    view = structure(replace(DOCUMENT, unit_label="component"))
    assert (view.unit_heading, view.groups[0].count) == ("Component", "2 components")


def test_sentences_that_are_remembered_do_not_keep_the_document_in_memory() -> None:
    document = replace(DOCUMENT, title="Soon gone", groups=(replace(DOCUMENT.groups[0], title="Soon gone"),))
    seen, sentences = weakref.ref(document), structure(document).sentences
    del document
    gc.collect()
    assert seen() is None
    again = replace(DOCUMENT, title="Another", groups=(replace(DOCUMENT.groups[0], title="Soon gone"),))
    assert structure(again).sentences == sentences
