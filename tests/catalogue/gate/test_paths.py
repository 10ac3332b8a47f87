"""Every path asks the gate: what it blocks is refused in its words and changes nothing, what is fit goes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection, transaction
from django.test import Client

from catalogue import gate
from catalogue.models import Identifier, PublicAddress, SpecificationVersion
from catalogue.models.specification import BOOKKEEPING
from tests.catalogue import making
from tests.catalogue.gate.breakages import BREAKAGES, Breakage, World
from tests.catalogue.gate.paths import PATHS, Path

SHARES = 4


@pytest.fixture
def user(db: None) -> User:
    user = User.objects.create_superuser("editor", "editor@example.com", "a password")
    user.groups.add(Group.objects.get(name="Moderators"))
    return user


@pytest.fixture
def client(user: User) -> Client:
    client = Client(raise_request_exception=True)
    client.force_login(user)
    return client


@pytest.fixture
def world(body: Any, other_body: Any, units: list[Any], draft: Any) -> World:
    page = making.make_qualification(body, units, title="Level 3 Award in More", version_label="1.0")
    changed = page.get_latest_revision_as_object()
    changed.change_class, changed.change_summary = "minor", "The title is clearer."
    changed.title = "Level 3 Award in Much More"
    changed.save_revision()
    return World(body, other_body, units, draft, making.fresh(page))


@contextmanager
def undone() -> Iterator[None]:
    """Undo everything that was done inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def standing(page: Any) -> dict[str, Any]:
    """What a refusal must leave as it is: the page as it is live, its versions, what it has claimed."""
    row = making.fresh(page)
    revision = row.latest_revision
    return {
        "live": (row.live, row.title, row.live_revision_id, row.first_published_at),
        "content": json.dumps(content(row), default=str, sort_keys=True) if row.live else "",
        "versions": list(SpecificationVersion.objects.order_by("pk").values_list("pk", "page_id")),
        "claims": list(Identifier.objects.order_by("pk").values_list("pk", "subject")),
        "addresses": list(PublicAddress.objects.order_by("pk").values_list("pk", "subject")),
        "scheduled": row.revisions.filter(approved_go_live_at__isnull=False).count(),
        "draft": {name: revision.content[name] for name in ("title", "change_class", "change_summary")},
    }


def content(row: Any) -> dict[str, Any]:
    """What the page holds, without what Wagtail notes about its newest revision."""
    return {name: value for name, value in row.serializable_data().items() if name not in BOOKKEEPING}


@pytest.mark.parametrize("share", range(SHARES) if connection.vendor == "sqlite" else [0])
def test_what_is_blocked_is_refused_on_every_path(
    share: int, world: World, client: Client, user: User, subtests: Any
) -> None:
    """Every breakage on every path; making the world costs as much as both, so they share it.

    On a second database every path is tried with a share of the breakages: what a path writes and undoes is
    the database's matter, what is refused is not.
    """
    for breakage in BREAKAGES[share::SHARES]:
        with undone():
            page = breakage.make(world.again())
            found = gate.blocking(gate.draft_of(page.get_latest_revision_as_object()))
            assert breakage.code in {check.code for check in found}
            before = standing(page)
            for path in PATHS:
                with subtests.test(msg=f"{breakage} by {path}"), undone():
                    assert_refused(breakage, path, page, client, user)
                    assert standing(page) == before


def assert_refused(breakage: Breakage, path: Path, page: Any, client: Client, user: User) -> None:
    words = path.go(making.fresh(page), client, user)
    assert words, "It was accepted."
    if not (path.validates_fields and breakage.code in ("field", "row", "unit-withheld")):
        assert breakage.words in words


@pytest.mark.parametrize("which", ["draft", "page"])
def test_what_is_fit_is_accepted_on_every_path(
    which: str, world: World, client: Client, user: User, subtests: Any
) -> None:
    page = getattr(world, which)
    before = SpecificationVersion.objects.filter(page=page).count()
    for path in PATHS:
        with subtests.test(msg=path.name), undone():
            assert path.go(making.fresh(page), client, user) == ""
            versions = SpecificationVersion.objects.filter(page=page)
            row = making.fresh(page)
            if path.only_schedules:
                assert versions.count() == before
                continue
            assert versions.count() == before + 1
            assert row.live
            version = versions.last()
            assert version.thaw().title == row.title
            assert [getattr(row, name) for name in ("change_class", "change_summary")] == ["", ""]
            if not path.name.startswith("save"):
                assert row.latest_revision.content["change_class"] == ""
                assert row.latest_revision.content["change_summary"] == ""


def test_the_table_covers_every_blocking_check() -> None:
    assert {breakage.code for breakage in BREAKAGES} == blocking_codes()


def blocking_codes() -> set[str]:
    """The codes of the table of ``test_checks`` that block, with those that only a database can show."""
    from tests.catalogue.gate.test_checks import TABLE

    of_version = {
        "change-class",
        "change-summary",
        "corrects",
        "label-used",
        "effective-past",
        "past-reason",
        "transfer-until",
        "transfer-before",
        "transfer-unused",
    }
    return {row[1] for row in TABLE if row[2]} | of_version | {"field", "row"}
