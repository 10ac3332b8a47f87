"""A query whose SQL is composed once finds what Django would find."""

from __future__ import annotations

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue import acts, reading
from catalogue.lifecycle import Outcome, london_today
from catalogue.live_facts import OF_ONE
from catalogue.models import CatalogueEntry, Kind, LifecycleChange, QualificationPage
from catalogue.prepared import Prepared


def test_the_acts_of_one_subject_are_those_that_stand(qualification: QualificationPage) -> None:
    for field in ("last_registration", "last_award"):
        acts.move_date(qualification, field, london_today(), acts.Record("the awarding body"))
    prepared, subject = OF_ONE[LifecycleChange], qualification.translation_key
    with CaptureQueriesContext(connection) as queries:
        found = prepared.rows(subject)
    assert len(queries) == 1
    assert [one.field for one in found] == ["last_registration", "last_award"]
    assert found == list(LifecycleChange.objects.filter(subject=subject))
    assert prepared.rows(uuid.uuid4()) == []


@pytest.mark.parametrize(
    ("changed", "is_found"),
    [
        ({}, True),
        ({"kind": Kind.UNIT}, False),
        ({"path": "elsewhere"}, False),
        ({"root": "9999"}, False),
        ({"root": ""}, True),
        ({"root": "%"}, False),
    ],
    ids=["as it is", "another kind", "another path", "another tree", "every tree", "no pattern"],
)
def test_an_entry_is_found_by_its_kind_path_and_tree(
    qualification: QualificationPage, changed: dict[str, str], is_found: bool
) -> None:
    entry = CatalogueEntry.objects.get(subject=qualification.translation_key)
    asked = {"kind": Kind.QUALIFICATION, "path": entry.path, "root": entry.tree_path[:4], **changed}
    assert reading.find_entry(**asked) == (entry if is_found else None)  # type: ignore[arg-type]


def test_what_is_not_composed_of_its_values_is_refused(db: None) -> None:
    query = Prepared(
        CatalogueEntry, lambda path: CatalogueEntry.objects.filter(path=path, title="x"), ("path",)
    )
    with pytest.raises(ValueError, match="is none of the values"):
        query.rows("a")


def test_acts_that_were_never_recorded_are_not_asked_for(qualification: QualificationPage) -> None:
    entry = CatalogueEntry.objects.get(subject=qualification.translation_key)
    day = london_today()

    def asked_for() -> set[str]:
        found = reading.find_entry(Kind.QUALIFICATION, entry.path, "")
        assert found is not None
        with CaptureQueriesContext(connection) as queries:
            reading.read(found, day)
        return {
            name for name in ("replacementrecord", "listingrecord") if any(name in q["sql"] for q in queries)
        }

    assert asked_for() == set()
    acts.state_replacement(qualification, Outcome.NOT_REPLACED, acts.Record("the awarding body"), [])
    assert asked_for() == {"replacementrecord"}
