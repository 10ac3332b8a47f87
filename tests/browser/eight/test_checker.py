"""Checking units in a browser: live as one ticks, by form without JavaScript, by keyboard, on a phone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

DIPLOMA = "/qualifications/600-5781-6/check/"
CERTIFICATE = "/qualifications/600-5932-1/check/"
NEEDED = ["8580-500", "8580-502", "8580-503"]


def box(page: Page, code: str):
    return page.locator(f'input[type="checkbox"][value="{code}"]')


def test_the_answer_follows_the_ticks_and_the_address_is_the_state(page: Page) -> None:
    page.goto(DIPLOMA)
    box(page, "8580-500").check()
    expect(page.get_by_role("heading", name="These units do not meet the rule yet.")).to_be_visible()
    for code in NEEDED[1:]:
        box(page, code).check()
    expect(page.get_by_role("heading", name="These units meet the rule")).to_be_visible()
    shared = page.url
    page.goto(shared)
    expect(page.get_by_role("heading", name="These units meet the rule")).to_be_visible()
    assert all(box(page, code).is_checked() for code in NEEDED)


def test_the_way_back_leads_to_the_whole_page(page: Page) -> None:
    page.goto(DIPLOMA)
    with page.expect_response(lambda reply: "u=" in reply.url) as asked:
        box(page, "8580-500").check()
    expect(page.get_by_role("heading", name="These units do not meet the rule yet.")).to_be_visible()
    assert asked.value.headers["cache-control"] == "no-store"
    page.goto("/accessibility/")
    page.go_back()
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    assert box(page, "8580-500").is_checked()


def test_the_running_total_stands_at_every_group(page: Page) -> None:
    page.goto(CERTIFICATE)
    box(page, "8605-400").check()
    expect(page.locator("[data-total]").last).to_contain_text("4 credits count; 9 more are needed.")


def test_without_javascript_the_form_does_the_same(page_without_javascript: Page) -> None:
    page = page_without_javascript
    page.goto(DIPLOMA)
    for code in NEEDED:
        box(page, code).check()
    page.get_by_role("button", name="Check these units").click()
    expect(page.get_by_role("heading", name="These units meet the rule")).to_be_visible()
    assert all(f"u={code}" in page.url for code in NEEDED)


def test_the_whole_label_is_a_target_and_keys_tick_it(page: Page) -> None:
    page.goto(DIPLOMA)
    page.get_by_text("Reviewing Own Ability as a Management Coach or Mentor").first.click()
    assert box(page, "8580-503").is_checked()
    box(page, "8580-500").focus()
    page.keyboard.press("Space")
    assert box(page, "8580-500").is_checked()


def test_a_hundred_units_on_a_phone(phone: Page) -> None:
    phone.goto(CERTIFICATE)
    rows = phone.locator(".check-group label")
    assert rows.count() == 100
    sizes = rows.evaluate_all(
        "rows => rows.map(row => row.getBoundingClientRect()).map(r => [r.width, r.height])"
    )
    assert all(width >= 240 and height >= 44 for width, height in sizes)
    phone.get_by_role("link", name="Group 2").click()
    assert phone.url.endswith("#tick-2")


def test_a_pasted_list(page_without_javascript: Page) -> None:
    page = page_without_javascript
    page.goto(DIPLOMA)
    page.get_by_label("Codes, references or titles of units").fill("\n".join(NEEDED))
    page.get_by_role("button", name="Check the list").click()
    expect(page.get_by_role("heading", name="These units meet the rule")).to_be_visible()
