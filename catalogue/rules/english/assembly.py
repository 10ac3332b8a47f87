"""The statements of a whole text made into rules: totals, remainders, further amounts, what is listed out
of groups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from catalogue.rules.document import Scope
from catalogue.rules.english.entries import Entry
from catalogue.rules.english.lookup import MANDATORY_WORDS, Lookup
from catalogue.rules.english.parts import NotRead
from catalogue.rules.english.scopes import EVERYTHING, units_of
from catalogue.rules.english.statements import ALL, BOUND, Json, Statement
from catalogue.rules.english.writing import pool_rules, rules_of


@dataclass(frozen=True)
class Share:
    """Units of which at least so much is demanded."""

    units: frozenset[str]
    amount: int
    least: bool = False


class Assembly:
    """Makes rules of the entries of one block: a qualification, or one option of it."""

    def __init__(self, lookup: Lookup, totals: dict[str, int], before: Iterable[Statement] = ()) -> None:
        self.lookup = lookup
        self.totals = totals
        self.before = list(before)
        self.certain = True

    def rules(self, entries: list[Entry]) -> list[Json]:
        """The rules of these entries; an entry that cannot be made into one is turned to `unread`."""
        stated: list[Statement] = []
        found: list[Json] = []
        for entry in entries:
            if entry.blocks:
                self.certain = False
            try:
                settled = [
                    self._settled(statement, [*self.before, *stated, *entry.statements[:place]])
                    for place, statement in enumerate(entry.statements)
                ]
            except NotRead:
                entry.give_up()
                self.certain = False
                continue
            stated.extend(entry.statements)
            for statement in settled:
                if statement is not None:
                    found.extend(rules_of(statement))
            found.extend(entry.rules)
        self.before.extend(stated)
        return _once([*pool_rules(stated, self.lookup), *found])

    def _settled(self, statement: Statement, before: list[Statement]) -> Statement | None:
        """A statement that no longer hangs on others; None where it adds nothing."""
        if statement.unsure and statement.measure not in self.totals:
            raise NotRead
        if statement.kind != BOUND or not (statement.remaining or statement.further):
            return statement
        if not self.certain:
            raise NotRead
        units = units_of(statement.scope, self.lookup.document)
        by_group = _by_group(statement)
        shares = self._shares(before, statement.measure, by_group=by_group)
        inside = [share for share in shares if share.units <= units]
        if any(not share.units <= units and share.units & units for share in shares):
            raise NotRead
        low = statement.low
        if low is None:
            self._check_what_remains(before, units, by_group=by_group)
            low = self._what_remains(statement, shares)
            if any(share.least and not share.units <= units for share in shares):
                raise NotRead
        elif statement.remaining and statement.scope == EVERYTHING:
            return None if statement.measure in self.totals else self._refuse()
        low += sum(share.amount for share in inside)
        if statement.scope == EVERYTHING and low == self.totals.get(statement.measure):
            return None
        return replace(statement, low=low, remaining=False, further=False)

    def _refuse(self) -> Statement:
        raise NotRead

    def _what_remains(self, statement: Statement, shares: list[Share]) -> int:
        total = self.totals.get(statement.measure)
        if total is None:
            raise NotRead
        low = total - sum(share.amount for share in shares)
        if low <= 0:
            raise NotRead
        return low

    def _check_what_remains(self, before: list[Statement], units: frozenset[str], *, by_group: bool) -> None:
        """What may be taken elsewhere up to a maximum leaves it open how much remains."""
        for one in before:
            capped = one.kind == BOUND and one.low is None and one.scope != EVERYTHING
            if (
                capped
                and _by_group(one) is by_group
                and not units_of(one.scope, self.lookup.document) <= units
            ):
                raise NotRead

    def _shares(self, before: list[Statement], measure: str, *, by_group: bool) -> list[Share]:
        """What is demanded already, set by set; NotRead where the sets overlap."""
        shares: list[Share] = []
        for statement in before:
            if statement.kind not in (ALL, BOUND) or statement.scope == EVERYTHING or statement.narrowed:
                continue
            if _by_group(statement) is not by_group or (by_group and _narrows(statement.scope)):
                continue
            share = self._share(statement, measure)
            if share is None:
                continue
            if any(share.units & other.units for other in shares):
                raise NotRead
            shares.append(share)
        return shares

    def _share(self, statement: Statement, measure: str) -> Share | None:
        units = units_of(statement.scope, self.lookup.document)
        if statement.kind == ALL:
            return Share(units, self.lookup.total(units, measure))
        if statement.low is None:
            return None
        if statement.measure != measure or statement.remaining or statement.further:
            raise NotRead
        return Share(units, statement.low, statement.least)


def totals_of(entries: Iterable[Entry]) -> dict[str, int]:
    """The least amount of the whole that is stated, per measure."""
    found: dict[str, int] = {}
    for entry in entries:
        for statement in entry.statements:
            if is_total(statement) and statement.low is not None:
                found[statement.measure] = max(statement.low, found.get(statement.measure, 0))
        for rule in entry.rules:
            if set(rule) <= {"kind", "min", "max"} and rule["kind"] in ("credits", "units") and "min" in rule:
                found[rule["kind"]] = max(rule["min"], found.get(rule["kind"], 0))
    return found


def widen_optional(entries: list[Entry], lookup: Lookup) -> None:
    """ "Optional" may mean every group but the mandatory one, mandatory parts of the choice included: it
    does where only
    so the parts make the total that is stated."""
    totals = totals_of(entries)
    flat = [statement for entry in entries for statement in entry.statements]
    for entry in entries:
        entry.statements = [_widened(one, flat, totals.get(one.measure), lookup) for one in entry.statements]


def _widened(statement: Statement, others: list[Statement], total: int | None, lookup: Lookup) -> Statement:
    if total is None or statement.low is None or not statement.roles or statement.roles & MANDATORY_WORDS:
        return statement
    fits = [
        ids
        for ids in _readings(statement, lookup)
        if _parts_beside(statement, ids, others, lookup) + statement.low == total
    ]
    if statement.scope.groups in fits or len(fits) != 1:
        return statement
    return replace(statement, scope=replace(statement.scope, groups=fits[0]))


def _readings(statement: Statement, lookup: Lookup) -> list[tuple[str, ...]]:
    """The groups called optional, and all but one mandatory group."""
    found = [statement.scope.groups]
    for group in lookup.groups:
        if lookup.is_mandatory([group.id]):
            found.append(tuple(ident for ident in lookup.all_ids if ident != group.id))
    return found


def _parts_beside(statement: Statement, ids: tuple[str, ...], others: list[Statement], lookup: Lookup) -> int:
    """What is demanded of units outside these groups."""
    taken, amount = lookup.members(ids), 0
    for other in others:
        if (
            other is statement
            or other.kind not in (ALL, BOUND)
            or not other.scope.groups
            or _narrows(other.scope)
        ):
            continue
        units = units_of(other.scope, lookup.document)
        if units & taken:
            continue
        if other.kind == ALL:
            amount += lookup.total(units, statement.measure)
        elif other.measure == statement.measure:
            amount += other.low or 0
        taken |= units
    return amount


def refuse_rival_totals(entries: list[Entry], lookup: Lookup) -> None:
    """Two totals that differ cannot both be the whole's: the clauses of both are returned unread.

    The smaller may be the sum of what follows it ("27 credits from: all of A, all of B"), and says nothing
    new.
    """
    _drop_subtotals(entries, lookup)
    seen: dict[str, set[int]] = {}
    for entry in entries:
        for statement in entry.statements:
            if is_total(statement) and statement.low is not None:
                seen.setdefault(statement.measure, set()).add(statement.low)
    rivals = {measure for measure, amounts in seen.items() if len(amounts) > 1}
    least = {measure: max(amounts) for measure, amounts in seen.items()}
    for entry in entries:
        totals = [one for one in entry.statements if is_total(one)]
        if any(one.low is not None and one.measure in rivals for one in totals) or any(
            one.high is not None and one.high < least.get(one.measure, 0) for one in totals
        ):
            entry.give_up()


def _drop_subtotals(entries: list[Entry], lookup: Lookup) -> None:
    whole = totals_of(entries)
    flat = [(entry, statement) for entry in entries for statement in entry.statements]
    for place, (entry, statement) in enumerate(flat):
        if not is_total(statement) or statement.low is None or statement.low >= whole[statement.measure]:
            continue
        amount = 0
        for _entry, following in flat[place + 1 :]:
            if following.kind != ALL:
                break
            amount += lookup.total(units_of(following.scope, lookup.document), statement.measure)
            if amount == statement.low:
                entry.statements = [one for one in entry.statements if one is not statement]
                break


def is_total(statement: Statement) -> bool:
    """Whether a statement speaks of every unit."""
    return (
        statement.kind == BOUND
        and statement.scope == EVERYTHING
        and not statement.remaining
        and not statement.further
    )


def _by_group(statement: Statement) -> bool:
    return bool(statement.scope.groups or statement.scope.units) or statement.scope == EVERYTHING


def _narrows(scope: Scope) -> bool:
    return scope.level is not None or bool(scope.where)


def _once(rules: list[Json]) -> list[Json]:
    found: list[Json] = []
    for rule in rules:
        if rule not in found:
            found.append(rule)
    return found
