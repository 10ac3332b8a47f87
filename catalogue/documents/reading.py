"""A reader for each type hint: JSON data into a value, or faults with their places.

Readers are made once for each hint. A national register holds hundreds of thousands of documents, and every
page that is rendered reads one: asking a hint what it is takes several times as long as reading the value.
"""

from __future__ import annotations

import json
import re
import types
from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from functools import cache, partial
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from .values import Choices

NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
"""A NUL character as JSON text writes it; a backslash that is itself escaped begins none."""
HALF = re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair."""


@dataclass(frozen=True)
class Fault:
    """What is wrong (``message``, one sentence) and where (``path``, like ``$.units[2].level``)."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


class DocumentFaults(ValueError):
    """Raised by ``decode`` with every fault found, in document order."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in faults))


Reader = Callable[[Any, str, list[Fault]], Any]
"""Reads the data that stand at a path. What is wrong goes to the faults; the value is then of no use."""


@cache
def hints(cls: type) -> dict[str, Any]:
    """Return the resolved type hints of a dataclass, with their annotations."""
    return get_type_hints(cls, include_extras=True)


def default_of(f: Field[Any], none: Any) -> Any:
    """Return the default of a dataclass's field; ``none`` where it has none."""
    if f.default is not MISSING:
        return f.default
    return f.default_factory() if f.default_factory is not MISSING else none


@cache
def reader_of(hint: Any) -> Reader:
    """Return the reader of what ``hint`` describes."""
    origin, inside = get_origin(hint), get_args(hint)
    if hint is Any:
        return lambda data, path, faults: data
    if origin is Annotated:
        return _annotated(*inside)
    if origin in (Union, types.UnionType):
        return _perhaps(
            reader_of(next(one for one in inside if one is not type(None))), none=type(None) in inside
        )
    if origin is Literal:
        return _literal(inside)
    if origin is tuple:
        return _tuple(reader_of(inside[0]))
    if origin is dict:
        return _free
    if is_dataclass(hint):
        return _dataclass(hint)
    return PLAIN.get(hint) or partial(_not, str(hint))


def _annotated(base: Any, *notes: Any) -> Reader:
    read = reader_of(base)
    choices = [note.values for note in notes if isinstance(note, Choices)]
    if not choices:
        return read

    def chosen(data: Any, path: str, faults: list[Fault]) -> Any:
        value = read(data, path, faults)
        for values in choices:
            if isinstance(value, str) and value not in values:
                faults.append(Fault(path, f"{_show(value)} is not one of {', '.join(values)}."))
        return value

    return chosen


def _perhaps(read: Reader, *, none: bool) -> Reader:
    def perhaps(data: Any, path: str, faults: list[Fault]) -> Any:
        return None if data is None and none else read(data, path, faults)

    return perhaps


def _literal(values: tuple[Any, ...]) -> Reader:
    def literal(data: Any, path: str, faults: list[Fault]) -> Any:
        if data not in values or isinstance(data, bool):
            faults.append(Fault(path, f"{_show(data)} is not one of {', '.join(map(str, values))}."))
        return data

    return literal


def _tuple(read: Reader) -> Reader:
    def several(data: Any, path: str, faults: list[Fault]) -> tuple[Any, ...]:
        if not isinstance(data, list):
            faults.append(Fault(path, f"a list is needed here, not {_show(data)}."))
            return ()
        return tuple([read(entry, f"{path}[{index}]", faults) for index, entry in enumerate(data)])

    return several


def _free(data: Any, path: str, faults: list[Fault]) -> dict[str, Any]:
    """Take an object as it is, if it can be stored: what reads it says what may stand in it."""
    if not isinstance(data, dict):
        faults.append(Fault(path, f"an object is needed here, not {_show(data)}."))
        return {}
    try:
        text = json.dumps(data, ensure_ascii=False, allow_nan=False)
        text.encode()
    except RecursionError:
        faults.append(Fault(path, "this is nested too deeply."))
    except ValueError:
        faults.append(Fault(path, "this holds NaN, Infinity or half a character, which cannot be stored."))
    else:
        if NUL.search(text):
            faults.append(Fault(path, "the text holds a NUL character."))
    return data


def _dataclass(cls: Any) -> Reader:
    @cache
    def parts() -> dict[str, tuple[Reader, bool]]:
        """Return each field's reader and whether it must be there; asked late, a shape may hold itself."""
        return {
            f.name: (reader_of(hints(cls)[f.name]), default_of(f, MISSING) is MISSING) for f in fields(cls)
        }

    def whole(data: Any, path: str, faults: list[Fault]) -> Any:
        if not isinstance(data, dict):
            faults.append(Fault(path, f"an object is needed here, not {_show(data)}."))
            return None
        known, before = parts(), len(faults)
        if not data.keys() <= known.keys():
            faults.extend(
                Fault(f"{path}.{name}", f"“{name}” is not a field here; fields are {', '.join(known)}.")
                for name in data
                if name not in known
            )
            before = len(faults)
        values = {}
        for name, (read, needed) in known.items():
            if name in data:
                values[name] = read(data[name], f"{path}.{name}", faults)
            elif needed:
                faults.append(Fault(path, f"“{name}” is missing."))
        return cls(**values) if len(faults) == before else None

    return whole


def _day(data: Any, path: str, faults: list[Fault]) -> Any:
    try:
        day = date.fromisoformat(data)
    except (TypeError, ValueError):
        day = None
    if day is None or day.isoformat() != data:  # 20150831 and 2015-W36-1 are dates, but not ours
        faults.append(Fault(path, f"{_show(data)} is not a date; dates are written 2015-08-31."))
    return day


def _bool(data: Any, path: str, faults: list[Fault]) -> Any:
    return data if isinstance(data, bool) else _not("true or false", data, path, faults)


def _whole_number(data: Any, path: str, faults: list[Fault]) -> Any:
    if not isinstance(data, int) or isinstance(data, bool):
        return _not("a whole number", data, path, faults)
    if data < 0:
        faults.append(Fault(path, f"{data} is below nought."))
    return data


def _text(data: Any, path: str, faults: list[Fault]) -> Any:
    if not isinstance(data, str):
        return _not("text", data, path, faults)
    if "\x00" in data:
        faults.append(Fault(path, "the text holds a NUL character."))
    elif not data.isascii() and HALF.search(data):
        faults.append(Fault(path, "the text holds half of a surrogate pair, which is no character."))
    return data


def _not(wanted: str, data: Any, path: str, faults: list[Fault]) -> None:
    faults.append(Fault(path, f"{wanted} is needed here, not {_show(data)}."))


PLAIN: dict[Any, Reader] = {bool: _bool, int: _whole_number, str: _text, date: _day}


def _show(data: Any) -> str:
    text = json.dumps(data, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}…"
