"""The report of routes: what leads nowhere, what is offered, and that drafts change and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.test import Client
from django.urls import reverse

from catalogue.admin.routes.troubles import CLOSED, UNMATCHED, UNPUBLISHED, troubles
from catalogue.lifecycle import london_today
from catalogue.models import (
    AwardingBodyPage,
    QualificationPage,
    Role,
    RouteRow,
    SpecificationVersion,
    UnitPage,
)
from catalogue.people import groups_for
from tests.catalogue import making


@pytest.fixture
def editor(body: AwardingBodyPage) -> User:
    user = User.objects.create_user("an-editor", password="an example password")
    user.groups.add(groups_for(body)[Role.EDITOR])
    return user


@pytest.fixture
def source(body: AwardingBodyPage, units: list[UnitPage]) -> QualificationPage:
    """A qualification whose only route names the title of what is not here yet."""
    page = making.draft_qualification(body, units, title="Level 3 Award in Testing")
    draft = page.get_latest_revision_as_object()
    draft.routes.set(
        [RouteRow(kind="next-level", words="the Level 4 award", target_title="Level 4 Award in Testing")]
    )
    draft.save_revision().publish()
    return making.fresh(page)


def target(body: AwardingBodyPage, units: list[UnitPage]) -> QualificationPage:
    return making.make_qualification(body, units, title="Level 4 award in testing")


def report() -> str:
    return reverse("catalogue_admin:routes_report")


def test_an_unmatched_title_is_reported_and_offered_once_it_appears(
    editor: User, source: QualificationPage, body: AwardingBodyPage, units: list[UnitPage]
) -> None:
    (before,) = troubles(editor, london_today())
    assert (before.kind, before.offers) == (UNMATCHED, ())
    appeared = target(body, units)
    (after,) = troubles(editor, london_today())
    assert [one.subject for one in after.offers] == [appeared.translation_key]


def test_pointing_changes_the_draft_and_publishes_nothing(
    client: Client, editor: User, source: QualificationPage, body: AwardingBodyPage, units: list[UnitPage]
) -> None:
    appeared = target(body, units)
    client.force_login(editor)
    (trouble,) = troubles(editor, london_today())
    versions = SpecificationVersion.objects.count()
    answer = client.post(report(), {f"to-{trouble.value}": str(appeared.translation_key)}, follow=True)
    assert "1 draft was changed" in answer.content.decode()
    (row,) = making.fresh(source).get_latest_revision_as_object().routes.all()
    assert row.target_page_id == appeared.pk
    assert row.words == "the Level 4 award"
    assert SpecificationVersion.objects.count() == versions
    assert making.fresh(source).routes.get().target_page_id is None


def test_what_was_not_offered_is_passed_over(client: Client, editor: User, source: QualificationPage) -> None:
    client.force_login(editor)
    (trouble,) = troubles(editor, london_today())
    answer = client.post(report(), {f"to-{trouble.value}": str(source.translation_key)}, follow=True)
    assert "Choose for at least one route" in answer.content.decode()


def test_an_unpublished_target_is_broken(
    editor: User, source: QualificationPage, body: AwardingBodyPage, units: list[UnitPage]
) -> None:
    appeared = target(body, units)
    draft = source.get_latest_revision_as_object()
    (row,) = draft.routes.all()
    row.target_page = appeared
    draft.routes.set([row])
    for name, value in making.VERSION.items():
        setattr(draft, name, value)
    draft.save_revision().publish()
    assert troubles(editor, london_today()) == []
    appeared.unpublish()
    (trouble,) = troubles(editor, london_today())
    assert trouble.kind == UNPUBLISHED
    assert CLOSED != UNPUBLISHED


def test_another_bodys_routes_are_not_shown(
    source: QualificationPage, other_body: AwardingBodyPage, client: Client
) -> None:
    stranger: Any = User.objects.create_user("a-stranger", password="an example password")
    stranger.groups.add(groups_for(other_body)[Role.EDITOR])
    assert troubles(stranger, london_today()) == []
    client.force_login(stranger)
    assert "Level 3 Award in Testing" not in client.get(report()).content.decode()


def test_who_may_edit_nothing_is_refused(client: Client, body: AwardingBodyPage) -> None:
    assert AnonymousUser().is_anonymous
    assert client.get(report()).status_code == 302
