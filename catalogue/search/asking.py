"""What an address asks for: known parameters read, everything else named so that the page can say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from catalogue.numbers.spelling import plain, shortened
from catalogue.wording import gettext_noop

from .facets import FACETS
from .finding import BEST, SORTS, TITLE
from .index import SHORTEST_BEGINNING
from .words import MOST_WORDS, split, terms

LONGEST_TEXT = 200
"""Characters of a query that are read."""
MOST_VALUES = 30
"""Values of one facet that may be chosen at once."""
MOST_NOTES = 6
MOST_PAGES = 1_000_000
SINGLE = ("q", "sort", "page", "closed", "all")

Note = tuple[str, Mapping[str, object]]
"""A sentence for the page, and what it names."""


@dataclass(frozen=True)
class Asked:
    """The state of a list, all of which stands in its address.

    ``text`` is as typed; ``closed`` also shows what takes no new learners; ``all`` names the facet whose
    values are all shown. ``notes`` say what of the address was not used.
    """

    text: str = ""
    terms: tuple[str, ...] = ()
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    closed: bool = False
    sort: str = ""
    page: int = 1
    all: str = ""
    notes: tuple[Note, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether less, or more, than the list as everybody finds it is asked for."""
        return bool(self.text or self.chosen or self.closed)

    @property
    def order(self) -> str:
        """The order in force."""
        return self.sort or self.usual_order

    @property
    def usual_order(self) -> str:
        """The order where none is asked for: the best first where words are typed, else by title."""
        return BEST if self.terms else TITLE

    def href(self, **changes: object) -> str:
        """Return the link, from a page of the list, to this state with ``changes``."""
        query = self.query(**changes)
        return f"?{query}" if query else "."

    def query(self, **changes: object) -> str:
        """Return the query string of this state with ``changes``; it begins at the first page again."""
        changed = replace(self, **({"page": 1} | changes))  # type: ignore[arg-type]
        pairs: list[tuple[str, object]] = [("q", changed.text)] if changed.text else []
        pairs += [(name, value) for name in FACETS for value in changed.chosen.get(name, ())]
        if changed.closed:
            pairs.append(("closed", 1))
        if changed.sort:
            pairs.append(("sort", changed.sort))
        if changed.all:
            pairs.append(("all", changed.all))
        if changed.page > 1:
            pairs.append(("page", changed.page))
        return urlencode(pairs)

    def choosing(self, name: str, values: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """Return what is chosen, with ``values`` in the facet ``name``."""
        return {key: some for key, some in {**self.chosen, name: tuple(values)}.items() if some}


def asked(data: Mapping[str, Sequence[str]]) -> Asked:
    """Return what ``data`` asks for: the values of each parameter, in their order."""
    notes: list[Note] = []
    for name in data:
        if name not in SINGLE and name not in FACETS:
            sentence = gettext_noop("“%(name)s” means nothing to this list and was ignored.")
            notes.append((sentence, {"name": shortened(plain(name))}))
    single = {name: _single(name, data.get(name, ()), notes) for name in SINGLE}
    text = _text(single["q"], notes)
    chosen = {name: some for name in FACETS if (some := _values(name, data.get(name, ()), notes))}
    return Asked(
        text=text,
        terms=query_terms(text),
        chosen=chosen,
        closed=_flag(single["closed"], notes),
        sort=_one_of("sort", single["sort"], SORTS, notes),
        page=_page(single["page"], notes),
        all=_one_of("all", single["all"], FACETS, notes),
        notes=tuple(notes[:MOST_NOTES]),
    )


def query_terms(text: str) -> tuple[str, ...]:
    """Return the different terms of ``text``; “QAN” before a number is how people call it, no word."""
    words = split(text)
    if any(character.isdigit() for character in text):
        words = [word for word in words if word != "qan"]
    # Nothing is found by a stop word, but one of a few letters may begin a word that is.
    found = terms(" ".join(words)) or [word for word in words if len(word) >= SHORTEST_BEGINNING]
    return tuple(dict.fromkeys(found))[:MOST_WORDS]


def _single(name: str, values: Sequence[str], notes: list[Note]) -> str:
    if len(values) > 1:
        notes.append((gettext_noop("“%(name)s” was given more than once: the last counts."), {"name": name}))
    return values[-1] if values else ""


def _text(typed: str, notes: list[Note]) -> str:
    text = plain(typed[: 4 * LONGEST_TEXT])
    if len(typed) > LONGEST_TEXT and (len(text) > LONGEST_TEXT or len(typed) > 4 * LONGEST_TEXT):
        sentence = gettext_noop("Only the first %(most)d characters of the search were read.")
        notes.append((sentence, {"most": LONGEST_TEXT}))
    text = text[:LONGEST_TEXT].strip()
    if text and not query_terms(text):
        sentence = gettext_noop("“%(value)s” has no word or number to search for and was ignored.")
        notes.append((sentence, {"value": shortened(text)}))
    if len(terms(text)) > MOST_WORDS:
        sentence = gettext_noop("Only the first %(most)d words of the search were read.")
        notes.append((sentence, {"most": MOST_WORDS}))
    return text


def _values(name: str, typed: Sequence[str], notes: list[Note]) -> tuple[str, ...]:
    values = [plain(one[:LONGEST_TEXT]).casefold() for one in typed[: MOST_VALUES + 1]]
    found = tuple(dict.fromkeys(one for one in values if one))
    if len(typed) > MOST_VALUES:
        sentence = gettext_noop("Only the first %(most)d values of “%(name)s” were read.")
        notes.append((sentence, {"name": name, "most": MOST_VALUES}))
    return found[:MOST_VALUES]


def _flag(typed: str, notes: list[Note]) -> bool:
    if typed not in ("", "0", "1"):
        sentence = gettext_noop("“closed” is 1 or is left out; “%(value)s” was ignored.")
        notes.append((sentence, {"value": shortened(plain(typed))}))
    return typed == "1"


def _one_of(name: str, typed: str, known: Sequence[str], notes: list[Note]) -> str:
    if typed and typed not in known:
        sentence = gettext_noop("“%(value)s” is nothing that “%(name)s” knows and was ignored.")
        notes.append((sentence, {"name": name, "value": shortened(plain(typed))}))
    return typed if typed in known else ""


def _page(typed: str, notes: list[Note]) -> int:
    number = plain(typed[:40])
    if not number:
        return 1
    if number.isascii() and number.isdigit() and int(number) > 0:
        return min(int(number), MOST_PAGES)
    sentence = gettext_noop("There is no page “%(value)s”: this is the first.")
    notes.append((sentence, {"value": shortened(number)}))
    return 1
