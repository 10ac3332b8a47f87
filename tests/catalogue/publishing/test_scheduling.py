"""What is due is carried out one by one; what is refused keeps its schedule, is told and stops no other."""

from __future__ import annotations

import logging
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command, get_commands
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

from catalogue import acts, gate
from catalogue.models import QualificationPage, SpecificationVersion
from catalogue.refusals import Refusal
from catalogue.scheduling import REFUSED
from tests.catalogue import making
from tests.catalogue.gate.paths import said

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _today() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def schedule(page: Any, at: datetime, **columns: Any) -> Any:
    draft = page.get_latest_revision_as_object()
    for name, value in {"go_live_at": at, **columns}.items():
        setattr(draft, name, value)
    draft.save_revision().publish()
    return making.fresh(page)


def due(page: Any, at: datetime = NOW - timedelta(hours=1)) -> Any:
    """Put a page on the schedule past the gate, as an older release or a gate of its day may have."""
    Revision.objects.filter(pk=page.latest_revision_id).update(approved_go_live_at=at)
    return making.fresh(page)


def run(*options: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    try:
        call_command("publish_scheduled", *options, stdout=out, stderr=err, no_color=True, verbosity=2)
    except CommandError as error:
        err.write(str(error))
    return out.getvalue(), err.getvalue()


def broken(body: Any, slug: str) -> Any:
    return due(
        making.draft_qualification(body, [], slug=slug, title=f"Award {slug}", number="603/12", rule=None)
    )


def test_our_command_is_the_one_that_runs() -> None:
    assert get_commands()["publish_scheduled"] == "catalogue"


def test_one_that_is_refused_stops_no_other(
    body: Any, draft: QualificationPage, caplog: pytest.LogCaptureFixture
) -> None:
    first, last = broken(body, "a"), broken(body, "z")
    due(draft)
    Revision.objects.filter(pk=first.latest_revision_id).update(approved_go_live_at=NOW - timedelta(hours=2))
    with caplog.at_level(logging.ERROR, "catalogue.schedule"):
        out, err = run()
    assert making.fresh(draft).live
    assert SpecificationVersion.objects.filter(page=draft).count() == 1
    assert "goes live  Level 3 Award in Testing" in out
    for page in (first, last):
        row = making.fresh(page)
        assert not row.live
        assert row.approved_schedule
        assert f"{page.title}: " in err
    assert "2 of 3 could not be carried out; each keeps its schedule." in err
    assert [record.levelname for record in caplog.records if "was refused" in record.message] == ["ERROR"] * 2


def test_it_goes_live_once_it_is_mended(body: Any, units: list[Any]) -> None:
    page = broken(body, "a")
    run()
    revision = making.fresh(page).latest_revision
    revision.content["number"] = making.qualification_number()
    revision.save(update_fields=["content"])
    assert run()[1] == ""
    assert making.fresh(page).live
    assert not making.fresh(page).approved_schedule


def test_editors_read_it_in_the_history_once(body: Any, client: Client) -> None:
    page = broken(body, "a")
    for _ in range(3):
        run()
    entry = PageLogEntry.objects.get(page=page, action=REFUSED)
    assert entry.revision_id == page.latest_revision_id
    words = said(client.get(reverse("wagtailadmin_pages:history", args=[page.pk])))
    assert "Not published as scheduled:" in words
    assert "603/12" in words


def test_editors_are_told_when_they_open_the_page_until_it_is_live(body: Any, client: Client) -> None:
    page = broken(body, "a")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "was refused" not in said(client.get(address))
    run()
    words = said(client.get(address))
    assert "This was due to go live and was refused:" in words
    assert "603/12" in words
    Revision.objects.filter(pk=page.latest_revision_id).update(approved_go_live_at=None)
    assert "was refused" not in said(client.get(address))


def test_a_dry_run_says_what_is_due_and_does_nothing(draft: QualificationPage) -> None:
    due(draft)
    out, err = run("--dryrun")
    assert out == "2026-11-22 11:00  goes live  Level 3 Award in Testing\n"
    assert err == ""
    assert not making.fresh(draft).live


@pytest.mark.django_db
def test_nothing_due_is_no_failure() -> None:
    assert run() == ("", "")


def test_expiry_unpublishes_and_keeps_versions(qualification: QualificationPage) -> None:
    Page.objects.filter(pk=qualification.pk).update(expire_at=NOW - timedelta(minutes=1))
    out, err = run()
    assert "expires  Level 3 Award in Testing" in out
    assert err == ""
    row = making.fresh(qualification)
    assert (row.live, row.expired) == (False, True)
    assert SpecificationVersion.objects.filter(page=qualification).count() == 1


def test_a_fault_that_is_no_refusal_stops_nothing_either(
    body: Any, draft: QualificationPage, units: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = making.draft_qualification(body, units, slug="other", title="Another Award")
    due(other, NOW - timedelta(hours=3))
    due(draft)
    publish = QualificationPage.publish

    def fail(page: Any, *args: Any, **kwargs: Any) -> Any:
        if page.pk == other.pk:
            raise RuntimeError("The disk is full.")
        return publish(page, *args, **kwargs)

    monkeypatch.setattr(QualificationPage, "publish", fail)
    _, err = run()
    assert "Another Award: RuntimeError: The disk is full." in err
    assert making.fresh(draft).live
    assert making.fresh(other).approved_schedule


class TestTwoDates:
    """Going live and taking effect are two dates, and the second is never before the first."""

    LIVE_ON = datetime(2026, 12, 1, 9, tzinfo=UTC)

    def test_it_takes_effect_the_day_it_goes_live_unless_told(self, draft: QualificationPage) -> None:
        page = schedule(draft, self.LIVE_ON, version_label="1.0")
        assert (page.live, page.version_label) == (False, "1.0")
        with time_machine.travel(self.LIVE_ON + timedelta(minutes=5), tick=False):
            run()
        version = SpecificationVersion.objects.get(page=page)
        assert (version.effective_from, version.label) == (date(2026, 12, 1), "1.0")
        row = making.fresh(page)
        assert (row.version_label, row.latest_revision.content["version_label"]) == ("", "")

    def test_or_later(self, draft: QualificationPage) -> None:
        page = schedule(draft, self.LIVE_ON, effective_from=date(2027, 9, 1))
        with time_machine.travel(self.LIVE_ON, tick=False):
            assert making.fresh(page).approved_schedule
        with time_machine.travel(self.LIVE_ON + timedelta(minutes=5), tick=False):
            run()
        assert SpecificationVersion.objects.get(page=page).effective_from == date(2027, 9, 1)

    def test_but_not_before(self, draft: QualificationPage) -> None:
        with pytest.raises(gate.Refused, match="1 December 2026"):
            schedule(draft, self.LIVE_ON, effective_from=date(2026, 11, 30))
        assert not making.fresh(draft).approved_schedule

    def test_a_run_that_comes_late_does_not_put_it_in_the_past(self, draft: QualificationPage) -> None:
        page = schedule(draft, self.LIVE_ON, effective_from=date(2026, 12, 1))
        with time_machine.travel(self.LIVE_ON + timedelta(days=3), tick=False):
            assert run()[1] == ""
        assert SpecificationVersion.objects.get(page=page).effective_from == date(2026, 12, 1)

    def test_a_live_page_keeps_its_version_until_then(self, qualification: QualificationPage) -> None:
        page = schedule(qualification, self.LIVE_ON, title="Level 3 Award in More", **making.VERSION)
        assert (page.live, page.title) == (True, "Level 3 Award in Testing")
        assert page.latest_revision.content["change_class"] == "minor"
        with time_machine.travel(self.LIVE_ON + timedelta(minutes=5), tick=False):
            run()
        assert making.fresh(page).title == "Level 3 Award in More"
        assert SpecificationVersion.objects.filter(page=page).count() == 2

    def test_what_changed_since_is_asked_on_the_day(self, draft: QualificationPage, units: list[Any]) -> None:
        page = schedule(draft, self.LIVE_ON)
        acts.move_date(units[0], "last_registration", date(2026, 11, 30), acts.Record("The body’s list"))
        with time_machine.travel(self.LIVE_ON + timedelta(minutes=5), tick=False):
            _, err = run()
            assert "Unit EA-1 was available until 30 November 2026." in err
            assert making.fresh(page).approved_schedule


def test_a_schedule_is_refused_where_nothing_would_be_saved_through_the_page(
    qualification: QualificationPage,
) -> None:
    """Wagtail schedules a change of a live page without saving the page at all."""
    with pytest.raises(Refusal, match="how much changes"):
        schedule(qualification, NOW + timedelta(days=7), title="Level 3 Award in More")
    assert not making.fresh(qualification).approved_schedule
    assert timezone.now() == NOW
