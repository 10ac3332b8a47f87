"""What a check is, and where checks are registered: the built-in ones exactly as a plugin's would be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .draft import Draft


@dataclass(frozen=True)
class Check:
    """One finding: ``code`` names it, ``sentence`` tells an editor what is wrong, ``field`` where to mend it.

    A ``blocking`` check keeps the page from going live; any other is a warning. ``fact`` tells whether it is
    still the same finding where the sentence changes by itself, such as with the day; empty is the sentence.
    """

    code: str
    sentence: str
    field: str = ""
    blocking: bool = False
    fact: str = ""


Finder = Callable[["Draft"], Iterable[Check]]


@dataclass(frozen=True)
class Entry:
    """A registered finder. ``of_version``: it looks at the act of publishing, not at what is published."""

    find: Finder
    of_version: bool = False


class Registry:
    """The checks by name, in order of registration; a name may be taken once."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}

    def register(self, name: str, *, of_version: bool = False) -> Callable[[Finder], Finder]:
        """Register a finder under ``name``; raise ``ValueError`` where the name is taken.

        A finder is handed a ``Draft`` and yields checks. With ``of_version`` it is asked only where a new
        version would be made; ``check_published`` does not ask it of pages that are live.
        """

        def keep(finder: Finder) -> Finder:
            if name in self._entries:
                raise ValueError(f"A check named “{name}” is registered already.")
            self._entries[name] = Entry(finder, of_version)
            return finder

        return keep

    def unregister(self, name: str) -> None:
        """Take ``name`` away again (for tests and plugins that replace a check)."""
        del self._entries[name]

    def __getitem__(self, name: str) -> Entry:
        return self._entries[name]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())


registry = Registry()
