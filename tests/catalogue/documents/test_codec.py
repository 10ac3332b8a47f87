"""Documents to and from JSON: round trips, one canonical spelling, and every fault with its place."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.documents import (
    DocumentFaults,
    QualificationDocument,
    UnitDocument,
    canonical,
    decode,
    encode,
    fingerprint,
)
from catalogue.documents.interchange import DateAct, Interchange, Live, VersionNote, without_inlined
from catalogue.documents.qualification import BodyFacts
from catalogue.documents.values import Identifier, LevelDescriptor, Quantity, StandardText
from tests.catalogue.documents.shapes import FREE, instances

UNIT = {"title": "Giving Feedback"}
QUALIFICATION = {"title": "Certificate", "body": {"slug": "aim", "name": "AIM"}}
FILE: dict[str, Any] = {"body": {"slug": "aim", "name": "AIM"}}


def faults(cls: type, data: Any) -> list[str]:
    """Return every fault of ``data`` as one line each, or an empty list."""
    try:
        decode(cls, data)
    except DocumentFaults as error:
        return [str(fault) for fault in error.faults]
    return []


@pytest.mark.parametrize("cls", [QualificationDocument, UnitDocument, Interchange])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_what_is_encoded_decodes_to_the_same(cls: type, data: st.DataObject) -> None:
    document = data.draw(instances(cls))
    text = canonical(document)
    again = decode(cls, json.loads(text))
    assert again == document
    assert canonical(again) == text


@settings(max_examples=60, deadline=None)
@given(instances(UnitDocument), st.randoms())
def test_the_canonical_text_does_not_depend_on_the_order_of_the_fields(document: Any, random: Any) -> None:
    entries = list(encode(document).items())
    random.shuffle(entries)
    assert canonical(decode(UnitDocument, dict(entries))) == canonical(document)


def test_the_canonical_text_is_pinned() -> None:
    document = UnitDocument(
        title="Développer « l’esprit »",
        code="8605-400",
        identifiers=(Identifier("unit-reference", "L/618/1150"),),
        credits=Quantity.exactly(4),
        restricted=True,
        attributes={"type": "academic", "graded": True},
    )
    text = canonical(document)
    assert text == (
        '{"attributes":{"graded":true,"type":"academic"},"code":"8605-400","credits":{"max":4,"min":4},'
        '"identifiers":[{"scheme":"unit-reference","value":"L/618/1150"}],"restricted":true,"schema":1,'
        '"title":"Développer « l’esprit »"}'
    )
    assert fingerprint(text) == "1bec9b5aa3bb22f0c471a76ab8fccdd3c10a699f8d0b1db91b4b85ef000fda85"


def test_what_is_not_stated_is_left_out() -> None:
    assert encode(UnitDocument(title="A")) == {"title": "A", "schema": 1}
    assert encode(Live()) == {}
    assert encode(Quantity(min=37)) == {"min": 37}
    assert encode(VersionNote(effective_from=date(2014, 12, 19))) == {"effective_from": "2014-12-19"}


def test_a_date_that_is_withdrawn_is_still_said() -> None:
    act = DateAct("review", None, "a letter")
    assert encode(act) == {"field": "review", "to": None, "source": "a letter"}
    assert decode(DateAct, encode(act)) == act


def test_a_range_with_an_open_top_is_not_the_same_as_one_value() -> None:
    assert decode(Quantity, {"min": 37}) == Quantity(37, None)
    assert Quantity(37, None).value is None
    assert Quantity.exactly(37).value == 37
    assert not Quantity().stated


FAULTS: list[tuple[type, Any, list[str]]] = [
    (UnitDocument, [], ["$: an object is needed here, not []."]),
    (UnitDocument, None, ["$: an object is needed here, not null."]),
    (UnitDocument, {}, ["$: “title” is missing."]),
    (UnitDocument, {"title": 5}, ["$.title: text is needed here, not 5."]),
    (UnitDocument, {"title": None}, ["$.title: text is needed here, not null."]),
    (UnitDocument, {"title": "a\x00b"}, ["$.title: the text holds a NUL character."]),
    (
        UnitDocument,
        {"title": "\ud800"},
        ["$.title: the text holds half of a surrogate pair, which is no character."],
    ),
    (
        UnitDocument,
        {**UNIT, "level": "9"},
        ['$.level: "9" is not one of E1, E2, E3, 1, 2, 3, 4, 5, 6, 7, 8.'],
    ),
    (UnitDocument, {**UNIT, "level": 4}, ["$.level: text is needed here, not 4."]),
    (UnitDocument, {**UNIT, "restricted": 1}, ["$.restricted: true or false is needed here, not 1."]),
    (UnitDocument, {**UNIT, "credits": 4}, ["$.credits: an object is needed here, not 4."]),
    (UnitDocument, {**UNIT, "credits": {"min": -1}}, ["$.credits.min: -1 is below nought."]),
    (
        UnitDocument,
        {**UNIT, "credits": {"min": 1.5}},
        ["$.credits.min: a whole number is needed here, not 1.5."],
    ),
    (
        UnitDocument,
        {**UNIT, "credits": {"max": True}},
        ["$.credits.max: a whole number is needed here, not true."],
    ),
    (UnitDocument, {**UNIT, "outcomes": {}}, ["$.outcomes: a list is needed here, not {}."]),
    (UnitDocument, {**UNIT, "attributes": []}, ["$.attributes: an object is needed here, not []."]),
    (
        UnitDocument,
        {**UNIT, "attributes": {"a": float("nan")}},
        ["$.attributes: this holds NaN, Infinity or half a character, which cannot be stored."],
    ),
    (
        UnitDocument,
        {**UNIT, "attributes": {"a": "\udfff"}},
        ["$.attributes: this holds NaN, Infinity or half a character, which cannot be stored."],
    ),
    (
        UnitDocument,
        {**UNIT, "attributes": {"a": ["\x00"]}},
        ["$.attributes: the text holds a NUL character."],
    ),
    (
        UnitDocument,
        {**UNIT, "outcomes": [{"number": "1", "text": "A", "criteria": [{"number": "1.1"}]}]},
        ["$.outcomes[0].criteria[0]: “text” is missing."],
    ),
    (
        QualificationDocument,
        {**QUALIFICATION, "unit_label": "course"},
        ['$.unit_label: "course" is not one of unit, component, module.'],
    ),
    (
        QualificationDocument,
        {**QUALIFICATION, "unit_label": ["unit"]},
        ['$.unit_label: ["unit"] is not one of unit, component, module.'],
    ),
    (
        QualificationDocument,
        {**QUALIFICATION, "rule": "all"},
        ['$.rule: an object is needed here, not "all".'],
    ),
    (
        QualificationDocument,
        {**QUALIFICATION, "glh_includes": ["induction", "lunch"]},
        ['$.glh_includes[1]: "lunch" is not one of induction, tutorial.'],
    ),
    (
        Interchange,
        {**FILE, "format": "csv"},
        ['$.format: "csv" is not one of wagtail-qualifications.'],
    ),
    (Interchange, {"body": {"slug": "aim"}}, ["$.body: “name” is missing."]),
]


@pytest.mark.parametrize(("cls", "data", "expected"), FAULTS, ids=[fault[2][0] for fault in FAULTS])
def test_each_fault_says_what_and_where(cls: type, data: Any, expected: list[str]) -> None:
    assert faults(cls, data) == expected


@pytest.mark.parametrize(
    "day", ["31/08/2015", "2015-02-30", "20150831", "2015-W36-1", "2015-8-31", "", 2015, None]
)
def test_a_date_is_written_one_way(day: Any) -> None:
    data = {"field": "last_award", "to": "2015-08-31", "source": "s", "as_at": day}
    expected = f"$.as_at: {json.dumps(day)} is not a date; dates are written 2015-08-31."
    assert faults(DateAct, data) == ([] if day is None else [expected])


def test_an_unknown_field_is_named_with_those_that_exist() -> None:
    assert faults(Quantity, {"minimum": 5}) == [
        "$.minimum: “minimum” is not a field here; fields are min, max."
    ]


def test_every_fault_is_reported_in_document_order() -> None:
    data = {
        "title": 1,
        "level": "ten",
        "credits": {"min": "3"},
        "outcomes": [{"number": 1, "text": "A"}, "two"],
        "standards": [{"suite": "NOS", "year": "2006"}],
        "colour": "red",
    }
    found = [fault.split(":")[0] for fault in faults(UnitDocument, data)]
    assert found == [
        "$.colour",
        "$.title",
        "$.level",
        "$.credits.min",
        "$.outcomes[0].number",
        "$.outcomes[1]",
        "$.standards[0].year",
    ]


def test_what_is_wrong_is_shown_short() -> None:
    (fault,) = faults(UnitDocument, {"title": ["x" * 500]})
    assert fault.startswith('$.title: text is needed here, not ["xxx')
    assert len(fault) < 110


def test_deep_nesting_is_a_fault_and_no_crash() -> None:
    nested: Any = "bottom"
    for _ in range(3000):
        nested = [nested]
    data = {**QUALIFICATION, "rule": {"rules": nested}}
    assert faults(QualificationDocument, data) == ["$.rule: this is nested too deeply."]


def test_a_backslash_before_u0000_is_text() -> None:
    assert faults(UnitDocument, {**UNIT, "attributes": {"a": r"\u0000"}}) == []


@settings(max_examples=150, deadline=None)
@given(FREE)
def test_whatever_is_handed_in_it_is_decoded_or_refused_with_sentences(data: Any) -> None:
    for cls in (UnitDocument, Interchange):
        assert all(line.startswith("$") and line.endswith(".") for line in faults(cls, data))


def test_a_path_may_start_elsewhere() -> None:
    with pytest.raises(DocumentFaults) as caught:
        decode(Quantity, {"min": "a"}, "$.units[2].credits")
    assert [fault.path for fault in caught.value.faults] == ["$.units[2].credits.min"]
    assert str(caught.value) == '$.units[2].credits.min: a whole number is needed here, not "a".'


def test_documents_cannot_be_changed() -> None:
    document = UnitDocument(title="A")
    with pytest.raises(AttributeError):
        document.title = "B"  # type: ignore[misc]


def test_a_type_the_codec_does_not_know_is_refused() -> None:
    @dataclass(frozen=True)
    class Odd:
        value: float

    assert faults(Odd, {"value": 1.5}) == ["$.value: <class 'float'> is needed here, not 1.5."]


def test_without_inlined_takes_out_what_the_file_holds_elsewhere() -> None:
    document = QualificationDocument(
        title="Certificate",
        body=BodyFacts("aim", "AIM"),
        standard_texts=(StandardText("rqf", "About the RQF", "<p>Levels.</p>"),),
        level_descriptors=(LevelDescriptor("4", "Knows", "Can"),),
    )
    assert without_inlined(document) == QualificationDocument(
        title="Certificate", body=BodyFacts("aim", "AIM")
    )
