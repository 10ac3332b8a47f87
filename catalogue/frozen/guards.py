"""Which tables are guarded, and putting the guards in place, verifying them and lifting them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper

from catalogue.models.records import WrittenOnceModel

from . import postgresql, sqlite

BACKENDS: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}
"""By Django's name of the database. Each has ``statements(guard)`` and ``installed(connection)``."""


@dataclass(frozen=True)
class Guard:
    """A table whose rows stand for ever, and the sets of columns of which two rows never share the values."""

    table: str
    unique: tuple[tuple[str, ...], ...]


def guards(using: str = DEFAULT_DB_ALIAS) -> list[Guard]:
    """Return the guard of every record that is written once, a plugin's included, and kept in ``using``."""
    kept = [
        model for model in apps.get_models() if issubclass(model, WrittenOnceModel) and _is_kept(model, using)
    ]
    return [Guard(model._meta.db_table, _unique(model)) for model in kept]


def install(using: str = DEFAULT_DB_ALIAS) -> None:
    """Put every guard in place whose table is there; what is in place already is left alone."""
    connection = connections[using]
    backend = BACKENDS.get(connection.vendor)
    if backend is None:
        return
    there = backend.installed(connection)
    with connection.cursor() as cursor:
        for guard in _with_table(connection):
            for name, (drop, create) in backend.statements(guard).items():
                if there.get(name) != create:
                    cursor.execute(drop)
                    cursor.execute(create)


def after_migrate(using: str = DEFAULT_DB_ALIAS, plan: Any = None, **kwargs: Any) -> None:
    """Put the guards in place after ``migrate``: connected to Django's ``post_migrate``."""
    install(using)


def missing(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """Return the tables that lack a guard or have another than ours; those not yet migrated do not count."""
    connection = connections[using]
    backend = BACKENDS.get(connection.vendor)
    tables = _with_table(connection)
    if backend is None:
        return [guard.table for guard in tables]
    there = backend.installed(connection)
    return [
        guard.table
        for guard in tables
        if any(there.get(name) != create for name, (_, create) in backend.statements(guard).items())
    ]


@contextmanager
def lifted(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Take every guard away and put it back at the end: for data migrations and tests, never in a request."""
    connection = connections[using]
    backend = BACKENDS.get(connection.vendor)
    if backend is not None:
        there = backend.installed(connection)
        with connection.cursor() as cursor:
            for guard in _with_table(connection):
                for name, (drop, _) in backend.statements(guard).items():
                    if name in there:
                        cursor.execute(drop)
    try:
        yield
    finally:
        install(using)


def _is_kept(model: type[models.Model], using: str) -> bool:
    return model._meta.managed and not model._meta.proxy and router.allow_migrate_model(using, model)


def _with_table(connection: BaseDatabaseWrapper) -> list[Guard]:
    tables = set(connection.introspection.table_names())
    return [guard for guard in guards(connection.alias) if guard.table in tables]


def _unique(model: type[models.Model]) -> tuple[tuple[str, ...], ...]:
    """Return the column sets that are unique: the key, unique fields and unconditional constraints."""
    meta = model._meta
    sets: list[tuple[Any, ...]] = [(field,) for field in meta.local_concrete_fields if field.unique]
    for constraint in meta.total_unique_constraints:
        sets.append(tuple(meta.get_field(name) for name in constraint.fields))
    return tuple(tuple(str(field.column) for field in fields) for fields in sets)
