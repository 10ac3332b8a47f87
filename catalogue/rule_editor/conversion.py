"""A rule's JSON to and from the data of its blocks. Pure: plain values in, plain values out."""

from __future__ import annotations

import re
from typing import Any

from catalogue.rule_editor.registry import editors

Json = dict[str, Any]
OTHER = "other"
MEASURE = "credits"

_SEPARATOR = re.compile(r"[,;\n]+")
_WORDS = {"yes": True, "true": True, "no": False, "false": False}


def codes(text: str | None) -> list[str]:
    """Return codes or ranges typed in a row: separated by commas, semicolons or new lines, each once."""
    found = (" ".join(part.split()) for part in _SEPARATOR.split(text or ""))
    return list(dict.fromkeys(part for part in found if part))


def typed(values: list[str] | None) -> str:
    """Return codes as an editor types them."""
    return ", ".join(values or [])


def stated(**values: Any) -> Json:
    """Return what is stated: ``None``, empty text and empty lists are left out, nought is kept."""
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}


def scope_data(rule: Json) -> Json:
    """Return the block data of a rule's scope."""
    level = rule.get("level") or {}
    return {
        "groups": typed(rule.get("groups")),
        "units": typed(rule.get("units")),
        "level_min": level.get("min") or "",
        "level_max": level.get("max") or "",
        "where": where_text(rule.get("where") or {}),
    }


def scope_json(data: Json) -> Json:
    """Return the scope that block data states."""
    return stated(
        groups=codes(data.get("groups")),
        units=codes(data.get("units")),
        level=stated(min=data.get("level_min"), max=data.get("level_max")),
        where=where_json(data.get("where")),
    )


def where_text(where: Json) -> str:
    """Return ``{"graded": [true]}`` as ``graded = yes``, one attribute on a line."""
    return "\n".join(
        f"{name} = {', '.join(_shown(value) for value in values)}" for name, values in where.items()
    )


def where_json(text: str | None) -> Json:
    """Return what ``where_text`` wrote, or an editor typed, as attributes with their allowed values."""
    found: Json = {}
    for line in (text or "").splitlines():
        name, equals, values = line.partition("=")
        if name.strip():
            found[name.strip()] = (
                [_value(part.strip()) for part in values.split(",") if part.strip()] if equals else []
            )
    return found


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _value(text: str) -> Any:
    if text.casefold() in _WORDS:
        return _WORDS[text.casefold()]
    return int(text) if text.isdecimal() else text


def rules_data(rules: Any) -> list[Json]:
    """Return rules as the data of a stream of blocks; a kind without an editor keeps its JSON."""
    data = []
    for rule in rules or []:
        kind = rule.get("kind") if isinstance(rule, dict) else None
        if isinstance(kind, str) and kind in editors:
            data.append({"type": kind, "value": editors[kind].to_data(rule)})
        else:
            data.append({"type": OTHER, "value": {"json": rule}})
    return data


def rules_json(data: Any) -> list[Any]:
    """Return the rules that the data of a stream of blocks states."""
    rules: list[Any] = []
    for block in data or []:
        kind, value = block["type"], block["value"]
        rules.append(value["json"] if kind == OTHER else {"kind": kind, **editors[kind].to_json(value)})
    return rules


def document_data(rule: Json | None) -> Json:
    """Return a whole rule as block data; ``None`` is an empty form."""
    rule = rule or {}
    return {
        "rules": rules_data(rule.get("rules")),
        "endorsements": [
            {"title": one.get("title", ""), "rules": rules_data(one.get("rules"))}
            for one in rule.get("endorsements") or []
        ],
        "equivalents": [{"listed": pair[0], "held": pair[1]} for pair in rule.get("equivalents") or []],
        "not_checked": list(rule.get("not_checked") or []),
        "measure": rule.get("measure") or MEASURE,
    }


def document_json(data: Json) -> Json | None:
    """Return the whole rule that block data states, or ``None`` where it states nothing."""
    measure = data.get("measure") or MEASURE
    found = stated(
        rules=rules_json(data.get("rules")),
        endorsements=[
            {"title": (one.get("title") or "").strip(), "rules": rules_json(one.get("rules"))}
            for one in _items(data.get("endorsements"))
        ],
        equivalents=[
            [(pair.get("listed") or "").strip(), (pair.get("held") or "").strip()]
            for pair in _items(data.get("equivalents"))
        ],
        not_checked=[text.strip() for text in _items(data.get("not_checked")) if text and text.strip()],
    )
    return {"measure": measure, **found} if found else None


def _items(data: Any) -> list[Any]:
    """Return the values of a list block's data, which wraps each in an item with an id."""
    return [
        one["value"] if isinstance(one, dict) and one.get("type") == "item" else one for one in data or []
    ]
