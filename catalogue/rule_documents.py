"""From a specification to the document of the rule-of-combination contract, for ``catalogue.rules``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from catalogue.documents import QualificationDocument
from catalogue.documents.qualification import FrozenUnit
from catalogue.documents.values import Quantity
from catalogue.lifecycle import Dates

PARTS = ("rules", "endorsements", "equivalents", "not_checked")


def rule_document(
    document: QualificationDocument, dates: Mapping[str, Dates] | None = None
) -> dict[str, Any]:
    """Return ``document`` as ``catalogue.rules.parsing.parse`` takes it, every unit of its table included.

    ``dates``: the live dates of units by key; a unit is then available from its first to its last date to
    register, both inclusive. Of a size stated as a range a unit brings the least.
    """
    rule = document.rule if isinstance(document.rule, dict) else {}
    return {
        "measure": rule.get("measure") or "credits",
        "units": {unit.key: _unit(unit, (dates or {}).get(unit.key)) for unit in document.units},
        "groups": [
            {"id": group.id, "title": group.title, "role": group.role, "units": list(group.units)}
            | ({"parent": group.parent} if group.parent else {})
            for group in document.groups
        ],
        **{part: rule.get(part, []) for part in PARTS},
    }


def _unit(unit: FrozenUnit, dates: Dates | None) -> dict[str, Any]:
    stated = unit.document
    first = dates.operational_start if dates else None
    last = dates.last_registration if dates else None
    return {
        "title": stated.title,
        "level": stated.level,
        "credits": _least(stated.credits),
        "glh": _least(stated.glh),
        "tqt": _least(stated.tqt),
        "attributes": dict(stated.attributes),
        "available_from": first.value.isoformat() if first else None,
        "available_to": last.value.isoformat() if last else None,
    }


def _least(size: Quantity | None) -> int | None:
    if size is None:
        return None
    return size.min if size.min is not None else size.max
