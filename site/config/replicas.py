"""Reads of anonymous visitors from replicas of the database, where a site has some.

One replica answers a whole request, so that what it shows is of one moment. Whoever is logged in, writes, or
works in a transaction reads from the database that is written to: they see what they have just done.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.http import HttpRequest
from django.http.response import HttpResponseBase

PREFIX = "replica"
_chosen: ContextVar[str | None] = ContextVar("replica", default=None)


def names() -> list[str]:
    """Return the names of the replicas among the site's databases."""
    return [name for name in settings.DATABASES if name.startswith(PREFIX)]


class ReplicaRouter:
    """Django's database router: reads go where the request's visitor may read, all else to the default."""

    def db_for_read(self, model: type, **hints: Any) -> str | None:
        """Return the replica of this request, unless a transaction is open on the default."""
        alias = _chosen.get()
        return None if alias and connections[DEFAULT_DB_ALIAS].in_atomic_block else alias

    def db_for_write(self, model: type, **hints: Any) -> str:
        """Return the default; from here on this request reads from there as well."""
        _chosen.set(None)
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        """Allow everything: all databases hold the same."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        """Refuse on replicas, which follow by themselves."""
        return False if db.startswith(PREFIX) else None


class ReplicaMiddleware:
    """Choose a replica for each request that only reads, of a visitor without a session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Wrap ``get_response``."""
        self.get_response = get_response
        self.names = names()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer ``request``, reading from one replica where it may."""
        anonymous = settings.SESSION_COOKIE_NAME not in request.COOKIES
        reads = request.method in ("GET", "HEAD") and anonymous and self.names
        token = _chosen.set(random.choice(self.names) if reads else None)  # noqa: S311 -- no secret
        try:
            return self.get_response(request)
        finally:
            _chosen.reset(token)
