"""The small catalogue that other tests stand on is what it says."""

from __future__ import annotations

from catalogue import gate
from catalogue.models import QualificationPage, SpecificationVersion, UnitPage
from tests.catalogue import making


def test_the_published_qualification_has_one_version(qualification: QualificationPage) -> None:
    version = SpecificationVersion.objects.get(page=qualification)
    assert version.sequence == 1
    assert [unit.key for unit in version.thaw().units] == ["EA-1", "EA-2", "EA-3"]
    assert [check for check in gate.checks_of(gate.draft_of(qualification)) if check.blocking] == []


def test_a_revision_makes_the_next_version(qualification: QualificationPage) -> None:
    making.revise(qualification, title="Level 3 Award in Careful Testing")
    versions = SpecificationVersion.objects.filter(page=qualification)
    assert [version.sequence for version in versions] == [1, 2]


def test_a_draft_has_no_version(draft: QualificationPage, units: list[UnitPage]) -> None:
    assert not draft.live
    assert not SpecificationVersion.objects.filter(page=draft).exists()
    assert SpecificationVersion.objects.count() == len(units)
