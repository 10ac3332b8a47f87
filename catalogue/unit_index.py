"""The index from units to the qualifications they may count towards: rows derived from a frozen document."""

from __future__ import annotations

import json
from typing import Any

from catalogue.documents import QualificationDocument
from catalogue.models import VersionEquivalent, VersionRule
from catalogue.rule_documents import rule_document
from catalogue.rules.document import Document, Mandatory
from catalogue.rules.faults import RuleFaults
from catalogue.rules.merging import Meter, TooMuchWork
from catalogue.rules.parsing import parse
from catalogue.rules.selection import solve

WORK = 2_000_000
"""The work spent on the least amount of one rule; beyond it the bound is 0, which is never wrong."""


def parsed_rule(document: QualificationDocument) -> Document | None:
    """Return the rule of ``document``; ``None`` where none is recorded or it cannot be read."""
    if document.rule is None:
        return None
    try:
        return parse(rule_document(document))
    except RuleFaults:
        return None


def needed_units(rule: Document | None) -> frozenset[str]:
    """Return the units that every valid selection holds: a mandatory rule of the top level names them."""
    if rule is None:
        return frozenset()
    named: set[str] = set()
    for one in rule.rules:
        if isinstance(one, Mandatory):
            named.update(one.units, *(rule.members(group) for group in one.groups))
    return frozenset(named)


def unit_columns(rule: Document | None) -> dict[str, dict[str, Any]]:
    """Return by unit the columns of ``VersionUnit`` that the rule decides: its amount, and whether needed."""
    if rule is None:
        return {}
    needed = needed_units(rule)
    return {
        key: {"amount": unit.amount(rule.measure), "needed": key in needed}
        for key, unit in rule.units.items()
    }


def rule_rows(
    version_id: int, document: QualificationDocument, rule: Document | None
) -> tuple[VersionRule, list[VersionEquivalent]]:
    """Return, unsaved, what the rule asks for at the least, and the equivalents that it declares."""
    if rule is None:
        return VersionRule(version_id=version_id, measure="none", least=0), []
    row = VersionRule(
        version_id=version_id,
        measure=rule.measure,
        least=_least(rule),
        needed=sum(rule.units[key].amount(rule.measure) for key in needed_units(rule)),
        document=json.dumps(rule_document(document), ensure_ascii=False, separators=(",", ":")),
    )
    equivalents = {
        (listed[:255], held[:255]): VersionEquivalent(
            version_id=version_id,
            listed=listed[:255],
            held=held[:255],
            amount=rule.units[listed].amount(rule.measure),
        )
        for listed, held in rule.equivalents
    }
    return row, list(equivalents.values())


def _least(rule: Document) -> int | None:
    """Return the least amount of a valid selection, ``None`` where there is none."""
    try:
        found = solve(rule, rule.rules, (), None, Meter(WORK))
    except TooMuchWork:
        return 0
    return None if found is None else sum(rule.units[key].amount(rule.measure) for key in found.completion)
