"""The test suite's own promise: whatever a test commits, the next one finds what the migrations made."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Page, Site


def find_and_leave(name: str) -> None:
    """Check that all is as the migrations left it, with no row of an earlier test's; leave such a row."""
    assert [page.slug for page in Page.objects.order_by("path")] == ["root", "home"]
    assert Site.objects.get().root_page.slug == "home"
    assert not Group.objects.filter(name__startswith="left by").exists()
    Group.objects.create(name=f"left by {name}")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_with_the_mark(turn: int) -> None:
    find_and_leave(f"mark {turn}")


@pytest.mark.parametrize("turn", [1, 2])
def test_with_the_fixture(transactional_db: None, turn: int) -> None:
    find_and_leave(f"fixture {turn}")


@pytest.mark.django_db
def test_without_committing() -> None:
    find_and_leave("nobody, it is rolled back")
