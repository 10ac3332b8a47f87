"""Who reads from a replica, and who never does."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from catalogue.models import CatalogueEntry
from config import replicas
from config.replicas import ReplicaMiddleware, ReplicaRouter

ROUTER = ReplicaRouter()


def reads_from(request: HttpRequest, before: Callable[[], object] = lambda: None) -> str | None:
    """Where a view reads from that is asked by ``request``, after it has done something ``before``."""
    seen: list[str | None] = []

    def view(request: HttpRequest) -> HttpResponse:
        before()
        seen.append(ROUTER.db_for_read(CatalogueEntry))
        return HttpResponse()

    middleware = ReplicaMiddleware(view)
    middleware.names = ["replica1"]
    middleware(request)
    assert ROUTER.db_for_read(CatalogueEntry) is None  # nothing is left for the next request
    return seen[0]


def with_session(request: HttpRequest) -> HttpRequest:
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "somebody"
    return request


@pytest.fixture
def no_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test stands in a transaction; here is one that does not."""
    monkeypatch.setattr(replicas, "connections", {"default": SimpleNamespace(in_atomic_block=False)})


@pytest.mark.usefixtures("no_transaction")
@pytest.mark.parametrize("method", ["get", "head"])
def test_a_visitor_reads_from_a_replica(method: str, rf: RequestFactory) -> None:
    assert reads_from(getattr(rf, method)("/")) == "replica1"


@pytest.mark.usefixtures("no_transaction")
def test_who_is_logged_in_or_writes_does_not(rf: RequestFactory) -> None:
    assert reads_from(with_session(rf.get("/"))) is None
    assert reads_from(rf.post("/")) is None
    assert reads_from(rf.get("/"), lambda: ROUTER.db_for_write(CatalogueEntry)) is None


@pytest.mark.django_db
def test_inside_a_transaction_nobody_does(rf: RequestFactory) -> None:
    assert reads_from(rf.get("/")) is None


def test_writes_and_migrations_stay_with_the_default() -> None:
    assert ROUTER.db_for_write(CatalogueEntry) == "default"
    assert ROUTER.allow_migrate("replica1", "catalogue") is False
    assert ROUTER.allow_migrate("default", "catalogue") is None
    assert ROUTER.allow_relation(object(), object())
