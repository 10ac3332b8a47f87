"""Hypothesis strategies for any of the documents' dataclasses, made from their type hints."""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st

from catalogue.documents.codec import hints
from catalogue.documents.values import Choices

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
FREE = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 99) | TEXT,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXT, inner, max_size=2),
    max_leaves=5,
)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    bool: st.booleans(),
    int: st.integers(0, 400),
    date: st.dates(),
    Any: FREE,
}


def instances(cls: type) -> st.SearchStrategy[Any]:
    """Instances of the dataclass ``cls``: each field that has a default is left at it or drawn."""
    return _of(cls, 3)


def _of(hint: Any, room: int) -> st.SearchStrategy[Any]:
    if is_dataclass(hint):
        return _instances(hint, room)
    origin = get_origin(hint)
    if origin is None:
        return PLAIN[hint]
    if origin is Annotated:
        base, *notes = get_args(hint)
        allowed = [value for note in notes if isinstance(note, Choices) for value in note.values]
        return st.sampled_from(allowed) if allowed else _of(base, room)
    if origin is Literal:
        return st.sampled_from(get_args(hint))
    if origin in (Union, types.UnionType):
        return st.one_of(
            *(st.none() if arg is type(None) else _of(arg, room) for arg in reversed(get_args(hint)))
        )
    if origin is tuple:
        size = 2 if room > 0 else 0
        return st.lists(_of(get_args(hint)[0], room), max_size=size).map(tuple)
    return st.dictionaries(TEXT, FREE, max_size=2)


def _instances(cls: Any, room: int) -> st.SearchStrategy[Any]:
    drawn = {}
    for field in fields(cls):
        if field.name == "schema":
            continue
        strategy = _of(hints(cls)[field.name], room - 1)
        if field.default is not MISSING:
            strategy = st.just(field.default) | strategy
        drawn[field.name] = strategy
    return st.builds(cls, **drawn)
