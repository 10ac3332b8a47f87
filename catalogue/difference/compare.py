"""Two whole documents of one kind, part by part."""

from __future__ import annotations

from typing import TypeVar

from catalogue.documents import QualificationDocument, UnitDocument
from catalogue.wording import ENGLISH, Wording

from .fields import Comparison
from .labels import SECTIONS
from .model import Change, Difference, Section
from .outcomes import compare_outcomes
from .rule import Describe, rules_by
from .table import compare_groups, compare_units

Document = TypeVar("Document", QualificationDocument, UnitDocument)


def difference(
    old: Document, new: Document, *, describe: Describe | None = None, wording: Wording = ENGLISH
) -> Difference:
    """Return what differs from ``old`` to ``new``, two qualification documents or two unit documents.

    ``describe`` returns the sentences of a qualification's rule; without it rules are compared as they are
    written. The number of
    the schema is not content and never differs here. Raises ``TypeError`` for documents of different kinds.
    """
    if type(old) is not type(new):
        raise TypeError(f"A {type(old).__name__} cannot be compared with a {type(new).__name__}.")
    comparison = Comparison(
        wording,
        {
            ("QualificationDocument", "rule"): rules_by(describe),
            ("QualificationDocument", "groups"): compare_groups,
            ("QualificationDocument", "units"): compare_units,
            ("UnitDocument", "outcomes"): compare_outcomes,
        },
    )
    changes = comparison.fields(old, new)
    return Difference(tuple(_sections(changes, wording)))


def _sections(changes: list[Change], wording: Wording) -> list[Section]:
    found = []
    for key, (title, fields) in SECTIONS.items():
        inside = tuple(change for name in fields for change in changes if change.field == name)
        if inside:
            found.append(Section(key, wording.say(title), inside))
    return found
