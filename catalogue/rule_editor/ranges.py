"""Codes and ranges as typed, read against the unit table: ``400-408, 410`` becomes the units' full codes.

Pure: plain values in, plain values out. What names no unit stays as typed, so that the gate can say which it
is; a number inside a range that no unit bears (523 in 501-530) is passed over here and reported from the
printed rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from catalogue.rules.document import Document, Unit
from catalogue.rules.english.codes import Codes, unit_list
from catalogue.rules.english.tokens import tokenise

_LISTS = ("units", "any_of")


def expand_rule(rule: Any, keys: Iterable[str]) -> Any:
    """Return ``rule`` (the contract's JSON) with every list of units expanded against ``keys``."""
    codes = Codes(Document(units={key: Unit(key) for key in keys}))
    return _expanded(rule, codes)


def expand(parts: Iterable[str], codes: Codes) -> list[str]:
    """Return the codes that ``parts`` name, each once, in the order typed."""
    found: dict[str, None] = {}
    for part in parts:
        found.update(dict.fromkeys(_units(part, codes)))
    return list(found)


def _expanded(value: Any, codes: Codes) -> Any:
    if isinstance(value, list):
        return [_expanded(one, codes) for one in value]
    if not isinstance(value, dict):
        return value
    return {key: _entry(key, one, codes) for key, one in value.items()}


def _entry(key: str, value: Any, codes: Codes) -> Any:
    if key in _LISTS and isinstance(value, list) and all(isinstance(one, str) for one in value):
        return expand(value, codes)
    if key == "unit" and isinstance(value, str):
        found = _units(value, codes)
        return found[0] if len(found) == 1 else value
    return _expanded(value, codes)


def _units(part: str, codes: Codes) -> list[str]:
    exact = codes.exact.get(part.casefold())
    if exact is not None:
        return [exact]
    tokens = tokenise(part)
    found = unit_list(tokens, 0, codes, named=True)
    if found is None or found.end != len(tokens) or not found.codes:
        return [part]
    return found.codes
