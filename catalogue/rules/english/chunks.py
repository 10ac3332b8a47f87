"""A clause cut at its joints, and each piece read for its amount, its scope and what colours them."""

from __future__ import annotations

from catalogue.rules.english.lookup import UNIT_NOUNS
from catalogue.rules.english.parts import NotRead, Part
from catalogue.rules.english.vocabulary import (
    CODES,
    EXACT,
    FILL,
    FLAG,
    GIVING,
    HIGH,
    JOINT,
    LEVEL,
    LOW,
    MEASURE,
    NUM,
    ROLE,
    SCOPE,
    SIZE,
    VERB,
    WHERE,
    Item,
)

_SPLITTING = frozenset(", : ; . ( ) [ ] - + and or but with including except".split()) | {"of which"}
_OPENING = frozenset(("(", "["))
_WEAK = frozenset((",", "-", ":", ";", ")", "]", ""))


def chunks(items: list[Item]) -> list[tuple[str, list[Item]]]:
    """The pieces between joints, each with the joint before it."""
    found: list[tuple[str, list[Item]]] = []
    link = ""
    chunk: list[Item] = []
    for item in items:
        if item.kind == JOINT and item.value == "of which" and link in _WEAK | {"and"} and _is_amount(chunk):
            link = item.value
        elif item.kind == JOINT and item.value in _SPLITTING:
            if any(one.kind != FILL for one in chunk):
                found.append((link, chunk))
                link, chunk = item.value, []
            else:
                if link in _OPENING and item.value in ("or", "but"):
                    raise NotRead
                stronger = link in _WEAK or item.value in ("of which", "including", "except")
                link = item.value if stronger else link
                chunk = []
        elif item.kind == JOINT:
            raise NotRead
        else:
            chunk.append(item)
    if any(one.kind != FILL for one in chunk):
        found.append((link, chunk))
    return found


def _is_amount(chunk: list[Item]) -> bool:
    """Whether only an amount stands before "of which" ("at least 12 of which must be …")."""
    kinds = {item.kind for item in chunk}
    return NUM in kinds and kinds <= {NUM, LOW, HIGH, EXACT, MEASURE, FLAG} and len(chunk) < 4


def parts_of(link: str, chunk: list[Item]) -> list[Part]:
    """Mostly one part; more where a second amount follows ("six units to achieve the 60 credits")."""
    reader = _ChunkReader(link, chunk)
    for index in range(len(chunk)):
        reader.take(index)
    reader.part.marks |= reader.waiting
    return reader.found


class _ChunkReader:
    """Goes through one chunk from left to right."""

    def __init__(self, link: str, chunk: list[Item]) -> None:
        self.chunk = chunk
        self.part = Part(link)
        self.found = [self.part]
        self.waiting: set[str] = set()
        """Marks that wait for their number."""
        self.noted = False

    def take(self, index: int) -> None:
        """Read the item at this place."""
        item = self.chunk[index]
        if item.kind == NUM:
            if self.part.number is None or self._begins_another(index, item):
                self._number(index, item)
        elif item.kind in (LOW, HIGH, EXACT):
            self.waiting.add(item.kind)
        elif item.kind == FLAG:
            self._flag(index, item)
        elif item.kind == FILL:
            if item.value in ("totalling", "totaling"):
                self.part.flags.add("totalling")
        elif not (self.noted and item.kind == MEASURE and item.value == "units"):
            _fill(self.part, item)
            if item.kind == LEVEL and "must" in self.part.verbs:
                self.part.flags.add("level demanded")
            if item.kind == SCOPE and _located(self.chunk, index):
                self.part.flags.add("located")

    def _flag(self, index: int, item: Item) -> None:
        if item.value == "only":
            following = self.chunk[index + 1 : index + 2]
            counts = bool(following) and (following[0].kind == NUM or self._so_many_units(index))
            self.part.flags.add("only so many" if counts else "only there")
            return
        if item.value in ("total", "combined") and self.part.mentions and self.part.number is None:
            _of_the_whole(self.part, self.chunk[:index])
        self.part.flags.add(item.value)

    def _so_many_units(self, index: int) -> bool:
        """ "One unit only may be taken": a maximum; behind "must" it might as well say where from."""
        before = [item.kind for item in self.chunk[:index]]
        after = self.chunk[index + 1]
        return before == [NUM, MEASURE] and after.kind == VERB and after.value == "may"

    def _number(self, index: int, item: Item) -> None:
        before = self.chunk[:index]
        if self.part.mentions and any(one.kind == FILL and one.value in GIVING for one in before):
            raise NotRead
        if _counts_groups(self.chunk[index + 1 :]):
            raise NotRead
        self.part.number = item.value
        self.part.marks |= self.waiting
        self.waiting = set()
        if self.part.measure is None and _is_counted(self.chunk, index):
            self.part.measure, self.part.direct = "units", True

    def _begins_another(self, index: int, item: Item) -> bool:
        """Whether a second number begins an amount of its own; it may also only note how many units there
        are, or name the whole of which the first is a part."""
        measured = self.part.measure is not None
        if measured and (_scope_follows(self.chunk, index) or _of_the_units(self.chunk, index)):
            self.part.notes.append((item.value[0], "units" if _of_units(self.chunk, index) else None))
            self.noted = True
            return False
        if _out_of(self.chunk, index):
            if self.part.scoped and any(one.kind in (SCOPE, ROLE, CODES) for one in self.chunk[index:]):
                raise NotRead  # whose units the last are, the part's or the whole's, nobody can tell
            whole = Part(self.part.link, item.value, measure=_next_measure(self.chunk, index))
            self.found.insert(-1, whole)
            self.part.link = "of which"
            return False
        if not _second_amount(self.chunk, index, self.waiting):
            raise NotRead
        self.part = Part("and")
        self.found.append(self.part)
        return True


def _of_the_whole(part: Part, before: list[Item]) -> None:
    """ "optional units that give a total of 18 credits": the total is the whole's, the units are where to
    find it."""
    if not any(item.kind == FILL and item.value in GIVING for item in before):
        raise NotRead
    part.mentions, part.roles = [], set()


def _counts_groups(after: list[Item]) -> bool:
    """ "Two of the optional groups": groups are counted, and neither units nor credits."""
    words = [item.value for item in after[:2] if item.kind == FILL]
    if not after or words[:1] != ["of"] or after[0].kind != FILL:
        return False
    rest = [item for item in after if item.value not in ("of", "the")]
    units = any(item.kind in (FILL, MEASURE) and item.value in UNIT_NOUNS for item in rest[1:2])
    return bool(rest) and rest[0].kind == SCOPE and not rest[0].value.units and not units


def _located(chunk: list[Item], index: int) -> bool:
    """Whether a group is only where something is found ("within groups 1 and 2"), no units being named
    before it."""
    before = [item.value for item in chunk[:index] if item.kind == FILL]
    named = UNIT_NOUNS & {str(one) for one in before}
    return bool(before) and before[-1] in ("in", "within", "from", "of") and not named


def _out_of(chunk: list[Item], index: int) -> bool:
    """ "6 of the 10 credits": the second number is the whole's."""
    before = [item.value for item in chunk[max(0, index - 2) : index] if item.kind == FILL]
    if before == ["of", "the"]:
        return index > 2 and chunk[index - 3].kind == NUM
    return before == ["towards", "the"]


def _next_measure(chunk: list[Item], index: int) -> str | None:
    return next((str(item.value) for item in chunk[index:] if item.kind == MEASURE), None)


def _second_amount(chunk: list[Item], index: int, waiting: set[str]) -> bool:
    """Whether a second number begins an amount of its own: "to achieve the 60 credits", "Of the 60 credits
    45 …"."""
    before = {item.value for item in chunk[:index] if item.kind in (FILL, FLAG)}
    opens = chunk[0].kind == FILL and chunk[0].value in ("of", "out")
    return bool(waiting) or opens or bool(before & (GIVING | {"to", "total", "combined"}))


def _scope_follows(chunk: list[Item], index: int) -> bool:
    for item in chunk[index + 1 :]:
        if item.kind in (SCOPE, ROLE, CODES):
            return True
        if item.kind not in (FLAG, LEVEL, WHERE) and item.value != "units":
            return False
    return False


def _is_counted(chunk: list[Item], index: int) -> bool:
    """Whether the words for the units stand right behind the number."""
    for place, item in enumerate(chunk[index + 1 :], index + 1):
        if item.kind == SCOPE:
            behind = chunk[place + 1 : place + 2]
            return bool(item.value.units or (behind and behind[0].value in UNIT_NOUNS))
        if item.kind not in (FLAG, LEVEL, WHERE) and item.value not in ("of", "the"):
            return False
    return False


def _of_the_units(chunk: list[Item], index: int) -> bool:
    """ "from the 3 units": how many units there are, not how many are asked for."""
    before = [item.value for item in chunk[max(0, index - 2) : index] if item.kind == FILL]
    after = chunk[index + 1] if index + 1 < len(chunk) else None
    return before[:1] == ["from"] and after is not None and after.kind == MEASURE and after.value == "units"


def _of_units(chunk: list[Item], index: int) -> bool:
    return all(item.kind != MEASURE or item.value == "units" for item in chunk[index + 1 :])


def _fill(part: Part, item: Item) -> None:
    """Put an item where it belongs; NotRead where two would have to stand in one place."""
    if item.kind == MEASURE:
        if part.measure not in (None, item.value) and not part.direct:
            raise NotRead
        part.measure, part.direct = item.value, False
    elif item.kind == SCOPE:
        part.mentions.append(item.value)
        part.flags |= {"each"} if item.value.each else set()
    elif item.kind in (CODES, LEVEL):
        name = "codes" if item.kind == CODES else "level"
        if getattr(part, name) is not None:
            raise NotRead
        setattr(part, name, item.value)
    elif item.kind == WHERE:
        part.where |= item.value
    elif item.kind == SIZE:
        part.where |= {"credits": [item.value]}
        part.measure = part.measure or "units"
    elif item.kind == ROLE:
        part.roles.add(item.value)
    elif item.kind == VERB:
        part.verbs.add(item.value)
