"""A site on which nothing was ever published."""

from __future__ import annotations

from django.test import Client


def test_the_change_log_of_an_empty_site_says_so(client: Client, db: None) -> None:
    assert "Nothing has changed yet." in client.get("/changes/").content.decode()
