"""The parts that the blocks of a rule are made of.

Drafts may be as incomplete as the editor likes: nothing is required.
"""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from catalogue.models.choices import LEVEL_CHOICES

from .registry import editors

DEPTH = 3
"""How many levels of rules may nest in the editor: a pathway, a choice inside it, and one more."""


def whole(label: Any, help_text: Any = "") -> blocks.IntegerBlock:
    """Return a block for a whole number, never below nought."""
    return blocks.IntegerBlock(label=label, help_text=help_text, required=False, min_value=0)


def code_list(label: Any, help_text: Any = "") -> blocks.TextBlock:
    """Return a block for unit codes and ranges of them."""
    hint = help_text or _(
        "Codes or ranges as printed: 400-408, 410-427. Ranges are read against the unit table."
    )
    return blocks.TextBlock(label=label, help_text=hint, required=False, rows=1)


def group_list() -> blocks.CharBlock:
    """Return a block for the letters of groups."""
    return blocks.CharBlock(label=_("Groups"), help_text=_("Their letters or numbers: A, B."), required=False)


def scope() -> list[tuple[str, blocks.Block]]:
    """Return the blocks of a scope: which units a rule is about."""
    return [
        ("groups", group_list()),
        ("units", code_list(_("Units"))),
        (
            "level_min",
            blocks.ChoiceBlock(label=_("At level, or above"), choices=LEVEL_CHOICES, required=False),
        ),
        (
            "level_max",
            blocks.ChoiceBlock(label=_("At level, or below"), choices=LEVEL_CHOICES, required=False),
        ),
        (
            "where",
            blocks.TextBlock(
                label=_("Where"),
                help_text=_("An attribute and its values on each line: graded = yes, or credits = 6, 9."),
                required=False,
                rows=1,
            ),
        ),
    ]


class JsonWidget(forms.Textarea):
    """A text area for one rule's JSON."""

    def format_value(self, value: Any) -> str:
        """Return ``value`` as indented JSON."""
        return value if isinstance(value, str) else json.dumps(value, indent=2, ensure_ascii=False)


class JsonBlock(blocks.FieldBlock):
    """One rule of a kind that has no editor of its own, as JSON: nothing is lost."""

    def __init__(self, **kwargs: Any) -> None:
        self.field = forms.CharField(widget=JsonWidget(attrs={"rows": 4}), required=False)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        """Return the parsed JSON; raise a sentence for what is none."""
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError as error:
            raise ValidationError(_("This is not JSON: %(error)s") % {"error": error}) from error


def rules(depth: int = DEPTH, **options: Any) -> blocks.StreamBlock:
    """Return a stream of rules, each a sentence of the specification; ``depth`` further levels may nest."""
    children = [
        (kind, editor.block(depth)) for kind, editor in editors.items() if depth or kind not in NESTING
    ]
    other = blocks.StructBlock(
        [("json", JsonBlock(label=_("Rule")))],
        label=_("Another kind, as JSON"),
        icon="code",
        group=_("Special"),
    )
    return blocks.StreamBlock([*children, ("other", other)], required=False, **options)


NESTING = ("when", "one_of")


def document() -> blocks.StreamBlock:
    """Return the block of a whole rule of combination: a stream of one block at the most."""
    endorsement = blocks.StructBlock(
        [
            ("title", blocks.CharBlock(label=_("Title"), required=False)),
            ("rules", rules(1, label=_("Its own rules"))),
        ],
        label=_("Endorsed title"),
    )
    equivalent = blocks.StructBlock(
        [
            ("listed", blocks.CharBlock(label=_("Unit of this qualification"), required=False)),
            ("held", blocks.CharBlock(label=_("may be stood in for by"), required=False)),
        ],
        label=_("Equivalent units"),
    )
    whole_rule = blocks.StructBlock(
        [
            ("rules", rules(label=_("Sentences"))),
            ("endorsements", blocks.ListBlock(endorsement, default=[], label=_("Endorsed titles"))),
            ("equivalents", blocks.ListBlock(equivalent, default=[], label=_("Equivalents"))),
            (
                "not_checked",
                blocks.ListBlock(
                    blocks.TextBlock(rows=1, required=False),
                    default=[],
                    label=_("Stated, not checked"),
                    help_text=_("Clauses that no sentence above expresses; printed with every verdict."),
                ),
            ),
            (
                "measure",
                blocks.ChoiceBlock(
                    label=_("Size is counted in"),
                    choices=[
                        ("credits", _("credits")),
                        ("glh", _("guided learning hours (GLH)")),
                        ("units", _("units")),
                    ],
                    default="credits",
                    required=False,
                ),
            ),
        ],
        label=_("Rule of combination"),
        icon="list-ul",
    )
    return blocks.StreamBlock([("rule", whole_rule)], required=False, max_num=1)
