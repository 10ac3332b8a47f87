"""An editor with only a keyboard writes a certificate, from an empty page to published; autosave is on."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.urls import reverse
from playwright.sync_api import Page, expect

from catalogue.lifecycle import london_today
from catalogue.models import QualificationPage, SpecificationVersion
from tests.browser.editor.conftest import UNITS, Site, watched
from tests.browser.editor.keyboard import Keyboard

TITLE = "Level 5 Certificate in Coaching and Mentoring"
NUMBER = "600/5791/9"
CHECKS = "[data-side-panel='specification'] [data-checks-list]"


def test_a_certificate_is_written_with_the_keyboard_alone(
    signed_in: Callable[..., Page], written_site: Site
) -> None:
    page = signed_in("publisher")
    keys = Keyboard(page)
    before = frozen_versions()
    parent = written_site.body.pk
    page.goto(reverse("wagtailadmin_pages:add", args=["catalogue", "qualificationpage", parent]))
    write_overview(keys)
    write_structure(keys, written_site)
    write_version(keys)
    expect(page.locator(CHECKS)).to_contain_text("Nothing keeps this from being published.")
    expect(page.locator(CHECKS)).to_contain_text("9 credits")
    assert frozen_versions() == before  # autosave publishes nothing
    keys.activate("footer button[data-w-dropdown-target=toggle]")
    with page.expect_navigation():
        keys.activate("button[name=action-publish]")
    written = QualificationPage.objects.get(title=TITLE)
    record_the_start(keys, written)
    page.goto("/qualifications/600-5791-9/")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    for text in (*UNITS, "Then the Diploma.", "Issue 1", "Available to learners"):
        expect(page.locator("main")).to_contain_text(text)


def frozen_versions() -> int:
    """How many versions of qualifications there are; other tests of this folder make some as well."""
    return SpecificationVersion.objects.filter(kind="qualification").count()


def write_overview(keys: Keyboard) -> None:
    """The first tab: title, number, level and sizes."""
    watched(keys.page)
    keys.fill("#id_title", TITLE)
    # Autosave makes the page, and its address becomes that of a draft.
    expect(keys.page).to_have_url(re.compile("/edit/"))
    expect(keys.page.locator(CHECKS)).to_contain_text("State the level.")
    keys.fill("#id_number", NUMBER)
    keys.fill("#id_level_min", "Level 5")
    keys.fill("#id_level_max", "Level 5")
    for name, size in (("credits", "9"), ("glh", "34")):
        keys.fill(f"#id_{name}_min", size)
        keys.fill(f"#id_{name}_max", size)


def write_structure(keys: Keyboard, site: Site) -> None:
    """The second tab: a group of three units chosen at once, the rule, a route."""
    page = keys.page
    keys.tab("Structure")
    keys.activate("#id_groups-ADD")
    keys.fill("#id_groups-0-code", "M")
    keys.fill("#id_groups-0-title", "Mandatory units")
    keys.fill("#id_groups-0-role", "Mandatory")
    keys.activate("#id_groups-0-unit_rows-OPEN_MODAL")
    go_to_the_units(keys, site)
    for unit in site.units:
        box = f".modal-body input[type=checkbox][value='{unit.pk}']"
        page.wait_for_selector(box)
        keys.reach(box)
        keys.press("Space")
        expect(page.locator(box)).to_be_checked()
    keys.activate(".modal-body [data-multiple-choice-submit]")
    page.wait_for_selector(".modal-body", state="detached")
    keys.activate("[data-contentpath='rule'] button.c-sf-add-button")
    page.wait_for_selector("#rule-0-value-measure")
    keys.activate("[data-contentpath='rules'] button.c-sf-add-button")
    page.wait_for_selector(".w-combobox input")
    keys.fill(".w-combobox input", "Mandatory")
    keys.press("Enter")
    page.wait_for_selector("[name='rule-0-value-rules-0-value-groups']")
    keys.fill("[name='rule-0-value-rules-0-value-groups']", "M")
    keys.activate("#id_routes-ADD")
    keys.fill("#id_routes-0-kind", "Another qualification of")
    keys.fill("#id_routes-0-words", "Then the Diploma.")
    keys.fill("#id_routes-0-target_title", "Level 5 Diploma in Coaching and Mentoring")


def go_to_the_units(keys: Keyboard, site: Site) -> None:
    """Walk down the tree in the chooser, from wherever it opens to the folder of the units."""
    above = [page.pk for page in site.units[0].get_ancestors()]
    unit = f".modal-body input[type=checkbox][value='{site.units[0].pk}']"
    while above:
        folders = [f".modal-body a.navigate-pages[href*='/choose-page/{pk}/']" for pk in above]
        keys.page.wait_for_selector(", ".join([unit, *folders]))
        if keys.page.locator(unit).count():
            return
        deepest = max(at for at, folder in enumerate(folders) if keys.page.locator(folder).count())
        keys.activate(folders[deepest])
        above = above[deepest + 1 :]


def write_version(keys: Keyboard) -> None:
    """The tab of the next version: its label, and the first day that it binds, typed into the date field."""
    keys.tab("Version")
    keys.fill("#id_version_label", "Issue 1")
    keys.fill("#id_effective_from", london_today().isoformat())
    expect(keys.page.locator(".xdsoft_datetimepicker:visible")).to_have_count(1)
    keys.press("Tab")


def record_the_start(keys: Keyboard, page: QualificationPage) -> None:
    """Record since when learners can be registered, which is an act beside the document."""
    keys.page.goto(reverse("catalogue_admin:move_date", args=[page.pk]))
    keys.fill("#id_field", "First")
    keys.reach("#id_to")
    # The browser's own date field asks for day and month in the order of its language.
    keys.page.keyboard.type(f"0101{london_today().year}")
    keys.fill("#id_source", "The body's own decision")
    with keys.page.expect_navigation():
        keys.activate("main form button[type=submit]")
    expect(keys.page.locator("main")).to_contain_text("The body's own decision")
