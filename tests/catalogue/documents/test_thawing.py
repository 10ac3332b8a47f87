"""Frozen text is decoded once; another text is another document, whatever is claimed of it."""

from __future__ import annotations

import json

import pytest

from catalogue.documents import DocumentFaults, UnitDocument, canonical
from catalogue.documents.thawing import thawed

TEXT = canonical(UnitDocument("A unit"))


def test_the_same_text_is_decoded_once() -> None:
    assert thawed(UnitDocument, TEXT) is thawed(UnitDocument, "".join(list(TEXT)))


def test_a_text_that_was_altered_is_read_as_it_is() -> None:
    thawed(UnitDocument, TEXT)
    assert thawed(UnitDocument, TEXT.replace("A unit", "Another")).title == "Another"


@pytest.mark.parametrize(("text", "error"), [("{}", DocumentFaults), ("{", json.JSONDecodeError)])
def test_what_is_no_document_is_refused_each_time(text: str, error: type[Exception]) -> None:
    for _ in range(2):
        with pytest.raises(error):
            thawed(UnitDocument, text)
