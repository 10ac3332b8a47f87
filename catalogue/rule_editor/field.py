"""The model field of a rule: JSON of the contract in the database, blocks in the form."""

from __future__ import annotations

from typing import Any

from django.db import models
from wagtail.blocks.base import BlockField

from .conversion import document_data, document_json

WHOLE = "rule"
"""The one block of the field's stream. Wagtail's script starts a stream in a form, not a bare struct."""


class RuleFormField(BlockField):
    """Shows a rule's JSON as blocks and returns JSON from them."""

    def prepare_value(self, value: Any) -> Any:
        """Return the block value to show: a stored rule becomes blocks, typed blocks are shown as typed."""
        if value is None:
            return self.block.to_python([])
        if isinstance(value, dict):
            return self.block.to_python([{"type": WHOLE, "value": document_data(value)}])
        return value

    def clean(self, value: Any) -> Any:
        """Return the rule that the blocks state, or ``None`` for none."""
        return self._stated(super().clean(self.prepare_value(value)))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether the blocks state another rule than the stored one."""
        return bool(self._stated(self.prepare_value(data)) != document_json(document_data(initial)))

    def _stated(self, value: Any) -> Any:
        blocks = self.block.get_prep_value(value)
        return document_json(blocks[0]["value"]) if blocks else None


class RuleField(models.JSONField):
    """A JSON column whose form field is made of blocks. To migrations it is a plain JSON column."""

    def formfield(self, **kwargs: Any) -> Any:
        """Return the form field.

        The blocks are made when the first form asks, so that plugins' kinds are in.
        """
        from . import kinds  # noqa: F401  (importing registers the built-in editors)
        from .blocks import document

        options = {
            "block": document(),
            "required": False,
            "label": self.verbose_name,
            "help_text": self.help_text,
        }
        return RuleFormField(**options)

    def deconstruct(self) -> Any:
        """Return the plain JSON column."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs
