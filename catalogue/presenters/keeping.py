"""What a frozen document alone says, put into words once and kept while the document is in memory.

A document that was read from a version never changes (``documents.thawing`` gives the same object for the
same text), so neither do the words and the markup made of nothing else. What depends on the day, live facts
or other pages has no place here. The language, the address space and the document itself are the key; when
the document leaves memory, all that was made of it does.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache, lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from django.urls import get_script_prefix, get_urlconf
from django.utils.safestring import SafeString
from django.utils.translation import get_language

Made = TypeVar("Made")
Given = ParamSpec("Given")
PLAIN = frozenset((SafeString, int, bool, float, date, type(None)))
Kept = dict[Any, Any]
"""What was made of one document in one language, by who made it."""


class Keeper:
    """What was made of objects, by their identity: equal objects may be looked at in other ways."""

    def __init__(self) -> None:
        self._held: dict[int, tuple[weakref.ref[Any], dict[tuple[Any, ...], Kept]]] = {}

    def of(self, thing: object) -> Kept:
        """Return what is kept of ``thing`` in the language that is active; to be added to."""
        found = self._held.get(id(thing))
        if found is None or found[0]() is not thing:
            found = self._held[id(thing)] = (weakref.ref(thing, self._forgetting(id(thing))), {})
        return found[1].setdefault((get_language(), get_script_prefix(), get_urlconf()), {})

    def clear(self) -> None:
        """Forget everything."""
        self._held.clear()

    def __len__(self) -> int:
        return len(self._held)

    def _forgetting(self, name: int) -> Callable[[weakref.ref[Any]], None]:
        def forget(gone: weakref.ref[Any]) -> None:
            held = self._held.get(name)
            if held is not None and held[0] is gone:
                del self._held[name]

        return forget


keeper = Keeper()


def made_once(document: object, make: Callable[..., Made], *arguments: Any) -> Made:
    """Return ``make(document, *arguments)``, made when it is first asked for; the arguments are hashable.

    What is made must not hold ``document`` itself, or it would never leave memory.
    """
    kept, name = keeper.of(document), (make, *arguments)
    if name not in kept:
        kept[name] = make(document, *arguments)
    made: Made = kept[name]
    return made


class NotTold(TypeError):
    """Raised for what cannot be told apart by its value: it may change, or nothing is known of its kind."""


def told(value: Any) -> Any:
    """Return what is equal for two values exactly where they show alike, and can be a key.

    Python takes markup for equal to the same words as plain text, and yes for equal to one: here they differ.
    Raises ``NotTold``.
    """
    kind = type(value)
    if kind is str:
        return value
    if kind in PLAIN:
        return kind, value
    if kind is tuple:
        return tuple([told(one) for one in value])
    if is_dataclass(kind):
        return (kind, *[told(getattr(value, name)) for name in _compared(kind)])
    raise NotTold(kind.__name__)


@cache
def _compared(kind: Any) -> tuple[str, ...]:
    """Return the fields by which values of a frozen dataclass are told apart."""
    if not kind.__dataclass_params__.frozen:
        raise NotTold(kind.__name__)
    return tuple(one.name for one in fields(kind) if one.compare)


class Latest:
    """What was made last, by keys: the ``most`` that were asked for most recently, at most twice as many."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._young: dict[Any, Any] = {}
        self._old: dict[Any, Any] = {}

    def get(self, key: Any, make: Callable[[], Made]) -> Made:
        """Return what is held under ``key``; what ``make`` returns where there is nothing."""
        young = self._young
        if key in young:
            found: Made = young[key]
            return found
        made: Made = self._old[key] if key in self._old else make()
        if len(young) >= self._most:
            self._old, self._young = young, {}
        self._young[key] = made
        return made

    def clear(self) -> None:
        """Forget everything."""
        self._young, self._old = {}, {}

    def __len__(self) -> int:
        return len(self._young.keys() | self._old.keys())


def in_each_language(most: int) -> Callable[[Callable[Given, Made]], Callable[Given, Made]]:
    """Remember the ``most`` latest words made of a function's arguments and the language alone."""

    def decorate(make: Callable[Given, Made]) -> Callable[Given, Made]:
        @lru_cache(maxsize=most)
        def made(language: str | None, *given: Given.args, **named: Given.kwargs) -> Made:
            return make(*given, **named)

        @wraps(make)
        def answer(*given: Given.args, **named: Given.kwargs) -> Made:
            return made(get_language(), *given, **named)  # type: ignore[arg-type]

        return answer

    return decorate
