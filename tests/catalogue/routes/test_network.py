"""The graph in memory stays true to what is published, without being built anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.models import AwardingBodyPage, QualificationPage, RouteRow, UnitPage
from catalogue.routes import network as module
from catalogue.routes.network import ELSEWHERE, network
from tests.catalogue import making

DAY = date(2026, 11, 22)
ROOT = "0001"


@pytest.fixture(autouse=True)
def _nothing_held() -> Iterator[None]:
    module.forget()
    yield
    module.forget()


def leads_to(page: Any, *targets: Any, kind: str = "next-level") -> Any:
    """Publish ``page`` with routes to ``targets``: pages, or titles."""
    draft = page.get_latest_revision_as_object()
    draft.routes.set(
        [
            RouteRow(kind=kind, words=str(target), target_title=target)
            if isinstance(target, str)
            else RouteRow(
                kind=kind, words=target.title, target_title=target.title,
                target_identifier_scheme="qualification-number",
                target_identifier_value=target.number,
            )
            for target in targets
        ]
    )  # fmt: skip
    for name, value in making.VERSION.items():
        setattr(draft, name, value)
    draft.save_revision().publish()
    return making.fresh(page)


@pytest.fixture
def two(body: AwardingBodyPage, units: list[UnitPage]) -> tuple[QualificationPage, QualificationPage]:
    return (
        making.make_qualification(body, units, title="Level 3 Award in Testing"),
        making.make_qualification(
            body, units, title="Level 4 Award in Testing", level_min="4", level_max="4"
        ),
    )


def key(page: Any) -> str:
    return str(page.translation_key)


def test_a_route_by_number_leads_to_what_bears_it(two: tuple[Any, Any]) -> None:
    low, high = two
    leads_to(low, high)
    assert network(ROOT, DAY).graph.ahead(key(low)) == (key(high),)


def test_a_title_that_is_not_here_is_a_place_without_a_page(two: tuple[Any, Any]) -> None:
    leads_to(two[0], "Level 7 Award in Waiting")
    net = network(ROOT, DAY)
    (target,) = net.graph.ahead(key(two[0]))
    assert target == f"{ELSEWHERE}Level 7 Award in Waiting"
    assert net.graph.step(target) is None


def test_a_title_is_never_taken_for_a_qualification_silently(two: tuple[Any, Any]) -> None:
    low, high = two
    leads_to(low, high.title)
    assert network(ROOT, DAY).graph.ahead(key(low)) == (f"{ELSEWHERE}{high.title}",)


def test_unchanged_it_costs_one_query_and_is_not_built_anew(two: tuple[Any, Any]) -> None:
    first = network(ROOT, DAY)
    with CaptureQueriesContext(connection) as queries:
        again = network(ROOT, DAY)
    assert again is first
    assert len(queries) == 1


def test_a_changed_route_is_seen_without_building_anew(two: tuple[Any, Any]) -> None:
    low, high = two
    held = network(ROOT, DAY)
    graph = held.graph
    leads_to(low, high)
    now = network(ROOT, DAY)
    assert now.graph is graph
    assert now.graph.ahead(key(low)) == (key(high),)
    leads_to(low)
    assert network(ROOT, DAY).graph.ahead(key(low)) == ()


def test_what_appears_later_is_led_to_by_routes_that_named_its_number(
    body: AwardingBodyPage, units: list[UnitPage], two: tuple[Any, Any]
) -> None:
    coming = making.draft_qualification(body, units, title="Level 5 Award in Testing")
    leads_to(two[0], coming)
    assert network(ROOT, DAY).graph.ahead(key(two[0])) == (f"{ELSEWHERE}{coming.title}",)
    making.publish(coming)
    assert network(ROOT, DAY).graph.ahead(key(two[0])) == (key(coming),)


def test_an_unpublished_target_is_no_step_and_keeps_its_name(two: tuple[Any, Any]) -> None:
    low, high = two
    leads_to(low, high)
    network(ROOT, DAY)
    high.unpublish()
    net = network(ROOT, DAY)
    assert net.graph.step(key(high)) is None
    assert net.names[key(high)] == high.title


def test_two_that_lead_to_each_other(two: tuple[Any, Any]) -> None:
    low, high = two
    leads_to(low, high)
    leads_to(high, low, kind="same-level")
    net = network(ROOT, DAY)
    assert net.graph.ahead(key(low)) == (key(high),)
    assert net.graph.ahead(key(high)) == (key(low),)


def test_a_draft_never_shows(body: AwardingBodyPage, units: list[UnitPage]) -> None:
    draft = making.draft_qualification(body, units)
    assert key(draft) not in network(ROOT, DAY).graph
