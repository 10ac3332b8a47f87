"""The demonstration: three versions, one to come, an extension, a replacement; marked, and told once."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from catalogue.lifecycle import london_today
from catalogue.live_facts import facts_of
from catalogue.models import CatalogueEntry, SpecificationVersion
from catalogue.versions import coming_versions, current_version, version_rows
from home.demo import story

TODAY = london_today()
PATH = "demonstration-keeping-records"


@pytest.fixture
def told(db: None) -> CatalogueEntry:
    """The demonstration, loaded into an empty site."""
    story.tell()
    return CatalogueEntry.objects.get(path=PATH)


def test_it_has_three_versions_and_one_to_come(told: CatalogueEntry) -> None:
    rows = version_rows(told.subject)
    assert [row.label for row in rows] == ["1.0", "1.1", "2.0", "3.0"]
    assert [row.change_class for row in rows] == ["major", "correction", "major", "minor"]
    current = current_version(rows, TODAY)
    assert current is not None
    assert current.label == "2.0"
    assert [one.label for one in coming_versions(rows, TODAY)] == ["3.0"]


def test_its_dates_were_extended_and_its_replacement_is_here(told: CatalogueEntry) -> None:
    facts = facts_of([told.subject], TODAY)[told.subject]
    assert [change.direction for change in facts.changes if change.old] == ["extended", "extended"]
    assert facts.replacement is not None
    (successor,) = facts.replacement.successors
    assert successor.url == "/qualifications/demonstration-sharing-records/"


def test_everything_of_it_is_marked(told: CatalogueEntry) -> None:
    titles = list(CatalogueEntry.objects.filter(body_slug="demonstration").values_list("title", flat=True))
    assert len(titles) == 5
    assert all(title.startswith("Demonstration: ") for title in titles)
    facts = facts_of([told.subject], TODAY)[told.subject]
    assert all(change.source.startswith("Demonstration") for change in facts.changes)


def test_told_again_it_changes_nothing(told: CatalogueEntry) -> None:
    before = SpecificationVersion.objects.count()
    story.tell()
    assert SpecificationVersion.objects.count() == before


@pytest.mark.parametrize("today", [date(2027, 1, 1), date(2028, 2, 29), date(2026, 12, 31)])
def test_the_days_hang_together_on_any_day(today: date) -> None:
    *_, last = story.chapters(today)
    version = last.qualifications[-1].version
    assert version.effective_from is not None
    assert version.effective_from > today


def test_its_pages_answer(told: CatalogueEntry, client: Client) -> None:
    for address in (
        "",
        "v/1/",
        "differences/1/3/",
        "differences/3/4/",
        "changes.atom",
        "?registered=2025-01-01",
    ):
        assert client.get(f"/qualifications/{PATH}/{address}").status_code == 200
