"""The guards on PostgreSQL: a row trigger for update and delete, a statement trigger for truncate.

The triggers are ENABLE ALWAYS, so that a session that plays a replica meets them too. An insert needs none:
``ON CONFLICT DO UPDATE`` fires the update trigger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:
    from .guards import Guard

_BODY = (
    "BEGIN RAISE EXCEPTION 'rows of % are written once', TG_TABLE_NAME "
    "USING ERRCODE = 'restrict_violation'; END"
)
_TRIGGERS = {
    "row": "UPDATE OR DELETE ON {table} FOR EACH ROW",
    "all": "TRUNCATE ON {table} FOR EACH STATEMENT",
}
_INSTALLED = """
    SELECT t.tgname FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid
    JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE c.relnamespace = current_schema()::regnamespace AND t.tgenabled = 'A' AND p.prosrc = %s
"""


def statements(guard: Guard) -> dict[str, tuple[str, str]]:
    """Return the triggers of ``guard`` by name, each as the statements that drop and create it."""
    return {f"{guard.table}_keep_{kind}": _statements(guard.table, kind) for kind in _TRIGGERS}


def installed(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """Return the statement that would create each of our triggers that is in force, by the trigger's name."""
    with connection.cursor() as cursor:
        cursor.execute(_INSTALLED, [_BODY])
        names = [row[0] for row in cursor.fetchall()]
    found = {}
    for name in names:
        table, _, kind = name.rpartition("_keep_")
        if kind in _TRIGGERS:
            found[name] = _statements(table, kind)[1]
    return found


def _statements(table: str, kind: str) -> tuple[str, str]:
    name = f"{table}_keep_{kind}"
    function = (
        "CREATE OR REPLACE FUNCTION catalogue_keep_rows() RETURNS trigger "
        f"LANGUAGE plpgsql AS $keep${_BODY}$keep$"
    )
    event = _TRIGGERS[kind].format(table=f'"{table}"')
    create = (
        f'{function}; CREATE TRIGGER "{name}" BEFORE {event} EXECUTE FUNCTION catalogue_keep_rows(); '
        f'ALTER TABLE "{table}" ENABLE ALWAYS TRIGGER "{name}"'
    )
    return f'DROP TRIGGER IF EXISTS "{name}" ON "{table}"', create
