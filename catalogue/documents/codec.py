"""Documents to and from JSON, driven by the dataclasses' own type hints.

``encode`` leaves out what is not stated (a field that equals its default), so that a document says only what
it says. ``decode`` reports every fault with its JSON path. ``canonical`` is the one spelling that is stored
and hashed.
"""

from __future__ import annotations

import hashlib
import json
import re
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from .values import Choices

T = TypeVar("T")
NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
"""A NUL character as JSON text writes it; a backslash that is itself escaped begins none."""


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


def encode(value: Any) -> Any:
    """Return ``value`` (a dataclass or anything inside one) as plain JSON data."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            f.name: encode(getattr(value, f.name))
            for f in fields(value)
            if f.name == "schema" or getattr(value, f.name) != _default(f)
        }
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): encode(item) for key, item in value.items()}
    return value


def canonical(value: Any) -> str:
    """Return the canonical JSON text of a document: sorted keys, no spare space, real characters."""
    return json.dumps(
        encode(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )


def fingerprint(text: str) -> str:
    """Return the SHA-256 of canonical JSON ``text``, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def decode(cls: type[T], data: Any, path: str = "$") -> T:
    """Build ``cls`` from JSON ``data``; raise ``DocumentFaults`` naming every place that is wrong."""
    faults: list[Fault] = []
    value = _decode(cls, data, path, faults)
    if faults:
        raise DocumentFaults(faults)
    return value  # type: ignore[no-any-return]


def _default(f: Field[Any]) -> Any:
    if f.default is not MISSING:
        return f.default
    return f.default_factory() if f.default_factory is not MISSING else MISSING


@cache
def hints(cls: type) -> dict[str, Any]:
    """Return the resolved type hints of a dataclass, with their annotations."""
    return get_type_hints(cls, include_extras=True)


def _decode(hint: Any, data: Any, path: str, faults: list[Fault]) -> Any:
    origin = get_origin(hint)
    if hint is Any:
        return data
    if origin is Annotated:
        return _decode_annotated(hint, data, path, faults)
    if origin in (Union, types.UnionType):
        if data is None and type(None) in get_args(hint):
            return None
        inner = next(arg for arg in get_args(hint) if arg is not type(None))
        return _decode(inner, data, path, faults)
    if origin is Literal:
        if data not in get_args(hint) or isinstance(data, bool):
            faults.append(Fault(path, f"{_show(data)} is not one of {', '.join(map(str, get_args(hint)))}."))
        return data
    if origin is tuple:
        return _decode_tuple(get_args(hint)[0], data, path, faults)
    if origin is dict:
        return _decode_free(data, path, faults)
    if is_dataclass(hint):
        return _decode_dataclass(hint, data, path, faults)
    return _decode_plain(hint, data, path, faults)


def _decode_annotated(hint: Any, data: Any, path: str, faults: list[Fault]) -> Any:
    base, *notes = get_args(hint)
    value = _decode(base, data, path, faults)
    for note in notes:
        if isinstance(note, Choices) and isinstance(value, str) and value not in note.values:
            faults.append(Fault(path, f"{_show(value)} is not one of {', '.join(note.values)}."))
    return value


def _decode_tuple(item: Any, data: Any, path: str, faults: list[Fault]) -> tuple[Any, ...]:
    if not isinstance(data, list):
        faults.append(Fault(path, f"a list is needed here, not {_show(data)}."))
        return ()
    return tuple(_decode(item, entry, f"{path}[{index}]", faults) for index, entry in enumerate(data))


def _decode_free(data: Any, path: str, faults: list[Fault]) -> dict[str, Any]:
    """Take an object as it is, if it can be stored: what reads it says what may stand in it."""
    if not isinstance(data, dict):
        faults.append(Fault(path, f"an object is needed here, not {_show(data)}."))
        return {}
    try:
        text = canonical(data)
        text.encode()
    except RecursionError:
        faults.append(Fault(path, "this is nested too deeply."))
    except ValueError:
        faults.append(Fault(path, "this holds NaN, Infinity or half a character, which cannot be stored."))
    else:
        if NUL.search(text):
            faults.append(Fault(path, "the text holds a NUL character."))
    return data


def _decode_dataclass(cls: Any, data: Any, path: str, faults: list[Fault]) -> Any:
    if not isinstance(data, dict):
        faults.append(Fault(path, f"an object is needed here, not {_show(data)}."))
        return None
    known = {f.name: f for f in fields(cls)}
    for name in data:
        if name not in known:
            faults.append(
                Fault(f"{path}.{name}", f"“{name}” is not a field here; fields are {', '.join(known)}.")
            )
    before = len(faults)
    values: dict[str, Any] = {}
    for name, f in known.items():
        if name in data:
            values[name] = _decode(hints(cls)[name], data[name], f"{path}.{name}", faults)
        elif _default(f) is MISSING:
            faults.append(Fault(path, f"“{name}” is missing."))
    return cls(**values) if len(faults) == before else None


def _decode_plain(hint: Any, data: Any, path: str, faults: list[Fault]) -> Any:
    if hint is date:
        try:
            day = date.fromisoformat(data)
        except (TypeError, ValueError):
            day = None
        if day is None or day.isoformat() != data:  # 20150831 and 2015-W36-1 are dates, but not ours
            faults.append(Fault(path, f"{_show(data)} is not a date; dates are written 2015-08-31."))
        return day
    if hint is bool and isinstance(data, bool):
        return data
    if hint is int and isinstance(data, int) and not isinstance(data, bool):
        if data < 0:
            faults.append(Fault(path, f"{data} is below nought."))
        return data
    if hint is str and isinstance(data, str):
        if "\x00" in data:
            faults.append(Fault(path, "the text holds a NUL character."))
        elif any("\ud800" <= character <= "\udfff" for character in data):
            faults.append(Fault(path, "the text holds half of a surrogate pair, which is no character."))
        return data
    names = {bool: "true or false", int: "a whole number", str: "text"}
    faults.append(Fault(path, f"{names.get(hint, str(hint))} is needed here, not {_show(data)}."))
    return None


def _show(data: Any) -> str:
    text = json.dumps(data, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}…"
