"""The kinds of rule, and their sentences: typed registries that refuse a second entry of the same name.

The built-in kinds are registered in `catalogue.rules.built_in` and their English in
`catalogue.rules.english`, exactly as a plugin registers its own:

    kinds.register("graded", Kind(Graded, parse, to_json, compile))
    sentences.register("graded", say)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from catalogue.rules.document import Document, Rule
from catalogue.rules.primitives import Constraint

if TYPE_CHECKING:
    from catalogue.rules.fields import Fields

T = TypeVar("T")

Translate = Callable[[str], str]
"""Turns an English template into the reader's language (gettext's signature)."""


def gettext_noop(text: str) -> str:
    """Mark a template that is handed to a translator later."""
    return text


def no_inner_rules(rule: Any) -> tuple[Rule, ...]:
    """For kinds that do not nest."""
    return ()


@dataclass(frozen=True)
class Kind:
    """How one kind of rule is read, written and solved.

    `rule`: the frozen dataclass. `parse(fields)`: makes it from a JSON object; what is wrong is reported to
    `fields`, and None returned where nothing can be made. `to_json(rule)`: the object without its `kind`.
    `compile(rule, document)`: what it demands. `inner(rule)`: the rules nested in it.
    """

    rule: type[Any]
    parse: Callable[[Fields], Rule | None]
    to_json: Callable[[Any], dict[str, Any]]
    compile: Callable[[Any, Document], Constraint]
    inner: Callable[[Any], tuple[Rule, ...]] = no_inner_rules


Sentence = Callable[[Any, Document, Translate], str]
"""`say(rule, document, translate)`: the sentence of one rule, put together from translated templates."""


class Registry(Generic[T]):
    """Entries by name, in the order of registration."""

    def __init__(self, what: str) -> None:
        self.what = what
        self._entries: dict[str, T] = {}

    def register(self, name: str, entry: T) -> T:
        """Add an entry; ValueError when the name is taken."""
        if name in self._entries:
            raise ValueError(f"The {self.what} “{name}” is registered already.")
        self._entries[name] = entry
        return entry

    def unregister(self, name: str) -> None:
        """Take an entry out again (tests of plugins); KeyError when it is not there."""
        del self._entries[name]

    def get(self, name: str) -> T | None:
        """The entry, or None where there is none."""
        return self._entries.get(name)

    def __getitem__(self, name: str) -> T:
        return self._entries[name]

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)


kinds: Registry[Kind] = Registry("rule kind")
sentences: Registry[Sentence] = Registry("sentence for the rule kind")
