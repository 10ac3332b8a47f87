"""JSON Schema of the documents, made from the dataclasses' own type hints so that it cannot drift from them.

``python -m catalogue.documents.schema docs/schema`` writes the three files; a test holds them to what stands
here.
"""

from __future__ import annotations

import inspect
import json
import sys
import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from .codec import hints
from .interchange import Interchange
from .qualification import QualificationDocument
from .unit import UnitDocument
from .values import Choices, Markup

DIALECT = "https://json-schema.org/draft/2020-12/schema"

DOCUMENTS: dict[str, tuple[type, str]] = {
    "qualification.schema.json": (QualificationDocument, "Qualification document"),
    "unit.schema.json": (UnitDocument, "Unit document"),
    "interchange.schema.json": (Interchange, "Interchange file of qualification specifications"),
}
"""File name to the class it describes and the title of its schema."""

PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer", "minimum": 0},
    date: {"type": "string", "format": "date"},
    Any: {},
}


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of the file ``name``; raise ``KeyError`` if ``DOCUMENTS`` has no such name."""
    cls, title = DOCUMENTS[name]
    definitions: dict[str, Any] = {}
    top = _of(cls, definitions)
    return {
        "$schema": DIALECT,
        "$id": name,
        "title": title,
        **top,
        "$defs": {key: definitions[key] for key in sorted(definitions)},
    }


def text(name: str) -> str:
    """Return the schema ``name`` as the text of its file."""
    return json.dumps(schema(name), indent=2, ensure_ascii=False) + "\n"


def write(folder: Path) -> None:
    """Write every schema into ``folder``, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in DOCUMENTS:
        (folder / name).write_text(text(name), encoding="utf-8")


def _of(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a type hint; dataclasses met on the way are put into ``definitions``."""
    if is_dataclass(hint):
        name = hint.__name__  # type: ignore[union-attr]
        if name not in definitions:
            definitions[name] = {}  # stands while its own fields are read, should they name it again
            definitions[name] = _object(hint, definitions)
        return {"$ref": f"#/$defs/{name}"}
    origin = get_origin(hint)
    if origin is None:
        return dict(PLAIN[hint])
    return _GENERIC[origin](hint, definitions)


def _object(cls: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    properties = {}
    for field in fields(cls):
        properties[field.name] = _of(hints(cls)[field.name], definitions)
        if isinstance(field.default, bool | int) or (isinstance(field.default, str) and field.default):
            properties[field.name]["default"] = field.default
    return {
        "type": "object",
        "description": " ".join(inspect.cleandoc(cls.__doc__ or "").split()).replace("``", "`"),
        "properties": properties,
        "required": [field.name for field in fields(cls) if _required(field)],
        "additionalProperties": False,
    }


def _required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _annotated(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    base, *notes = get_args(hint)
    found = _of(base, definitions)
    for note in notes:
        if isinstance(note, Choices):
            found["enum"] = list(note.values)
        if isinstance(note, Markup):
            found["contentMediaType"] = "text/html"
    return found


def _optional(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    return {
        "anyOf": [{"type": "null"} if arg is type(None) else _of(arg, definitions) for arg in get_args(hint)]
    }


_GENERIC: dict[Any, Callable[[Any, dict[str, Any]], dict[str, Any]]] = {
    Annotated: _annotated,
    Union: _optional,
    types.UnionType: _optional,
    Literal: lambda hint, _: {"enum": list(get_args(hint))},
    tuple: lambda hint, definitions: {"type": "array", "items": _of(get_args(hint)[0], definitions)},
    dict: lambda hint, _: {"type": "object"},
}


if __name__ == "__main__":
    write(Path(sys.argv[1]))
