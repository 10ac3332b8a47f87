"""A kept page is given out until something it shows changes, and never once longer."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.documents.models import Document
from wagtail.models import Site

from catalogue import acts, generations
from catalogue.caching import pages, remembered
from catalogue.lifecycle import LONDON, london_today
from catalogue.models import (
    AwardingBodyPage,
    CatalogueEntry,
    LifecycleChange,
    QualificationPage,
    RouteRow,
    SpecificationVersion,
    UnitPage,
)
from tests.catalogue import making

TODAY = london_today()
BODY = acts.Record("the awarding body")
UNIT = "/units/eastern-awards/ea-1/"
ITS_BODY = "/awarding-bodies/eastern-awards/"


@dataclass
class Stage:
    """The small catalogue."""

    body: AwardingBodyPage
    units: list[UnitPage]
    qualification: QualificationPage

    @property
    def url(self) -> str:
        path = CatalogueEntry.objects.values_list("path", flat=True).get(
            subject=self.qualification.translation_key
        )
        return f"/qualifications/{path}/"


@pytest.fixture(autouse=True)
def _pages_are_kept(settings: Any) -> None:
    settings.CATALOGUE_CACHE = "default"


@pytest.fixture
def stage(body: AwardingBodyPage, units: list[UnitPage], qualification: QualificationPage) -> Stage:
    return Stage(body, units, qualification)


def text_of(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


# Every way in which what a page shows changes: address, what is done, what the page then says.


def new_version(stage: Stage) -> None:
    making.revise(stage.qualification, title="Level 3 Award in Something Else")


def new_unit_version(stage: Stage) -> None:
    making.revise(stage.units[0], title="A unit renamed")


def new_user_of_a_unit(stage: Stage) -> None:
    making.make_qualification(stage.body, stage.units[:1], title="Level 3 Award in Using It")


def body_renamed(stage: Stage) -> None:
    making.publish(stage.body, name="Northern Awards")


def body_saved_in_a_shell(stage: Stage) -> None:
    stage.body.legal_name = "Eastern Awards Trust"
    stage.body.save()


def date_moved(stage: Stage) -> None:
    acts.move_date(stage.qualification, "last_registration", TODAY, BODY)


def act_recorded_in_a_shell(stage: Stage) -> None:
    LifecycleChange.objects.create(
        subject=stage.qualification.translation_key,
        kind="qualification",
        source="a list kept elsewhere",
        field="last_registration",
        to_date=TODAY,
    )


def replaced(stage: Stage) -> None:
    successor = acts.NamedSuccessor(title="Level 3 Award in What Follows")
    acts.state_replacement(stage.qualification, "replaced", BODY, [successor])


def named_as_a_next_step(stage: Stage) -> None:
    draft = making.draft_qualification(stage.body, stage.units, title="Level 2 Award Before It")
    page = draft.get_latest_revision_as_object()
    page.routes.set(
        [
            RouteRow(
                kind="next-level",
                words="On to Level 3",
                target_identifier_scheme="qualification-number",
                target_identifier_value=stage.qualification.number,
            )
        ]
    )
    page.save_revision().publish()


def unpublished(stage: Stage) -> None:
    stage.qualification.unpublish()


def listed_elsewhere(stage: Stage) -> None:
    acts.state_listing(stage.qualification, "Western Awards", acts.Record("a public list", as_at=TODAY))


CHANGES: list[tuple[Callable[[Stage], None], str, str]] = [
    (new_version, "qualification", "Level 3 Award in Something Else"),
    (new_version, ITS_BODY, "Something Else"),
    (new_version, "/changes/", making.VERSION["change_summary"]),
    (new_version, "/changes.atom", making.VERSION["change_summary"]),
    (new_unit_version, UNIT, "A unit renamed"),
    (new_user_of_a_unit, UNIT, "Using It"),
    (new_user_of_a_unit, "/awarding-bodies/", "2 qualifications"),
    (body_renamed, "qualification", "Northern Awards</a>"),
    (body_renamed, UNIT, "Northern Awards</a>"),
    (body_saved_in_a_shell, ITS_BODY, "Eastern Awards Trust"),
    (date_moved, "qualification", "Last date to register"),
    (date_moved, "/changes/", "Last date to register"),
    (act_recorded_in_a_shell, "qualification", "a list kept elsewhere"),
    (replaced, "qualification", "Level 3 Award in What Follows"),
    (named_as_a_next_step, "qualification", "Level 2 Award Before It"),
    (unpublished, "qualification", "no longer published"),
    (unpublished, ITS_BODY, "None published yet."),
    (listed_elsewhere, "qualification", "Western Awards"),
    (named_as_a_next_step, "routes.json", "Level 2 Award Before It"),
    (named_as_a_next_step, "/routes/", "Level 2 Award Before It"),
]


@pytest.mark.parametrize(
    ("change", "address", "words"), CHANGES, ids=[f"{one.__name__} {url}" for one, url, _ in CHANGES]
)
def test_a_change_is_seen_at_once(
    client: Client, stage: Stage, settings: Any, change: Callable[[Stage], None], address: str, words: str
) -> None:
    url = {"qualification": stage.url, "routes.json": f"{stage.url}routes.json"}.get(address, address)
    settings.CATALOGUE_CACHE = ""
    assert words not in text_of(client, url)
    settings.CATALOGUE_CACHE = "default"
    assert words not in text_of(client, url)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert words not in text_of(client, url)
    assert len(queries) == 1  # it was kept: only the generation was asked for
    change(stage)
    shown = text_of(client, url)
    assert words in shown
    settings.CATALOGUE_CACHE = ""
    assert text_of(client, url) == shown


def test_what_is_called_off_disappears(client: Client, stage: Stage) -> None:
    change = acts.move_date(
        stage.qualification,
        "last_award",
        TODAY + timedelta(days=900),
        acts.Record("a letter", announce_on=TODAY + timedelta(days=1)),
    )
    text_of(client, stage.url)
    acts.call_off(change.group)
    with midnight_passed():
        assert "a letter" not in text_of(client, stage.url)


def test_a_move_is_seen_where_it_leads(client: Client, stage: Stage) -> None:
    suite = making.make_suite(stage.body, slug="kept")
    url = f"/suites/eastern-awards/{suite.slug}/"
    assert stage.qualification.number not in text_of(client, url)
    stage.qualification.move(suite, pos="last-child")
    assert stage.qualification.number in text_of(client, url)


def test_an_introduction_leads_to_the_file_that_a_document_now_has(client: Client, stage: Stage) -> None:
    terms = Document.objects.create(title="Terms", file=ContentFile(b"old", name="terms.txt"))
    link = f'<a linktype="document" id="{terms.pk}">Terms</a>'
    making.publish(stage.body, introduction=f"<p>See our {link} first.</p>")
    assert f'href="{terms.url}"' in text_of(client, ITS_BODY)
    before = generations.current()
    terms.get_file_hash()
    assert generations.current() == before
    terms.file = ContentFile(b"new", name="terms-of-2027.txt")
    terms.save()
    assert "terms-of-2027" in terms.url
    assert f'href="{terms.url}"' in text_of(client, ITS_BODY)
    terms.delete()
    assert "See our Terms first." in text_of(client, ITS_BODY)


def test_another_root_of_the_site_is_another_catalogue(client: Client, stage: Stage) -> None:
    text_of(client, stage.url)
    site = Site.objects.get(is_default_site=True)
    site.root_page = making.make_body("Elsewhere", "elsewhere")
    site.save()
    assert client.get(stage.url).status_code == 404


# The turn of the day -----------------------------------------------------------------------


def midnight_passed() -> Any:
    """Travel to the first moment of tomorrow in London."""
    moment = datetime.combine(london_today() + timedelta(days=1), time.min, LONDON)
    return time_machine.travel(moment.astimezone(UTC), tick=False)


@pytest.fixture(params=["default", ""], ids=["pages are kept", "pages are rendered"])
def keeps(request: pytest.FixtureRequest, settings: Any) -> str:
    """The cache that pages are kept in, or none."""
    settings.CATALOGUE_CACHE = request.param
    return str(request.param)


@pytest.mark.usefixtures("keeps")
def test_a_date_passes_at_midnight(client: Client, stage: Stage) -> None:
    acts.move_date(stage.qualification, "last_registration", TODAY, BODY)
    closed = "No longer available to new learners"
    for url in (stage.url, ITS_BODY):
        assert closed not in text_of(client, url)
    with midnight_passed():
        for url in (stage.url, ITS_BODY):
            assert closed in text_of(client, url)


@pytest.mark.usefixtures("keeps")
def test_an_announcement_is_shown_on_its_day(client: Client, stage: Stage) -> None:
    later = acts.Record("a circular", announce_on=TODAY + timedelta(days=1))
    acts.move_date(stage.qualification, "last_award", TODAY + timedelta(days=900), later)
    assert "A circular" not in text_of(client, stage.url)
    with midnight_passed():
        assert "a circular" in text_of(client, stage.url)


@pytest.mark.usefixtures("keeps")
@pytest.mark.parametrize("address", [ITS_BODY, "/qualifications/"], ids=str)
def test_a_version_takes_over_everywhere_without_any_job(client: Client, stage: Stage, address: str) -> None:
    """These pages read entries alone, and nobody has asked for the qualification itself today."""
    title = "Coming Things"
    making.revise(
        stage.qualification, title=f"Level 3 Award in {title}", effective_from=TODAY + timedelta(days=1)
    )
    assert title not in text_of(client, address)
    with midnight_passed():
        assert title in text_of(client, address)


@pytest.mark.parametrize(
    ("moment", "seconds"),
    [
        (datetime(2026, 1, 5, 12, tzinfo=UTC), 60),
        (datetime(2026, 1, 5, 23, 59, 30, tzinfo=UTC), 30),
        (datetime(2026, 7, 5, 22, 59, 50, tzinfo=UTC), 10),  # British Summer Time: midnight is 23:00 UTC
    ],
    ids=str,
)
def test_nothing_is_given_out_past_midnight_in_london(moment: datetime, seconds: int) -> None:
    assert pages.max_age(moment) == seconds


# What an answer says about itself ----------------------------------------------------------


def test_a_page_that_has_not_changed_is_not_sent_again(client: Client, stage: Stage) -> None:
    first = client.get(stage.url)
    again = client.get(stage.url, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    making.make_unit(stage.body, "EA-9")  # another generation, the same page
    assert client.get(stage.url, headers={"if-none-match": first["ETag"]}).status_code == 304
    new_version(stage)
    assert client.get(stage.url, headers={"if-none-match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize(
    ("accepts", "packed"),
    [("gzip, br", True), ("br;q=1, gzip; q=0.5", True), ("*", True), ("br", False), ("gzip;q=0", False)],
)
def test_a_page_is_packed_for_those_who_take_it_so(
    client: Client, stage: Stage, accepts: str, packed: bool
) -> None:
    plain = client.get(stage.url)
    response = client.get(stage.url, headers={"accept-encoding": accepts})
    assert response.has_header("Content-Encoding") == packed
    content = gzip.decompress(response.content) if packed else response.content
    assert content == plain.content
    assert response["ETag"] == plain["ETag"]
    assert response["Vary"] == "Accept-Encoding"


def test_a_version_as_data_never_changes(client: Client, stage: Stage) -> None:
    url = f"{stage.url.rstrip('/')}/v/1.json"
    response = client.get(url)
    version = SpecificationVersion.objects.get(subject=stage.qualification.translation_key)
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["ETag"] == f'"{version.hash}"'
    assert client.get(url, headers={"if-none-match": response["ETag"]}).status_code == 304


def test_a_page_for_everybody_is_short_lived(client: Client, stage: Stage) -> None:
    response = client.get(stage.url)
    assert response["Cache-Control"].startswith("public, max-age=")
    assert not response.cookies


def test_that_nothing_is_here_is_not_held_for_long(client: Client, stage: Stage) -> None:
    for url in (
        "/qualifications/nothing/",
        "/units/?q=x",
        "/units/no/thing/?from=a-letter",
        "/compare/?a=none",
    ):
        response = client.get(url)
        assert response["Cache-Control"].startswith("public, max-age="), url
    assert "Cache-Control" not in client.get("/nothing-of-ours/")


def test_routes_are_for_everybody_too(client: Client, stage: Stage) -> None:
    for url in ("/routes/", f"/routes/?from={stage.qualification.number}", f"{stage.url}routes.json"):
        response = client.get(url)
        assert response["Cache-Control"].startswith("public, max-age="), url
        assert client.get(url, headers={"if-none-match": response["ETag"]}).status_code == 304, url


def test_a_request_with_a_parameter_of_the_page_is_rendered(client: Client, stage: Stage) -> None:
    text_of(client, stage.url)
    assert "xyzzy" in text_of(client, f"{stage.url}?registered=xyzzy")
    assert "xyzzy" not in text_of(client, stage.url)


def test_a_parameter_that_nobody_knows_makes_no_other_page(client: Client, stage: Stage) -> None:
    url = f"{stage.url}?from=a-newsletter"
    text_of(client, stage.url)
    with CaptureQueriesContext(connection) as queries:
        text_of(client, url)
    assert len(queries) == 1, [one["sql"] for one in queries]


def test_another_release_renders_anew(client: Client, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    text_of(client, stage.url)
    monkeypatch.setattr(pages, "release", lambda: "the next one")
    with CaptureQueriesContext(connection) as queries:
        text_of(client, stage.url)
    assert len(queries) > 1


def test_an_editor_who_is_logged_in_is_given_what_everybody_is(client: Client, stage: Stage) -> None:
    client.force_login(User.objects.create_superuser("editor"))
    own = client.get(stage.url)
    assert own.content == Client().get(stage.url).content
    assert "Cookie" not in own.headers.get("Vary", "")


# What is never kept ------------------------------------------------------------------------


def read_session(request: Any) -> HttpResponse:
    request.session.get("nothing")
    return HttpResponse("yours")


def set_cookie(request: Any) -> HttpResponse:
    response = HttpResponse("yours")
    response.set_cookie("mine", "1")
    return response


def form_with_a_secret(request: Any) -> HttpResponse:
    return HttpResponse('<input name="csrfmiddlewaretoken" value="1">')


def not_found(request: Any) -> HttpResponse:
    return HttpResponse("nothing", status=404)


@pytest.mark.parametrize("view", [read_session, set_cookie, form_with_a_secret, not_found])
def test_what_is_personal_or_no_page_is_never_kept(
    stage: Stage, client: Client, view: Callable[[Any], HttpResponse]
) -> None:
    calls = []

    def counted(request: Any) -> HttpResponse:
        calls.append(request)
        return view(request)

    for _ in range(2):
        request = RequestFactory().get("/somewhere/")
        request.session = client.session  # type: ignore[attr-defined]
        response = remembered()(counted)(request)
        assert not response.has_header("ETag")
    assert len(calls) == 2


def test_a_preview_is_never_kept(stage: Stage) -> None:
    request = RequestFactory().get("/somewhere/")
    request.is_preview = True  # type: ignore[attr-defined]
    assert not remembered()(lambda request: HttpResponse("a draft"))(request).has_header("ETag")


# The middleware ----------------------------------------------------------------------------


def test_the_middleware_gives_out_the_same_with_every_header(client: Client, stage: Stage) -> None:
    first = client.get(stage.url)
    again = client.get(stage.url)  # from the middleware: the views are not asked
    assert again.content == first.content
    assert again.headers == first.headers
    assert "Content-Security-Policy" in again.headers
    assert again["X-Frame-Options"] == "DENY"


def test_without_the_middleware_pages_are_kept_all_the_same(
    client: Client, stage: Stage, settings: Any
) -> None:
    name = "catalogue.caching.middleware.KeptPagesMiddleware"
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if one != name]
    text_of(client, stage.url)
    url = stage.url
    with CaptureQueriesContext(connection) as queries:
        text_of(client, url)
    assert len(queries) == 1


@pytest.mark.parametrize("header", [("Vary", "Cookie"), ("Content-Security-Policy", "script-src 'nonce-1'")])
def test_an_answer_that_is_one_visitors_own_is_not_kept_whole(header: tuple[str, str]) -> None:
    response = HttpResponse("a page", headers=dict([header]))
    response._catalogue_kept = ("of-its-own", ('W/"1"', b"", {}))  # type: ignore[attr-defined]
    pages.keep_whole(response)
    assert caches["default"].get("of-its-own" + pages.WHOLE) is None


def test_the_admin_is_not_asked_about(client: Client, stage: Stage) -> None:
    client.get("/admin/login/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/admin/login/")
    assert not [one for one in queries if "cataloguestate" in one["sql"]]
