"""One search: which entries, in which order, how many of each value, and what may help if none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .facets import FACETS, in_own_order
from .index import LONGEST_TITLE, Index

BEST = "best"
TITLE = "title"
SORTS = (BEST, TITLE, "level", "level-down", "credits", "credits-down", "body")


@dataclass(frozen=True)
class Wanted:
    """What is searched for: every one of ``terms``; of each facet in ``chosen``, one of its values.

    Unless ``closed``, or a status is chosen, what takes no new learners is left out. ``apart`` are the keys
    of entries that are shown elsewhere on the page.
    """

    kind: str
    terms: tuple[str, ...] = ()
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    closed: bool = False
    sort: str = TITLE
    apart: tuple[int, ...] = ()


@dataclass(frozen=True)
class Found:
    """What was found.

    ``keys`` the entries of the page; ``total`` how many there are on all; ``hidden`` how many more there
    would be with those that are closed; ``counts`` by facet and value, each facet as if nothing were chosen
    in it; ``without`` how many there would be if nothing were chosen in one of the chosen facets.
    """

    keys: tuple[int, ...]
    total: int
    hidden: int = 0
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    without: Mapping[str, int] = field(default_factory=dict)


class Search:
    """One search over one index; nothing is worked out twice."""

    def __init__(self, index: Index, wanted: Wanted) -> None:
        self.index, self.wanted = index, wanted
        self.text = index.matches(wanted.terms)
        for key in wanted.apart:
            place = index.place.get(key)
            if place is not None:
                self.text &= ~(1 << place)
        self.masks = {name: index.with_value(name, values) for name, values in wanted.chosen.items()}
        self.hides = not wanted.closed and "status" not in wanted.chosen

    def hits(self, but: str = "") -> int:
        """Return the entries that match, as if nothing were chosen in the facet ``but``."""
        bits = self.text
        for name, mask in self.masks.items():
            if name != but:
                bits &= mask
        return bits & ~self.index.closed if self.hides and but != "status" else bits

    def hidden(self) -> int:
        """Return how many match that are left out because they are closed."""
        if not self.hides:
            return 0
        return (self.hits("status") & self.index.closed).bit_count()

    def page(self, start: int, stop: int) -> tuple[int, ...]:
        """Return the keys of the entries from place ``start`` to before ``stop``, in the order asked for."""
        found: list[int] = []
        for bits in self._buckets(self.hits()):
            count = bits.bit_count()
            if start < count:
                found += self.index.cut(bits, start, min(stop, count))
            start, stop = max(start - count, 0), stop - count
            if stop <= 0:
                break
        return tuple(found)

    def found(self, start: int, size: int) -> Found:
        """Return one page with every count."""
        hits = self.hits()
        total = hits.bit_count()
        return Found(
            self.page(start, start + size),
            total,
            self.hidden(),
            {name: self._counts(name, hits) for name in FACETS},
            {name: self.hits(name).bit_count() for name in self.wanted.chosen},
        )

    def without_word(self) -> dict[str, int]:
        """Return, for each term, how many entries match without it."""
        terms = self.wanted.terms
        if len(terms) < 2:
            return {}
        some = {}
        for term in dict.fromkeys(terms):
            others = tuple(one for one in terms if one != term)
            wanted = Wanted(self.wanted.kind, others, self.wanted.chosen, self.wanted.closed)
            some[term] = Search(self.index, wanted).hits().bit_count()
        return some

    def _counts(self, name: str, hits: int) -> dict[str, int]:
        chosen = self.wanted.chosen.get(name, ())
        base = self.hits(name) if chosen or name == "status" else hits
        counts = self.index.counts(name, base)
        for value in chosen:
            counts.setdefault(value, 0)
        return counts

    # Order -------------------------------------------------------------------------------

    def _buckets(self, hits: int) -> Iterator[int]:
        """Yield the hits in sets, the first first: what is open before what is closed, then as is asked."""
        for part in (hits & ~self.index.closed, hits & self.index.closed):
            if part:
                yield from self._sorted(part)

    def _sorted(self, bits: int) -> Iterator[int]:
        sort = self.wanted.sort
        if sort == BEST and self.wanted.terms:
            yield from self._best(bits)
        elif sort.startswith(("level", "credits", "body")):
            name, _, down = sort.partition("-")
            for mask in self._steps(name, down=bool(down)):
                yield bits & mask
                bits &= ~mask
            yield bits
        else:
            yield bits

    def _steps(self, name: str, *, down: bool) -> Iterator[int]:
        """Yield the entries of each value of a sort, in its order."""
        if name == "credits":
            for credits in sorted(self.index.credits, reverse=down):
                yield self.index.credits[credits].bits
            return
        labels = self.index.labels[name]
        values: Sequence[str] = (
            in_own_order(name, self.wanted.kind)
            if name == "level"
            else sorted(labels, key=lambda value: (labels[value].casefold(), value))
        )
        for value in reversed(values) if down else values:
            yield self.index.with_value(name, [value])

    def _best(self, bits: int) -> Iterator[int]:
        """Yield first what has most of the words in its title, and of those the shortest titles."""
        levels = [bits]
        for term in dict.fromkeys(self.wanted.terms):
            in_title, _ = self.index.having(term)
            levels.append(0)
            for place in range(len(levels) - 1, 0, -1):
                levels[place] |= levels[place - 1] & in_title
        for some in reversed(levels):
            rest = some & bits
            bits &= ~some
            if rest:
                yield from self._by_length(rest)

    def _by_length(self, bits: int) -> Iterator[int]:
        for length in range(LONGEST_TITLE + 1):
            if length in self.index.lengths:
                yield bits & self.index.lengths[length].bits
