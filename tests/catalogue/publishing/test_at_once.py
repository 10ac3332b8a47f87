"""Two at the same time, on PostgreSQL: two versions in order, or one clear refusal; none lost or doubled."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections, transaction

from catalogue import publishing
from catalogue.models import Identifier, QualificationPage, SpecificationVersion
from catalogue.refusals import Refusal
from tests.catalogue import making

pytestmark = [
    pytest.mark.postgresql,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time"),
    pytest.mark.django_db(transaction=True),
]
PATIENCE = 30
"""Seconds after which a test has failed."""


class Together:
    """Runs attempts side by side, each on a connection of its own, all begun at once."""

    def __init__(self, *attempts: Callable[[], Any]) -> None:
        self.refusals: list[str] = []
        self.faults: list[BaseException] = []
        self.start = threading.Barrier(len(attempts))
        self.threads = [threading.Thread(target=self._run, args=[attempt]) for attempt in attempts]

    def run(self) -> Together:
        for thread in self.threads:
            thread.start()
        for thread in self.threads:
            thread.join(PATIENCE)
            assert not thread.is_alive()
        assert self.faults == []
        return self

    def _run(self, attempt: Callable[[], Any]) -> None:
        try:
            self.start.wait(PATIENCE)
            attempt()
        except Refusal as refusal:
            self.refusals.append(str(refusal))
        except BaseException as fault:  # noqa: BLE001  (told in the main thread)
            self.faults.append(fault)
        finally:
            connections.close_all()


@pytest.fixture
def page() -> QualificationPage:
    body = making.make_body()
    return making.make_qualification(body, making.make_units(body, "EA-1"))


def revision_of(page: QualificationPage, title: str) -> Any:
    draft = page.get_latest_revision_as_object()
    draft.title, draft.change_class, draft.change_summary = title, "minor", f"Now it is {title}."
    return draft.save_revision()


def titles(page: QualificationPage) -> list[tuple[int, str]]:
    return [(one.sequence, one.thaw().title) for one in SpecificationVersion.objects.filter(page=page)]


def test_two_changes_of_one_page(page: QualificationPage) -> None:
    changes = [revision_of(page, "Award in A"), revision_of(page, "Award in B")]
    together = Together(*(change.publish for change in changes)).run()
    assert together.refusals == []
    (_, first), (two, second), (three, third) = titles(page)
    assert (first, two, three) == ("Level 3 Award in Testing", 2, 3)
    assert {second, third} == {"Award in A", "Award in B"}
    assert making.fresh(page).title == third


def test_one_change_published_twice(page: QualificationPage) -> None:
    change = revision_of(page, "Award in A")
    Together(change.publish, change.publish, change.publish).run()
    assert titles(page)[1:] == [(2, "Award in A")]


def test_the_second_waits_until_the_first_has_committed(
    page: QualificationPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_is_in, seen = threading.Event(), []
    record = publishing._record

    def slow(*args: Any) -> Any:
        if not first_is_in.is_set():
            first_is_in.set()
            seen.append(_somebody_waits())
        return record(*args)

    monkeypatch.setattr(publishing, "_record", slow)
    first, second = revision_of(page, "Award in A"), revision_of(page, "Award in B")

    def later() -> None:
        assert first_is_in.wait(PATIENCE)
        second.publish()

    assert Together(first.publish, later).run().refusals == []
    assert seen == [True]
    assert titles(page)[1:] == [(2, "Award in A"), (3, "Award in B")]


def _somebody_waits() -> bool:
    """Wait, up to a few seconds, until another session waits for a lock."""
    with connections["default"].cursor() as cursor:
        for _ in range(60):
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return True
            time.sleep(0.1)
    return False


def test_without_the_lock_the_database_keeps_the_sequence(
    page: QualificationPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last word is a constraint, and the refusal is a sentence."""
    both_have_looked = threading.Barrier(2)
    record = publishing._record

    def at_once(*args: Any) -> Any:
        both_have_looked.wait(PATIENCE)
        return record(*args)

    monkeypatch.setattr(publishing, "_record", at_once)

    def publish(title: str) -> Callable[[], None]:
        revision = revision_of(page, title)

        def attempt() -> None:
            with transaction.atomic():
                publishing._record(publishing.ensure_publishable(revision.as_object()), _facts(revision))

        return attempt

    together = Together(publish("Award in A"), publish("Award in B")).run()
    assert len(titles(page)) == 2
    assert len(together.refusals) == 1
    assert "Somebody else published this page at the same moment." in together.refusals[0]


def _facts(revision: Any) -> dict[str, Any]:
    draft = publishing.ensure_publishable(revision.as_object())
    return publishing.version_facts(draft, None)


def test_one_number_claimed_by_two_pages(page: QualificationPage) -> None:
    number = making.qualification_number()
    body = page.body_page
    rivals = [
        making.draft_qualification(body, list(page_units(page)), slug=slug, number=number) for slug in "ab"
    ]
    together = Together(*(making.fresh(rival).latest_revision.publish for rival in rivals)).run()
    live = [making.fresh(rival) for rival in rivals if making.fresh(rival).live]
    assert len(live) == 1
    assert len(together.refusals) == 1
    assert number.replace("/", "") in together.refusals[0].replace("/", "")
    claim = Identifier.objects.get(value=number.replace("/", ""))
    assert claim.subject == live[0].translation_key


def page_units(page: QualificationPage) -> list[Any]:
    return [row.unit for group in page.groups.all() for row in group.unit_rows.all()]
