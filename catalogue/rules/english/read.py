"""English specifications read into rules. What is not understood is returned word for word; nothing is
guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from catalogue.rules.document import Document
from catalogue.rules.english import headings
from catalogue.rules.english.clauses import Clause, clause_at
from catalogue.rules.english.codes import Codes
from catalogue.rules.english.entries import ClauseReader, Entry
from catalogue.rules.english.exact import Exact, read_exactly
from catalogue.rules.english.lookup import Lookup
from catalogue.rules.english.section import SectionReader
from catalogue.rules.english.statements import Context, Json
from catalogue.rules.english.tokens import plain
from catalogue.rules.parsing import parse

_COUNTED_UNITS = re.compile(
    r"\b(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten) (?:[a-z]+ ){0,2}(?:units?|modules?)\b"
)
LONGEST = 20_000
"""Characters of a text that is read. The longest statement known has some 3,000."""


def read(text: str, units: Any, groups: Any = ()) -> Json:
    """The rule that an English text states, in the notation of the document.

    `units` and `groups` are those of the document's JSON; RuleFaults where they are not well formed,
    ValueError
    (with a sentence) where the text is no text or too long. The answer holds `rules`, `endorsements`,
    `equivalents`, `unread` (clauses as they stand) and `unmatched` (codes that name no unit); for a text that
    states several qualifications it is `{"several": [...]}` with a `title` and the same keys for each.
    """
    if not isinstance(text, str):
        raise ValueError("The text must be text.")
    if len(text) > LONGEST:
        raise ValueError(f"The text has {len(text)} characters; {LONGEST} is the most that is read.")
    document = parse({"units": units, "groups": list(groups) if isinstance(groups, tuple) else groups})
    return _Reading(text, document).answer()


@dataclass
class _Piece:
    """A sentence read to the letter, or a clause of free English with the heading that it stands under."""

    exact: Exact | None = None
    clause: Clause | None = None
    title: str | None = None
    skipped: int = 0


@dataclass
class _Chapter:
    """The pieces of one qualification; those before any heading are everybody's."""

    title: str
    pieces: list[_Piece] = field(default_factory=list)


class _Reading:
    """One text being read."""

    def __init__(self, text: str, document: Document) -> None:
        self.source = text
        self.text = plain(text)
        self.document = document
        self.lookup = Lookup(document)
        self.codes = Codes(document)

    def answer(self) -> Json:
        pieces = self._pieces()
        titles = {piece.title.casefold() for piece in pieces if piece.title is not None}
        if len(titles) < 2:
            return self._section(pieces)
        chapters = _chapters(pieces)
        shared = chapters[0].pieces if not chapters[0].title else []
        return {
            "several": [
                {"title": chapter.title, **self._section([*shared, *chapter.pieces])}
                for chapter in chapters
                if chapter.title
            ]
        }

    def _pieces(self) -> list[_Piece]:
        squeezed, places = _squeezed(self.source)
        inside = {place: index for index, place in enumerate(places)}
        pieces: list[_Piece] = []
        place, begins, measure = 0, True, None
        while place < len(self.text):
            if self.text[place].isspace() and self.text[place] != "\n":
                place += 1
                continue
            exact = (
                read_exactly(squeezed, inside[place], self.document, measure)
                if begins and place in inside
                else None
            )
            if exact is not None:
                pieces.append(_Piece(exact=exact))
                measure = _total_measure(exact)
                place = places[exact.end - 1] + 1
                continue
            clause, place = clause_at(self.text, place, begins=begins)
            if clause is None:
                continue
            measure, begins = None, clause.ends != ";"
            pieces.append(_headed(clause))
        return pieces

    def _section(self, pieces: list[_Piece]) -> Json:
        context = Context(self.lookup, _usual_measure(self.text))
        reader = SectionReader(ClauseReader(self.lookup, self.codes), self.source, context)
        for piece in pieces:
            if piece.exact is not None:
                reader.add_exact(_exact_entry(piece.exact))
            elif piece.clause is not None:
                reader.add(piece.clause, piece.skipped)
        section = reader.finished()
        return _written(section.rules, section.entries)


def _headed(clause: Clause) -> _Piece:
    head = headings.qualification_head(list(clause.tokens)) if clause.begins else None
    if head is not None:
        return _Piece(clause=clause, title=head.title, skipped=head.body)
    return _Piece(clause=clause, title=headings.qualification_tail(list(clause.tokens)))


def _chapters(pieces: list[_Piece]) -> list[_Chapter]:
    chapters = [_Chapter("")]
    for piece in pieces:
        if piece.title is not None and piece.title.casefold() != chapters[-1].title.casefold():
            known = next((one for one in chapters if one.title.casefold() == piece.title.casefold()), None)
            if known is not None:
                chapters.remove(known)
            chapters.append(known or _Chapter(piece.title))
        chapters[-1].pieces.append(piece)
    return chapters


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The text with single spaces, and where each of its characters stands in the text."""
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character.isspace():
            if not characters or characters[-1] == " ":
                continue
            character = " "
        characters.append(character)
        places.append(place)
    return "".join(characters), places


def _total_measure(exact: Exact) -> str | None:
    """What "of them" speaks of after this sentence."""
    rule = exact.rule
    if rule is None or rule["kind"] not in ("credits", "units"):
        return None
    return str(rule["kind"])


def _exact_entry(exact: Exact) -> Entry:
    entry = Entry()
    if exact.rule is not None:
        entry.rules.append(exact.rule)
    if exact.endorsement is not None:
        entry.endorsements.append(exact.endorsement)
    if exact.equivalent is not None:
        entry.equivalents.append(exact.equivalent)
    return entry


def _usual_measure(text: str) -> str | None:
    """What a number without a noun counts, where the text speaks of one measure only."""
    folded = text.casefold()
    if _COUNTED_UNITS.search(folded):
        return None
    hours = "glh" in folded or "guided learning" in folded
    if "credit" in folded:
        return None if hours else "credits"
    return "glh" if hours else None


def _written(rules: list[Json], entries: list[Entry]) -> Json:
    confirmed = [{"kind": "confirm", "text": text} for entry in entries for text in entry.confirm]
    return {
        "rules": [*rules, *(one for one in confirmed if one not in rules)],
        "endorsements": [one for entry in entries for one in entry.endorsements],
        "equivalents": _once([list(pair) for entry in entries for pair in entry.equivalents]),
        "unread": _once([text for entry in entries for text in entry.unread]),
        "unmatched": _once([code for entry in entries for code in entry.unmatched]),
    }


def _once(values: list[Any]) -> list[Any]:
    found: list[Any] = []
    for value in values:
        if value not in found:
            found.append(value)
    return found
