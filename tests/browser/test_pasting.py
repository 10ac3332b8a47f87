"""Pasting with the keyboard alone: text, preview, confirm; and choosing several units at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

from catalogue import people
from catalogue.models import AwardingBodyPage, QualificationPage, UnitPage
from tests.catalogue import making

TABLE = "Ref\tUnit Title\tLevel\tCV*\nAB-1\tPlanning\t3\t4\nAB-2\tDoing\t3\t9\nAB-3\tReviewing\tx\t1\n"


@pytest.fixture
def body(live_server: Any) -> AwardingBodyPage:
    """An awarding body with three units."""
    body = making.make_body()
    making.make_units(body, "EA-1", "EA-2", "EA-3")
    return body


@pytest.fixture
def draft(body: AwardingBodyPage) -> QualificationPage:
    """The draft of a qualification with one unit in its group M."""
    return making.draft_qualification(body, list(UnitPage.objects.order_by("pk")[:1]))


@pytest.fixture
def desk(page: Page, body: AwardingBodyPage, settings: Any, client: Any, site_address: str) -> Page:
    """A browser in which an editor of the body is signed in."""
    user = get_user_model().objects.create_user("an-editor")
    user.groups.add(people.groups_for(body)["editor"])
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": site_address}])
    return page


def reach(page: Page, name: str) -> None:
    """Move with the tabulator to the button called ``name``."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()").startswith(name):
            return
    raise AssertionError(f"no tab stop “{name}”")


def test_a_table_is_pasted_with_the_keyboard(
    desk: Page, draft: QualificationPage, assert_accessible: Callable[[Page], None]
) -> None:
    desk.goto(f"/admin/catalogue/paste/units/{draft.pk}/")
    desk.get_by_label("The table of units").focus()
    desk.keyboard.insert_text(TABLE)
    reach(desk, "Preview")
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Row 4, level: “x” is not one level")).to_be_visible()
    assert_accessible(desk)
    desk.set_viewport_size({"width": 390, "height": 800})
    assert desk.evaluate("document.documentElement.scrollWidth") <= 390
    reach(desk, "Draft 2 and add 2 to group M")
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"**/pages/{draft.pk}/edit/#tab-structure")
    expect(desk.get_by_text("2 units drafted, 2 units added to group M.")).to_be_visible()
    assert set(UnitPage.objects.filter(live=False).values_list("code", flat=True)) == {"AB-1", "AB-2"}


def test_several_units_are_chosen_at_once_in_a_new_group(
    desk: Page, draft: QualificationPage, assert_accessible: Callable[..., None]
) -> None:
    desk.goto(f"/admin/pages/{draft.pk}/edit/")
    desk.get_by_role("tab", name="Structure").click()
    desk.get_by_role("button", name="Add group", exact=True).click()
    desk.locator("#id_groups-1-unit_rows-OPEN_MODAL").click()
    dialog = desk.locator(".modal-body")
    expect(dialog.get_by_role("checkbox").first).to_be_visible()
    assert_accessible(desk, within=".modal-body")
    for code in ("EA-2", "EA-3"):
        dialog.get_by_role("row").filter(has_text=f"Unit {code}").get_by_role("checkbox").check()
    dialog.get_by_role("button", name="Confirm selection").click()
    for number, code in enumerate(("EA-2", "EA-3")):
        expect(desk.locator(f"#id_groups-1-unit_rows-{number}-unit-chooser")).to_contain_text(f"Unit {code}")
