"""Listings and reports: what they list, filter and hand out as a file, and whom they serve."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from catalogue import acts
from catalogue.admin.reports import drafts
from catalogue.admin.reports.pages import STATUS_CHOICES
from catalogue.admin.reports.urls import REPORTS
from catalogue.lifecycle import london_today
from catalogue.models import AwardingBodyPage, QualificationPage, UnitPage
from tests.catalogue import making

TODAY = london_today()
NAMES = [report.slug for report in REPORTS]


def content(response: Any) -> str:
    if response.streaming:
        return b"".join(response.streaming_content).decode()
    return str(response.content.decode())


def rows(client: Client, name: str, **query: Any) -> list[dict[str, str]]:
    """Return the rows of a report as its file has them."""
    answer = client.get(reverse(f"catalogue_admin:{name}"), {"export": "csv", **query})
    return list(csv.DictReader(io.StringIO(content(answer))))


def titles(found: Iterable[dict[str, str]]) -> list[str]:
    return [row["Title"] for row in found]


@pytest.fixture
def plenty(body: AwardingBodyPage, units: list[UnitPage]) -> QualificationPage:
    """Something for every report: dates near and old, a review due, a draft that may not go live."""
    page = making.make_qualification(body, units[:2])
    old = acts.Record("a letter", as_at=TODAY - timedelta(days=900))
    acts.move_date(page, "last_award", TODAY + timedelta(days=60), old)
    acts.move_date(
        page, "last_registration", TODAY + timedelta(days=20), acts.Record("a notice", as_at=TODAY)
    )
    acts.move_date(page, "review", TODAY - timedelta(days=3), acts.Record("a plan", as_at=TODAY))
    making.draft_qualification(body, [units[2]], title="Unready award", number="nonsense")
    return page


@pytest.mark.parametrize("name", NAMES)
class TestEveryReport:
    """What holds of each."""

    def test_it_shows_and_hands_out_the_same(
        self, name: str, publisher: Client, plenty: QualificationPage
    ) -> None:
        shown = content(publisher.get(reverse(f"catalogue_admin:{name}")))
        found = rows(publisher, name)
        assert found
        for row in found:
            assert next(iter(row.values())) in shown
        spreadsheet = publisher.get(reverse(f"catalogue_admin:{name}"), {"export": "xlsx"})
        assert content_type(spreadsheet).startswith("application/vnd.openxml")

    def test_its_results_are_a_part_of_the_page(
        self, name: str, publisher: Client, plenty: QualificationPage
    ) -> None:
        part = content(publisher.get(reverse(f"catalogue_admin:{name}_results")))
        assert "<html" not in part

    def test_another_body_has_no_row_of_it(
        self, name: str, stranger: Client, plenty: QualificationPage
    ) -> None:
        assert rows(stranger, name) == []

    def test_who_may_edit_nothing_is_refused(self, name: str, db: None) -> None:
        from django.contrib.auth.models import Permission

        visitor = User.objects.create_user("visitor")
        visitor.user_permissions.add(Permission.objects.get(codename="access_admin"))
        client = Client()
        client.force_login(visitor)
        assert client.get(reverse(f"catalogue_admin:{name}")).status_code == 302
        menu = content(client.get(reverse("wagtailadmin_home")))
        assert reverse(f"catalogue_admin:{name}") not in menu

    def test_the_menu_leads_to_it(self, name: str, editor: Client, plenty: QualificationPage) -> None:
        assert reverse(f"catalogue_admin:{name}") in content(editor.get(reverse("wagtailadmin_home")))

    def test_more_rows_need_no_more_queries(
        self,
        name: str,
        publisher: Client,
        plenty: QualificationPage,
        body: AwardingBodyPage,
        units: list[UnitPage],
        django_assert_max_num_queries: Any,
    ) -> None:
        address = reverse(f"catalogue_admin:{name}")
        for title in ("Another award", "A third award"):
            page = making.make_qualification(body, units[:2], title=title)
            old = acts.Record("a letter", as_at=TODAY - timedelta(days=900))
            acts.move_date(page, "last_award", TODAY + timedelta(days=70), old)
            acts.move_date(page, "review", TODAY, acts.Record("a plan", as_at=TODAY))
        publisher.get(address)  # the checks of drafts are counted once and remembered
        with django_assert_max_num_queries(40):
            assert publisher.get(address).status_code == 200

    def test_nonsense_in_the_address_changes_nothing(
        self, name: str, publisher: Client, plenty: QualificationPage
    ) -> None:
        odd = {
            "status": "no",
            "within": "-1",
            "older": "x",
            "level": "99",
            "ordering": "pk",
            "q": '"',
            "p": "x",
        }
        assert publisher.get(reverse(f"catalogue_admin:{name}"), odd).status_code == 200


def content_type(response: Any) -> str:
    return str(response.headers["Content-Type"])


class TestQualifications:
    """The listing of qualifications."""

    @pytest.mark.parametrize(
        ("dates", "status"),
        [
            ({}, "not_stated"),
            ({"operational_start": -10}, "available"),
            ({"operational_start": 10}, "not_yet"),
            ({"last_registration": 10}, "available"),
            ({"last_registration": -1}, "closed_to_new"),
            ({"last_registration": 0}, "available"),
            ({"last_registration": -9, "last_award": -1}, "no_longer_awarded"),
            ({"last_award": 30}, "not_stated"),
        ],
        ids=str,
    )
    def test_the_status_filter_finds_what_the_column_says(
        self, dates: dict[str, int], status: str, publisher: Client, qualification: QualificationPage
    ) -> None:
        for name, days in dates.items():
            acts.move_date(qualification, name, TODAY + timedelta(days=days), acts.Record("a letter"))
        words = dict(STATUS_CHOICES)[status]
        (row,) = rows(publisher, "qualifications")
        assert row["Status"] == words
        for other, _words in STATUS_CHOICES:
            found = rows(publisher, "qualifications", status=other)
            assert titles(found) == ([qualification.title] if other == status else []), other

    def test_a_draft_is_listed_with_its_checks_and_its_editor(
        self, publisher: Client, draft: QualificationPage
    ) -> None:
        author = User.objects.create_user("writer", first_name="Wyn")
        draft.save_revision(user=author)
        (row,) = rows(publisher, "qualifications", status="draft")
        assert (row["Title"], row["Editor"], row["Version"]) == (draft.title, "Wyn", "")
        assert int(row["Checks"]) > 0

    def test_it_is_searched_by_title_and_number(
        self, publisher: Client, qualification: QualificationPage, draft: QualificationPage
    ) -> None:
        assert titles(rows(publisher, "qualifications", q=qualification.number)) == [qualification.title]
        assert rows(publisher, "qualifications", q="nothing of the sort") == []

    def test_a_title_is_no_formula(
        self, publisher: Client, body: AwardingBodyPage, units: list[UnitPage]
    ) -> None:
        making.draft_qualification(body, units, title="=1+1", slug="formula")
        assert titles(rows(publisher, "qualifications")) == ["'=1+1"]


class TestUnits:
    """The listing of units."""

    def test_it_counts_the_qualifications_that_use_each(
        self, publisher: Client, plenty: QualificationPage, units: list[UnitPage]
    ) -> None:
        found = {row["Code"]: row["Qualifications that use it"] for row in rows(publisher, "units")}
        assert found == {"EA-1": "1", "EA-2": "1", "EA-3": "0"}

    def test_it_finds_those_that_nothing_uses(self, publisher: Client, plenty: QualificationPage) -> None:
        assert [row["Code"] for row in rows(publisher, "units", used="no")] == ["EA-3"]
        assert [row["Code"] for row in rows(publisher, "units", used="yes")] == ["EA-1", "EA-2"]


class TestDays:
    """What closes, what is due, what is old."""

    def test_closing_looks_as_far_as_it_is_asked(self, publisher: Client, plenty: QualificationPage) -> None:
        (row,) = rows(publisher, "closing")
        assert row["Next last day"] == (TODAY + timedelta(days=20)).isoformat()
        assert row["What ends"] == "Last date to register"
        acts.move_date(plenty, "last_registration", TODAY + timedelta(days=50), acts.Record("a letter"))
        assert rows(publisher, "closing", within="30") == []
        assert titles(rows(publisher, "closing", within="90")) == [plenty.title]

    def test_a_review_that_was_put_off_is_not_due(self, publisher: Client, plenty: QualificationPage) -> None:
        assert titles(rows(publisher, "reviews")) == [plenty.title]
        acts.move_date(plenty, "review", TODAY + timedelta(days=400), acts.Record("a plan"))
        assert rows(publisher, "reviews") == []

    def test_a_prepared_date_is_not_yet_told(
        self, publisher: Client, qualification: QualificationPage
    ) -> None:
        later = acts.Record("a plan", announce_on=TODAY + timedelta(days=9))
        acts.move_date(qualification, "review", TODAY + timedelta(days=10), later)
        assert rows(publisher, "reviews") == []

    def test_an_old_source_is_found_until_a_newer_one_speaks(
        self, publisher: Client, plenty: QualificationPage
    ) -> None:
        assert [row["Source"] for row in rows(publisher, "old_sources")] == ["a letter"]
        assert rows(publisher, "old_sources", older="60") == []
        acts.move_date(
            plenty, "last_award", TODAY + timedelta(days=61), acts.Record("a newer letter", as_at=TODAY)
        )
        assert rows(publisher, "old_sources") == []


class TestVersionsAndDrafts:
    """What was published, and what may not be."""

    def test_versions_of_a_period(self, publisher: Client, qualification: QualificationPage) -> None:
        making.revise(qualification, title="Level 3 Award in More")
        found = rows(publisher, "versions_published", kind="qualification")
        assert sorted(row["Version"] for row in found) == ["1", "2"]
        tomorrow = (TODAY + timedelta(days=2)).isoformat()
        assert rows(publisher, "versions_published", published_at_from=tomorrow) == []

    def test_failing_names_the_most_blocked_first(self, publisher: Client, plenty: QualificationPage) -> None:
        first, *_others = rows(publisher, "failing_checks")
        assert first["Title"] == "Unready award"
        assert int(first["Keep it from being published"]) > 0

    def test_failing_by_what_is_asked(self, publisher: Client, plenty: QualificationPage) -> None:
        found = rows(publisher, "failing_checks")
        by_kind = {asks: rows(publisher, "failing_checks", asks=asks) for asks in ("blocked", "warned")}
        assert by_kind["blocked"] + by_kind["warned"] == found
        assert {int(row["Keep it from being published"]) for row in by_kind["warned"]} <= {0}
        assert 0 not in {int(row["Keep it from being published"]) for row in by_kind["blocked"]}

    def test_failing_by_body(
        self, admin_client: Client, body: AwardingBodyPage, other_body: AwardingBodyPage
    ) -> None:
        for one in (body, other_body):
            making.draft_qualification(one, [], title=f"Of {one.slug}")
        assert len(rows(admin_client, "failing_checks")) == 2
        (row,) = rows(admin_client, "failing_checks", body=str(other_body.pk))
        assert row["Title"] == f"Of {other_body.slug}"

    def test_another_body_is_not_offered_as_a_filter(
        self, publisher: Client, plenty: QualificationPage, other_body: AwardingBodyPage
    ) -> None:
        address = reverse("catalogue_admin:failing_checks")
        assert other_body.title not in content(publisher.get(address, {"body": str(other_body.pk)}))

    def test_of_many_drafts_failing_says_how_many_it_left_out(
        self, publisher: Client, body: AwardingBodyPage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(drafts, "MOST", 2)
        for title in ("First", "Second", "Third"):
            making.draft_qualification(body, [], title=title)
        address = reverse("catalogue_admin:failing_checks")
        assert "Of 3 drafts, 1 to 2 by the day" in content(publisher.get(address))
        assert "1 is not: choose which" in content(publisher.get(address))
        assert {row["Title"] for row in rows(publisher, "failing_checks")} == {"Second", "Third"}
        assert [row["Title"] for row in rows(publisher, "failing_checks", part="2")] == ["First"]
        assert "3 to 3 by the day" in content(publisher.get(address, {"part": "2"}))
