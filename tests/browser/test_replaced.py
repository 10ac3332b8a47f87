"""A withdrawn qualification, read in a browser with and without JavaScript, leads to what replaces it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from catalogue import acts
from catalogue.lifecycle import london_today
from catalogue.models import CatalogueEntry
from tests.catalogue import making


@pytest.fixture
def withdrawn(transactional_db: None) -> str:
    """The address of a qualification that closed yesterday and is replaced by another of this site."""
    body = making.make_body()
    units = making.make_units(body, "EA-1")
    old = making.make_qualification(body, units, title="Level 3 Award in Old Ways")
    new = making.make_qualification(body, units, title="Level 3 Award in New Ways")
    record = acts.Record("the awarding body")
    acts.move_date(old, "last_registration", london_today() - timedelta(days=1), record)
    acts.state_replacement(old, "replaced", record, [acts.NamedSuccessor(page=new)])
    path = CatalogueEntry.objects.values_list("path", flat=True).get(subject=old.translation_key)
    return f"/qualifications/{path}/"


def test_what_replaces_it_is_one_click_away(
    withdrawn: str, page: Page, page_without_javascript: Page
) -> None:
    for reader in (page, page_without_javascript):
        reader.goto(withdrawn)
        answers = reader.locator(".answers")
        expect(answers).to_contain_text("You can no longer start")
        answers.get_by_role("link", name="Level 3 Award in New Ways").click()
        expect(reader.get_by_role("heading", level=1)).to_contain_text("New Ways")
