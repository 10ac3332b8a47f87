"""What a public site must be told before it may start. Each refusal is one sentence that says what to do."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured

# Django's own deploy check asks for the same: 50 characters, 5 of them different.
SHORTEST_KEY = 50
FEWEST_CHARACTERS = 5
LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}


def refuse_weak_secret_key(key: str) -> None:
    """Raise ImproperlyConfigured unless ``key`` is long, varied and not a placeholder."""
    if not key:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set: set it to a long random value that nobody else knows "
            "(`python -c 'import secrets; print(secrets.token_urlsafe(50))'` makes one)."
        )
    if len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_CHARACTERS or key.startswith("django-insecure-"):
        raise ImproperlyConfigured(
            f"SECRET_KEY is too weak: it needs at least {SHORTEST_KEY} random characters "
            "and must not be one that Django wrote into a new project."
        )


def refuse_open_hosts(hosts: Sequence[str]) -> None:
    """Raise ImproperlyConfigured unless ``hosts`` names the addresses the site answers to."""
    if not [host for host in hosts if host.strip()]:
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS is not set: name the host names this site answers to, separated by commas."
        )
    for host in hosts:
        if host.strip() in {"*", "."}:
            raise ImproperlyConfigured(
                f"ALLOWED_HOSTS contains {host.strip()!r}, which lets anybody choose the site's name: "
                "name the host names instead, separated by commas."
            )


def refuse_plain_http(hosts: Sequence[str], *, plain_http: bool) -> None:
    """Raise ImproperlyConfigured if ``plain_http`` is asked for by a site that others can reach."""
    reachable = sorted(set(hosts) - LOOPBACK)
    if plain_http and reachable:
        raise ImproperlyConfigured(
            "PLAIN_HTTP is only for a site on this machine, but ALLOWED_HOSTS names "
            f"{', '.join(reachable)}: leave PLAIN_HTTP unset and serve over https."
        )
