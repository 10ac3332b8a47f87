"""The JSON Schema on disk is that of the dataclasses, and agrees with the codec on what is right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from catalogue.documents import DocumentFaults, decode, encode
from catalogue.documents.interchange import Interchange
from catalogue.documents.schema import DOCUMENTS, schema, text, write
from tests.catalogue.documents.shapes import instances

VALIDATORS = {
    name: Draft202012Validator(schema(name), format_checker=FormatChecker(["date"])) for name in DOCUMENTS
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_files_on_disk_are_those_of_the_code(repository: Path, name: str) -> None:
    assert (repository / "docs" / "schema" / name).read_text() == text(name), (
        "run: python -m catalogue.documents.schema docs/schema"
    )


def test_writing_makes_the_folder_and_all_files(tmp_path: Path) -> None:
    write(tmp_path / "new" / "schema")
    assert {path.name for path in (tmp_path / "new" / "schema").iterdir()} == set(DOCUMENTS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_is_a_valid_schema_whose_parts_say_what_they_are(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    assert all(
        part["description"].endswith((".", '"no rule yet".')) for part in schema(name)["$defs"].values()
    )


@pytest.mark.parametrize("name", DOCUMENTS)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_whatever_the_codec_writes_is_valid(name: str, data: st.DataObject) -> None:
    document = data.draw(instances(DOCUMENTS[name][0]))
    VALIDATORS[name].validate(json.loads(json.dumps(encode(document))))


@pytest.mark.parametrize(
    "path", sorted(Path(__file__).parents[3].glob("fixtures/*.json")), ids=lambda p: p.stem
)
def test_the_documents_of_the_ready_site_are_valid(path: Path) -> None:
    VALIDATORS["interchange.schema.json"].validate(json.loads(path.read_text()))


BODY = {"slug": "aim", "name": "AIM"}
WRONG: list[dict[str, Any]] = [
    {},
    {"body": []},
    {"body": {"slug": "aim"}},
    {"body": BODY, "colour": "red"},
    {"body": BODY, "format": "csv"},
    {"body": BODY, "schema": -1},
    {"body": BODY, "schema": "1"},
    {"body": BODY, "units": {}},
    {"body": BODY, "units": [{"key": "A", "slug": "a", "specification": {"title": "A", "level": "9"}}]},
    {"body": BODY, "units": [{"key": "A", "slug": "a", "specification": {"title": "A", "restricted": 1}}]},
    {
        "body": BODY,
        "units": [{"key": "A", "slug": "a", "specification": {"title": "A", "credits": {"min": 1.5}}}],
    },
    {"body": BODY, "units": [{"key": "A", "slug": "a", "specification": {"title": "A", "attributes": []}}]},
    {
        "body": BODY,
        "units": [
            {
                "key": "A",
                "slug": "a",
                "specification": {"title": "A"},
                "live": {"dates": [{"field": "review", "to": "31/12/2014", "source": "s"}]},
            }
        ],
    },
]


@pytest.mark.parametrize("data", WRONG, ids=json.dumps)
def test_what_the_codec_refuses_the_schema_refuses(data: dict[str, Any]) -> None:
    with pytest.raises(DocumentFaults):
        decode(Interchange, data)
    assert not VALIDATORS["interchange.schema.json"].is_valid(data)


def test_rich_text_is_marked_as_such() -> None:
    assert schema("unit.schema.json")["$defs"]["UnitDocument"]["properties"]["purpose"] == {
        "type": "string",
        "contentMediaType": "text/html",
    }


def test_another_name_is_no_schema() -> None:
    with pytest.raises(KeyError):
        schema("course.schema.json")
