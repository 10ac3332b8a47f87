"""What a cache in front of the site is told to forget, and when."""

from __future__ import annotations

from typing import Any

import pytest

from catalogue import acts
from catalogue.caching import purging
from catalogue.lifecycle import london_today
from catalogue.models import CatalogueEntry, QualificationPage, UnitPage
from tests.catalogue import making

PURGED: list[str] = []


class Recorder:
    """A cache in front that writes down what it is told to forget."""

    def __init__(self, params: Any) -> None:
        self.hostnames = None

    def purge_batch(self, urls: list[str]) -> None:
        PURGED.extend(urls)

    def purge(self, url: str) -> None:
        PURGED.append(url)

    def invalidates_hostname(self, hostname: str) -> bool:
        return True


@pytest.fixture
def _front_cache(settings: Any) -> None:
    PURGED.clear()
    settings.WAGTAILFRONTENDCACHE = {"front": {"BACKEND": f"{__name__}.Recorder"}}


def path(page: Any) -> str:
    return str(CatalogueEntry.objects.values_list("path", flat=True).get(subject=page.translation_key))


def test_what_shows_a_qualification_is_named(qualification: QualificationPage) -> None:
    url = f"/qualifications/{path(qualification)}/"
    found = purging.affected([qualification.translation_key])
    assert found[0] == url
    assert {
        f"{url}v/1/",
        f"{url}check/",
        f"{url}changes.atom",
        f"{url.rstrip('/')}.json",
        f"{url}routes.json",
        "/qualifications/",
        "/units/",
        "/routes/",
        "/awarding-bodies/eastern-awards/",
        "/closing-soon/",
        "/changes.atom",
    } <= set(found)
    assert len(found) == len(set(found))


def test_what_uses_a_unit_is_named(qualification: QualificationPage, units: list[UnitPage]) -> None:
    found = purging.affected([units[0].translation_key])
    assert found[0] == "/units/eastern-awards/ea-1/"
    assert f"/qualifications/{path(qualification)}/" in found


def test_the_siblings_of_a_suite_are_named(qualification: QualificationPage, units: list[UnitPage]) -> None:
    suite = making.make_suite(making.fresh(qualification).get_parent().specific, units)
    one = making.make_qualification(suite, [], title="Award One")
    other = making.make_qualification(suite, [], title="Award Two")
    found = purging.affected([one.translation_key])
    assert f"/suites/eastern-awards/{suite.slug}/" in found
    assert f"/qualifications/{path(other)}/" in found


def test_a_purge_has_an_end(qualification: QualificationPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(purging, "MOST", 3)
    assert len(purging.affected([qualification.translation_key])) == 3


@pytest.mark.usefixtures("_front_cache")
def test_an_act_and_a_publish_purge_once_they_are_committed(
    qualification: QualificationPage, django_capture_on_commit_callbacks: Any
) -> None:
    record = acts.Record("the awarding body")
    with django_capture_on_commit_callbacks(execute=True):
        acts.move_date(qualification, "last_registration", london_today(), record)
        assert not PURGED
    url = f"/qualifications/{path(qualification)}/"
    assert any(one.endswith(url) for one in PURGED)
    PURGED.clear()
    with django_capture_on_commit_callbacks(execute=True):
        making.revise(qualification, title="Another title")
    assert any(one.endswith(f"{url}v/2/") for one in PURGED)


def test_without_a_front_cache_nothing_is_asked(
    qualification: QualificationPage, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        purging.purge([qualification.translation_key])
