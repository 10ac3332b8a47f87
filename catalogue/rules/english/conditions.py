"""Clauses that hang one thing on another: groups open to those who have something, and further titles."""

from __future__ import annotations

import re
from dataclasses import replace

from catalogue.rules.english.choices import statements_of
from catalogue.rules.english.lookup import GroupFacts
from catalogue.rules.english.parts import NotRead
from catalogue.rules.english.scopes import EVERYTHING
from catalogue.rules.english.shapes import Shape
from catalogue.rules.english.statements import Context, Json
from catalogue.rules.english.tokens import QUOTED, Token
from catalogue.rules.english.vocabulary import CODES, SCOPE, VERB, Item
from catalogue.rules.english.writing import simple_rules

_SUBJECT = r"(?:from |in |of |all |any of |TAKE )*[GX]"
_WHEN = [
    re.compile(pattern)
    for pattern in (
        rf"{_SUBJECT} may only TAKE (?:if|by WHO)(?= )",
        rf"{_SUBJECT} :? ?may only TAKE (?:if|by WHO)(?= )",
        rf"{_SUBJECT} only (?:available|open) to WHO(?: who)?(?= )",
        rf"{_SUBJECT} may not TAKE unless(?= )",
        rf"WHO may TAKE {_SUBJECT} if(?= )",
        rf"WHO may only TAKE {_SUBJECT} if(?= )",
        rf"if (?:WHO )?{_SUBJECT}(?: TAKE)?(?: :)?(?= )",
        rf"WHO(?: who)? TAKE {_SUBJECT} (?=must )",
    )
]
_TITLE_WORDS = r"(?:endorsed )?(?:endorsement |title |pathway title |endorsed title )"
_MAY_HAVE = r"(?:may )?(?:added|awarded|given|claimed|TAKE|appear|add|claim|receive)"
_TITLE_FIRST = re.compile(
    rf"(?:{_TITLE_WORDS}?(?:in )?[QG]|[QG] {_TITLE_WORDS.strip()}?) ?{_MAY_HAVE}"
    r"(?: to (?:title|qualification title))?"
    r"(?: to)? (?:if|WHO who|WHO|by WHO)(?= )"
)
_TITLE_LAST = re.compile(
    rf"(?<= )(?:may|will)(?: )(?:awarded|given|claimed|TAKE|add|claim|receive|be awarded) {_TITLE_WORDS}[QG]$"
)
_PATHWAY_TITLE = re.compile(
    r"(?:one )?(?:specialist |endorsed )?(?:pathway|route) title may (?:added|TAKE|awarded|claimed)"
    r"(?: to(?: qualification)? title)? if(?= )"
)
_EACH_PATHWAY = re.compile(r"(?:in|of|from) that (?:pathway|route)")


_TITLE_DEMAND = re.compile(
    rf"(?:to|for) (?:be )?(?:awarded|gain|TAKE|claim|use|receive)? ?{_TITLE_WORDS}[QG] WHO (?=must )"
)
_FOLLOWED = re.compile(r"qualification title (?:will|may) followed by [QG] (?:if|for WHO who|for WHO)(?= )")


def when(shape: Shape, items: list[Item], context: Context) -> Json | None:
    """ "Units in Group D may only be taken if …"; None where the clause is not of that kind."""
    for pattern in _WHEN:
        match = pattern.match(shape.text)
        if match is None:
            continue
        place = shape.item_at(match.end() + 1)
        subject = [item for item in items[:place] if item.kind in (SCOPE, CODES)]
        if len(subject) != 1 or (pattern in _WHEN[-2:] and _both_at_once(subject[0])):
            raise NotRead
        rules = _condition(items[place:], context)
        return {"kind": "when", **_scope_of(subject[0]), "rules": rules}
    return None


def _both_at_once(subject: Item) -> bool:
    """ "If C1 and C2 are taken": both at once or each of them, which is not certain."""
    return subject.kind == CODES and len(subject.value.codes) > 1 and subject.value.joined_by != "or"


def _scope_of(item: Item) -> Json:
    if item.kind == CODES:
        if item.value.unmatched:
            raise NotRead
        return {"units": list(item.value.codes)}
    return {"groups": list(item.value.ids)}


def _condition(items: list[Item], context: Context) -> list[Json]:
    """The rules that a condition states, read as a demand ("has been completed")."""
    if not items:
        raise NotRead
    demanded = [Item(VERB, "must", items[0].start, items[0].start), *items]
    inner = replace(context, last=EVERYTHING, outer=EVERYTHING, inside=False, unmatched=[])
    rules = simple_rules(statements_of(demanded, inner), context.lookup)
    if not rules or inner.unmatched:
        raise NotRead
    return rules


def endorsements(shape: Shape, items: list[Item], tokens: list[Token], context: Context) -> list[Json] | None:
    """What earns a further title; None where the clause speaks of none."""
    text = shape.text.rstrip(" .")
    first = _TITLE_FIRST.match(text)
    if first is not None:
        place = shape.item_at(first.end() + 1)
        return [
            {"title": _title(items[:place], tokens, context), "rules": _condition(items[place:], context)}
        ]
    for pattern in (_TITLE_DEMAND, _FOLLOWED):
        demand = pattern.match(text)
        if demand is not None:
            place = shape.item_at(demand.end() if pattern is _TITLE_DEMAND else demand.end() + 1)
            return [
                {"title": _title(items[:place], tokens, context), "rules": _condition(items[place:], context)}
            ]
    last = _TITLE_LAST.search(text)
    if last is not None and text.startswith("WHO "):
        place = shape.item_at(last.start())
        title = _title(items[place:], tokens, context)
        return [{"title": title, "rules": _condition(items[1:place], context)}]
    pathway = _PATHWAY_TITLE.match(text)
    if pathway is not None:
        return _each_pathway(text[pathway.end() :].strip(), context)
    return None


def _title(items: list[Item], tokens: list[Token], context: Context) -> str:
    """The one name in quotes, or the one group named."""
    spans = [tokens[item.start : item.end] for item in items]
    quoted = [token.text for span in spans for token in span if token.kind == QUOTED]
    if len(quoted) == 1:
        return quoted[0]
    groups = [ident for item in items if item.kind == SCOPE for ident in item.value.ids]
    if quoted or len(groups) != 1:
        raise NotRead
    return _name_of(context.lookup.by_id[groups[0]])


def _name_of(group: GroupFacts) -> str:
    words = [token.text for token in group.title if token.word not in ("pathway", "route", "group", "units")]
    return " ".join(words) or group.id


def _each_pathway(text: str, context: Context) -> list[Json]:
    """ "if all the four units in that pathway have been completed": a title for each pathway."""
    if not _EACH_PATHWAY.search(text):
        raise NotRead
    rest = _EACH_PATHWAY.sub("", text).split()
    number = [word for word in rest if word.isdigit() or word in _SMALL]
    if set(rest) - {"all", "of", "TAKE", "have", "units", *number} or "all" not in rest:
        raise NotRead
    pathways = [group for group in context.lookup.groups if group.words & {"pathway", "route"}]
    sizes = {len(group.members) for group in pathways}
    stated = {int(word) if word.isdigit() else _SMALL[word] for word in number}
    if not pathways or (stated and stated != sizes):
        raise NotRead
    return [
        {"title": _name_of(group), "rules": [{"kind": "mandatory", "groups": [group.id]}]}
        for group in pathways
    ]


_SMALL = {
    word: value for value, word in enumerate("one two three four five six seven eight nine ten".split(), 1)
}
