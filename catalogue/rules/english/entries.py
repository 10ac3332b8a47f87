"""One clause read: what it states, or that it is not read, or that a person confirms it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from catalogue.rules.english import headings, relations
from catalogue.rules.english.chatter import asks_beside_units, is_neutral
from catalogue.rules.english.choices import may_add_to_the_rest, statements_of
from catalogue.rules.english.codes import Codes, unit_list
from catalogue.rules.english.conditions import endorsements, when
from catalogue.rules.english.items import Sorter
from catalogue.rules.english.lookup import Lookup
from catalogue.rules.english.parts import NotRead
from catalogue.rules.english.scopes import EVERYTHING
from catalogue.rules.english.shapes import Shape, shape
from catalogue.rules.english.statements import ALL, BOUND, Context, Json, Statement
from catalogue.rules.english.tokens import Token
from catalogue.rules.english.vocabulary import UNKNOWN, Item

_LONGEST_CLAUSE = 400
"""Tokens of a clause that is read; the longest known has 60."""
_MOST_TAILS = 8
_TAILS = frozenset(("and", "plus", "within", "in", "as", "together"))
_TAIL_WORDS = frozenset("and as well also plus together with in addition to must".split())
_BARRED_HEADING = frozenset("the following barred combinations combination units unit pairs of are :".split())
_TURNS = frozenset(("whereas", "while", "whilst", "however"))
_OPENERS = tuple(
    tuple(opener.split())
    for opener in (
        "e.g .",
        "e.g ,",
        "e.g",
        "for example ,",
        "for example",
        "note :",
        "structure :",
        "rules of combination :",
        "qualification structure :",
        "requirements :",
    )
)
"""What may stand before a clause and says nothing."""


@dataclass
class Entry:
    """What a clause states. `unread` and `confirm` hold its words, or a part of them."""

    statements: list[Statement] = field(default_factory=list)
    rules: list[Json] = field(default_factory=list)
    endorsements: list[Json] = field(default_factory=list)
    equivalents: list[tuple[str, str]] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    confirm: list[str] = field(default_factory=list)
    text: str = ""
    blocks: bool = False
    """What follows may hang on what was not read here."""

    @property
    def chooses_groups(self) -> bool:
        """Whether it asks for all units of one of several groups."""
        found = [rule for one in self.statements for rule in one.rules if rule["kind"] == "one_of"]
        wanted = [rule for choice in found for option in choice["options"] for rule in option["rules"]]
        return bool(wanted) and all(set(rule) == {"kind", "groups"} for rule in wanted)

    def give_up(self) -> None:
        """Return the clause unread after all."""
        self.unread, self.blocks = [self.text], True
        self.statements, self.rules, self.confirm, self.unmatched = [], [], [], []
        self.endorsements, self.equivalents = [], []

    def copied(self) -> Entry:
        """The same statements and rules, to be tried out."""
        return Entry(list(self.statements), list(self.rules), text=self.text, blocks=self.blocks)


@dataclass
class Topic:
    """What a clause hands on to the next: the group that headed it, and whether bars are being listed."""

    group: tuple[str, ...] = ()
    conditional: bool = False
    barred: bool = False


class ClauseReader:
    """Reads clause after clause of one text."""

    def __init__(self, lookup: Lookup, codes: Codes) -> None:
        self.lookup = lookup
        self.codes = codes
        self.sorter = Sorter(lookup, codes)
        self.topic = Topic()

    def read(self, tokens: list[Token], source: str, context: Context) -> Entry:
        """What these tokens of the source state."""
        tokens = _without_opener(tokens)
        text = _words(tokens, source)
        if not tokens or is_neutral(tokens):
            self.topic.barred = "barred" in {token.word for token in tokens}
            return Entry(text=text)
        if len(tokens) > _LONGEST_CLAUSE:
            return Entry(unread=[text], text=text, blocks=True)
        kept = (context.last, context.outer, context.inside, context.measure)
        for attempt in (self._whole, self._without_tail, self._two_halves):
            context.last, context.outer, context.inside, context.measure = kept
            context.unmatched = []
            try:
                entry = attempt(tokens, source, context)
            except NotRead:
                continue
            entry.text = text
            entry.unmatched.extend(context.unmatched)
            return entry
        context.last, context.outer, context.inside, context.measure = kept
        if asks_beside_units(tokens):
            return Entry(confirm=[text], text=text)
        return Entry(unread=[text], text=text, blocks=True)

    def _whole(self, tokens: list[Token], source: str, context: Context) -> Entry:
        if len(headings.names_qualifications(tokens)) > 1:
            raise NotRead
        listed = self._listed_bars(tokens)
        if listed is not None:
            return listed
        paired = self._two_relations(tokens)
        if paired is not None:
            return paired
        items = self.sorter.items(tokens)
        found = shape(items, tokens)
        related = self._related(found, items)
        if related is not None:
            return related
        conditional = when(found, items, context)
        if conditional is not None:
            if found.text.startswith("G :"):
                self.topic = Topic(tuple(conditional.get("groups", ())), conditional=True)
            return Entry(rules=[conditional])
        titles = endorsements(found, items, tokens, context)
        if titles is not None:
            return Entry(endorsements=titles)
        stated = self._stated(items, context)
        if may_add_to_the_rest([token.word for token in tokens], stated):
            raise NotRead
        return Entry(statements=stated)

    def _related(self, found: Shape, items: list[Item]) -> Entry | None:
        if found.text.startswith("G : "):
            inner = Shape(found.words[2:], found.places[2:])
            related = relations.relation(inner, items)
        else:
            related = relations.relation(found, items)
        if related is None:
            return None
        return Entry(rules=related.rules, equivalents=related.equivalents, unmatched=related.unmatched)

    def _two_relations(self, tokens: list[Token]) -> Entry | None:
        """ "201 is barred with 301, and 202 is barred with 302": where both halves are such sentences."""
        for place in range(1, len(tokens) - 2):
            if tokens[place].word != "," or tokens[place + 1].word != "and":
                continue
            halves = []
            for half in (tokens[:place], tokens[place + 2 :]):
                items = self.sorter.items(half)
                halves.append(self._related(shape(items, half), items))
            first, second = halves
            if first is not None and second is not None and first.rules and second.rules:
                return Entry(rules=first.rules + second.rules, unmatched=first.unmatched + second.unmatched)
        return None

    def _listed_bars(self, tokens: list[Token]) -> Entry | None:
        """ "Barred combinations: 201 and 301", and the further pairs of such a list."""
        words = [token.word for token in tokens]
        start = 0
        if "barred" in words[:6] and ":" in words[:7]:
            start = words.index(":") + 1
            self.topic.barred = set(words[:start]) <= _BARRED_HEADING
        if not self.topic.barred or start >= len(tokens):
            return None
        rules: list[Json] = []
        for pair in _between_commas(tokens[start:]):
            found = unit_list(pair, 0, self.codes, named=True)
            if found is None or found.end != len(pair):
                return None
            rules.extend(relations.barred_list([found]).rules)
        return Entry(rules=rules)

    def _stated(self, items: list[Item], context: Context) -> list[Statement]:
        """The statements of a clause; "all 4 units" under a group's heading are that group's."""
        if not self.topic.group or any(item.kind == UNKNOWN for item in items):
            return statements_of(items, context)
        outer = replace(EVERYTHING, groups=self.topic.group)
        size = len(self.lookup.members(self.topic.group))
        words = [item.value for item in items if item.kind in ("flag", "measure", "verb")]
        numbers = [item.value[0] for item in items if item.kind == "num"]
        credits = self.lookup.total(self.lookup.members(self.topic.group), "credits")
        if (
            "all" in words
            and "units" in words
            and numbers
            and numbers[0] == size
            and set(numbers[1:]) <= {credits}
        ):
            whole = Statement(ALL, outer)
            if not self.topic.conditional:
                return [whole]
            rule = {"kind": "mandatory", "groups": list(self.topic.group)}
            condition = {"kind": "when", "groups": list(self.topic.group), "rules": [rule]}
            return [Statement("rules", rules=(condition,))]
        return statements_of(items, context)

    def _without_tail(self, tokens: list[Token], source: str, context: Context) -> Entry:
        """A statement with something joined on that a person confirms: "…, and pass a test", "… within 3
        years"."""
        joints = [place for place in range(len(tokens) - 2, 0, -1) if tokens[place].word in _TAILS]
        for place in joints[:_MOST_TAILS]:
            tail = place
            while tail < len(tokens) and tokens[tail].word in _TAIL_WORDS:
                tail += 1
            rest = tokens[tail:] if tokens[place].word != "in" else tokens[place:]
            if tokens[place].word == "within":
                rest = tokens[place:]
            if not rest or not _is_tail(tokens[place].word, rest):
                continue
            try:
                entry = self._whole(tokens[:place], source, context)
            except NotRead:
                continue
            if any(one.kind == BOUND or one.kind == ALL for one in entry.statements) or entry.rules:
                entry.confirm.append(_words(rest, source))
                return entry
        raise NotRead

    def _two_halves(self, tokens: list[Token], source: str, context: Context) -> Entry:
        """ "…, whereas …": each half by itself."""
        for place in range(1, len(tokens) - 1):
            if tokens[place].word in _TURNS:
                entry = self._whole(tokens[:place], source, context)
                rest = tokens[place + 1 :]
                try:
                    second = self._whole(rest, source, context)
                except NotRead:
                    entry.unread.append(_words(rest, source))
                else:
                    entry.statements += second.statements
                    entry.rules += second.rules
                    entry.equivalents += second.equivalents
                return entry
        raise NotRead


def _between_commas(tokens: list[Token]) -> list[list[Token]]:
    found: list[list[Token]] = [[]]
    for token in tokens:
        if token.word == ",":
            found.append([])
        else:
            found[-1].append(token)
    return found


def _is_tail(joint: str, rest: list[Token]) -> bool:
    if joint in ("within", "in"):
        return asks_beside_units(rest)
    demanded = [*rest, Token("word", "must", "must", 0, 0)]
    return asks_beside_units(demanded)


def _without_opener(tokens: list[Token]) -> list[Token]:
    for opener in _OPENERS:
        if tuple(token.word for token in tokens[: len(opener)]) == opener:
            return tokens[len(opener) :]
    return tokens


def _words(tokens: list[Token], source: str) -> str:
    """The source's own words from the first to the last of these tokens."""
    if not tokens:
        return ""
    last = tokens[-1].end
    text = source[tokens[0].start : last]
    return " ".join(text.rstrip(" .,;:").split())
