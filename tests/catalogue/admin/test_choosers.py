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


@pytest.mark.parametrize("page_type", ["", "catalogue.unitpage"], ids=["any page", "units"])
@pytest.mark.parametrize("text", ["observing", "CAREFULLY observ", "aj54nq002", "L 618 1150"])
def test_the_search_finds_a_unit(
    text: str, page_type: str, editor: Client, other_body: AwardingBodyPage
) -> None:
    columns = {"title": "Observing carefully", "slug": "observing", "unit_reference": "L/618/1150"}
    making.draft_unit(other_body, "AJ5/4/NQ/002", **columns)
    assert "Observing carefully" in chosen_from(editor, other_body, q=text, page_type=page_type)
    assert "Observing carefully" not in chosen_from(
        editor, other_body, q="observing zebras", page_type=page_type
    )


def test_the_search_keeps_to_the_sort_asked_for(editor: Client, units: list[UnitPage]) -> None:
    query = {"q": units[0].code, "page_type": "catalogue.qualificationpage"}
    assert units[0].title not in chosen_from(editor, units[0], **query)
    assert units[0].title in chosen_from(editor, units[0], q=units[0].code)


def test_the_search_finds_no_restricted_unit_of_another_body(editor: Client, units: list[UnitPage]) -> None:
    UnitPage.objects.filter(pk=units[0].pk).update(restricted=True)
    for text in (units[0].code, units[0].title):
        assert units[0].title not in chosen_from(editor, units[0], q=text)


def test_the_search_does_not_look_into_the_draft_title_of_another_body(
    editor: Client, admin_client: Client, qualification: QualificationPage
) -> None:
    draft = making.fresh(qualification).get_latest_revision_as_object()
    draft.title = "Secretly renamed"
    draft.save_revision()
    assert qualification.title not in chosen_from(editor, qualification, q="secretly")
    assert "ecretly renamed" in chosen_from(admin_client, qualification, q="secretly")


def test_a_search_for_nothing_or_for_no_sort_of_page(editor: Client, units: list[UnitPage]) -> None:
    assert units[0].title not in chosen_from(editor, units[0], q=" ")
    odd = {"q": "unit", "page_type": "no.such"}
    assert editor.get(reverse("wagtailadmin_choose_page_search"), odd).status_code == 404
