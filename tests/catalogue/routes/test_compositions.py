"""What versions freeze is read once and stays true: after a publish, a rebuild, and what was taken back."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from catalogue import acts, indexing
from catalogue.acts.equivalence import declare_equivalent
from catalogue.lifecycle import london_today
from catalogue.models import (
    AwardingBodyPage,
    CatalogueEntry,
    QualificationPage,
    SpecificationVersion,
    UnitPage,
    VersionUnit,
)
from catalogue.routes.compositions import Compositions, compositions
from catalogue.routes.shared import SharedUnits
from tests.catalogue import making

TODAY = london_today()
BODY = acts.Record("the awarding body")


def in_force(page: QualificationPage) -> int:
    found = CatalogueEntry.objects.values_list("version", flat=True).get(subject=page.translation_key)
    return int(found)


def queries_of(held: Compositions, *versions: int) -> int:
    with CaptureQueriesContext(connection) as queries:
        held.of(versions)
    return len(queries)


@pytest.fixture
def two(qualification: QualificationPage, body: AwardingBodyPage, units: list[UnitPage]) -> list[int]:
    """Versions with three units and with one of them."""
    other = making.make_qualification(body, units[:1], title="Level 3 Award in Brevity")
    return [in_force(qualification), in_force(other)]


def test_a_version_is_read_once_and_a_new_generation_reads_only_what_is_new(
    two: list[int], qualification: QualificationPage, units: list[UnitPage]
) -> None:
    held = Compositions()
    assert [queries_of(held, *two) for _ in range(2)] == [1, 1]
    making.revise(qualification, title="Level 3 Award in More")
    assert queries_of(held, *two) == 1
    newest = in_force(qualification)
    with CaptureQueriesContext(connection) as queries:
        found = held.of([newest, two[1]])
    assert len(queries) == 2
    assert f"IN ({newest})" in queries[1]["sql"]
    assert found[newest].subjects == {unit.translation_key for unit in units}


def test_a_version_without_units_costs_one_query_and_is_held_with_others(
    two: list[int], units: list[UnitPage]
) -> None:
    unit = SpecificationVersion.objects.values_list("pk", flat=True).get(subject=units[0].translation_key)
    held = Compositions()
    assert [queries_of(held, unit) for _ in range(2)] == [1, 1]
    assert len(held) == 0  # nothing was read that could say in which generation
    held.of([unit, *two])
    assert len(held) == 3
    assert queries_of(held) == 0


def test_what_was_derived_anew_is_read_anew(two: list[int]) -> None:
    held = Compositions()
    VersionUnit.objects.filter(version=two[0], key="EA-1").delete()
    assert set(held.of(two)[two[0]].identities) == {"EA-2", "EA-3"}
    indexing.rebuild()
    assert set(held.of(two)[two[0]].identities) == {"EA-1", "EA-2", "EA-3"}


def test_what_was_taken_back_is_not_held(two: list[int], qualification: QualificationPage) -> None:
    held = Compositions()
    with transaction.atomic():
        making.revise(qualification, title="Level 3 Award in Second Thoughts")
        VersionUnit.objects.filter(version=two[1]).update(credits=99)
        assert held.of(two)[two[1]].units[0].credits == 99
        transaction.set_rollback(True)
    assert held.of(two)[two[1]].units[0].credits == 5


def test_no_more_units_are_held_than_was_said(two: list[int]) -> None:
    held = Compositions(most=4)
    held.of(two[:1])
    assert len(held) == 1
    held.of(two[1:])
    assert len(held) == 1  # three units and one are more than four, each version counting as one too
    assert queries_of(held, two[1]) == 1
    assert queries_of(held, *two) == 2
    assert len(Compositions(most=0).of(two)) == 2


def test_what_is_asked_for_again_stays_and_is_counted_once(two: list[int]) -> None:
    held = Compositions(most=6)
    for _ in range(5):
        held.of(two)
    assert len(held) == 2
    assert queries_of(held, *two) == 1


def test_equivalents_are_as_they_stand_now(
    two: list[int], body: AwardingBodyPage, units: list[UnitPage]
) -> None:
    stranger = making.make_unit(body, "EA-7")
    third = in_force(making.make_qualification(body, [stranger], title="Level 3 Award in Likeness"))
    versions = (two[1], third)

    def in_common() -> int:
        return len(SharedUnits(versions, TODAY).common(third, two[1]).pairs)

    assert in_common() == 0
    declare_equivalent(units[0], stranger.translation_key, BODY, stands=True)
    assert in_common() == 1
    declare_equivalent(units[0], stranger.translation_key, BODY, stands=False)
    assert in_common() == 0


def test_equivalents_of_a_rule_are_held_with_its_units(
    body: AwardingBodyPage, units: list[UnitPage], django_assert_num_queries: Any
) -> None:
    rule = making.mandatory_rule() | {"equivalents": [["EA-1", "EA-2"]]}
    listing = in_force(making.make_qualification(body, units[:1], title="Level 3 Award in One", rule=rule))
    holding = in_force(making.make_qualification(body, units[1:2], title="Level 3 Award in Another"))
    for count in (3, 2):
        with django_assert_num_queries(count):
            shared = SharedUnits((listing, holding), TODAY)
        assert len(shared.common(holding, listing).pairs) == 1
    assert len(compositions) == 2
