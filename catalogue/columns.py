"""Documents to rows and back, by the names of their fields.

A model holds a document dataclass in columns of the same names: text as text, a list of texts as lines, a
nested value with its name before each column (``credits_min``), a list of values as child rows. One rule each
way, so a field that has a column can neither be forgotten when a page is frozen nor when a file is loaded.
"""

from __future__ import annotations

import types
from collections.abc import Iterable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from catalogue.documents.codec import hints
from catalogue.documents.values import Markup
from catalogue.prose import clean_prose


def read(cls: Any, row: Any, prefix: str = "", skip: Iterable[str] = ()) -> dict[str, Any]:
    """Return the field values of document class ``cls`` that ``row`` holds.

    Fields in ``skip`` are left out.
    """
    skipped = set(skip)
    return {
        f.name: _read_field(hints(cls)[f.name], row, f"{prefix}{f.name}")
        for f in fields(cls)
        if f.name not in skipped and f.name != "schema"
    }


def read_rows(manager: Any) -> tuple[Any, ...]:
    """Return the child rows of ``manager`` as their document classes, in order."""
    rows = sorted(manager.all(), key=lambda row: (row.sort_order is None, row.sort_order or 0))
    return tuple(row.document_class(**read(row.document_class, row)) for row in rows)


def write(value: Any, row: Any, prefix: str = "", skip: Iterable[str] = ()) -> None:
    """Write document dataclass ``value`` into the columns and child rows of ``row``."""
    skipped = set(skip)
    for f in fields(value):
        if f.name not in skipped and f.name != "schema":
            _write_field(hints(value.__class__)[f.name], getattr(value, f.name), row, f"{prefix}{f.name}")


def make_rows(model: Any, values: Iterable[Any]) -> list[Any]:
    """Return unsaved rows of ``model`` for document ``values``, numbered in order."""
    rows = []
    for order, value in enumerate(values):
        row = model(sort_order=order)
        write(value, row)
        rows.append(row)
    return rows


def split_lines(text: str) -> tuple[str, ...]:
    """Return the lines of ``text`` without spaces around them; empty lines do not count."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


@cache
def _inner(hint: Any) -> tuple[Any, bool, bool]:
    """Return ``hint`` without its wrapping, whether it is optional, and whether it is rich text."""
    optional = markup = False
    while True:
        if get_origin(hint) is Annotated:
            base, *notes = get_args(hint)
            markup = markup or any(isinstance(note, Markup) for note in notes)
            hint = base
        elif get_origin(hint) in (Union, types.UnionType):
            optional = True
            hint = next(arg for arg in get_args(hint) if arg is not type(None))
        else:
            return hint, optional, markup


def _read_field(hint: Any, row: Any, name: str) -> Any:
    inner, optional, markup = _inner(hint)
    if get_origin(inner) is tuple:
        item, _, _ = _inner(get_args(inner)[0])
        return read_rows(getattr(row, name)) if is_dataclass(item) else split_lines(getattr(row, name))
    if is_dataclass(inner):
        return _read_nested(inner, row, name)
    value = getattr(row, name)
    if markup:
        return clean_prose(value)
    if inner is str and isinstance(value, str):
        value = value.strip().replace("\r\n", "\n")
    return None if optional and value == "" else value


def _read_nested(cls: Any, row: Any, name: str) -> Any:
    """Return the nested value, or ``None`` where no column of it says anything."""
    values = read(cls, row, f"{name}_")
    if not any(value not in (None, "", ()) for value in values.values()):
        return None
    if cls.__name__ == "LevelRange":
        # An editor who fills one of the two means that one level.
        values = {"min": values["min"] or values["max"], "max": values["max"] or values["min"]}
    return cls(**values)


def _write_field(hint: Any, value: Any, row: Any, name: str) -> None:
    inner, _, _ = _inner(hint)
    if get_origin(inner) is tuple:
        item, _, _ = _inner(get_args(inner)[0])
        if is_dataclass(item):
            manager = getattr(row, name)
            manager.set(make_rows(manager.model, value))
        else:
            setattr(row, name, "\n".join(value))
    elif is_dataclass(inner):
        _write_nested(inner, value, row, name)
    else:
        setattr(row, name, "" if value is None and inner is str else value)


def _write_nested(cls: Any, value: Any, row: Any, name: str) -> None:
    if value is not None:
        write(value, row, f"{name}_")
        return
    for f in fields(cls):
        inner, _, _ = _inner(hints(cls)[f.name])
        if is_dataclass(inner):
            _write_nested(inner, None, row, f"{name}_{f.name}")
        elif get_origin(inner) is tuple:
            setattr(row, f"{name}_{f.name}", "")
        else:
            empty = f.default if f.default is not MISSING else ("" if inner is str else None)
            setattr(row, f"{name}_{f.name}", "" if empty is None and inner is str else empty)
