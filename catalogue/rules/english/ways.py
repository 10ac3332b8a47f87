"""Pathways and options: those named in a sentence, and the choice that their clauses come to."""

from __future__ import annotations

from dataclasses import dataclass, field

from catalogue.rules.document import Scope
from catalogue.rules.english.assembly import Assembly, is_total
from catalogue.rules.english.entries import Entry
from catalogue.rules.english.lookup import Lookup
from catalogue.rules.english.statements import ALL, BOUND, Json, Statement
from catalogue.rules.english.vocabulary import FILL, JOINT, MEASURE, NUM, SCOPE, Item


@dataclass
class Way:
    """One pathway or option. `loose`: only said in passing of the learners who take it."""

    title: str
    loose: bool
    entries: list[Entry] = field(default_factory=list)
    sentences: int = 1


def named_options(items: list[Item], lookup: Lookup, *, whole: bool) -> list[Way] | None:
    """Groups named one after the other: all of one of them is needed, where that is said (`whole`) or
    where each has
    behind it what all its units add up to. None where that is not so."""
    groups: list[str] = []
    notes: list[tuple[int, str]] = []
    for item in items:
        if item.kind == SCOPE:
            groups.extend(item.value.ids)
        elif item.kind == NUM:
            notes.append((item.value[0], "credits"))
        elif item.kind == MEASURE and notes:
            notes[-1] = (notes[-1][0], item.value)
        elif item.kind not in (JOINT, FILL):
            return None
    if len(groups) < 2 or len(notes) not in ((0, len(groups)) if whole else (len(groups),)):
        return None
    for ident, (amount, measure) in zip(groups, notes, strict=False):
        if lookup.total(lookup.members([ident]), measure) != amount:
            return None
    return [_all_of(ident, lookup) for ident in groups]


def _all_of(ident: str, lookup: Lookup) -> Way:
    title = lookup.document.group(ident).title or ident
    return Way(
        title, loose=False, entries=[Entry(statements=[Statement(ALL, Scope(groups=(ident,)))], text=title)]
    )


def rules_with_ways(
    entries: list[Entry], ways: list[Way], lookup: Lookup, totals: dict[str, int]
) -> list[Json]:
    """The rules of what holds for all, and the choice between the ways. What fills "the remaining credits"
    stands
    inside each option, because it hangs on what the option holds already."""
    late = [entry for entry in entries if waits_for_ways(entry)]
    assembly = Assembly(lookup, totals)
    rules = assembly.rules([entry for entry in entries if not waits_for_ways(entry)])
    for way in ways:
        _refuse_small_totals(way, totals)
    options = [_option(way, late, assembly) for way in ways]
    if any(option is None for option in options):
        for entry in late:
            entry.give_up()
        options = [_option(way, [], assembly) for way in ways]
    found = [option for option in options if option is not None]
    return [*rules, *_one_of(found, ways)]


def waits_for_ways(entry: Entry) -> bool:
    """Whether a clause speaks of "the remaining credits" without saying how many."""
    return any(one.kind == BOUND and one.remaining and one.low is None for one in entry.statements)


def _option(way: Way, late: list[Entry], shared: Assembly) -> Json | None:
    """One option; None where what remains cannot be worked out for it."""
    inner = Assembly(shared.lookup, shared.totals, shared.before)
    inner.certain = shared.certain
    copies = [entry.copied() for entry in (*way.entries, *late)]
    rules = inner.rules(copies)
    if late and any(copy.unread for copy in copies[len(way.entries) :]):
        return None
    for entry, copy in zip(way.entries, copies, strict=False):
        if copy.unread and not entry.unread:
            entry.give_up()
    confirmed = [{"kind": "confirm", "text": text} for entry in way.entries for text in entry.confirm]
    return {"title": way.title, "rules": [*rules, *confirmed]}


def _one_of(options: list[Json], ways: list[Way]) -> list[Json]:
    """The choice. With an option of which nothing is read it says nothing, and what the others say is
    returned."""
    if all(any(rule["kind"] != "confirm" for rule in option["rules"]) for option in options):
        for way in ways:
            for entry in way.entries:
                entry.confirm = []
        return [{"kind": "one_of", "options": options}]
    for way in ways:
        for entry in way.entries:
            entry.give_up()
    return []


def _refuse_small_totals(way: Way, totals: dict[str, int]) -> None:
    """ "22 credits" of a pathway of a 46-credit qualification is not the whole's total: not read."""
    for entry in way.entries:
        for statement in entry.statements:
            whole = totals.get(statement.measure)
            if is_total(statement) and statement.low is not None and whole and statement.low < whole:
                entry.give_up()
                break
