"""Any two dataclasses of one document class, field by field, driven by their own type hints.

Nothing is left out by forgetting it: a field without a rule of its own is compared by its type.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Annotated, Any, Union, cast, get_args, get_origin

from catalogue.documents import canonical
from catalogue.documents.codec import hints
from catalogue.documents.values import Markup
from catalogue.wording import Wording, gettext_noop

from .labels import label_of
from .matching import in_reading_order, match, moved
from .model import Change, Kind, Passage
from .text import html_paragraphs, paragraphs, passages
from .things import THINGS
from .values import ATOMS, said

LONG = 8
"""From this many words a text is compared by its words; a shorter one is shown whole, before and after."""

SPEAK_FOR_THEMSELVES = ("text", "words", "title", "body", "value", "name", "party")
"""Fields whose value needs no label before it where a whole thing is shown."""

Special = Callable[["Comparison", Any, Any], list[Change]]


@dataclass(frozen=True)
class Comparison:
    """How documents are compared: the wording, and what compares fields that need more thought.

    ``special`` maps (class name, field) to a function of this comparison and the two dataclasses that hold
    the field.
    """

    wording: Wording
    special: dict[tuple[str, str], Special] = field(default_factory=dict)

    def fields(self, old: Any, new: Any, skip: Sequence[str] = ()) -> list[Change]:
        """Return the changes between two dataclasses of one class, in the order of its fields."""
        found: list[Change] = []
        owner = type(new).__name__
        for f in fields(new):
            if f.name in ("schema", *skip) or canonical(getattr(old, f.name)) == canonical(
                getattr(new, f.name)
            ):
                continue
            special = self.special.get((owner, f.name))
            found += (
                special(self, old, new)
                if special
                else self._field(owner, f.name, _hint(new, f.name), old, new)
            )
        return found

    def _field(self, owner: str, name: str, hint: Any, old: Any, new: Any) -> list[Change]:
        label = label_of(owner, name, self.wording)
        before, after = getattr(old, name), getattr(new, name)
        inner, markup = _unwrapped(hint)
        if get_origin(inner) is tuple:
            item, _ = _unwrapped(get_args(inner)[0])
            if not is_dataclass(item):
                return self.texts(name, label, before, after)
            return [
                replace(change, label=f"{label}: {change.label}")
                for change in self.things(name, before, after)
            ]
        if markup:
            return [self.prose(name, label, before, after)]
        if isinstance(inner, type) and inner is dict:
            return list(self._entries(name, before, after))
        if is_dataclass(inner) and inner not in ATOMS:
            return [self._nested(name, label, before, after)]
        return [self.value(name, label, before, after)]

    def value(self, name: str, label: str, before: Any, after: Any) -> Change:
        """Return the change of one value; a long text is compared by its words."""
        old, new = said(before, self.wording), said(after, self.wording)
        kind = _kind(old, new)
        if kind is Kind.CHANGED and max(len(old.split()), len(new.split())) >= LONG:
            return self.words(name, label, paragraphs(old), paragraphs(new))
        if old == new:
            return Change(name, Kind.CHANGED, label, old, new, note=self._only_spelling())
        return Change(name, kind, label, old, new)

    def words(self, name: str, label: str, before: Sequence[str], after: Sequence[str]) -> Change:
        """Return the change of a text, paragraph by paragraph."""
        found = passages(before, after)
        kind = Kind.ADDED if not before else Kind.REMOVED if not after else Kind.CHANGED
        return Change(name, kind, label, passages=found, note="" if found else self._only_spelling())

    def prose(self, name: str, label: str, before: str, after: str) -> Change:
        """Return the change of rich text, paragraph by paragraph."""
        return self.words(name, label, html_paragraphs(before), html_paragraphs(after))

    def texts(self, name: str, label: str, before: Sequence[str], after: Sequence[str]) -> list[Change]:
        """Return the change of a list of texts: what came, went, moved or changed."""
        found = passages(list(before), list(after))
        return [
            Change(name, Kind.CHANGED, label, passages=found, note="" if found else self._only_spelling())
        ]

    def things(self, name: str, before: Sequence[Any], after: Sequence[Any]) -> list[Change]:
        """Return the changes of a list of things: added, removed, moved and changed, each told apart."""
        thing = THINGS[type((*after, *before)[0])]
        pairs = match(before, after, thing.keys, thing.text)
        away = moved(pairs, [min(canonical(before[i]), canonical(after[j])) for i, j in pairs])
        found: list[Change] = []
        for i, j in in_reading_order(len(before), pairs, len(after)):
            if i is None and j is not None:
                found.append(self.whole(name, Kind.ADDED, after[j]))
            elif j is None and i is not None:
                found.append(self.whole(name, Kind.REMOVED, before[i]))
            elif i is not None and j is not None:
                if (i, j) in away:
                    found.append(self.shifted(name, thing.call(after[j], self.wording), i, j))
                if canonical(before[i]) != canonical(after[j]):
                    found.append(self._inside(name, before[i], after[j]))
        return found

    def shifted(self, name: str, label: str, i: int, j: int) -> Change:
        """Return that a thing stands in another place of its list; places are counted from one."""
        template = gettext_noop("Place %(place)s in the list")
        say = self.wording.say
        return Change(name, Kind.MOVED, label, say(template, place=i + 1), say(template, place=j + 1))

    def whole(self, name: str, kind: Kind, thing: Any) -> Change:
        """Return that ``thing`` came or went, with what it says."""
        label = THINGS[type(thing)].call(thing, self.wording)
        shown = (line for value, line in self.lines(thing) if value not in label)
        return Change(name, kind, label, passages=tuple(Passage.whole(kind, line) for line in shown))

    def lines(self, thing: Any) -> Iterator[tuple[str, str]]:
        """Yield what ``thing`` says, field by field: the value, and the line that shows it."""
        for f in fields(thing):
            value = getattr(thing, f.name)
            _, markup = _unwrapped(_hint(thing, f.name))
            if markup:
                yield from ((block, block) for block in html_paragraphs(value))
            elif isinstance(value, tuple) and value and is_dataclass(value[0]):
                for item in value:
                    yield from self.lines(item)
            elif is_dataclass(value) and not isinstance(value, ATOMS):
                yield from self.lines(value)
            elif said(value, self.wording) and value is not False:
                shown = said(value, self.wording)
                label = label_of(type(thing).__name__, f.name, self.wording)
                yield shown, shown if f.name in SPEAK_FOR_THEMSELVES else f"{label}: {shown}"

    def _inside(self, name: str, before: Any, after: Any) -> Change:
        """Return the change of one matched thing; a change of its main field alone is shown as its own."""
        thing = THINGS[type(after)]
        label = thing.call(after, self.wording)
        parts = self.fields(before, after)
        if len(parts) == 1 and parts[0].field == thing.main and not parts[0].parts:
            return replace(parts[0], field=name, kind=Kind.CHANGED, label=label)
        return Change(name, Kind.CHANGED, label, parts=tuple(parts))

    def _nested(self, name: str, label: str, before: Any, after: Any) -> Change:
        if before is None or after is None:
            kind = Kind.ADDED if before is None else Kind.REMOVED
            shown = self.lines(after if before is None else before)
            return Change(name, kind, label, passages=tuple(Passage.whole(kind, line) for _, line in shown))
        return Change(name, Kind.CHANGED, label, parts=tuple(self.fields(before, after)))

    def _entries(self, name: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
        """Yield the changes of a free object, entry by entry."""
        for key in sorted({*before, *after}):
            if canonical(before.get(key)) != canonical(after.get(key)) or (key in before) != (key in after):
                label = self.wording.say(gettext_noop("Attribute “%(name)s”"), name=key)
                yield self.value(name, label, before.get(key), after.get(key))

    def _only_spelling(self) -> str:
        return self.wording.say(
            gettext_noop("The words are the same: only spacing, links, emphasis or order differ.")
        )


def _hint(thing: Any, name: str) -> Any:
    return hints(cast(Any, type(thing)))[name]


def _kind(old: str, new: str) -> Kind:
    if not old and new:
        return Kind.ADDED
    return Kind.REMOVED if old and not new else Kind.CHANGED


def _unwrapped(hint: Any) -> tuple[Any, bool]:
    """Return the type inside ``hint``, and whether it is rich text."""
    markup = False
    while True:
        if get_origin(hint) is Annotated:
            hint, *notes = get_args(hint)
            markup = markup or any(isinstance(note, Markup) for note in notes)
        elif get_origin(hint) in (Union, types.UnionType):
            hint = next(arg for arg in get_args(hint) if arg is not type(None))
        else:
            return (get_origin(hint) if get_origin(hint) is dict else hint), markup
