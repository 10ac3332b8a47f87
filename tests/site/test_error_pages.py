"""The pages for what is missing, forbidden or broken: they stand without help and say what to do."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.views.defaults import permission_denied, server_error

from tests.catalogue.views.markup import assert_sound, parse


def test_server_error_needs_neither_context_nor_database() -> None:
    """Django hands it no context; a query here would fail, for this test has no database."""
    response = server_error(RequestFactory().get("/"))
    page = parse(response.content.decode())
    assert response.status_code == 500
    assert page.one("html").attributes["lang"] == "en-gb"
    assert page.one("h1").text == page.one("title").text == "Sorry, something went wrong"
    assert page.one("main").all("a")


@pytest.mark.django_db
def test_forbidden() -> None:
    response = permission_denied(RequestFactory().get("/"), PermissionError("no"))
    assert response.status_code == 403
    page = parse(response.content.decode())
    assert_sound(page)
    assert page.one("h1").text == "You may not see this page"


def test_not_found_offers_the_search() -> None:
    page = parse(render_to_string("404.html"))
    assert_sound(page)
    assert page.one("main").one("form").attributes["action"] == "/qualifications/"
