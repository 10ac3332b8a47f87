"""What a process read in one generation, on one day, held for the next page that needs it.

Like kept pages: the generation is replaced with every change of anything public, in the change's own
transaction, so what was read in it is what would be read now. Nothing is held where nobody asked for the
generation (a preview), and nothing that belongs to one visitor.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

from django.http import HttpRequest
from django.urls import get_script_prefix, get_urlconf
from django.utils.translation import get_language

from catalogue import generations
from catalogue.generations import Generation
from catalogue.lifecycle import london_today

Read = TypeVar("Read")


class Held(Generic[Read]):
    """At most ``most`` readings, those not used the longest leaving first."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._held: OrderedDict[Hashable, Read] = OrderedDict()
        self._lock = Lock()

    def get(self, request: HttpRequest, name: Hashable, read: Callable[[], Read]) -> Read:
        """Return what is held under ``name`` in the generation and on the day of ``request``, or read it."""
        generation: Generation = getattr(request, "_catalogue_generation", generations.NONE)
        if generation == generations.NONE:
            return read()
        key = (generation.token, london_today(), get_language(), get_script_prefix(), get_urlconf(), name)
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        found = read()
        with self._lock:
            self._held[key] = found
            while len(self._held) > self.most:
                self._held.popitem(last=False)
        return found

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._held.clear()

    def __len__(self) -> int:
        return len(self._held)
