"""The guards on SQLite: one trigger each for update, delete and an insert that would replace a row.

``INSERT OR REPLACE`` deletes what stands in its way without firing a delete trigger, whether the key or
another unique set of columns clashes; so the insert itself is refused where one does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:
    from .guards import Guard


def statements(guard: Guard) -> dict[str, tuple[str, str]]:
    """Return the triggers of ``guard`` by name, each as the statements that drop and create it."""
    clash = " OR ".join(_stands(guard.table, columns) for columns in guard.unique)
    conditions = {"update": "", "delete": "", "insert": f"WHEN {clash} "}
    return dict(_trigger(guard.table, event, condition) for event, condition in conditions.items())


def _stands(table: str, columns: tuple[str, ...]) -> str:
    """Return the condition that a row with the new row's values in ``columns`` is there already."""
    same = " AND ".join(f'"{column}" = NEW."{column}"' for column in columns)
    return f'EXISTS (SELECT 1 FROM "{table}" WHERE {same})'  # noqa: S608  (names of our own models)


def _trigger(table: str, event: str, condition: str) -> tuple[str, tuple[str, str]]:
    name = f"{table}_keep_{event}"
    create = (
        f'CREATE TRIGGER "{name}" BEFORE {event.upper()} ON "{table}" {condition}'
        f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are written once'); END"
    )
    return name, (f'DROP TRIGGER IF EXISTS "{name}"', create)


def installed(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """Return the statement that created each trigger of the database, by the trigger's name."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return dict(cursor.fetchall())
