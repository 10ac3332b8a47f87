"""The clauses of one qualification: what holds for all, and the pathways or options that they divide into."""

from __future__ import annotations

import re
from dataclasses import dataclass

from catalogue.rules.english import headings
from catalogue.rules.english.assembly import (
    Assembly,
    is_total,
    refuse_rival_totals,
    totals_of,
    widen_optional,
)
from catalogue.rules.english.chatter import limits_recognition
from catalogue.rules.english.clauses import Clause
from catalogue.rules.english.entries import ClauseReader, Entry
from catalogue.rules.english.lookup import Lookup
from catalogue.rules.english.statements import Context, Json
from catalogue.rules.english.tokens import Token
from catalogue.rules.english.ways import Way, named_options, rules_with_ways, waits_for_ways

_POINTING = frozenset("they these those it such this".split())
_LEARNERS = frozenset("learners learner candidates candidate students student".split())
_OWN = frozenset("qualification award certificate diploma".split())


_KINDS = "(?:pathway|route|option|strand|group|specialism)"
_WAY = f"(?:the|their|that|this)(?: one)? (?:chosen|selected|same) {_KINDS}"
_CHOSEN = re.compile(rf"\b(?:{_WAY}|(?:the|that|this|their) (?:pathway|route|strand|specialism)|from it)\b")
_ALL_CHOSEN = re.compile(
    rf"(?:learners must (?:complete|achieve|take) )?all (?:of )?(?:the )?units (?:in|from|of|within) {_WAY}"
    r"(?: are (?:mandatory|compulsory)| must be (?:completed|achieved|taken))?"
)


@dataclass
class Section:
    """Everything that one qualification's text states, once read."""

    rules: list[Json]
    entries: list[Entry]


class SectionReader:
    """Reads the clauses of one qualification in their order."""

    def __init__(self, clause_reader: ClauseReader, source: str, context: Context) -> None:
        self.reader = clause_reader
        self.lookup: Lookup = clause_reader.lookup
        self.source = source
        self.context = context
        self.usual_measure = context.measure
        self.entries: list[Entry] = []
        self.ways: list[Way] = []
        self.announced: Entry | None = None
        self.way: Way | None = None
        self.in_sentence = False
        self.blocked = False
        self.listing = False
        self.for_all = False
        self.behind: list[Entry] = []
        """Sentences behind the last pathway's first, of which it is not said whether they are its own."""

    def add_exact(self, entry: Entry) -> None:
        """A sentence that was read to the letter."""
        self.way = None
        self.entries.append(entry)
        self.in_sentence = False

    def add(self, clause: Clause, skipped: int = 0) -> None:
        """The next clause; its first `skipped` tokens are a heading that is dealt with already."""
        tokens = list(clause.tokens)[skipped:]
        if not self.in_sentence and not self._stays_in_way(clause):
            self.way = None
        self.in_sentence = clause.ends == ";"
        if clause.begins:
            self.context.measure = self.usual_measure
        if self._choice(clause, tokens):
            return
        head = headings.way_head(tokens)
        if head is not None:
            self._begin_way(head)
            tokens = tokens[head.body :]
            if not tokens:
                return
        entry = self._entry(clause, tokens)
        if head is not None or skipped:
            whole = _whole_text(clause)
            entry.unread = [whole if text == entry.text else text for text in entry.unread]
            entry.text = whole
        self.for_all = _says_all(tokens)
        self._put(entry)

    def _entry(self, clause: Clause, tokens: list[Token]) -> Entry:
        text = _whole_text(clause)
        if (self.blocked and clause.listed) or self._points_at_unread(tokens):
            return Entry(unread=[text], text=text, blocks=True)
        self.context.headed = self.way is not None or (clause.listed and self.listing)
        entry = self.reader.read(tokens, self.source, self.context)
        opens = clause.text.rstrip().endswith(":")
        if not clause.listed:
            self.listing = opens
        if entry.unread and limits_recognition(list(clause.tokens)):
            entry.blocks = False
        self.blocked = (bool(entry.unread) and opens) or (self.blocked and clause.listed)
        return entry

    def _points_at_unread(self, tokens: list[Token]) -> bool:
        """Whether a clause speaks of what an unread clause before it said ("These must …")."""
        last = (self.way.entries if self.way is not None else self.entries)[-1:]
        if not last or not last[0].blocks or not tokens:
            return False
        if tokens[0].word == "of":
            return len(tokens) > 1 and tokens[1].word in (*_POINTING, "which", "them")
        return tokens[0].word in _POINTING and not (len(tokens) > 1 and tokens[1].word in _OWN)

    def _put(self, entry: Entry) -> None:
        if self.way is not None and self._belongs_to_way(entry):
            self.way.entries.append(entry)
        elif self.ways and self.ways[-1].entries and not self.for_all:
            self.way = None
            self.behind.append(entry)
        else:
            self.way = None
            self.entries.append(entry)

    def _stays_in_way(self, clause: Clause) -> bool:
        """Whether a new sentence still speaks of the pathway before it: entries of a list under it do."""
        return self.way is not None and (clause.listed or not self.way.entries or not clause.begins)

    def _belongs_to_way(self, entry: Entry) -> bool:
        return not any(one.remaining and one.low is None for one in entry.statements)

    def _begin_way(self, head: headings.Head) -> None:
        if self.behind:
            self.ways[-1].entries.extend(self.behind)
            self.ways[-1].sentences += len(self.behind)
            self.behind = []
        known = next((way for way in self.ways if way.title.casefold() == head.title.casefold()), None)
        if known is None:
            known = Way(head.title, head.loose)
            self.ways.append(known)
        self.way = known

    def _choice(self, clause: Clause, tokens: list[Token]) -> bool:
        """ "Learners must choose one pathway from: A (22 credits), B (13 credits)": the options, where
        they are named."""
        found = headings.announces_choice(tokens)
        if found is None:
            return False
        self.way = None
        if found.start:
            before = self._entry(clause, tokens[: found.start - 1])
            self.entries.append(before)
        self.announced = Entry(text=_text(tokens, self.source), blocks=False)
        self.entries.append(self.announced)
        rest = tokens[found.end :]
        if not rest:
            return True
        head = headings.way_head(rest)
        if head is not None:
            self._begin_way(head)
            self._put(self._entry(clause, rest[head.body :]))
            return True
        options = named_options(self.reader.sorter.items(rest), self.lookup, whole=found.whole)
        if options is None:
            self.announced.give_up()
        else:
            self.ways.extend(options)
        return True

    def _settle_chosen(self) -> None:
        """ "All units of the chosen pathway …" says what "choose the A or the B pathway" means already;
        anything else said of the one chosen leaves it open how much of it is asked for."""
        choices = [entry for entry in self.entries if entry.chooses_groups]
        about = [entry for entry in self.entries if _CHOSEN.search(" ".join(entry.unread).casefold())]
        for entry in about:
            if choices and _ALL_CHOSEN.fullmatch(entry.text.casefold()):
                entry.unread, entry.blocks = [], False
        if any(entry.unread for entry in about):
            for entry in choices:
                entry.give_up()

    def finished(self) -> Section:
        """The rules of all clauses together."""
        self._settle_behind()
        self._settle_chosen()
        self._settle_ways()
        refuse_rival_totals(self.entries, self.lookup)
        widen_optional(self.entries, self.lookup)
        totals = totals_of(self.entries)
        if len(self.ways) < 2:
            return Section(Assembly(self.lookup, totals).rules(self.entries), self.entries)
        rules = rules_with_ways(self.entries, self.ways, self.lookup, totals)
        return Section(rules, [*self.entries, *(entry for way in self.ways for entry in way.entries)])

    def _settle_behind(self) -> None:
        """Sentences behind the last pathway are its own where the other pathways have several; otherwise
        only what
        can be meant of nobody in particular holds for all, and the rest is not read."""
        behind, self.behind = self.behind, []
        if len(self.ways) >= 2 and any(way.sentences > 1 for way in self.ways):
            self.ways[-1].entries.extend(behind)
            return
        for entry in behind:
            if len(self.ways) >= 2 and not waits_for_ways(entry) and not all(map(is_total, entry.statements)):
                entry.give_up()
            self.entries.append(entry)

    def _settle_ways(self) -> None:
        """A single pathway is no choice: what stands under its heading holds for all, what is said of its
        learners in
        passing is not read."""
        if len(self.ways) >= 2:
            return
        for way in self.ways:
            for entry in way.entries:
                if way.loose or self.announced is not None:
                    entry.give_up()
            self.entries.extend(way.entries)
        if self.announced is not None:
            self.announced.give_up()
        self.ways = []


def _whole_text(clause: Clause) -> str:
    return " ".join(clause.text.rstrip(" :").split())


def _says_all(tokens: list[Token]) -> bool:
    """Whether a sentence is about all learners, whatever their pathway."""
    words = [token.word for token in tokens[:6] if token.word not in ("in", "addition", ",")]
    return len(words) > 1 and words[0] in ("all", "every") and words[1] in _LEARNERS


def _text(tokens: list[Token], source: str) -> str:
    return " ".join(source[tokens[0].start : tokens[-1].end].split())
