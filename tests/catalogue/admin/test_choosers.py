"""The page chooser: one's own drafts, other bodies' published pages, nothing else of theirs."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from catalogue.models import AwardingBodyPage, QualificationPage, UnitPage
from catalogue.people import groups_for
from tests.catalogue import making


@pytest.fixture
def editor(other_body: AwardingBodyPage, client: Client) -> Client:
    """An editor of the other body."""
    user = User.objects.create_user("other-editor")
    user.groups.add(groups_for(other_body)["editor"])
    client.force_login(user)
    return client


def chosen_from(client: Client, parent: object, **query: str) -> str:
    """What the chooser shows under ``parent``, or finds."""
    if query:
        return client.get(reverse("wagtailadmin_choose_page_search"), query).content.decode()
    return client.get(reverse("wagtailadmin_choose_page_child", args=[parent.pk])).content.decode()


def test_another_body_s_draft_is_neither_shown_nor_found(
    editor: Client, body: AwardingBodyPage, draft: QualificationPage
) -> None:
    assert draft.title not in chosen_from(editor, body)
    assert draft.title not in chosen_from(editor, body, q=draft.title.split()[-1])


def test_another_body_s_published_page_may_be_chosen(
    editor: Client, body: AwardingBodyPage, qualification: QualificationPage
) -> None:
    assert qualification.title in chosen_from(editor, body)


def test_a_restricted_unit_stays_with_its_body(editor: Client, units: list[UnitPage]) -> None:
    unit = units[0]
    UnitPage.objects.filter(pk=unit.pk).update(restricted=True)
    shown = chosen_from(editor, unit.get_parent())
    assert unit.title not in shown
    assert units[1].title in shown


def test_one_s_own_draft_may_be_chosen(editor: Client, other_body: AwardingBodyPage) -> None:
    own = making.make_units(other_body, "WA-1")
    mine = making.draft_qualification(other_body, own)
    assert mine.title in chosen_from(editor, other_body)


def test_the_administrator_sees_everything(
    admin_client: Client, body: AwardingBodyPage, draft: QualificationPage
) -> None:
    assert draft.title in chosen_from(admin_client, body)
