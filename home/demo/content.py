"""The five documents, loaded once into an empty site."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.core.management import call_command, get_commands
from django.db import transaction
from wagtail.models import Page, Site

from home.demo import equivalents

LOADER = "load_specifications"


def is_empty() -> bool:
    """Whether nobody has put a page below the first page of the site yet."""
    return not Page.objects.filter(depth__gt=2).exists()


def load(folder: Path) -> None:
    """Load every interchange file in ``folder``; all of them, or none when one is at fault.

    Raises CommandError, in the loader's own words, for a fault in a file.
    """
    with transaction.atomic():
        call_command(LOADER, os.path.relpath(folder))
        equivalents.declare()


def can_load(folder: Path) -> bool:
    """Whether there are interchange files in ``folder`` and a command that reads them."""
    return LOADER in get_commands() and any(folder.glob("*.json"))


def serve_at(address: str) -> None:
    """Tell Wagtail that the default site is at ``address``, unless somebody gave it a name of its own."""
    parts = urlsplit(address)
    hostname, port = parts.hostname or "localhost", parts.port or 80
    site = Site.objects.filter(is_default_site=True, hostname__in={"localhost", "127.0.0.1"}).first()
    if site and (site.hostname, site.port) != (hostname, port):
        site.hostname, site.port = hostname, port
        site.save()
