"""What a process has made once is told anew when anything it could hang on changes.

Pages are not kept here: each is rendered again by the process that showed it before, and must say what a
process that has shown nothing yet says.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.test.utils import override_script_prefix
from wagtail.models import Page, Site

from catalogue import acts
from catalogue.acts.equivalence import declare_equivalent
from catalogue.acts.transfer import transfer
from catalogue.documents.thawing import thawed
from catalogue.lifecycle import london_today
from catalogue.models import AwardingBodyPage, CatalogueEntry, QualificationPage, UnitPage
from catalogue.presenters import passages
from catalogue.presenters.keeping import keeper
from catalogue.routes.compositions import compositions
from catalogue.views import public, surroundings
from tests.catalogue import making

TODAY = london_today()
BODY = acts.Record("the awarding body")
UNIT = "/units/eastern-awards/ea-1/"
RENAMED = {"name": "Northern Awards"}


@dataclass
class Stage:
    """A suite of two qualifications that share a unit."""

    body: AwardingBodyPage
    other: AwardingBodyPage
    units: list[UnitPage]
    stranger: UnitPage
    first: QualificationPage
    second: QualificationPage

    @property
    def url(self) -> str:
        path = CatalogueEntry.objects.values_list("path", flat=True).get(subject=self.first.translation_key)
        return f"/qualifications/{path}/"


@pytest.fixture(autouse=True)
def _nothing_is_kept(settings: Any) -> None:
    settings.CATALOGUE_CACHE = ""


@pytest.fixture
def stage(body: AwardingBodyPage, other_body: AwardingBodyPage, units: list[UnitPage]) -> Stage:
    suite = making.make_suite(body)
    stranger = making.make_unit(body, "EA-7")
    first = making.make_qualification(suite, units, title="Level 3 Award in Looking")
    second = making.make_qualification(suite, [units[0], stranger], title="Level 3 Award in Standing Beside")
    return Stage(body, other_body, units, stranger, first, second)


def begin_as_a_new_process() -> None:
    for held in (public.ROOTS, surroundings.AROUND, compositions, keeper):
        held.clear()
    thawed.cache_clear()
    passages._shown.cache_clear()


def text_of(client: Client, url: str) -> str:
    response = client.get(url, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def body_renamed(stage: Stage) -> None:
    making.publish(stage.body, **RENAMED)


def body_moved(stage: Stage) -> None:
    making.publish(stage.body, slug="northern-awards")


def unit_renamed(stage: Stage) -> None:
    making.revise(stage.units[0], title="A unit renamed")


def unit_moved(stage: Stage) -> None:
    making.revise(stage.units[0], slug="ea-1-moved")


def unit_unpublished(stage: Stage) -> None:
    stage.units[0].unpublish()


def unit_closed(stage: Stage) -> None:
    acts.move_date(stage.units[0], "last_registration", TODAY - timedelta(days=1), BODY)


def qualification_transferred(stage: Stage) -> None:
    transfer(stage.first, stage.other, BODY)


def suite_moved(stage: Stage) -> None:
    making.publish(stage.first.get_parent().specific, slug="testing-anew")


def neighbour_renamed(stage: Stage) -> None:
    making.revise(stage.second, title="Level 3 Award in Moving On")


def neighbour_renumbered(stage: Stage) -> None:
    making.revise(stage.second, number="900/9000/0")


def neighbour_unpublished(stage: Stage) -> None:
    stage.second.unpublish()


def neighbour_closed(stage: Stage) -> None:
    acts.move_date(stage.second, "last_registration", TODAY - timedelta(days=1), BODY)


def equivalent_declared(stage: Stage) -> None:
    declare_equivalent(stage.stranger, stage.units[1].translation_key, BODY)


def listed(stage: Stage) -> None:
    acts.state_listing(stage.first, "Western Awards", acts.Record("a public list", as_at=TODAY))


CHANGES: list[tuple[Callable[[Stage], None], str, bool]] = [
    (body_renamed, "Northern Awards", True),
    (body_moved, "/awarding-bodies/northern-awards/", True),
    (unit_renamed, "A unit renamed", False),  # until a version takes it over
    (unit_unpublished, "no longer published", False),
    (unit_closed, "No longer available", False),
    (qualification_transferred, "/awarding-bodies/western-awards/", True),
    (suite_moved, "/suites/eastern-awards/testing-anew/", True),
    (neighbour_renamed, "Moving On", True),
    (neighbour_renumbered, "/qualifications/900-9000-0/", True),
    (neighbour_unpublished, "Standing Beside", False),
    (neighbour_closed, "No longer available", True),
    (equivalent_declared, "Standing Beside", True),
    (listed, "Western Awards", True),
]


@pytest.mark.parametrize(("change", "words", "said"), CHANGES, ids=[one.__name__ for one, _, _ in CHANGES])
def test_a_page_shown_before_says_what_a_new_process_says(
    client: Client, stage: Stage, change: Callable[[Stage], None], words: str, said: bool
) -> None:
    before = {url: text_of(client, url) for url in (stage.url, UNIT)}
    change(stage)
    after = {url: text_of(client, url) for url in before}
    begin_as_a_new_process()
    assert after == {url: text_of(client, url) for url in before}
    assert after != before
    assert (words in after[stage.url]) is said


@pytest.mark.parametrize("change", [unit_moved, body_moved, unit_unpublished], ids=lambda one: one.__name__)
def test_the_frozen_address_of_a_unit_leads_to_where_it_is(
    client: Client, stage: Stage, change: Callable[[Stage], None]
) -> None:
    text_of(client, stage.url)
    change(stage)
    assert f'href="{UNIT}"' in text_of(client, stage.url)
    assert "Unit EA-1" in text_of(client, UNIT)


def test_a_day_passes(client: Client, stage: Stage) -> None:
    acts.move_date(stage.first, "last_registration", TODAY, BODY)
    assert "No longer available to new learners" not in text_of(client, stage.url)
    with time_machine.travel(TODAY + timedelta(days=2)):
        shown = text_of(client, stage.url)
        assert "No longer available to new learners" in shown
        begin_as_a_new_process()
        assert text_of(client, stage.url) == shown


def test_the_site_is_given_another_name(client: Client, stage: Stage, settings: Any) -> None:
    assert "A Register" not in text_of(client, stage.url)
    settings.WAGTAIL_SITE_NAME = "A Register"
    assert "A Register" in text_of(client, stage.url)


def test_the_site_is_served_from_below_another_address(client: Client, stage: Stage) -> None:
    assert f'href="{UNIT}"' in text_of(client, stage.url)
    with override_script_prefix("/register/"):
        below = text_of(client, stage.url)
    assert f'href="/register{UNIT}"' in below
    assert f'href="{UNIT}"' not in below
    assert f'href="{UNIT}"' in text_of(client, stage.url)


@pytest.mark.parametrize("cache", ["default", ""], ids=["pages are kept", "pages are rendered"])
def test_an_introduction_leads_to_where_a_page_now_is(
    client: Client, stage: Stage, settings: Any, django_capture_on_commit_callbacks: Any, cache: str
) -> None:
    settings.CATALOGUE_CACHE = cache
    plain = Page(title="How we work", slug="how-we-work")
    Site.objects.get(is_default_site=True).root_page.add_child(instance=plain)
    links = [f'<a linktype="page" id="{page.pk}">{page.title}</a>' for page in (stage.other, plain)]
    making.publish(stage.body, introduction=f"<p>See {links[0]} or {links[1]}.</p>")
    url = "/awarding-bodies/eastern-awards/"
    shown = text_of(client, url)
    assert 'href="/awarding-bodies/western-awards/">Western' in shown
    assert 'href="/how-we-work/">How' in shown
    making.publish(stage.other, slug="southern-awards")
    assert 'href="/awarding-bodies/southern-awards/">Western' in text_of(client, url)
    plain.slug = "our-ways"
    with django_capture_on_commit_callbacks(execute=True):
        plain.save_revision().publish()
    assert 'href="/our-ways/">How' in text_of(client, url)
    plain.delete()
    assert "or How we work." in text_of(client, url)
