"""The statements of a clause, with "either … or …" put together into one choice."""

from __future__ import annotations

from catalogue.rules.english.evaluation import evaluate
from catalogue.rules.english.folding import parts
from catalogue.rules.english.parts import NotRead, Part
from catalogue.rules.english.scopes import EVERYTHING
from catalogue.rules.english.statements import BOUND, RULES, Context, Json, Statement
from catalogue.rules.english.vocabulary import HIGH, JOINT, LOW, Item
from catalogue.rules.english.writing import simple_rules

_ADDED = frozenset(("addition", "then", "plus"))
_TOTALS = frozenset(("total", "overall", "altogether"))


def statements_of(items: list[Item], context: Context) -> list[Statement]:
    """What a clause states; NotRead where any part of it is not understood."""
    found = parts(items)
    if any(_bare(part) for part in found) and not (len(found) == 1 and context.headed):
        raise NotRead
    _check_references(found)
    if not any(part.link == "or" for part in found):
        return [statement for part in found for statement in evaluate(part, context)]
    _check_commas(items)
    return _with_choice(found, context)


def _check_references(found: list[Part]) -> None:
    """Refuse "5 from A and 4 from B, of which …", and other parts that may speak of one or of all before."""
    waiting = any("following" in part.flags and not part.scoped for part in found)
    if waiting and any(part.link == ":" and part.codes is not None for part in found):
        raise NotRead
    for place, part in enumerate(found[1:], 1):
        before = found[place - 1]
        amounts = [
            one for one in found[:place] if one.number is not None and one.scoped and one.link != "of which"
        ]
        if part.link == "of which" and len(amounts) > 1 and before.link in ("and", ","):
            raise NotRead
        capped = HIGH in before.marks and LOW not in before.marks
        if part.link == "including" and capped and part.number is None:
            raise NotRead
        alike = part.number is not None and before.number is not None
        alike = alike and part.measure in (None, before.measure)
        if part.link == "and" and alike and part.scoped and before.narrowed and not before.scoped:
            raise NotRead


def _check_commas(items: list[Item]) -> None:
    """ "two from A and two from B, or four from A": behind a comma "or" may part more than the last two."""
    joints = [item.value if item.kind == JOINT else "" for item in items]
    for place, value in enumerate(joints):
        if value == "or" and place and joints[place - 1] == "," and "and" in joints[:place]:
            raise NotRead


def _bare(part: Part) -> bool:
    """A number and nothing else: a page number as likely as a rule."""
    said = part.scoped or part.narrowed or part.measure or part.marks or part.flags or part.verbs
    return part.number is not None and not said


def _with_choice(found: list[Part], context: Context) -> list[Statement]:
    """Everything before "either" stands; from there each "or" begins a further option."""
    if _announces(found[0]):
        found = found[1:]
        found[0].flags.add("either")
    first = next(index for index, part in enumerate(found) if part.link == "or")
    start = next((index for index, part in enumerate(found[:first]) if "either" in part.flags), first - 1)
    if start < 0:
        raise NotRead
    statements = [statement for part in found[:start] for statement in evaluate(part, context)]
    options: list[list[Part]] = [[]]
    for part in found[start:]:
        if part.link == "or":
            options.append([])
        elif options[-1] and len(options) > 1:
            raise NotRead
        options[-1].append(part)
    rules = [
        {"title": f"Option {number}", "rules": _option(option, context)}
        for number, option in enumerate(options, 1)
    ]
    return [*statements, Statement(RULES, rules=({"kind": "one_of", "options": rules},))]


def _announces(part: Part) -> bool:
    """ "one of the following:" """
    return part.number == (1, None) and "following" in part.flags and not (part.scoped or part.narrowed)


def _option(option: list[Part], context: Context) -> list[Json]:
    stated: list[Statement] = []
    for part in option:
        if not part.scoped:
            raise NotRead
        part.link = ""
        stated.extend(evaluate(part, context))
    rules = simple_rules(stated, context.lookup)
    if not rules or all("max" in rule and "min" not in rule for rule in rules):
        raise NotRead  # a maximum is no choice: taking nothing would meet it
    return rules


def may_add_to_the_rest(words: list[str], stated: list[Statement]) -> bool:
    """Whether an amount may be the whole's or so much more: "Then 10 credits", "H1 plus 10 credits"."""
    if words[:3] == ["in", "addition", "to"] and len(stated) < 2:
        return True
    if _TOTALS & set(words):
        return False
    whole = [place for place, one in enumerate(stated) if _is_whole_amount(one)]
    return bool(whole) and bool((_ADDED if whole[-1] else _ADDED - {"plus"}) & set(words))


def _is_whole_amount(statement: Statement) -> bool:
    plain = statement.kind == BOUND and statement.scope == EVERYTHING and statement.low is not None
    return plain and not (statement.remaining or statement.further)
