"""A publish happens whole or not at all: a failure after any of its writes leaves everything as it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone
from wagtail.actions import action_registry
from wagtail.models import Page, PageLogEntry, Revision

from catalogue.models import CatalogueEntry, QualificationPage, SpecificationVersion
from tests.catalogue import making

pytestmark = pytest.mark.usefixtures("module_units")  # asked for by name, it would come too late
WRITE = re.compile(r"\s*(INSERT|UPDATE|DELETE)\b", re.IGNORECASE)
LATER_WRITES = re.compile(r"savepoint|wagtailsearch|referenceindex", re.IGNORECASE)
"""Not writes of ours, and not read by anybody as what is published."""


class Lost(RuntimeError):
    """The database connection, or the power."""


class FailAfter:
    """Counts the writes, and fails right after the one numbered ``last``."""

    def __init__(self, last: int) -> None:
        self.last = last
        self.count = 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        if WRITE.match(sql) and not LATER_WRITES.search(sql):
            self.count += 1
            if self.count == self.last:
                raise Lost(sql[:80])
        return result


def everything() -> dict[str, list[Any]]:
    """Every row that a publish writes."""
    tables = [table for table in connection.introspection.table_names() if _is_watched(table)]
    rows = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            rows[table] = sorted(map(str, cursor.fetchall()))
    return rows


def _is_watched(table: str) -> bool:
    watched = ("wagtailcore_page", "wagtailcore_revision", "wagtailcore_pagelogentry")
    return table in watched or (table.startswith("catalogue_") and "entrysearch" not in table)


def by_revision(page: Any, user: User) -> None:
    page.latest_revision.publish(user=user)


def by_api_action(page: Any, user: User) -> None:
    action_registry.get_action_class(Page, "publish")(page.latest_revision, user=user).execute()


def by_save(page: Any, user: User) -> None:
    draft = page.get_latest_revision_as_object()
    draft.live = True
    draft.save(user=user)


PATHS: dict[str, Callable[[Any, User], None]] = {
    "revision": by_revision,
    "API": by_api_action,
    "save": by_save,
}


@contextmanager
def in_vain(failure: FailAfter) -> Iterator[None]:
    with connection.execute_wrapper(failure):
        yield


@pytest.fixture
def changed(qualification: QualificationPage) -> QualificationPage:
    """A live page with a change, its number and its address among it."""
    draft = qualification.get_latest_revision_as_object()
    draft.title, draft.number = "Level 3 Award in Careful Testing", making.qualification_number()
    draft.change_class, draft.change_summary = "major", "Another number."
    draft.save_revision()
    return making.fresh(qualification)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("which", ["draft", "changed"])
def test_a_failure_after_any_write_leaves_all_as_it_was(
    path: str, which: str, request: pytest.FixtureRequest, user: User
) -> None:
    page = request.getfixturevalue(which)
    before = everything()
    versions = SpecificationVersion.objects.count()
    for last in range(1, 200):
        failure = FailAfter(last)
        try:
            with in_vain(failure):
                PATHS[path](making.fresh(page), user)
        except Lost:
            assert everything() == before, f"after write {last}"
        else:
            break
    assert failure.count < last
    assert last > 8, "A publish writes more than that."
    assert SpecificationVersion.objects.count() == versions + 1


def test_a_schedule_that_fails_half_way_is_still_due(draft: QualificationPage, user: User) -> None:
    Revision.objects.filter(pk=draft.latest_revision_id).update(approved_go_live_at=timezone.now())
    before = everything()
    writes = FailAfter(0)
    with transaction.atomic():
        with in_vain(writes):
            call_command("publish_scheduled")
        transaction.set_rollback(True)
    for last in range(1, writes.count + 1):
        with pytest.raises(CommandError, match="1 of 1 could not be carried out"), in_vain(FailAfter(last)):
            call_command("publish_scheduled")
        assert everything() == before, f"after write {last}"


@pytest.mark.parametrize("path", PATHS)
def test_a_publish_writes_one_version_in_all_its_parts(
    path: str, changed: QualificationPage, user: User
) -> None:
    PATHS[path](changed, user)
    version = SpecificationVersion.objects.get(page=changed, sequence=2)
    row = making.fresh(changed)
    assert version.thaw().number == row.number
    assert (version.published_by, version.change_class, version.summary) == (
        "editor",
        "major",
        "Another number.",
    )
    assert (row.change_class, row.change_summary) == ("", "")
    assert CatalogueEntry.objects.get(subject=row.translation_key).version_id == version.pk
    if path != "save":
        assert row.latest_revision.content["change_class"] == ""
        assert PageLogEntry.objects.filter(page=row, action="wagtail.publish").count() == 2


def test_publishing_it_again_writes_no_other(changed: QualificationPage, user: User) -> None:
    for _ in range(2):
        making.fresh(changed).latest_revision.publish(user=user)
    assert SpecificationVersion.objects.filter(page=changed).count() == 2


def test_who_published_is_kept_when_the_account_goes(changed: QualificationPage, user: User) -> None:
    changed.latest_revision.publish(user=user)
    user.delete()
    assert SpecificationVersion.objects.get(page=changed, sequence=2).published_by == "editor"
