"""A document in plain English: its sentences in the order that people expect.

Every sentence is put together from templates with named places, each handed to a translator first.
Singular or
plural is chosen by the English rule; a language that needs no such choice repeats itself. What is said in
English is so written that `catalogue.rules.english.read` gives the same rules back.
"""

from __future__ import annotations

from collections.abc import Iterable

from catalogue.rules.document import Credits, Document, Endorsement, Hours, Rule, Scope, Units
from catalogue.rules.english.naming import code_name, identity, quoted, scope_phrase
from catalogue.rules.english.sayings import inner_sentences, sentence_for
from catalogue.rules.registry import Translate

_PLACES = (
    "mandatory",
    "only",
    "group",
    "level",
    "one_of",
    "when",
    "requires",
    "together",
    "barred",
    "confirm",
)


def describe(document: Document, translate: Translate | None = None) -> list[str]:
    """The document's sentences: the total, what is mandatory, groups, levels, choices, what hangs on what,
    bars, what
    a person confirms; then endorsed titles and the units that may stand in for others."""
    say = translate or identity
    return [
        *describe_rules(document.rules, document, say),
        *(endorsement_sentence(one, document, say) for one in document.endorsements),
        *(equivalent_sentence(listed, held, say) for listed, held in document.equivalents),
    ]


def describe_rules(
    rules: Iterable[Rule], document: Document, translate: Translate | None = None
) -> list[str]:
    """The sentences of these rules; the maximum that follows the total speaks of "them"."""
    say = translate or identity
    said: list[str] = []
    total_of: type[Rule] | None = None
    for rule in sorted(rules, key=_place):
        if isinstance(rule, (Credits, Units)):
            if type(rule) is total_of and _is_cap(rule):
                said.append(_cap_of_them(rule, document, say))
                continue
            total_of = type(rule) if _is_total(rule) else None
        else:
            total_of = None
        said.append(sentence_for(rule, document, say))
    return said


def endorsement_sentence(
    endorsement: Endorsement, document: Document, translate: Translate | None = None
) -> str:
    """What earns a further title."""
    say = translate or identity
    title = quoted(endorsement.title)
    if not endorsement.rules:
        return say("The title {title} may be added for every learner.").format(title=title)
    return say("The title {title} may be added where: {needs}.").format(
        title=title, needs=inner_sentences(endorsement.rules, document, say)
    )


def equivalent_sentence(listed: str, held: str, translate: Translate | None = None) -> str:
    """Which unit held may stand in for which unit listed."""
    say = translate or identity
    return say("Unit {listed} may be replaced by unit {held}.").format(
        listed=code_name(listed), held=code_name(held)
    )


def _place(rule: Rule) -> int:
    if isinstance(rule, (Credits, Units, Hours)):
        if _is_total(rule):
            return -1
        return _PLACES.index("level" if rule.scope.level is not None or rule.scope.where else "group")
    return _PLACES.index(rule.kind if rule.kind in _PLACES else "requires")


def _is_total(rule: Credits | Units | Hours) -> bool:
    return rule.scope == Scope() and rule.min is not None


def _is_cap(rule: Credits | Units) -> bool:
    return rule.min is None and bool(rule.max) and bool(rule.scope.groups or rule.scope.units)


def _cap_of_them(rule: Credits | Units, document: Document, translate: Translate) -> str:
    return translate("At most {number} of them may come{scope}.").format(
        number=rule.max, scope=scope_phrase(rule.scope, document, translate)
    )
