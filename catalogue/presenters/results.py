"""A list of results: its filters with counts, what is chosen, where else to look. Words for values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_lazy, ngettext

from catalogue.lifecycle import Status
from catalogue.search.asking import Asked
from catalogue.search.facets import FACETS, IN_ORDER, in_own_order
from catalogue.search.finding import BEST, SORTS, Found

from .words import level_words, number_words, range_words, site_wording

SHOWN = 8
"""Values of a facet that are shown at once; those that are chosen are always among them."""
_PLAIN = re.compile(r"[0-9]{1,9}")
"""A number that the address may name; anything else is shown as it stands."""
OPEN = ("status", "level", "type")
"""Facets that stand open though nothing is chosen in them."""

LABELS = {
    "status": gettext_lazy("Availability"),
    "level": gettext_lazy("Level"),
    "type": gettext_lazy("Type"),
    "size": gettext_lazy("Size"),
    "body": gettext_lazy("Awarding body"),
    "subject": gettext_lazy("Sector subject area"),
    "credits": gettext_lazy("Credits"),
    "glh": gettext_lazy("Hours with a teacher (guided learning hours)"),
    "tqt": gettext_lazy("Hours in all (total qualification time)"),
    "assessment": gettext_lazy("How it is assessed"),
    "grading": gettext_lazy("Grades"),
    "nation": gettext_lazy("Nation"),
    "tag": gettext_lazy("Tag"),
}
SIZES = {
    "award": gettext_lazy("Award"),
    "certificate": gettext_lazy("Certificate"),
    "diploma": gettext_lazy("Diploma"),
}
SORT_LABELS = {
    BEST: gettext_lazy("Best match"),
    "title": gettext_lazy("Title, A to Z"),
    "level": gettext_lazy("Level, lowest first"),
    "level-down": gettext_lazy("Level, highest first"),
    "credits": gettext_lazy("Credits, fewest first"),
    "credits-down": gettext_lazy("Credits, most first"),
    "body": gettext_lazy("Awarding body, A to Z"),
}


@dataclass(frozen=True)
class Option:
    """A value that can be ticked; ``count`` results have it."""

    key: str
    label: str
    count: int
    chosen: bool

    @property
    def number(self) -> str:
        """The count, thousands apart."""
        return number_words(self.count)


@dataclass(frozen=True)
class Tab:
    """One of the two lists: how many it has of what is searched for, and where it is."""

    label: str
    count: int
    url: str
    current: bool

    @property
    def number(self) -> str:
        """The count, thousands apart."""
        return number_words(self.count)


@dataclass(frozen=True)
class FacetView:
    """A facet with the values shown; ``all_url`` shows the others of its ``number`` values."""

    name: str
    label: str
    options: tuple[Option, ...]
    number: int
    all_url: str = ""
    open: bool = False


@dataclass(frozen=True)
class Chip:
    """Something that is chosen, and the address without it; ``counted`` says how many would be there."""

    label: str
    url: str
    counted: str = ""


Labels = Mapping[str, Mapping[str, str]]
"""The words of the documents for values, by facet and key."""


def facet_views(asked: Asked, found: Found, labels: Labels, kind: str) -> tuple[FacetView, ...]:
    """Return the facets in which there is anything to choose."""
    return tuple(
        view for name in FACETS if (view := _facet(name, asked, found.counts[name], labels, kind)) is not None
    )


def _facet(name: str, asked: Asked, counts: Mapping[str, int], labels: Labels, kind: str) -> FacetView | None:
    chosen = asked.chosen.get(name, ())
    if len(counts) < 2 and not chosen and name != "status":
        return None
    whole = asked.all == name
    keys = _ordered(name, counts, labels, kind, by_name=whole)
    shown = keys if whole else _first(keys, chosen)
    return FacetView(
        name,
        str(LABELS[name]),
        tuple(
            Option(key, value_label(name, key, labels), counts.get(key, 0), key in chosen) for key in shown
        ),
        len(keys),
        asked.href(all=name) if len(shown) < len(keys) else "",
        open=bool(chosen) or whole or name in OPEN,
    )


def _ordered(
    name: str, counts: Mapping[str, int], labels: Labels, kind: str, *, by_name: bool
) -> Sequence[str]:
    if name in IN_ORDER:
        return [key for key in in_own_order(name, kind) if key in counts]
    words = labels.get(name, {})
    if by_name:
        return sorted(counts, key=lambda key: (words.get(key, key).casefold(), key))
    return sorted(counts, key=lambda key: (-counts[key], words.get(key, key).casefold()))


def _first(keys: Sequence[str], chosen: Sequence[str]) -> Sequence[str]:
    """Return the first of ``keys`` and all that are chosen; one or two more rather than a link to them."""
    if len(keys) <= SHOWN + 3:
        return keys
    return [key for place, key in enumerate(keys) if place < SHOWN or key in chosen]


def value_label(name: str, key: str, labels: Labels) -> str:
    """Return a value in words: those of the documents, or ours for what has an order of its own."""
    if name == "status" and key in tuple(Status):
        return site_wording().say(Status(key).phrase)
    if name == "level":
        return level_words(key.upper())
    if name == "size" and key in SIZES:
        return str(SIZES[key])
    if name in ("credits", "glh", "tqt"):
        return _band_words(key)
    return labels.get(name, {}).get(key) or key


def _band_words(key: str) -> str:
    least, most = (number_words(int(part)) if _PLAIN.fullmatch(part) else part for part in _ends(key))
    if not most:
        return gettext("%(least)s or more") % {"least": least}
    if least == "0":
        return gettext("up to %(most)s") % {"most": most}
    return range_words(least, most)


def _ends(key: str) -> tuple[str, str]:
    least, _, most = key.partition("-")
    return least, most


def chips(asked: Asked, labels: Labels) -> tuple[Chip, ...]:
    """Return what is chosen, each with the address of the list without it."""
    return tuple(_chips(asked, labels))


def _chips(asked: Asked, labels: Labels) -> Iterator[Chip]:
    if asked.text:
        yield Chip(f"“{asked.text}”", asked.href(text="", terms=()))
    for name, values in asked.chosen.items():
        for value in values:
            rest = asked.choosing(name, [one for one in values if one != value])
            words = value_label(name, value, labels)
            if name in ("credits", "glh", "tqt"):
                words = _measured(name, words)
            yield Chip(words, asked.href(chosen=rest))
    if asked.closed and "status" not in asked.chosen:
        yield Chip(gettext("Closed ones too"), asked.href(closed=False))


def _measured(name: str, words: str) -> str:
    """Return a band with what it measures, for a chip stands without its heading."""
    sentences = {
        "credits": gettext("%(band)s credits"),
        "glh": gettext("%(band)s hours with a teacher"),
        "tqt": gettext("%(band)s hours in all"),
    }
    return sentences[name] % {"band": words}


def drops(asked: Asked, found: Found, kind: str) -> tuple[Chip, ...]:
    """Return, where nothing was found, what would be without one of the facets chosen from."""
    offered = []
    for name in asked.chosen:
        if found.without.get(name):
            label = gettext("without the filter “%(facet)s”") % {"facet": LABELS[name]}
            url = asked.href(chosen=asked.choosing(name, ()))
            offered.append(Chip(label, url, counted(kind, found.without[name])))
    return tuple(offered)


def sorts(asked: Asked) -> tuple[Option, ...]:
    """Return the orders that can be asked for.

    The usual one has no key: whoever types words later is not kept to an order that was never asked for.
    """
    return tuple(
        Option("" if name == asked.usual_order else name, str(SORT_LABELS[name]), 0, name == asked.order)
        for name in SORTS
        if name != BEST or asked.terms
    )


def counted(kind: str, number: int) -> str:
    """Return ``12 qualifications`` or ``1 unit``; thousands apart."""
    words = (
        ngettext("%(n)s unit", "%(n)s units", number)
        if kind == "unit"
        else ngettext("%(n)s qualification", "%(n)s qualifications", number)
    )
    return words % {"n": number_words(number)}


def both_counted(kind: str, number: int, others: int) -> str:
    """Return how many there are of ``kind``, and how many of the other kind if there are any."""
    own = counted(kind, number)
    if not others:
        return own
    other = counted("qualification" if kind == "unit" else "unit", others)
    return gettext("%(some)s and %(others)s") % {"some": own, "others": other} if number else other
