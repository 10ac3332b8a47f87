"""The first page is kept like the catalogue's pages, and as little beyond what it shows."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from catalogue import generations
from home.models import HomePage


@pytest.fixture
def page(db: None, settings: Any) -> HomePage:
    settings.CATALOGUE_CACHE = "default"
    generations.advance()
    return HomePage.objects.get()


def test_it_is_short_lived_and_not_sent_twice(client: Client, page: HomePage) -> None:
    response = client.get("/")
    assert response["Cache-Control"].startswith("public, max-age=")
    assert client.get("/", headers={"if-none-match": response["ETag"]}).status_code == 304


def test_what_it_says_is_seen_at_once(client: Client, page: HomePage) -> None:
    assert "Begin here" not in client.get("/").content.decode()
    draft = page.get_latest_revision_as_object()
    draft.introduction = "<p>Begin here.</p>"
    revision = draft.save_revision()
    assert "Begin here" not in client.get("/").content.decode()
    revision.publish()
    assert "Begin here" in client.get("/").content.decode()
    page.refresh_from_db()
    page.introduction = "<p>Start here.</p>"
    page.save()
    assert "Start here" in client.get("/").content.decode()


def test_what_is_for_some_is_not_for_everybody(client: Client, page: HomePage) -> None:
    client.get("/")
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="open sesame")
    assert "Cache-Control" in client.get("/")
    session = client.session
    session["passed_page_view_restrictions"] = [PageViewRestriction.objects.get().pk]
    session.save()
    response = client.get("/")
    assert "Find a qualification" in response.content.decode()
    assert "public" not in response.get("Cache-Control", "")


def test_a_preview_is_not_kept(page: HomePage) -> None:
    page.introduction = "<p>Only a draft.</p>"
    shown = page.make_preview_request()
    assert "Only a draft" in shown.content.decode()
    assert "Only a draft" not in Client().get("/").content.decode()
    assert "public" not in shown.get("Cache-Control", "")
