"""How each kind of rule is edited: built-in kinds register in ``kinds`` exactly as a plugin's does.

A plugin's kind without an entry here is edited as JSON and keeps working; with one, it gets a block of its
own. No entry asks for a migration: what is stored is the rule's JSON.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Data = dict[str, Any]


@dataclass(frozen=True)
class Editor:
    """``block(depth)`` makes the block (``depth`` further levels may nest in it).

    The other two convert its data.
    """

    block: Callable[[int], Any]
    to_data: Callable[[Data], Data]
    to_json: Callable[[Data], Data]


class Editors(dict[str, Editor]):
    """Editors by kind, in the order of registration; a kind may be taken once."""

    def register(self, kind: str, editor: Editor) -> Editor:
        """Add the editor of ``kind``; raise ``ValueError`` where there is one already."""
        if kind in self:
            raise ValueError(f"The kind “{kind}” has an editor already.")
        self[kind] = editor
        return editor


editors = Editors()
