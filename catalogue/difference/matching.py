"""Which thing of the old list is which of the new one, and what moved. The same answer from either side.

Equal things are matched first, then those that share a key, then those whose words are alike. Whatever is
asked with
the two lists exchanged gives the same pairs exchanged, so that a difference read backwards is the difference
the other way.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, TypeVar

from catalogue.documents import canonical

T = TypeVar("T")
Pair = tuple[int, int]

ALIKE = 0.6
"""From this share of words in common, two texts count as one text that changed."""

MOST_PAIRS = 40_000
"""Beyond this many possible pairs, words are not compared at all: what has no key in common came and went."""


def match(
    old: Sequence[T],
    new: Sequence[T],
    keys: Iterable[Callable[[T], Hashable | None]] = (),
    text: Callable[[T], str] | None = None,
) -> list[Pair]:
    """Return index pairs (old, new), in the order of ``old``. A key of ``None`` or an empty string matches
    nothing.
    """
    found: list[Pair] = []
    for key in (_whole, *keys):
        found += _by_key(old, new, key, found)
    if text is not None:
        found += _by_words(old, new, text, found)
    return sorted(found)


def _whole(thing: Any) -> str:
    return canonical(thing)


def _by_key(
    old: Sequence[T], new: Sequence[T], key: Callable[[T], Hashable | None], taken: list[Pair]
) -> list[Pair]:
    """Match the first with the first, the second with the second of those that share a key."""
    here, there = _left(old, {i for i, _ in taken}), _left(new, {j for _, j in taken})
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for j in there:
        value = key(new[j])
        if value is not None and value != "":
            waiting[value].append(j)
    found = []
    for i in here:
        queue = waiting.get(key(old[i]))
        if queue:
            found.append((i, queue.pop(0)))
    return found


def _by_words(old: Sequence[T], new: Sequence[T], text: Callable[[T], str], taken: list[Pair]) -> list[Pair]:
    """Match what is most alike first; of two that are equally alike, what stands nearer."""
    here, there = _left(old, {i for i, _ in taken}), _left(new, {j for _, j in taken})
    if len(here) * len(there) > MOST_PAIRS:
        return []
    words = {("old", i): text(old[i]).casefold().split() for i in here}
    words |= {("new", j): text(new[j]).casefold().split() for j in there}
    bags = {name: Counter(said) for name, said in words.items()}
    ranked = []
    for i in here:
        for j in there:
            one, other = ("old", i), ("new", j)
            if _in_common(bags[one], bags[other]) >= ALIKE:
                share = likeness(words[one], words[other])
                if share >= ALIKE:
                    ranked.append((-share, abs(i - j), min(i, j), max(i, j), i, j))
    found: list[Pair] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for *_, i, j in sorted(ranked):
        if i not in used[0] and j not in used[1]:
            found.append((i, j))
            used[0].add(i)
            used[1].add(j)
    return found


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of words that two texts have in common in the same order, 0 to 1, whichever comes
    first.
    """
    first, second = sorted((list(one), list(other)))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _in_common(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _left(things: Sequence[Any], taken: set[int]) -> list[int]:
    return [index for index in range(len(things)) if index not in taken]


def moved(pairs: Sequence[Pair], names: Sequence[str]) -> set[Pair]:
    """Return the pairs that changed places: all but the longest row that kept its order.

    Of rows equally long the one that keeps the nearest places stands, then the first by ``names`` (one for
    each pair).
    """
    ordered = sorted(zip(pairs, names, strict=True))
    if all(before[0][1] < after[0][1] for before, after in pairwise(ordered)):
        return set()
    rows: list[tuple[int, int, tuple[str, ...], tuple[Pair, ...]]] = []
    for (i, j), name in ordered:
        before = [row for row in rows if row[3][-1][1] < j]
        length, apart, said, row = min(before, default=(0, 0, (), ()))
        rows.append((length - 1, apart + abs(i - j), (*said, name), (*row, (i, j))))
    kept = min(rows)[3]
    return set(pairs) - set(kept)


def in_reading_order(olds: int, pairs: Sequence[Pair], news: int) -> list[tuple[int | None, int | None]]:
    """Return every index once, matched and new ones in the new order; what went stands before what came
    there.
    """
    partner = {j: i for i, j in pairs}
    matched = {i for i, _ in pairs}
    gone = [i for i in range(olds) if i not in matched]
    order: list[tuple[int | None, int | None]] = []
    following = olds
    limits = []
    for j in reversed(range(news)):
        following = partner.get(j, following)
        limits.append(following)
    for j, limit in enumerate(reversed(limits)):
        while gone and gone[0] < limit:
            order.append((gone.pop(0), None))
        order.append((partner.get(j), j))
    return [*order, *((i, None) for i in gone)]
