"""Routes and "my units" cost as many queries in a large catalogue as in a small one."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue import generations
from catalogue.models import RouteRow
from catalogue.my_units import solving
from catalogue.routes import network
from catalogue.routes.compositions import compositions
from tests.catalogue import making

ADDRESSES = [
    "/routes/?from={first}&to={second}",
    "/routes/?from={first}&level=3",
    "/routes/?to={second}",
    "/routes/?level=3",
    "/qualifications/{first}/routes.json",
    "/my-units/?u=eastern-awards/EA-1",
    "/my-units.json?u=eastern-awards/EA-1",
]
MOST = 25


@pytest.fixture
def grow(body: Any, units: list[Any]) -> Any:
    """Return what adds qualifications of the three units, each leading to the one made before it."""

    def add(count: int, before: Any = None) -> Any:
        for _ in range(count):
            draft = making.draft_qualification(body, units)
            if before is not None:
                row = RouteRow(kind="same-level", words="On to this.", target_page=before)
                draft.routes.set([row])
                draft.save_revision()
            before = making.publish(draft)
        return before

    return add


def counts(client: Client, places: dict[str, str]) -> list[int]:
    """Return the queries of each address, with nothing held from before."""
    found = []
    for address in ADDRESSES:
        solving.forget()
        network.forget()
        compositions.clear()
        generations.advance()  # no page is kept from before
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address.format(**places))
        assert response.status_code == 200, address
        found.append(len(queries))
    return found


def test_queries_do_not_grow_with_the_catalogue(client: Client, grow: Any) -> None:
    second = grow(1)
    first = grow(1, second)
    places = {"first": slug(first), "second": slug(second)}
    assert "Route 1: 1 step" in client.get(ADDRESSES[0].format(**places)).content.decode()
    few = counts(client, places)
    grow(6, first)
    assert counts(client, places) == few
    assert max(few) <= MOST


def slug(page: Any) -> str:
    return str(page.number).replace("/", "-").lower()
