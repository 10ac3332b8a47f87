"""The editors of the built-in kinds: each block reads as the sentence it makes."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from . import blocks as parts
from .conversion import codes, rules_data, rules_json, scope_data, scope_json, stated, typed
from .registry import Data, Editor, editors


def _struct(*children: tuple[str, blocks.Block], **meta: Any) -> Any:
    return lambda depth: blocks.StructBlock(list(children), **meta)


def _bounds() -> list[tuple[str, blocks.Block]]:
    return [("min", parts.whole(_("At least"))), ("max", parts.whole(_("At most")))]


def _bounded_data(rule: Data) -> Data:
    return {"min": rule.get("min"), "max": rule.get("max"), **scope_data(rule)}


def _bounded_json(data: Data) -> Data:
    return {**stated(min=data.get("min"), max=data.get("max")), **scope_json(data)}


def _named_data(rule: Data) -> Data:
    return {"groups": typed(rule.get("groups")), "units": typed(rule.get("units"))}


def _named_json(data: Data) -> Data:
    return stated(groups=codes(data.get("groups")), units=codes(data.get("units")))


editors.register(
    "mandatory",
    Editor(
        _struct(
            ("groups", parts.group_list()),
            ("units", parts.code_list(_("Units"))),
            label=_("Mandatory: all of these must be achieved"),
            icon="check",
            group=_("Usual"),
        ),
        _named_data,
        _named_json,
    ),
)
editors.register(
    "credits",
    Editor(
        _struct(
            *_bounds(), *parts.scope(), label=_("Credits: at least, at most"), icon="order", group=_("Usual")
        ),
        _bounded_data,
        _bounded_json,
    ),
)
editors.register(
    "units",
    Editor(
        _struct(*_bounds(), *parts.scope(), label=_("Number of units"), icon="list-ol", group=_("Usual")),
        _bounded_data,
        _bounded_json,
    ),
)
editors.register(
    "only",
    Editor(
        _struct(
            ("groups", parts.group_list()),
            ("units", parts.code_list(_("Units that may count"))),
            label=_("Only these units of the groups may count"),
            icon="filter",
            group=_("Usual"),
        ),
        _named_data,
        _named_json,
    ),
)
editors.register(
    "hours",
    Editor(
        _struct(
            (
                "measure",
                blocks.ChoiceBlock(
                    label=_("Hours"),
                    choices=[
                        ("glh", _("guided learning hours (GLH)")),
                        ("tqt", _("total qualification time (TQT)")),
                    ],
                    default="glh",
                    required=False,
                ),
            ),
            *_bounds(),
            *parts.scope(),
            label=_("Hours: at least, at most"),
            icon="time",
            group=_("Usual"),
        ),
        lambda rule: {"measure": rule.get("measure") or "glh", **_bounded_data(rule)},
        lambda data: {"measure": data.get("measure") or "glh", **_bounded_json(data)},
    ),
)
editors.register(
    "barred",
    Editor(
        _struct(
            ("units", parts.code_list(_("Units"))),
            ("max", parts.whole(_("How many of them may count"), _("1 if empty."))),
            label=_("Barred: these may not all count together"),
            icon="no-view",
            group=_("Relations"),
        ),
        lambda rule: {"units": typed(rule.get("units")), "max": rule.get("max")},
        lambda data: stated(units=codes(data.get("units")), max=data.get("max")),
    ),
)
editors.register(
    "together",
    Editor(
        _struct(
            ("units", parts.code_list(_("Units"))),
            label=_("Together: all of these or none"),
            icon="link",
            group=_("Relations"),
        ),
        lambda rule: {"units": typed(rule.get("units"))},
        lambda data: stated(units=codes(data.get("units"))),
    ),
)
editors.register(
    "requires",
    Editor(
        _struct(
            ("unit", blocks.CharBlock(label=_("Unit"), required=False)),
            ("any_of", parts.code_list(_("counts only with one of"))),
            label=_("Requires: a unit counts only with another"),
            icon="arrow-right",
            group=_("Relations"),
        ),
        lambda rule: {"unit": rule.get("unit", ""), "any_of": typed(rule.get("any_of"))},
        lambda data: {"unit": (data.get("unit") or "").strip(), **stated(any_of=codes(data.get("any_of")))},
    ),
)
editors.register(
    "when",
    Editor(
        lambda depth: blocks.StructBlock(
            [*parts.scope(), ("rules", parts.rules(depth - 1, label=_("then all of these hold")))],
            label=_("When any of these units counts, further sentences hold"),
            icon="fork",
            group=_("Nested"),
        ),
        lambda rule: {**scope_data(rule), "rules": rules_data(rule.get("rules"))},
        lambda data: {**scope_json(data), "rules": rules_json(data.get("rules"))},
    ),
)


def _options_data(rule: Data) -> Data:
    options = rule.get("options") or []
    return {
        "options": [{"title": one.get("title", ""), "rules": rules_data(one.get("rules"))} for one in options]
    }


def _options_json(data: Data) -> Data:
    options = [one["value"] if one.get("type") == "item" else one for one in data.get("options") or []]
    return {
        "options": [
            {"title": (one.get("title") or "").strip(), "rules": rules_json(one.get("rules"))}
            for one in options
        ]
    }


def _options_block(depth: int) -> blocks.StructBlock:
    option = blocks.StructBlock(
        [
            ("title", blocks.CharBlock(label=_("Name of the option"), required=False)),
            ("rules", parts.rules(depth - 1, label=_("all of these hold"))),
        ],
        label=_("Option"),
    )
    return blocks.StructBlock(
        [("options", blocks.ListBlock(option, default=[], label=_("Options")))],
        label=_("One of several: pathways, either … or"),
        icon="list-ul",
        group=_("Nested"),
    )


editors.register("one_of", Editor(_options_block, _options_data, _options_json))
editors.register(
    "confirm",
    Editor(
        _struct(
            ("text", blocks.TextBlock(label=_("What a person confirms"), required=False, rows=2)),
            ("amount", parts.whole(_("Amount"))),
            (
                "measure",
                blocks.CharBlock(label=_("of"), help_text=_("In words: hours, days."), required=False),
            ),
            label=_("Confirmed by a person: placement, exam, time limit"),
            icon="user",
            group=_("Special"),
        ),
        lambda rule: {
            "text": rule.get("text", ""),
            "amount": rule.get("amount"),
            "measure": rule.get("measure") or "",
        },
        lambda data: {
            "text": (data.get("text") or "").strip(),
            **stated(amount=data.get("amount"), measure=data.get("measure")),
        },
    ),
)
