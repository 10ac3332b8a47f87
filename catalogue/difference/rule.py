"""The rule of combination, compared by the sentences that are made from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from catalogue.documents import QualificationDocument, canonical
from catalogue.wording import gettext_noop

from .fields import Comparison, Special
from .model import Change, Kind

Describe = Callable[[QualificationDocument], Sequence[str]]
"""Returns the sentences of a document's rule, in the reader's language."""


def rules_by(describe: Describe | None) -> Special:
    """Return what compares two documents' rules by ``describe``; without it, by the rules as they are
    written.
    """

    def compare_rules(comparison: Comparison, old: Any, new: Any) -> list[Change]:
        say = comparison.wording.say
        speak = describe or _as_written
        parts = (
            ("rule", gettext_noop("Rule of combination"), speak(old), speak(new)),
            ("not_checked", gettext_noop("Stated, not checked"), _not_checked(old), _not_checked(new)),
        )
        found = [
            comparison.words(field, say(label), list(before), list(after))
            for field, label, before, after in parts
            if list(before) != list(after)
        ]
        if not found:
            note = say(
                gettext_noop("The rule is written differently; the sentences made from it stay the same.")
            )
            found.append(Change("rule", Kind.CHANGED, say(gettext_noop("Rule of combination")), note=note))
        return [_in_rule(change) for change in found]

    return compare_rules


def _in_rule(change: Change) -> Change:
    return Change(
        "rule", change.kind, change.label, change.old, change.new, change.passages, change.parts, change.note
    )


def _as_written(document: QualificationDocument) -> Sequence[str]:
    rule = document.rule or {}
    return [canonical(one) for one in rule.get("rules", ())]


def _not_checked(document: QualificationDocument) -> list[str]:
    return [str(clause) for clause in (document.rule or {}).get("not_checked", ())]
