"""The pages for what is missing, forbidden or broken: they stand without help and say what to do."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.views.defaults import bad_request, permission_denied, server_error

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


def test_bad_request_needs_neither_context_nor_database() -> None:
    response = bad_request(RequestFactory().get("/"), ValueError("no"))
    page = parse(response.content.decode())
    assert response.status_code == 400
    assert page.one("html").attributes["lang"] == "en-gb"
    assert page.one("h1").text == page.one("title").text == "This request could not be read"


@pytest.mark.django_db
def test_a_form_without_its_cookie() -> None:
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "somebody"})
    assert response.status_code == 403
    page = parse(response.content.decode())
    assert_sound(page)
    assert page.one("h1").text == "This form was not accepted"
    assert "load the page again" in page.one("main").text


def test_not_found_offers_the_search() -> None:
    page = parse(render_to_string("404.html"))
    assert_sound(page)
    assert page.one("main").one("form").attributes["action"] == "/qualifications/"
