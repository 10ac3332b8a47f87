"""What the sentences call groups, units, levels and sizes: short where it is safe, quoted where it is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from catalogue.rules.document import Document, Group, LevelBounds, Scope, Value
from catalogue.rules.registry import Translate

GROUP_NOUNS = frozenset(
    [
        "group",
        "groups",
        "section",
        "sections",
        "table",
        "tables",
        "category",
        "categories",
        "block",
        "pool",
        "cluster",
        "component",
        "list",
        "set",
        "strand",
        "strands",
        "pathway",
        "pathways",
        "route",
        "routes",
    ]
)
"""Words that make a title a name in itself ("Group 2"), so that no "the … group" is put around it."""

_ADJECTIVES = frozenset(
    ["Mandatory", "Optional", "Core", "Elective", "Common", "Additional", "Compulsory", "Other"]
)
_STRUCTURE = frozenset(
    [
        "and",
        "or",
        "at",
        "from",
        "in",
        "to",
        "where",
        "whose",
        "that",
        "together",
        "may",
        "is",
        "are",
        "must",
        "unit",
        "only",
        "of",
        "option",
        "group",
        "level",
    ]
)
_SAFE_TITLE = re.compile(r"[^\W_](?:[\w '&/-]*[^\W_])?")
_SAFE_CODE = re.compile(r"(?=[^\s]*\d)[A-Za-z0-9](?:[A-Za-z0-9./_-]*[A-Za-z0-9])?")
_NUMBERED = re.compile(r"(.*?)(\d+)")
_SHORTEST_RANGE = 3


def identity(text: str) -> str:
    """The translator of those who have none."""
    return text


def quoted(text: str) -> str:
    """In typographer's quotes, on one line, with the quotes inside made plain."""
    inside = " ".join(text.split()).replace("“", '"').replace("”", '"')
    return f"“{inside}”"


def group_names(document: Document, translate: Translate = identity) -> dict[str, str]:
    """A name for each group's id, no two alike whatever the titles are."""
    kept = document.memo if translate is identity else {}  # a translator may change its language
    names: dict[str, str] = kept.setdefault("group names", {})
    if not names:
        taken: set[str] = set()
        for group in document.groups:
            name = next(one for one in _candidates(group, translate) if one.casefold() not in taken)
            taken.add(name.casefold())
            names[group.id] = name
    return names


def _candidates(group: Group, translate: Translate) -> Iterator[str]:
    title = " ".join(group.title.split())
    if title:
        words = title.casefold().split()
        if not _SAFE_TITLE.fullmatch(title) or _STRUCTURE & set(words[:-1]) - {"group"}:
            yield translate("the group {title}").format(title=quoted(title))
        elif words[-1] in ("unit", "units") and not GROUP_NOUNS & set(words):
            yield translate("the {title}").format(title=_in_a_sentence(title))
        elif words[-1] in GROUP_NOUNS:
            yield translate("the {title}").format(title=title)
        elif GROUP_NOUNS & set(words):
            yield title
        else:
            yield translate("the {title} group").format(title=title)
    if _SAFE_TITLE.fullmatch(group.id) and not _STRUCTURE & set(group.id.casefold().split()):
        yield translate("group {id}").format(id=group.id)
    yield translate("the group {title}").format(title=quoted(f"{title} ({group.id})"))
    number = 2
    while True:
        yield translate("the group {title}").format(title=quoted(f"{title} ({group.id}, {number})"))
        number += 1


def _in_a_sentence(title: str) -> str:
    """ "Mandatory units" as it is written inside a sentence."""
    first, _, rest = title.partition(" ")
    return f"{first.lower()} {rest}" if first in _ADJECTIVES and rest.islower() else title


def joined(names: Sequence[str], translate: Translate = identity, *, other: bool = False) -> str:
    """ "A", "A and B", "A, B and C"; with `other`, "or" for "and"."""
    if len(names) == 1:
        return names[0]
    last = translate("{names} or {name}") if other else translate("{names} and {name}")
    return last.format(names=", ".join(names[:-1]), name=names[-1])


def code_name(code: str) -> str:
    """A unit's code as it stands, or quoted where it could be taken for something else."""
    return code if _SAFE_CODE.fullmatch(code) else quoted(code)


def unit_names(
    codes: Iterable[str], document: Document, translate: Translate = identity, *, other: bool = False
) -> str:
    """ "unit 5", "units 5 and 6", "units 8605-400 to 8605-408 and 8605-410"."""
    listed = list(dict.fromkeys(codes))
    if len(listed) == 1:
        return translate("unit {code}").format(code=code_name(listed[0]))
    parts = [
        code_name(run[0])
        if len(run) == 1
        else translate("{first} to {last}").format(first=run[0], last=run[-1])
        for run in _runs(listed, document)
    ]
    return translate("units {codes}").format(codes=joined(parts, translate, other=other))


def _runs(codes: list[str], document: Document) -> Iterator[list[str]]:
    """Three and more codes that differ by one each make one run; the rest stand alone."""
    run: list[str] = []
    for code in codes:
        if run and _follows(run[-1], code):
            run.append(code)
            continue
        yield from _whole_or_single(run)
        run = [code]
    yield from _whole_or_single(run)


def _whole_or_single(run: list[str]) -> Iterator[list[str]]:
    if len(run) >= _SHORTEST_RANGE:
        yield run
    else:
        yield from ([code] for code in run)


def _follows(before: str, after: str) -> bool:
    first, second = _NUMBERED.fullmatch(before), _NUMBERED.fullmatch(after)
    return bool(
        first
        and second
        and _SAFE_CODE.fullmatch(before)
        and _SAFE_CODE.fullmatch(after)
        and first[1] == second[1]
        and len(first[2]) == len(second[2])
        and int(second[2]) == int(first[2]) + 1
    )


def level_name(level: str, translate: Translate = identity) -> str:
    """ "level 3", "Entry 3"."""
    if level.startswith("E"):
        return translate("Entry {number}").format(number=level[1:])
    return translate("level {number}").format(number=level)


def level_phrase(bounds: LevelBounds, translate: Translate = identity) -> str:
    """ "at level 3", "at level 3 or above", "at level 2 to level 4"."""
    low, high = (level and level_name(level, translate) for level in (bounds.min, bounds.max))
    if low and low == high:
        return translate("at {level}").format(level=low)
    if low and high:
        return translate("at {low} to {high}").format(low=low, high=high)
    if low:
        return translate("at {level} or above").format(level=low)
    if high:
        return translate("at {level} or below").format(level=high)
    return translate("at any stated level")


def scope_phrase(scope: Scope, document: Document, translate: Translate = identity) -> str:
    """What follows a quantity: " from Group B and Group C together at level 3"; nothing for every unit."""
    names = group_names(document, translate)
    sets = [names[id] for id in dict.fromkeys(scope.groups)]
    if scope.units:
        sets.append(unit_names(scope.units, document, translate))
    parts = []
    if len(sets) == 1:
        parts.append(translate("from {set}").format(set=sets[0]))
    elif sets:
        parts.append(translate("from {sets} together").format(sets=joined(sets, translate)))
    if scope.level is not None:
        parts.append(level_phrase(scope.level, translate))
    parts.extend(_attribute_phrase(name, allowed, translate) for name, allowed in scope.where)
    return "".join(f" {part}" for part in parts)


def _attribute_phrase(name: str, allowed: tuple[Value, ...], translate: Translate) -> str:
    if name == "credits":
        sizes = joined([value_name(one) for one in allowed], translate, other=True)
        return translate("in units of {sizes} credits").format(sizes=sizes)
    shown = name if re.fullmatch(r"[a-z]+(?:-[a-z]+)*", name) and name not in _STRUCTURE else quoted(name)
    if len(allowed) == 1 and allowed[0] is True:
        return translate("in units that are {attribute}").format(attribute=shown)
    if len(allowed) == 1 and allowed[0] is False:
        return translate("in units that are not {attribute}").format(attribute=shown)
    values = joined([value_name(one, translate) for one in allowed], translate, other=True)
    return translate("in units whose {attribute} is {values}").format(attribute=shown, values=values)


def value_name(value: Value, translate: Translate = identity) -> str:
    """An attribute's value in words: yes, no, not stated, a number, or text in quotes."""
    if value is None:
        return translate("not stated")
    if isinstance(value, bool):
        return translate("yes") if value else translate("no")
    return quoted(value) if isinstance(value, str) else str(value)
