"""The parts of a clause: chunks put together that belong together across commas, brackets and colons."""

from __future__ import annotations

from catalogue.rules.english.chunks import chunks, parts_of
from catalogue.rules.english.parts import NotRead, Part
from catalogue.rules.english.vocabulary import HIGH, LOW, UNKNOWN, Item


def parts(items: list[Item]) -> list[Part]:
    """The parts of a clause; NotRead where a word is unknown or two amounts cannot be told apart."""
    unknown = [item for item in items if item.kind == UNKNOWN]
    if unknown:
        raise NotRead
    fold = _Fold()
    for link, chunk in chunks(items):
        for part in parts_of(link, chunk):
            fold.add(part)
    return fold.finished()


class _Fold:
    """Puts together what belongs together across commas, brackets and colons."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.lead: Part | None = None
        self.heading: Part | None = None
        self.verbs: set[str] = set()
        self.everyone = False

    def add(self, part: Part) -> None:
        """The next part of the clause."""
        self._hand_on(part)
        if part.empty or self._colours_before(part):
            return
        last = self.parts[-1] if self.parts and self.lead is None else None
        if part.stands:
            if last is None or not (_is_note(part, last) or _closes_range(part, last)):
                self._begin(part)
        elif last is not None and _attaches(part, last):
            _merge(last, part)
        else:
            self._lead_with(part)

    def _hand_on(self, part: Part) -> None:
        """ "Learners must …" holds for all parts that follow."""
        self.everyone = self.everyone or "everyone" in part.flags
        if self.everyone:
            part.flags.add("everyone")
        self.verbs = part.verbs or self.verbs
        part.verbs = part.verbs or set(self.verbs)

    def _colours_before(self, part: Part) -> bool:
        """Take "(5 credits) are mandatory" and "…, except unit 7" as said of what stands before them."""
        before = self.lead or (self.parts[-1] if self.parts else None)
        if part.link in (")", "]") and part.flags == {"all"} and not part.scoped and part.number is None:
            if before is None:
                raise NotRead
            before.flags.add("all")
            return True
        if part.link == "except":
            if before is None or self.lead is not None or part.codes is None or part.stands or part.mentions:
                raise NotRead
            if part.narrowed or part.measure or part.marks or part.codes.unmatched:
                raise NotRead
            before.excluded.extend(part.codes.codes)
            return True
        return False

    def _begin(self, part: Part) -> None:
        lead, self.lead = self.lead, None
        if lead is not None:
            if _leads(lead, part):
                if part.link == ":":
                    self.heading = lead
                if part.link in ("(", "["):
                    part.flags.add("bracketed")
                part.link = lead.link
                part.led = True
                _merge(part, lead)
            else:
                self._alone(lead)
        elif self.heading is not None and not part.scoped and "total" not in part.flags:
            part.led = True
            _merge(part, self.heading)
        self.parts.append(part)

    def _lead_with(self, part: Part) -> None:
        if self.lead is not None:
            if _says_all_of(part, self.lead):
                self.lead.flags.add("all")
                return
            if _belongs_to_lead(part, self.lead) or _attaches(part, self.lead):
                _merge(self.lead, part)
                return
            self._alone(self.lead)
        self.lead = part

    def _alone(self, part: Part) -> None:
        """A scope without an amount: all of it is meant."""
        if not part.scoped or part.marks or part.measure:
            raise NotRead
        self.parts.append(part)

    def finished(self) -> list[Part]:
        """The parts, once the clause is at its end."""
        if self.lead is not None:
            self._alone(self.lead)
        return self.parts


def _says_all_of(part: Part, lead: Part) -> bool:
    """ "Group 1 - all units are mandatory"."""
    named = bool(lead.mentions) and lead.codes is None
    said = lead.narrowed or lead.marks or lead.measure or part.narrowed or part.marks or part.measure
    return named and not said and not part.scoped and part.flags == {"all"} and part.link in ("-", ":")


def _belongs_to_lead(part: Part, lead: Part) -> bool:
    """Whether "credits to be achieved:" or a list of codes belongs to the group named before it."""
    if lead.scoped and not lead.measure and not (part.scoped or part.narrowed or part.flags):
        return True
    return part.link == ":" and part.codes is not None and not part.mentions and lead.codes is None


def _is_note(part: Part, last: Part) -> bool:
    """Take "(22 credits)" or "- 24 credits" as a note on what stands before it."""
    totalling = part.flags - {"everyone"} == {"totalling"}
    bare = not (part.scoped or part.narrowed or part.marks or (part.flags - {"everyone"} and not totalling))
    noted = part.link in ("(", "-", "[") or (part.link == "," and "bracketed" in last.flags)
    if not (noted or totalling) or not bare or part.measure is None or not last.scoped:
        return False
    if part.number is None or part.number[1] is not None:
        return False
    if last.number is not None and last.measure == part.measure:
        return False
    last.notes.append((part.number[0], part.measure))
    return True


def _closes_range(part: Part, last: Part) -> bool:
    """Take "and a maximum of 7 credits" after "a minimum of 2" into one range."""
    if not _single(part) or not _single(last) or last.number is None or part.number is None:
        return False
    if part.link not in ("and", "but", "-", ",") or last.narrowed or last.number[0] > part.number[0]:
        return False
    if last.scoped and (part.scoped or not last.led):
        return False
    if "between" not in last.flags and not (last.marks == {LOW} and part.marks == {HIGH}):
        return False
    if last.measure not in (None, part.measure):
        return False
    if last.measure is not None and part.scoped:
        last.flags.add("range or total")
    last.number = (last.number[0], part.number[0])
    last.flags.discard("between")
    part.number, part.marks = None, set()
    _merge(last, part)
    return True


def _single(part: Part) -> bool:
    return part.number is not None and part.number[1] is None


def _attaches(part: Part, last: Part) -> bool:
    """Whether something without an amount completes the part before it."""
    if part.link == "or" or part.flags & {"all", "remaining"}:
        return False
    described = bool(part.roles) or (bool(part.mentions) and all(one.roles for one in part.mentions))
    if part.link == "(" and described and last.mentions and part.codes is None:
        return True
    if part.marks and (last.number is None or last.marks or part.scoped):
        return False
    if part.measure and (last.measure not in (None, part.measure) or not last.number):
        return False
    if part.scoped:
        return _scope_attaches(part, last)
    if part.narrowed:
        return not last.narrowed and part.link in ("(", ",", "[", "-", "")
    return True


def _scope_attaches(part: Part, last: Part) -> bool:
    if part.codes is None:
        if part.link == ")" and last.codes is not None and not last.mentions:
            return True
    elif part.link == ":" and not part.mentions and "following" in last.flags:
        return not last.scoped
    elif part.link in ("(", "[") and last.codes is None:
        return True
    return not last.scoped and part.link in (",", "(", "with", "-") and last.number is not None


def _leads(lead: Part, part: Part) -> bool:
    """Whether what stands before ("Group B:", "From Group B, …", "Credits:") says what the amount is of."""
    if lead.scoped and (part.scoped or "total" in part.flags or "combined" in part.flags):
        return False
    if lead.measure and part.measure and lead.measure != part.measure:
        return False
    if lead.scoped:
        return part.link in (":", ",", "-", "(")
    return not (lead.narrowed and part.narrowed)


def _merge(into: Part, part: Part) -> None:
    """Take in what the other part says; NotRead where both say something in one place."""
    for name in ("codes", "level", "number"):
        if getattr(into, name) is not None and getattr(part, name) not in (None, getattr(into, name)):
            raise NotRead
    into.excluded = into.excluded + part.excluded
    into.marks |= part.marks
    into.measure = into.measure or part.measure
    into.mentions = into.mentions + part.mentions
    into.roles |= part.roles
    into.codes = into.codes or part.codes
    into.level = into.level or part.level
    into.where = into.where | part.where
    into.flags |= part.flags
    into.notes = into.notes + part.notes
