"""A body's people: groups with permissions on the body's own subtree, and a collection of its own."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from wagtail.models import Collection, GroupCollectionPermission

from catalogue.models import AwardingBodyPage, UnitPage
from catalogue.people import groups_for, welcome

RIGHTS = {
    "editor": {"can_edit": True, "can_publish": False},
    "reviewer": {"can_edit": True, "can_publish": False},
    "publisher": {"can_edit": True, "can_publish": True},
}


@pytest.mark.parametrize("role", RIGHTS)
def test_each_role_may_do_its_work_at_its_own_body_only(
    role: str, body: AwardingBodyPage, other_body: AwardingBodyPage, units: list[UnitPage]
) -> None:
    user = User.objects.create_user(role)
    user.groups.add(groups_for(body)[role])
    own = units[0].permissions_for_user(user)
    assert {name: getattr(own, name)() for name in RIGHTS[role]} == RIGHTS[role]
    foreign = other_body.permissions_for_user(user)
    assert not any(getattr(foreign, name)() for name in RIGHTS[role])
    assert user.has_perm("wagtailadmin.access_admin")


def test_a_body_has_its_own_collection(body: AwardingBodyPage, other_body: AwardingBodyPage) -> None:
    assert body.body_collection.collection != other_body.body_collection.collection
    rights = GroupCollectionPermission.objects.filter(group=groups_for(body)["editor"])
    assert {right.collection for right in rights} == {body.body_collection.collection}


def test_welcoming_twice_makes_nothing_twice(body: AwardingBodyPage) -> None:
    before = (Group.objects.count(), Collection.objects.count(), GroupCollectionPermission.objects.count())
    welcome(body)
    assert before == (
        Group.objects.count(),
        Collection.objects.count(),
        GroupCollectionPermission.objects.count(),
    )


def test_a_renamed_group_is_still_the_body_s(body: AwardingBodyPage) -> None:
    group = groups_for(body)["editor"]
    group.name = "Writers"
    group.save()
    welcome(body)
    assert groups_for(body)["editor"] == group


@pytest.mark.django_db
def test_two_bodies_of_one_name_get_groups_of_two_names() -> None:
    from tests.catalogue.making import make_body

    first, second = make_body("Same", "same"), make_body("Same", "same-2")
    names = {group.name for body in (first, second) for group in groups_for(body).values()}
    assert len(names) == 6
