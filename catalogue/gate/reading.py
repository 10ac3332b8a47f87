"""The rule of a draft as ``catalogue.rules`` reads and checks it, once for all the checks that ask."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language, gettext

from catalogue import rules
from catalogue.lifecycle import Dates
from catalogue.rule_documents import PARTS, rule_document
from catalogue.rules.document import Document, Mandatory

from .draft import Draft

FIELDS = ("measure", *PARTS)


@dataclass(frozen=True)
class Reading:
    """A rule document that was read (``document``) with its report, or the sentences that say why not."""

    document: Document | None = None
    report: rules.Checked | None = None
    faults: tuple[str, ...] = ()


def reading_of(draft: Draft, on: date | None = None) -> Reading:
    """Return the rule of ``draft`` with its units and groups.

    With ``on`` the report also says what the units available on that day allow.
    """
    if draft.qualification is None:
        raise TypeError("Only a qualification has a rule.")
    dates = {key: facts.dates for key, facts in draft.unit_facts.items()} if on is not None else {}
    whole = rule_document(draft.qualification, _in_order(dates))
    text = json.dumps(whole, sort_keys=True, default=str)
    return _read(text, on, get_language(), thorough=draft.records.warnings)


@lru_cache(maxsize=64)
def _read(text: str, on: date | None, language: str | None, *, thorough: bool) -> Reading:
    """Read the JSON ``text``; the sentences are in ``language``, the one that is active."""
    try:
        document = rules.parse(json.loads(text))
    except rules.RuleFaults as faults:
        return Reading(faults=tuple(str(fault) for fault in faults.faults))
    return Reading(document, rules.check(document, on, translate=gettext, thorough=thorough))


def unmatched_codes(draft: Draft) -> tuple[str, ...]:
    """Return the codes that the rule as printed names and that no unit of the table has."""
    document = draft.qualification
    printed = draft.page.rule_text.strip() if document is not None else ""
    if document is None or not printed or not document.units:
        return ()
    whole = rule_document(document)
    return _unmatched(printed, json.dumps([whole["units"], whole["groups"]], sort_keys=True, default=str))


@lru_cache(maxsize=64)
def _unmatched(printed: str, table: str) -> tuple[str, ...]:
    units, groups = json.loads(table)
    try:
        stated = rules.read(printed, units, groups)
    except (ValueError, rules.TooMuchWork):
        return ()  # What cannot be read is for whoever enters the rule; here only codes are looked for.
    codes = [code for one in stated.get("several", [stated]) for code in one["unmatched"]]
    return tuple(dict.fromkeys(codes))


def unknown_fields(rule: Any) -> list[str]:
    """Return what a rule as an editor stored it holds beside the fields of the contract."""
    return sorted(str(name) for name in rule if name not in FIELDS) if isinstance(rule, dict) else []


def mandatory_keys(draft: Draft) -> frozenset[str]:
    """Return the units that a sentence of the rule, or the role of their group, makes mandatory."""
    document = draft.qualification
    if document is None:
        return frozenset()
    found = {key for group in document.groups if group.role == "mandatory" for key in group.units}
    rule = reading_of(draft).document
    for sentence in rule.rules if rule else ():
        if rule and isinstance(sentence, Mandatory):
            found.update(sentence.units, *(rule.members(name) for name in sentence.groups))
    return frozenset(found)


def _in_order(dates: Mapping[str, Dates]) -> dict[str, Dates]:
    """Return the dates of units without those that end before they begin: they are the units' own fault."""
    return {
        key: one
        for key, one in dates.items()
        if not (
            one.operational_start
            and one.last_registration
            and one.operational_start.value > one.last_registration.value
        )
    }
