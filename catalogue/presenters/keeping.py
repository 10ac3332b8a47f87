"""What a frozen document alone says, put into words once and kept while the document is in memory.

A document that was read from a version never changes (``documents.thawing`` gives the same object for the
same text), so neither do the words and the markup made of nothing else. What depends on the day, live facts
or other pages has no place here. The language, the address space and the document itself are the key; when
the document leaves memory, all that was made of it does.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from django.urls import get_script_prefix, get_urlconf
from django.utils.translation import get_language

Made = TypeVar("Made")
Given = ParamSpec("Given")
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
