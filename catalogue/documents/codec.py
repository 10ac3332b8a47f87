"""Documents to and from JSON, driven by the dataclasses' own type hints.

``encode`` leaves out what is not stated (a field that equals its default), so that a document says only what
it says. ``decode`` reports every fault with its JSON path. ``canonical`` is the one spelling that is stored
and hashed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar

from .reading import DocumentFaults, Fault, default_of, hints, reader_of

T = TypeVar("T")
PLAIN = frozenset((str, int, bool, float, type(None)))
ALWAYS = object()
"""Equals no value: what has it for a default is always stated."""

__all__ = ["DocumentFaults", "Fault", "canonical", "decode", "encode", "fingerprint", "hints"]


def encode(value: Any) -> Any:
    """Return ``value`` (a dataclass or anything inside one) as plain JSON data."""
    kind = type(value)
    if kind in PLAIN:
        return value
    if is_dataclass(kind):
        stated = {}
        for name, default in _defaults(kind):
            item = getattr(value, name)
            if item != default:
                stated[name] = encode(item)
        return stated
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): encode(item) for key, item in value.items()}
    return value


@cache
def _defaults(cls: type) -> tuple[tuple[str, Any], ...]:
    """Return the fields of ``cls`` with what each is where nothing is stated."""
    return tuple((f.name, ALWAYS if f.name == "schema" else default_of(f, ALWAYS)) for f in fields(cls))


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
    shape: Any = cls
    value: T = reader_of(shape)(data, path, faults)
    if faults:
        raise DocumentFaults(faults)
    return value
