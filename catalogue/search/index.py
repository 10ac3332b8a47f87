"""An index of one kind of entry, held in memory: words and facet values as sets of ordinals.

Entries that were there at the beginning have ordinals in the order of their titles. What changes later gets a
new ordinal at the end, the old one is only marked as gone: a change costs a few sets, however many entries
there are. The newcomers (``tail``) are put in their places when a page of a list is cut out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from catalogue.lifecycle import DateFact, Dates, status_on

from .bits import Posting, between, has, laid_out, members, packed
from .facets import CLOSED, Value

LONGEST_TITLE = 16
"""Terms of a title that are counted: longer ones count as equally long."""
EXPANDED = 50
"""Terms that the beginning of a word may stand for."""
SHORTEST_BEGINNING = 3
LOOKED_AT = 400
"""Values of a facet that are counted, at the most: those that most entries have."""

Stated = tuple[date | None, date | None, date | None, date | None]
"""First day to register, last day to register, last claim date, last award date."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the index takes in of one entry.

    ``order`` is the text by which titles are listed; ``length`` counts the words of what the title is about
    (0: as many as its terms), for shorter titles come before longer ones.
    """

    key: int
    order: str
    title_terms: Sequence[str]
    more_terms: Sequence[str]
    values: Mapping[str, Sequence[Value]]
    dates: Stated
    credits: int | None = None
    length: int = 0


class Index:
    """Words, values and the order of the entries of one kind and site, true for ``day``."""

    def __init__(self, orders: Sequence[tuple[str, int]] = ()) -> None:
        """Begin with places for the entries of ``orders``: text to list by and key, sorted."""
        self.orders = [order for order, _ in orders]
        self.keys = [key for _, key in orders]
        self.place = {key: ordinal for ordinal, key in enumerate(self.keys)}
        self.alive = 0
        self.tail: list[tuple[str, int, int]] = []
        self.title: defaultdict[str, Posting] = defaultdict(Posting)
        self.more: defaultdict[str, Posting] = defaultdict(Posting)
        self.facets: defaultdict[str, defaultdict[str, Posting]] = defaultdict(lambda: defaultdict(Posting))
        self.labels: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self.lengths: defaultdict[int, Posting] = defaultdict(Posting)
        self.credits: defaultdict[int, Posting] = defaultdict(Posting)
        self.dated: defaultdict[Stated, Posting] = defaultdict(Posting)
        self.day: date | None = None
        self.closed = 0
        self._vocabulary: list[str] = []
        self._vocabulary_of = (0, 0)
        self._looked_at: dict[str, list[tuple[str, Posting]]] = {}

    # Taking in ---------------------------------------------------------------------------

    def fill(self, records: Iterable[Record]) -> None:
        """Take in the entries for which there are places; what has none is put at the end."""
        alive, late = [], []
        for record in records:
            ordinal = self.place.get(record.key)
            if ordinal is None:
                late.append(record)
            else:
                self._add(ordinal, record)
                alive.append(ordinal)
        self.alive = packed(alive)
        for posting in self._postings():
            posting.settle(len(self.keys))
        for record in late:
            self.put(record)

    def put(self, record: Record) -> None:
        """Take in an entry, or one that has changed."""
        self.drop(record.key)
        ordinal = len(self.keys)
        self.keys.append(record.key)
        self.place[record.key] = ordinal
        insort(self.tail, (record.order, bisect_right(self.orders, record.order), ordinal))
        self._add(ordinal, record)
        self.alive |= 1 << ordinal
        self._looked_at.clear()

    def drop(self, key: int) -> None:
        """Forget the entry ``key``, if there is one."""
        ordinal = self.place.pop(key, None)
        if ordinal is not None:
            self.alive &= ~(1 << ordinal)

    def _add(self, ordinal: int, record: Record) -> None:
        title = set(record.title_terms)
        for postings, terms in ((self.title, title), (self.more, set(record.more_terms) - title)):
            for term in terms:
                posting = postings[term]
                if posting.few is not None:  # the usual case, and the innermost line of building
                    posting.few.append(ordinal)
                else:
                    posting.add(ordinal)
        self.lengths[min(record.length or len(title), LONGEST_TITLE)].add(ordinal)
        for name, values in record.values.items():
            for value, label in values:
                self.facets[name][value].add(ordinal)
                self.labels[name][value] = label
        if record.credits is not None:
            self.credits[record.credits].add(ordinal)
        self.dated[record.dates].add(ordinal)
        if self.day is not None:
            self._set_status(record.dates, 1 << ordinal)

    def _postings(self) -> Iterator[Posting]:
        for some in (self.title, self.more, self.lengths, self.credits, self.dated, *self.facets.values()):
            yield from some.values()  # type: ignore[attr-defined]

    # The day -----------------------------------------------------------------------------

    def turn_to(self, day: date) -> None:
        """Work out every status for ``day``."""
        self.day, self.closed = day, 0
        self.facets["status"] = defaultdict(Posting)
        for dates, posting in self.dated.items():
            self._set_status(dates, posting.bits)
        self._looked_at.clear()

    def _set_status(self, dates: Stated, bits: int) -> None:
        assert self.day is not None  # noqa: S101 -- for the type checker: asked by both callers
        names = ("operational_start", "last_registration", "last_claim", "last_award")
        stated = {name: DateFact(value) for name, value in zip(names, dates, strict=True) if value}
        status = status_on(Dates(**stated), self.day).status.value
        self.facets["status"][status].join(bits)
        if status in CLOSED:
            self.closed |= bits

    # Asking ------------------------------------------------------------------------------

    def matches(self, terms: Sequence[str]) -> int:
        """Return the entries that have every one of ``terms``, in the title or elsewhere."""
        found = self.alive
        for term in terms:
            in_title, elsewhere = self.having(term)
            found &= in_title | elsewhere
        return found

    def having(self, term: str) -> tuple[int, int]:
        """Return the entries with ``term`` in the title, and those with it elsewhere.

        A term that nothing has may be the beginning of one: then those that begin with it are meant.
        """
        if term in self.title or term in self.more:
            return self._bits(self.title, term), self._bits(self.more, term)
        in_title = elsewhere = 0
        for whole in self.beginning(term):
            in_title |= self._bits(self.title, whole)
            elsewhere |= self._bits(self.more, whole)
        return in_title, elsewhere

    @staticmethod
    def _bits(some: Mapping[str, Posting], term: str) -> int:
        posting = some.get(term)
        return posting.bits if posting is not None else 0

    def knows(self, term: str) -> int:
        """Return how many entries have ``term``, those that are gone included."""
        return sum(len(some[term]) for some in (self.title, self.more) if term in some)

    def beginning(self, start: str) -> list[str]:
        """Return the terms that begin with ``start``, ``EXPANDED`` at the most."""
        if len(start) < SHORTEST_BEGINNING:
            return []
        words = self.vocabulary()
        first = bisect_left(words, start)
        return list(takewhile(lambda word: word.startswith(start), words[first : first + EXPANDED]))

    def vocabulary(self) -> list[str]:
        """Return every term, sorted."""
        known = (len(self.title), len(self.more))
        if self._vocabulary_of != known:
            self._vocabulary, self._vocabulary_of = sorted(self.title.keys() | self.more.keys()), known
        return self._vocabulary

    def with_value(self, name: str, values: Iterable[str]) -> int:
        """Return the entries that have one of ``values``."""
        bits = 0
        for value in values:
            bits |= self._bits(self.facets[name], value)
        return bits

    def counts(self, name: str, bits: int) -> dict[str, int]:
        """Return, for each value of a facet, how many of ``bits`` have it; values that none has are left
        out."""
        data = laid_out(bits)
        counted = ((value, posting.within(bits, data)) for value, posting in self._values(name))
        return {value: count for value, count in counted if count}

    def _values(self, name: str) -> list[tuple[str, Posting]]:
        held = self._looked_at.get(name)
        if held is None:
            held = list(self.facets[name].items())
            if len(held) > LOOKED_AT:
                held = sorted(held, key=lambda pair: -len(pair[1]))[:LOOKED_AT]
            self._looked_at[name] = held
        return held

    # Order -------------------------------------------------------------------------------

    def cut(self, bits: int, start: int, stop: int) -> list[int]:
        """Return the keys of the entries of ``bits`` from place ``start`` to before ``stop``, by title."""
        data, base = laid_out(bits), len(self.orders)
        found: list[int] = []
        rank = at = 0
        for place, newcomer in [*self._newcomers(data), (base, None)]:
            between_here = between(data, at, min(place, base))
            count = between_here.bit_count()
            skip = max(start - rank, 0)
            if skip < count:
                some = members(between_here, skip, stop - rank - skip)
                found += [self.keys[at + one] for one in some]
            rank, at = rank + count, place
            if newcomer is not None:
                if start <= rank < stop:
                    found.append(self.keys[newcomer])
                rank += 1
            if rank >= stop:
                break
        return found

    def _newcomers(self, data: bytes) -> list[tuple[int, int]]:
        """Return the place among the first entries, and the ordinal, of each newcomer that is in a set."""
        return [(place, ordinal) for _, place, ordinal in self.tail if has(data, ordinal)]
