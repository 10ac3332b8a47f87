"""Whose version? A registration date gives the version that binds, one's last date, and what else is open."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from catalogue import acts
from catalogue.lifecycle import london_today
from catalogue.models import CatalogueEntry, QualificationPage
from catalogue.versions import coming_versions, current_version, version_rows
from tests.catalogue import making

TODAY = london_today()
SOON = TODAY + timedelta(days=30)


@pytest.fixture
def dated(qualification: QualificationPage) -> CatalogueEntry:
    """A qualification in force today, with another version in a month and a registration period of three
    years.
    """
    page = making.revise(qualification, registration_period_months=36, change_summary="How long one has.")
    making.revise(
        page,
        title="Level 3 Award in Coming Things",
        change_class="major",
        effective_from=SOON,
        version_label="Issue B",
    )
    return CatalogueEntry.objects.get(subject=qualification.translation_key)


def asked(client: Client, entry: CatalogueEntry, registered: str) -> str:
    return client.get(f"/qualifications/{entry.path}/", {"registered": registered}).content.decode()


def test_without_a_date_only_the_form_is_shown(client: Client, dated: CatalogueEntry) -> None:
    text = client.get(f"/qualifications/{dated.path}/").content.decode()
    assert 'name="registered"' in text
    assert "Your last date" not in text


def test_the_version_in_force_binds_and_the_period_gives_the_last_date(
    client: Client, dated: CatalogueEntry
) -> None:
    text = asked(client, dated, TODAY.isoformat())
    assert f'href="/qualifications/{dated.path}/v/2/"' in text
    assert "applies to you" in text
    assert str(TODAY.year + 3) in text


def test_the_earlier_last_award_date_wins(
    client: Client, dated: CatalogueEntry, qualification: QualificationPage
) -> None:
    end = TODAY + timedelta(days=100)
    acts.move_date(qualification, "last_award", end, acts.Record("the awarding body"))
    assert "The last award date is" in asked(client, dated, TODAY.isoformat())


def test_who_registers_after_the_change_is_bound_by_the_coming_version(
    client: Client, dated: CatalogueEntry
) -> None:
    text = asked(client, dated, SOON.isoformat())
    assert "As far as is known today" in text
    assert f'href="/qualifications/{dated.path}/v/3/"' in text


def test_a_coming_version_that_is_corrected_binds_as_corrected_and_nobody_before(
    client: Client, dated: CatalogueEntry, qualification: QualificationPage
) -> None:
    making.revise(
        making.fresh(qualification),
        title="Level 3 Award in Things to Come",
        change_class="correction",
        change_summary="The title was wrong.",
        corrects=3,
        effective_from=SOON,
        version_label="Issue B1",
    )
    address = f"/qualifications/{dated.path}/"
    assert f'href="{address}v/4/"' in asked(client, dated, SOON.isoformat()).split('role="status"')[1]
    assert f'href="{address}v/2/"' in asked(client, dated, TODAY.isoformat()).split('role="status"')[1]
    assert "everyone registered under Issue B" in client.get(address).content.decode()
    rows = version_rows(dated.subject)
    shown = [current_version(rows, day) for day in (TODAY, SOON - timedelta(days=1), SOON)]
    assert [one.sequence for one in shown if one] == [2, 2, 4]


def test_before_the_first_version_is_said_in_words(client: Client, dated: CatalogueEntry) -> None:
    assert "The earliest version held here" in asked(client, dated, "1999-01-01")


def test_after_the_last_date_to_register_no_version_is_promised(
    client: Client, dated: CatalogueEntry, qualification: QualificationPage
) -> None:
    end = TODAY + timedelta(days=60)
    acts.move_date(qualification, "last_registration", end, acts.Record("the awarding body"))
    text = asked(client, dated, (end + timedelta(days=1)).isoformat())
    assert "By the dates stated here, nobody can be registered on" in text
    assert "Your last date" not in text
    assert "will apply to you" not in text
    assert "will apply to you" in asked(client, dated, end.isoformat())
    answered = client.get(
        f"/qualifications/{dated.path}/check/", {"registered": (end + timedelta(days=1)).isoformat()}
    )
    assert "nobody can be registered on" in answered.content.decode()


def test_a_period_that_has_ended_is_spoken_of_as_past(
    client: Client, qualification: QualificationPage
) -> None:
    making.revise(
        qualification, registration_period_months=1, change_class="correction", change_summary="How long."
    )
    entry = CatalogueEntry.objects.get(subject=qualification.translation_key)
    assert ", ended on" in asked(client, entry, (TODAY - timedelta(days=40)).isoformat())
    assert ", ends on" in asked(client, entry, TODAY.isoformat())


@pytest.mark.parametrize("typed", ["yesterday", "2026-02-30", "<script>", "9" * 500])
def test_what_is_no_date_is_said_to_be_none(client: Client, dated: CatalogueEntry, typed: str) -> None:
    text = asked(client, dated, typed)
    assert "is not a date: write it like" in text
    assert "<script>" not in text


def test_a_coming_version_is_shown_as_coming_and_takes_over_on_its_day(
    client: Client, dated: CatalogueEntry
) -> None:
    text = client.get(f"/qualifications/{dated.path}/").content.decode()
    assert "Level 3 Award in Testing</h1>" in text
    assert f'href="/qualifications/{dated.path}/differences/2/3/">See what changes then</a>' in text
    at_its_address = client.get(f"/qualifications/{dated.path}/v/3/").content.decode()
    assert "This is Issue B, which is still to come: it takes effect on" in at_its_address
    rows = version_rows(dated.subject)
    assert [one.sequence for one in coming_versions(rows, TODAY)] == [3]
    for day, sequence in ((SOON - timedelta(days=1), 2), (SOON, 3)):
        current = current_version(rows, day)
        assert current is not None
        assert current.sequence == sequence


def test_a_coming_version_takes_over_without_any_job(
    client: Client, dated: CatalogueEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("catalogue.views.qualifications", "catalogue.views.surroundings", "catalogue.views.whose"):
        monkeypatch.setattr(f"{module}.london_today", lambda: SOON)
    assert (
        "Level 3 Award in Coming Things</h1>" in client.get(f"/qualifications/{dated.path}/").content.decode()
    )
