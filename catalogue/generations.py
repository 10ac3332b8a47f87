"""The catalogue's generation: a number and a token that change with anything public, in the same transaction.

What was read or rendered in one generation holds until the next; one short query tells whether it still does.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import date

from django.db import connections, router, transaction
from django.db.models import F, TextField, Value
from django.db.models.functions import Concat, Left

from catalogue.models import CatalogueState

ONLY = 1
"""The primary key of the only row."""
LENGTH = 16
"""Characters of a token."""
REMEMBERED = 200
"""Generations that a reader may lag behind and still read only what changed."""


@dataclass(frozen=True)
class Generation:
    """One state of everything public. ``due`` is the first day on which some entry must be derived anew."""

    number: int = 0
    token: str = ""
    due: date | None = field(default=None, compare=False)


NONE = Generation()

_CURRENT = """
    SELECT number, token, (SELECT MIN(refresh_on) FROM catalogue_catalogueentry)
    FROM catalogue_cataloguestate WHERE id = %s
"""
"""SQLite gives a day as text, PostgreSQL as a day. Both find the least one in its index."""


def current() -> Generation:
    """Return the generation that the database is in now: one query."""
    # Asked for with every public page: written out, it takes a fifth of the time.
    with connections[router.db_for_read(CatalogueState)].cursor() as cursor:
        cursor.execute(_CURRENT, [ONLY])
        row = cursor.fetchone()
    if row is None:
        return NONE
    number, token, due = row
    return Generation(number, token, date.fromisoformat(due) if isinstance(due, str) else due)


def advance(*, afresh: bool = False) -> Generation:
    """Begin the next generation and return it. Who else advances waits until this transaction is done.

    ``afresh``: it descends from none. What was read of any other must be read anew, because rows went away.
    """
    token = secrets.token_hex(LENGTH // 2)
    before = Concat("token", Value(" "), "recent", output_field=TextField())
    recent = "" if afresh else Left(before, REMEMBERED * (LENGTH + 1) - 1)
    only = CatalogueState.objects.filter(pk=ONLY)
    following = {"number": F("number") + 1, "token": token, "recent": recent}
    with transaction.atomic(savepoint=False):
        if not only.update(**following):
            first = CatalogueState(pk=ONLY, number=0, token="")
            CatalogueState.objects.bulk_create([first], ignore_conflicts=True)
            only.update(**following)
        return Generation(only.select_for_update().values_list("number", flat=True).get(), token)


def ancestors() -> frozenset[str]:
    """Return the tokens of the generations out of which the present one grew, not long ago."""
    recent = CatalogueState.objects.filter(pk=ONLY).values_list("recent", flat=True).first()
    return frozenset((recent or "").split())


def descends(from_: Generation) -> bool:
    """Whether the present generation grew out of ``from_``, not long ago."""
    recent = CatalogueState.objects.filter(pk=ONLY).values_list("token", "recent").first()
    return recent is not None and from_.token != "" and from_.token in {recent[0], *recent[1].split()}
