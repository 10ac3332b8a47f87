"""Learning outcomes and assessment criteria from numbered text, bullets, or a table of two columns."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from catalogue.documents.unit import Criterion, LearningOutcome
from catalogue.numbers.spelling import plain, shortened
from catalogue.wording import gettext_noop

from .cleaning import clean, line_ends
from .faults import Fault, Note

LONGEST = 200_000
"""Characters that are read."""

_LABEL = r"(?:learning outcomes?|assessment criteri(?:on|a)|outcome|criterion|l\.?o\.?|a\.?c\.?)"
_OUTCOME = re.compile(rf"{_LABEL}?\s*(\d{{1,2}})\s*[.:)\-–]?(?:\s+(\S.*)|$)", re.IGNORECASE)
_CRITERION = re.compile(rf"{_LABEL}?\s*(\d{{1,2}}\s?[.]\s?\d{{1,2}})\s*[.:)]?(?:\s*(\S.*)|$)", re.IGNORECASE)
_LETTER = re.compile(r"\(?([a-z])[.)]\s+(\S.*)", re.IGNORECASE)
_BULLET = re.compile(r"\s*[•·‣▪◦○●*\-–—\uf0b7]\s+(\S.*)|\s*[•·‣▪◦○●\uf0b7](\S.*)")
_SAYING = (
    r"(?:learning |assessment )?(?:outcomes?|criteri(?:a|on))(?:\s+no\.?)?|\(?(?:los?|acs?)\)?|number|no\."
    r"|on (?:successful )?completion of this unit|(?:the|a|each)?\s*(?:learner|candidate|student)s?\s+"
    r"(?:will|can|must|should|is able to)(?:\s+be able to)?|be able to|unit content"
)
_SAYINGS = re.compile(rf"\W*(?:{_SAYING})(?:\W+(?:{_SAYING}))*\W*", re.IGNORECASE)
_LEAD = re.compile(
    r"the\s+(?:learner|candidate|student)s?\s+(?:will|can)(?:\s+be able to)?\s*[:…]+\s*", re.IGNORECASE
)
_CONTENT = re.compile(r"(?:indicative content|unit content|content)\b\W*", re.IGNORECASE)


@dataclass(frozen=True)
class PastedOutcomes:
    """The outcomes that were read, what is wrong with the rest, and notes."""

    outcomes: tuple[LearningOutcome, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass
class _Item:
    """An outcome or criterion being read: ``column`` is where its words go on."""

    number: str
    row: int
    words: list[str] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)
    content: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def read_outcomes(text: str) -> PastedOutcomes:
    """Return the outcomes and criteria of ``text``. Never raises, whatever the text."""
    if len(text) > LONGEST:
        template = gettext_noop("The text has %(length)s characters; at most %(most)s are read at once.")
        return PastedOutcomes(faults=(Fault(template, values={"length": len(text), "most": LONGEST}),))
    reader = _Reader()
    for line in line_ends(text).split("\n"):
        reader.line(line)
    return reader.result()


class _Reader:
    """Goes down the text line by line; a line's cells (of a table) go on below each other."""

    def __init__(self) -> None:
        self.row = 0
        self.outcomes: dict[str, _Item] = {}
        self.last: _Item | None = None
        self.outcome: _Item | None = None
        self.by_column: dict[int, _Item] = {}
        self.content: _Item | None = None
        self.in_content = False
        self.bare: list[_Item] = []
        self.faults: list[Fault] = []
        self.notes: list[Note] = []
        self.invisible: list[int] = []
        self.markup: list[int] = []
        self.missing: list[str] = []

    def line(self, line: str) -> None:
        cleaned = clean(line.replace("|", "\t"))
        if cleaned.invisible or cleaned.markup:
            self.row += not cleaned.text
            (self.invisible if cleaned.invisible else self.markup).append(self.row + bool(cleaned.text))
        if not cleaned.text or re.fullmatch(r"[\s\t:\-–=]*", cleaned.text):
            return
        self.row += 1
        cells = [cell.strip() for cell in clean_tabs(line).split("\t")]
        for column, cell in enumerate(cells):
            if cell and not self._says_nothing(cell):
                self.cell(_LEAD.sub("", cell, count=1) if _LEAD.match(cell) else cell, column)

    def _says_nothing(self, cell: str) -> bool:
        """Whether a cell is a heading: "The learner can", "Assessment criteria", "Indicative content"."""
        if _CONTENT.fullmatch(cell) and self.outcomes:
            self.in_content, self.content = True, None
            return True
        if _SAYINGS.fullmatch(cell):
            self.in_content = self.in_content and not cell.casefold().startswith(("learning", "assess"))
            return True
        return False

    def cell(self, cell: str, column: int) -> None:
        if self.in_content:
            self._content(cell)
            return
        typed = plain_start(cell)
        if match := _CRITERION.fullmatch(typed):
            number = match[1].replace(" ", "")
            self._criterion(number, self._rest(cell, match[2]), column)
        elif (match := _OUTCOME.fullmatch(typed)) and self._may_begin(match[1], match[2]):
            self._outcome(match[1], self._rest(cell, match[2]), column)
        elif match := _BULLET.fullmatch(cell):
            self._bullet((match[1] or match[2]).strip(), column)
        elif (match := _LETTER.fullmatch(cell)) and self.outcome is not None:
            self._listed(match[1].lower(), match[2], column)
        else:
            self._goes_on(cell, column)

    def _may_begin(self, number: str, text: str | None) -> bool:
        """Whether a number at the start of a line is an outcome's, and not a year or size in a sentence."""
        if int(number) == 0:
            return False
        if text is None or not self.outcomes:
            return True
        numbers = [int(one) for one in self.outcomes]
        return (int(number) <= max(numbers) + 3 and not text[:1].islower()) or int(number) == max(numbers) + 1

    @staticmethod
    def _rest(cell: str, text: str | None) -> str:
        """Return the words after a number as they were typed."""
        return _LEAD.sub("", cell[len(cell) - len(text) :], count=1) if text else ""

    def _outcome(self, number: str, text: str, column: int) -> None:
        number = str(int(number))
        held = self.outcomes.get(number)
        if held is not None and (not text or text == held.text):
            self.outcome = held  # the number again, before its criteria or at the top of the next page
            return
        item = _Item(number, self.row)
        if held is not None:
            self._fault(gettext_noop("there are two learning outcomes %(number)s."), number=number)
        else:
            self.outcomes[number] = item
        self.outcome = item
        self._begin(item, text, column)

    def _criterion(self, number: str, text: str, column: int) -> None:
        outcome = self.outcomes.get(str(int(number.split(".")[0])))
        item = _Item(number, self.row)
        if outcome is None:
            template = gettext_noop("criterion %(number)s stands before any learning outcome %(outcome)s.")
            self._fault(template, number=number, outcome=number.split(".")[0])
        elif any(one.number == number for one in outcome.items):
            self._fault(gettext_noop("there are two criteria %(number)s."), number=number)
        else:
            outcome.items.append(item)
        self._begin(item, text, column)

    def _bullet(self, text: str, column: int) -> None:
        if self.outcome is None:
            self._fault(gettext_noop("“%(text)s” stands before any learning outcome."), text=shortened(text))
            return
        taken = {one.number for one in self.outcome.items}
        place = next(n for n in range(1, len(taken) + 2) if f"{self.outcome.number}.{n}" not in taken)
        self._listed(f"{self.outcome.number}.{place}", text, column)

    def _listed(self, number: str, text: str, column: int) -> None:
        assert self.outcome is not None  # noqa: S101 -- its callers ask
        item = _Item(number, self.row)
        if any(one.number == number for one in self.outcome.items):
            self._fault(gettext_noop("there are two criteria %(number)s."), number=number)
        else:
            self.outcome.items.append(item)
        self._begin(item, text, column)

    def _begin(self, item: _Item, text: str, column: int) -> None:
        if text:
            item.words.append(text)
            self.bare.clear()
        else:
            self.bare.append(item)
        self.last = item
        self.by_column[column] = item
        if not text:
            self.by_column[column + 1] = item

    def _goes_on(self, cell: str, column: int) -> None:
        """Give words without a number to the item they stand under."""
        waiting = [item for item in self.bare if not item.words]
        if len(self.bare) > 1 and self.bare[-1] is self.last:
            self._apart(cell, waiting)
            return
        item = self.by_column.get(column) or self.last
        if item is None:
            self._fault(gettext_noop("“%(text)s” stands before any learning outcome."), text=shortened(cell))
            return
        item.words.append(cell)
        if len(self.bare) == 1:
            self.bare.clear()

    def _apart(self, cell: str, waiting: list[_Item]) -> None:
        """Give texts that stand after several bare numbers to them in order: each begins with a capital."""
        begun = [item for item in self.bare if item.words]
        if cell[:1].isupper() or not begun:
            if not waiting:
                template = gettext_noop("the numbers stand apart from their texts: put each before its text.")
                if not any(fault.row == self.bare[0].row for fault in self.faults):
                    self.faults.append(Fault(template, self.bare[0].row))
                begun[-1].words.append(cell)
                return
            waiting[0].words.append(cell)
        else:
            begun[-1].words.append(cell)

    def _content(self, cell: str) -> None:
        match = _OUTCOME.fullmatch(plain_start(cell))
        if match and str(int(match[1])) in self.outcomes:
            self.content = self.outcomes[str(int(match[1]))]
            if not match[2]:
                return
            cell = self._rest(cell, match[2])
            self.content.content.append(cell)
            return
        if self.content is None:
            self._fault(gettext_noop("“%(text)s” names no learning outcome."), text=shortened(cell))
            return
        bullet = _BULLET.fullmatch(cell)
        if bullet or not self.content.content:
            self.content.content.append((bullet[1] or bullet[2]).strip() if bullet else cell)
        else:
            self.content.content[-1] += f" {cell}"

    def _fault(self, template: str, **values: object) -> None:
        self.faults.append(Fault(template, self.row, values=values))

    def result(self) -> PastedOutcomes:
        """Return what was read; an outcome or criterion without words is a fault."""
        found = []
        for item in self.outcomes.values():
            criteria = tuple(Criterion(one.number, one.text) for one in item.items if one.text)
            for one in [item, *item.items]:
                if not one.text:
                    template = gettext_noop("%(number)s has no words.")
                    self.faults.append(Fault(template, one.row, values={"number": one.number}))
            if item.text:
                found.append(LearningOutcome(item.number, item.text, criteria, tuple(item.content)))
        if not self.outcomes and not self.faults:
            self.faults.append(Fault(gettext_noop("There is no numbered learning outcome in this text.")))
        for rows, template in (
            (self.invisible, gettext_noop("Invisible characters were taken out of these rows: %(rows)s.")),
            (self.markup, gettext_noop("HTML was taken out of these rows: %(rows)s.")),
        ):
            if rows:
                self.notes.append(Note(template, tuple(rows)))
        without = [one.number for one in found if not one.criteria]
        if without and len(without) < len(found):
            template = gettext_noop("No assessment criteria were found for learning outcome %(numbers)s.")
            self.notes.append(Note(template, values={"numbers": ", ".join(without)}))
        self._note_gaps(found)
        return PastedOutcomes(tuple(found), tuple(self.faults), tuple(self.notes))

    def _note_gaps(self, found: list[LearningOutcome]) -> None:
        numbers = [int(one.number) for one in found]
        gaps = [str(n) for n in range(1, max(numbers, default=0)) if n not in numbers]
        for outcome in found:
            ends = [int(one.number.split(".")[1]) for one in outcome.criteria if "." in one.number]
            gaps += [f"{outcome.number}.{n}" for n in range(1, max(ends, default=0)) if n not in ends]
        if gaps:
            template = gettext_noop("These numbers do not occur: %(numbers)s.")
            self.notes.append(Note(template, values={"numbers": ", ".join(gaps)}))


def clean_tabs(line: str) -> str:
    """Return a line with each of its cells cleaned, tabs between them.

    The bars of a table drawn with them are tabs; the first and last are its frame.
    """
    inner = line.strip()
    if inner.count("|") >= 2 and inner.startswith("|"):
        inner = inner.strip("|").replace("|", "\t")
    elif "\t" not in line and inner.count("|") == 1:
        inner = inner.replace("|", "\t")
    else:
        inner = line
    return "\t".join(clean(cell).text for cell in inner.split("\t"))


def plain_start(cell: str) -> str:
    """Return ``cell`` with the number at its start in plain digits and dots; the length stays."""
    head = plain(cell[:24])
    return head + cell[24:] if len(head) == len(cell[:24]) else cell
