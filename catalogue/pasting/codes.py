"""Codes and ranges as typed or pasted: "400–408, 410 and 8605-412" against the codes there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from catalogue.numbers.spelling import plain, shortened
from catalogue.wording import gettext_noop

from .cleaning import clean, line_ends
from .faults import Fault, Note
from .values import key

LONGEST = 20_000
"""Characters that are read."""

MOST_NAMED = 12
"""Missing numbers of a range that are named one by one."""

_PARTS = re.compile(r"[,;\t\n|&]+|\band\b|\bplus\b", re.IGNORECASE)
_NOISE = re.compile(r"(?:(?:mandatory|optional|units?|codes?|numbers?|from|nos?\.?)\b[\s:]*)+", re.IGNORECASE)
_TO = re.compile(r"\s*\b(?:to|through|until)\b\s*", re.IGNORECASE)
_END = re.compile(r"(.*?)(\d+)")
_EDGES = " .:()[]“”\"'•*·"


@dataclass(frozen=True)
class Picked:
    """The codes that were named, each once and in order, what named none or several, and holes in ranges."""

    codes: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass
class _Search:
    """The codes there are, by what is compared of them and by the number they end in."""

    known: dict[str, str]
    near: Sequence[str]
    by_end: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    last: str = ""

    def __post_init__(self) -> None:
        for compared, code in self.known.items():
            match = _END.fullmatch(compared)
            if match:
                self.by_end.setdefault(match[2].lstrip("0") or "0", []).append((match[1], code))
        ends = [_END.fullmatch(key(code)) for code in self.near]
        self.prefixes = [match[1] for match in ends if match]


def pick(text: str, known: Iterable[str], near: Sequence[str] = (), whole: Iterable[str] = ()) -> Picked:
    """Return the codes of ``known`` that ``text`` names, and those of ``whole`` that it writes out.

    A number alone means the code that ends in it; where several do, those of the code before it or of
    ``near`` (the codes of the group already) are meant, else it is a fault. Never raises.
    """
    if len(text) > LONGEST:
        template = gettext_noop("The text has %(length)s characters; at most %(most)s are read at once.")
        return Picked(faults=(Fault(template, values={"length": len(text), "most": LONGEST}),))
    search = _Search({key(code): code for code in known}, near)
    search.known = {key(code): code for code in whole} | search.known
    codes: dict[str, None] = {}
    faults: list[Fault] = []
    notes: list[Note] = []
    for part in parts(text):
        found = _named(part, search)
        if isinstance(found, Fault):
            faults.append(found)
            continue
        named, holes = found
        codes.update(dict.fromkeys(named))
        notes += holes
    return Picked(tuple(codes), tuple(faults), tuple(notes))


def parts(text: str) -> Iterator[str]:
    """Yield what stands between commas and the like, without the words around it."""
    for part in _PARTS.split("\n".join(clean(line).text for line in line_ends(text).split("\n"))):
        bare = _NOISE.sub("", plain(part).strip(_EDGES), count=1).strip(_EDGES)
        if bare:
            yield bare


def _named(part: str, search: _Search) -> tuple[list[str], list[Note]] | Fault:
    """Return the codes that one part names, or why it names none."""
    exact = search.known.get(key(part))
    if exact is not None:
        _remember(exact, search)
        return [exact], []
    ranged = _range(part, search)
    if ranged is not None:
        return ranged
    if " " in part:
        return _words(part, search)
    return _by_end(part, search) if key(part).isdecimal() else _nothing(part)


def _nothing(part: str) -> Fault:
    return Fault(gettext_noop("“%(text)s” names no unit."), values={"text": shortened(part)})


def _remember(code: str, search: _Search) -> None:
    match = _END.fullmatch(key(code))
    if match:
        search.last = match[1]


def _words(part: str, search: _Search) -> tuple[list[str], list[Note]] | Fault:
    """Return the codes of words with spaces between; one that names none spoils the part.

    A code with its title after it (``D3.01 Organising coaching``) is that code.
    """
    words = part.split()
    named: list[str] = []
    for place, word in enumerate(words):
        found = _named(word.strip(_EDGES), search) if word.strip(_EDGES) else _nothing(word)
        if isinstance(found, Fault):
            rest = words[place:]
            if place == 1 and not any(character.isdigit() for one in rest for character in one):
                return named, []
            return _nothing(part)
        named += found[0]
    return named, []


def _by_end(part: str, search: _Search) -> tuple[list[str], list[Note]] | Fault:
    ending = search.by_end.get(key(part).lstrip("0") or "0", [])
    chosen = _of_one_kind(ending, search)
    if len(chosen) == 1:
        return [chosen[0][1]], []
    if not chosen:
        return _nothing(part)
    template = gettext_noop("“%(text)s” may be %(codes)s: write the whole code.")
    codes = ", ".join(code for _, code in chosen[:MOST_NAMED])
    return Fault(template, values={"text": shortened(part), "codes": codes})


def _of_one_kind(found: list[tuple[str, str]], search: _Search) -> list[tuple[str, str]]:
    """Return those of ``found`` that begin like the code before, or like the group's; all if none does."""
    if len({prefix for prefix, _ in found}) > 1:
        for prefixes in ([search.last], search.prefixes):
            alike = [one for one in found if one[0] in prefixes and one[0]]
            if len({prefix for prefix, _ in alike}) == 1:
                return alike
    return found


def _range(part: str, search: _Search) -> tuple[list[str], list[Note]] | Fault | None:
    """Return the codes of a range, a fault where it may mean several kinds of code, ``None`` for no range."""
    joined = key(_TO.sub("-", part))
    for place, character in enumerate(joined):
        if character != "-":
            continue
        left, right = _END.fullmatch(joined[:place]), _END.fullmatch(joined[place + 1 :])
        if left is None or right is None or right[1] not in ("", left[1]):
            continue
        least, greatest = int(left[2][:12]), int(right[2][:12])
        if least > greatest:
            continue
        inside = sorted(
            (int(end), prefix, code)
            for end, codes in search.by_end.items()
            for prefix, code in codes
            if least <= int(end[:12]) <= greatest and left[1] in ("", prefix)
        )
        chosen = _of_one_kind([(prefix, code) for _, prefix, code in inside], search)
        if not chosen:
            continue
        # A kind of code that bears both ends is meant rather than one that happens to have a few between.
        ends = [{prefix for number, prefix, _ in inside if number == end} for end in (least, greatest)]
        if len(ends[0] & ends[1]) == 1 and len({prefix for prefix, _ in chosen}) > 1:
            chosen = [one for one in chosen if one[0] in ends[0] & ends[1]]
        if len({prefix for prefix, _ in chosen}) > 1:
            template = gettext_noop("“%(text)s” may mean units of several kinds: write whole codes.")
            return Fault(template, values={"text": shortened(part)})
        search.last = chosen[0][0]
        held = {number for number, _, code in inside if any(code == one for _, one in chosen)}
        return [code for _, code in chosen], _holes(part, least, greatest, held)
    return None


def _holes(part: str, least: int, greatest: int, held: set[int]) -> list[Note]:
    """Return a note of the numbers of a range that no unit bears."""
    missing = greatest - least + 1 - len(held)
    if not missing:
        return []
    text = shortened(part)
    if missing > MOST_NAMED:
        template = gettext_noop("%(number)s numbers of “%(text)s” are borne by no unit.")
        return [Note(template, values={"number": missing, "text": text})]
    numbers = ", ".join(str(number) for number in range(least, greatest + 1) if number not in held)
    template = gettext_noop("Of “%(text)s” no unit bears %(numbers)s.")
    return [Note(template, values={"numbers": numbers, "text": text})]
