"""A transfer between awarding bodies: recorded, moved, permissions along, addresses leading on, versions
whole.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.test import Client

from catalogue import acts, people
from catalogue.lifecycle import london_today
from catalogue.live_facts import facts_of
from catalogue.models import (
    AwardingBodyPage,
    CatalogueEntry,
    OwnershipRecord,
    QualificationPage,
    SpecificationVersion,
    SuiteGroup,
    SuiteGroupUnit,
    SuitePage,
    UnitPage,
)
from catalogue.refusals import AnotherBody
from tests.catalogue import making

TODAY = london_today()
LETTER = acts.Record("a letter of both bodies")


def publisher(body: AwardingBodyPage):
    user = get_user_model().objects.create_user(f"{body.slug}-publisher")
    user.groups.add(people.groups_for(body)["publisher"])
    return user


def entry_of(page) -> CatalogueEntry:
    return CatalogueEntry.objects.get(subject=page.translation_key)


def test_a_plain_move_is_still_refused(
    qualification: QualificationPage, other_body: AwardingBodyPage
) -> None:
    with pytest.raises(AnotherBody):
        qualification.move(other_body, pos="last-child")


def test_the_page_moves_and_its_owners_are_on_record(
    qualification: QualificationPage, other_body: AwardingBodyPage
) -> None:
    versions = list(
        SpecificationVersion.objects.filter(subject=qualification.translation_key).values("hash", "pk")
    )
    path = entry_of(qualification).path
    acts.transfer(qualification, other_body, LETTER, since=TODAY)
    page = making.fresh(qualification)
    assert page.body_page == other_body
    facts = facts_of([page.translation_key], TODAY)[page.translation_key]
    assert [(owner.name, owner.since) for owner in facts.owners] == [
        ("Eastern Awards", None),
        ("Western Awards", TODAY),
    ]
    entry = entry_of(page)
    assert (entry.body_name, entry.body_slug, entry.path) == ("Western Awards", "western-awards", path)
    assert (
        list(SpecificationVersion.objects.filter(subject=page.translation_key).values("hash", "pk"))
        == versions
    )


def test_permissions_follow(
    body: AwardingBodyPage, qualification: QualificationPage, other_body: AwardingBodyPage
) -> None:
    east, west = publisher(body), publisher(other_body)
    acts.transfer(qualification, other_body, LETTER)
    page = making.fresh(qualification)
    assert page.permissions_for_user(west).can_publish()
    assert not page.permissions_for_user(east).can_edit()


def test_a_units_old_address_leads_to_its_new_one(
    client: Client, units: list[UnitPage], other_body: AwardingBodyPage
) -> None:
    acts.transfer(units[0], other_body, LETTER)
    for rest in ("", "v/1/"):
        response = client.get(f"/units/eastern-awards/ea-1/{rest}")
        assert (response.status_code, response["Location"]) == (301, f"/units/western-awards/ea-1/{rest}")
    assert client.get("/units/western-awards/ea-1/").status_code == 200


def test_what_is_transferred_can_be_published_again(
    units: list[UnitPage], other_body: AwardingBodyPage
) -> None:
    acts.transfer(units[0], other_body, LETTER)
    making.revise(making.fresh(units[0]), purpose="<p>New.</p>")
    assert SpecificationVersion.objects.filter(subject=units[0].translation_key).count() == 2


@pytest.fixture
def suite(body: AwardingBodyPage, units: list[UnitPage]) -> SuitePage:
    """A suite of two qualifications that share one unit table."""
    page = SuitePage(title="Suite", slug="suite", live=False)
    row = SuiteGroup(code="M", title="Mandatory units", role="mandatory")
    row.unit_rows.set([SuiteGroupUnit(unit=unit, sort_order=order) for order, unit in enumerate(units)])
    page.groups.set([row])
    body.add_child(instance=page)
    page.save_revision().publish()
    for title in ("Award", "Certificate"):
        sibling = making.draft_qualification(page, units, title=title, use_suite_groups=True)
        making.publish(sibling)
    return making.fresh(page)


def test_a_suite_is_transferred_with_all_its_siblings(suite: SuitePage, other_body: AwardingBodyPage) -> None:
    acts.transfer(suite, other_body, LETTER)
    siblings = QualificationPage.objects.child_of(making.fresh(suite))
    assert [page.body_page for page in siblings] == [other_body, other_body]
    assert OwnershipRecord.objects.filter(owner="Western Awards").count() == 2
    assert OwnershipRecord.objects.values("group").distinct().count() == 1


def test_a_sibling_that_leaves_its_suite_takes_the_table_along(
    suite: SuitePage, other_body: AwardingBodyPage, units: list[UnitPage]
) -> None:
    page = QualificationPage.objects.child_of(suite).first()
    acts.transfer(page, other_body, LETTER)
    draft = making.fresh(page).get_latest_revision_as_object()
    assert not draft.use_suite_groups
    (row,) = draft.groups.all()
    assert [one.unit for one in row.unit_rows.all()] == units


@pytest.mark.parametrize(
    ("record", "since", "field"),
    [
        (acts.Record(""), None, "source"),
        (acts.Record("a letter", announce_on=TODAY + timedelta(days=1)), None, "announce_on"),
        (LETTER, TODAY + timedelta(days=1), "since"),
    ],
)
def test_what_cannot_be_so_is_refused_at_its_field(
    qualification: QualificationPage, other_body: AwardingBodyPage, record: acts.Record, since, field: str
) -> None:
    with pytest.raises(ValidationError) as error:
        acts.transfer(qualification, other_body, record, since)
    assert list(error.value.message_dict) == [field]
    assert making.fresh(qualification).body_page != other_body
    assert not OwnershipRecord.objects.exists()


def test_a_transfer_to_the_same_body_is_refused(
    qualification: QualificationPage, body: AwardingBodyPage
) -> None:
    with pytest.raises(ValidationError) as error:
        acts.transfer(qualification, body, LETTER)
    assert error.value.message_dict == {"to": ["It belongs to Eastern Awards already."]}


def test_a_body_that_has_the_address_or_the_code_refuses(
    units: list[UnitPage], other_body: AwardingBodyPage
) -> None:
    making.make_unit(other_body, "EA-1")
    with pytest.raises(ValidationError, match="has a page with the address “ea-1” already"):
        acts.transfer(units[0], other_body, LETTER)
    making.make_unit(other_body, "EA-2", slug="other")
    with pytest.raises(ValidationError, match="another unit with the code EA-2"):
        acts.transfer(units[1], other_body, LETTER)


def test_a_body_itself_is_not_transferred(body: AwardingBodyPage, other_body: AwardingBodyPage) -> None:
    with pytest.raises(ValidationError, match="Only a qualification, a unit or a suite"):
        acts.transfer(body, other_body, LETTER)
