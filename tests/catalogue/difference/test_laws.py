"""What holds of every difference: nothing for equals, something for others, the same read backwards."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, is_dataclass
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.difference import Change, Difference, Kind, difference
from catalogue.difference.labels import SECTIONS, label_of
from catalogue.difference.things import THINGS
from catalogue.documents import QualificationDocument, UnitDocument, canonical
from catalogue.documents.codec import hints
from catalogue.wording import ENGLISH
from tests.catalogue.documents.shapes import instances

DOCUMENTS = [QualificationDocument, UnitDocument]
BACKWARDS = {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED}


def facts(found: Difference, *, backwards: bool = False) -> Counter[tuple[Any, ...]]:
    """What a difference says at its leaves, without the names of things, which follow the newer document."""

    def fact(change: Change) -> tuple[Any, ...]:
        kind = BACKWARDS.get(change.kind, change.kind) if backwards else change.kind
        old, new = (change.new, change.old) if backwards else (change.old, change.new)
        runs = Counter(
            (BACKWARDS_RUN[run.kind] if backwards else run.kind, run.text)
            for passage in change.passages
            if passage.kind is not Kind.MOVED
            for run in passage.runs
        )
        return change.field, kind, old, new, tuple(sorted(runs.items()))

    return Counter(
        fact(leaf) for change in found.changes() for leaf in change.leaves() if leaf.kind is not Kind.MOVED
    )


BACKWARDS_RUN = {"added": "removed", "removed": "added", "same": "same"}


def pairs(cls: type) -> st.SearchStrategy[tuple[Any, Any]]:
    """Two documents that share most of their fields, so that things must be matched."""

    def mixed(one: Any, other: Any, taken: list[bool]) -> tuple[Any, Any]:
        names = [f.name for f in fields(cls)]
        values = {
            name: getattr(other if take else one, name) for name, take in zip(names, taken, strict=False)
        }
        return one, cls(**{**{name: getattr(one, name) for name in names}, **values})

    return st.builds(mixed, instances(cls), instances(cls), st.lists(st.booleans(), max_size=60))


@pytest.mark.parametrize("cls", DOCUMENTS)
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_a_document_does_not_differ_from_itself(cls: type, data: st.DataObject) -> None:
    document = data.draw(instances(cls))
    assert not difference(document, document)


@pytest.mark.parametrize("cls", DOCUMENTS)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_documents_differ_exactly_where_their_contents_do(cls: type, data: st.DataObject) -> None:
    old, new = data.draw(pairs(cls))
    found = difference(old, new)
    assert bool(found) == (canonical(old) != canonical(new))
    changed = {
        f.name for f in fields(cls) if canonical(getattr(old, f.name)) != canonical(getattr(new, f.name))
    }
    reported = {change.field for change in found.changes()}
    # Groups and units speak for each other: a unit that came says in which group, a group how its units are
    # ordered.
    table = {"groups", "units"}
    assert reported - table == changed - table
    assert bool(reported & table) == bool(changed & table)


@pytest.mark.parametrize("cls", DOCUMENTS)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_read_backwards_it_is_the_difference_the_other_way(cls: type, data: st.DataObject) -> None:
    old, new = data.draw(pairs(cls))
    there, back = difference(old, new), difference(new, old)
    assert facts(there) == facts(back, backwards=True)
    moves = [found.counts()[Kind.MOVED] for found in (there, back)]
    assert moves[0] == moves[1]


def test_documents_of_two_kinds_are_refused() -> None:
    with pytest.raises(TypeError, match="A UnitDocument cannot be compared with a QualificationDocument"):
        difference(UnitDocument("One"), QualificationDocument("Two", None))  # type: ignore[type-var, arg-type]


def every_dataclass(cls: Any, seen: dict[type, None]) -> dict[type, None]:
    """Every dataclass that a document may hold, itself included."""
    if is_dataclass(cls):
        seen.setdefault(cls)  # type: ignore[arg-type]
        for f in fields(cls):
            for inner in flat(hints(cls)[f.name]):  # type: ignore[arg-type]
                if isinstance(inner, type) and is_dataclass(inner) and inner not in seen:
                    every_dataclass(inner, seen)
    return seen


def flat(hint: Any) -> list[Any]:
    """A type hint and every type inside it."""
    return [hint, *(inner for arg in get_args(hint) for inner in flat(arg))]


@pytest.mark.parametrize("cls", DOCUMENTS)
def test_every_field_has_a_name_and_a_place(cls: type) -> None:
    for owner in every_dataclass(cls, {}):
        for f in fields(owner):
            if f.name != "schema":
                assert label_of(owner.__name__, f.name, ENGLISH)
    shown = [name for _, names in SECTIONS.values() for name in names]
    assert len(shown) == len(set(shown))
    assert {f.name for f in fields(cls)} - {"schema"} <= set(shown)


@pytest.mark.parametrize("cls", DOCUMENTS)
def test_every_thing_of_a_list_can_be_matched_and_named(cls: type) -> None:
    listed = {
        inner
        for owner in every_dataclass(cls, {})
        for f in fields(owner)
        for one in flat(hints(owner)[f.name])
        if getattr(one, "__origin__", None) is tuple
        for inner in get_args(one)
        if isinstance(inner, type) and is_dataclass(inner)
    }
    assert {one.__name__ for one in listed} - {"FrozenUnit"} <= {one.__name__ for one in THINGS}
