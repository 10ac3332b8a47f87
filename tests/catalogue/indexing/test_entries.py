"""Entries as they stand on a day: exact after every act, and with few queries."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue import acts, generations, indexing
from catalogue.lifecycle import london_today
from catalogue.models import AwardingBodyPage, CatalogueEntry, QualificationPage, UnitPage, VersionUnit
from tests.catalogue import making

TODAY = london_today()
KEPT_APART = ("id", "generation", "refreshed_at")


def entry_of(page: QualificationPage | UnitPage) -> CatalogueEntry:
    return CatalogueEntry.objects.get(subject=page.translation_key)


def say(to: date | None, page: QualificationPage) -> None:
    acts.move_date(page, "last_registration", to, acts.Record(source="the body"))


def test_publishing_makes_an_entry(qualification: QualificationPage, body: AwardingBodyPage) -> None:
    entry = entry_of(qualification)
    assert (entry.title, entry.live, entry.body) == (qualification.title, True, body.translation_key)
    assert entry.title_terms == "level 3 award test"
    assert entry.facets == {"size": ["award"]}
    assert entry.generation == generations.current().number


def test_a_draft_has_no_entry(draft: QualificationPage) -> None:
    assert not CatalogueEntry.objects.filter(subject=draft.translation_key).exists()


def test_saving_a_draft_changes_nothing(qualification: QualificationPage) -> None:
    before = generations.current()
    qualification.title = "Another title"
    qualification.save_revision()
    assert entry_of(qualification).title != "Another title"
    assert generations.current() == before


def test_an_act_moves_the_date(qualification: QualificationPage) -> None:
    before = generations.current()
    say(TODAY, qualification)
    assert entry_of(qualification).last_registration == TODAY
    assert generations.descends(before)
    say(None, qualification)
    assert entry_of(qualification).last_registration is None


def test_a_prepared_act_counts_from_its_day(qualification: QualificationPage) -> None:
    day = TODAY + timedelta(days=3)
    record = acts.Record(source="the body", announce_on=day)
    acts.move_date(qualification, "last_registration", TODAY, record)
    entry = entry_of(qualification)
    assert (entry.last_registration, entry.refresh_on) == (None, day)
    assert indexing.refresh_due(day - timedelta(days=1)) == 0
    assert indexing.refresh_due(day) == 1
    assert entry_of(qualification).last_registration == TODAY


def test_a_version_to_come_takes_over_on_its_day(qualification: QualificationPage) -> None:
    day = TODAY + timedelta(days=30)
    making.revise(qualification, title="Level 3 Award in Trying", effective_from=day)
    assert entry_of(qualification).title == "Level 3 Award in Testing"
    assert indexing.refresh_due(day) == 1
    assert entry_of(qualification).title == "Level 3 Award in Trying"


def test_unpublishing_hides_and_publishing_shows_again(qualification: QualificationPage) -> None:
    qualification.unpublish()
    assert not entry_of(qualification).live
    making.publish(qualification)
    assert entry_of(qualification).live


def test_a_body_carries_its_new_name_into_its_entries(
    qualification: QualificationPage, body: AwardingBodyPage
) -> None:
    before = generations.current()
    body.name = "North-Eastern Awards"
    body.save_revision().publish()
    assert entry_of(qualification).body_name == "North-Eastern Awards"
    assert entry_of(qualification).generation > before.number


def test_any_number_of_entries_takes_the_same_queries(
    qualification: QualificationPage, units: list[UnitPage]
) -> None:
    with CaptureQueriesContext(connection) as one:
        indexing.refresh_entries([qualification.translation_key])
    with CaptureQueriesContext(connection) as four:
        indexing.refresh_entries([page.translation_key for page in (qualification, *units)])
    assert len(one) == len(four)


def test_rebuilding_changes_nothing(qualification: QualificationPage) -> None:
    def rows() -> list[dict[str, object]]:
        kept = CatalogueEntry.objects.order_by("subject").values()
        return [{key: row[key] for key in row if key not in KEPT_APART} for row in kept]

    before, units = rows(), VersionUnit.objects.count()
    assert indexing.rebuild() == 4
    assert rows() == before
    assert VersionUnit.objects.count() == units


class TestDisagreements:
    """What somebody did behind the catalogue's back is found, and mended by a rebuild."""

    def test_none_where_nothing_was_done(self, qualification: QualificationPage) -> None:
        assert list(indexing.disagreements()) == []

    def test_an_entry_that_says_something_else(self, qualification: QualificationPage) -> None:
        CatalogueEntry.objects.filter(subject=qualification.translation_key).update(title="X", credits_min=1)
        (found,) = indexing.disagreements()
        assert found.subject == qualification.translation_key
        assert found.sentence == "The entry of “Level 3 Award in Testing” differs in title, credits_min."

    def test_an_entry_that_is_missing(self, qualification: QualificationPage) -> None:
        CatalogueEntry.objects.filter(subject=qualification.translation_key).delete()
        (found,) = indexing.disagreements()
        assert found.sentence == "“Level 3 Award in Testing” has no entry."

    def test_an_entry_too_many(self, qualification: QualificationPage) -> None:
        entry = entry_of(qualification)
        entry.pk, entry.subject, entry.path = None, making.AwardingBodyPage().translation_key, "nowhere"
        entry.save()
        (found,) = indexing.disagreements()
        assert found.sentence == "There is an entry of a subject that has no version."

    def test_a_unit_of_a_version_that_is_missing(self, qualification: QualificationPage) -> None:
        VersionUnit.objects.first().delete()
        (found,) = indexing.disagreements()
        assert "differ from its document" in found.sentence

    def test_rebuilding_mends_it(self, qualification: QualificationPage) -> None:
        VersionUnit.objects.all().delete()
        CatalogueEntry.objects.all().delete()
        call_command("rebuild_catalogue", verbosity=0)
        assert list(indexing.disagreements()) == []
