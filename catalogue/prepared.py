"""Queries that every public page asks, their SQL composed once in a process: composing takes Django several
times as long as the database takes to answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connections, models, router

Row = TypeVar("Row", bound=models.Model)
Place = tuple[int | None, Any]
"""Which value stands at a parameter, and what follows it; or no value, and what always stands there."""


@dataclass(frozen=True)
class _Shape:
    """How a row becomes an instance: the fields' names and places, what is annotated, and what is converted.

    Django's own ``raw`` works this out anew for each query, which takes as long as the query.
    """

    names: tuple[str, ...]
    places: tuple[int, ...]
    told: tuple[tuple[str, int], ...]
    converters: tuple[tuple[int, Any, Any], ...]

    def row(self, model: Any, values: Any, connection: Any) -> Any:
        """Return the instance of ``model`` that ``values`` hold."""
        held = list(values)
        for place, convert, expression in self.converters:
            held[place] = convert(held[place], expression, connection)
        found = model.from_db(connection.alias, self.names, [held[place] for place in self.places])
        for name, place in self.told:
            setattr(found, name, held[place])
        return found


class Prepared(Generic[Row]):
    """What ``compose`` asks of ``model``, for other values each time.

    ``fields`` names, for each argument of ``compose``, the field that its value is compared with; ``compose``
    must use each value as it is, or at the beginning of what a text begins with.
    """

    def __init__(
        self, model: type[Row], compose: Callable[..., models.QuerySet[Row]], fields: tuple[str, ...]
    ) -> None:
        self.model, self.compose = model, compose
        self._fields: list[Any] = [model._meta.get_field(name) for name in fields]
        self._composed: dict[str, tuple[str, tuple[Place, ...]]] = {}
        self._shapes: dict[str, _Shape] = {}

    def rows(self, *values: Any) -> list[Row]:
        """Return what is found: one query."""
        alias = router.db_for_read(self.model)
        if alias not in self._composed:
            self._composed[alias] = self._compose(alias)
        sql, places = self._composed[alias]
        prepared, begins = self._prepared(values, alias), connections[alias].ops.prep_for_like_query
        given = [
            rest if index is None else begins(prepared[index]) + rest if rest else prepared[index]
            for index, rest in places
        ]
        with connections[alias].cursor() as cursor:
            cursor.execute(sql, given)
            if alias not in self._shapes:
                self._shapes[alias] = self._shape(alias, [one[0] for one in cursor.description])
            found = cursor.fetchall()
        shape, connection = self._shapes[alias], connections[alias]
        return [shape.row(self.model, values, connection) for values in found]

    def _shape(self, alias: str, columns: list[str]) -> _Shape:
        """Return how a row of ``columns`` becomes an instance."""
        connection = connections[alias]
        own = {field.column: field for field in self.model._meta.concrete_fields}
        compiler = connection.ops.compiler("SQLCompiler")(models.sql.Query(self.model), connection, alias)
        held: list[Any] = [own.get(name) for name in columns]
        cols: Any = [field and field.get_col(field.model._meta.db_table) for field in held]
        return _Shape(
            names=tuple(own[name].attname for name in columns if name in own),
            places=tuple(place for place, name in enumerate(columns) if name in own),
            told=tuple((name, place) for place, name in enumerate(columns) if name not in own),
            converters=tuple(
                (place, convert, expression)
                for place, (converters, expression) in compiler.get_converters(cols).items()
                for convert in converters
            ),
        )

    def _compose(self, alias: str) -> tuple[str, tuple[Place, ...]]:
        """Return the SQL, and for each of its parameters which value it is and what follows it."""
        marks = [_mark(field, number) for number, field in enumerate(self._fields)]
        sql, given = self.compose(*marks).query.get_compiler(alias).as_sql()
        known = {str(mark): index for index, mark in enumerate(self._prepared(marks, alias))}
        return sql, tuple(_place(one, known) for one in given)

    def _prepared(self, values: Any, alias: str) -> list[Any]:
        connection = connections[alias]
        return [
            field.get_db_prep_value(value, connection)
            for field, value in zip(self._fields, values, strict=True)
        ]


def _mark(field: Any, number: int) -> Any:
    """Return a value of ``field`` that stands for the value number ``number``."""
    if isinstance(field, models.UUIDField):
        return field.to_python(f"{number:032x}")
    return -number - 1 if isinstance(field, models.IntegerField) else f"mark{number}"


def _place(given: Any, known: dict[str, int]) -> Place:
    if given == 1 and "1" not in known:
        return None, given  # Django's own, in "EXISTS (SELECT 1 …)"
    for mark, index in known.items():
        if str(given).startswith(mark):
            return index, str(given)[len(mark) :]
    raise ValueError(f"{given!r} is none of the values that the query is composed for")
