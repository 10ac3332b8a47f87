"""What every answer of the ready site carries."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from wagtail.views import serve

pytestmark = pytest.mark.django_db


def policy(response) -> dict[str, str]:
    """The content security policy of an answer, as directive and sources."""
    parts = response.headers["Content-Security-Policy"].split("; ")
    return dict(part.split(" ", 1) for part in parts)


def test_home_page_is_there_after_migrating(client: Client) -> None:
    response = client.get("/")
    assert response.status_code == 200
    assert "<h1>" in response.content.decode()


def test_public_pages_allow_only_our_own_files(client: Client) -> None:
    found = policy(client.get("/"))
    assert found["default-src"] == "'self'"
    assert "script-src" not in found
    assert "style-src" not in found
    assert not any("unsafe" in sources or "*" in sources or "http" in sources for sources in found.values())


def test_the_admin_widens_only_what_wagtail_needs_and_no_script_is_free(client: Client) -> None:
    public, admin = policy(client.get("/")), policy(client.get("/admin/login/"))
    assert {name for name in admin if admin[name] != public.get(name)} == {
        "frame-ancestors",
        "img-src",
        "script-src",
        "style-src",
    }
    assert "unsafe" not in admin["script-src"]


def test_not_found_keeps_the_site_around_it(client: Client) -> None:
    response = client.get("/no-such-page/")
    assert response.status_code == 404
    assert response.templates[0].name == "404.html"
    assert "Content-Security-Policy" in response.headers


def broken(*_args: object, **_keywords: object) -> None:
    raise RuntimeError("broken on purpose")


def test_a_fault_of_ours_has_a_page(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("home.models.HomePage.serve", broken)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "<h1>Sorry, something went wrong</h1>" in response.content.decode()
    assert "broken on purpose" not in response.content.decode()


def test_a_fault_in_the_fault_page_still_answers(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the static files are collected, no template that names one can be rendered."""
    monkeypatch.setattr("home.models.HomePage.serve", broken)
    monkeypatch.setattr("django.views.defaults.server_error", broken)
    client.raise_request_exception = False
    response = client.get("/")
    assert (response.status_code, response.headers["Content-Type"]) == (500, "text/plain; charset=utf-8")
    assert response.content.decode().startswith("Sorry, something went wrong.")


def test_no_answer_sets_a_cookie_on_a_visitor(client: Client) -> None:
    assert client.get("/").cookies == {}


def test_visitors_open_no_transaction() -> None:
    """On SQLite a transaction per request would make each visitor wait for the writer."""
    assert settings.DATABASES["default"]["ATOMIC_REQUESTS"] is True
    assert serve._non_atomic_requests == {"default"}
