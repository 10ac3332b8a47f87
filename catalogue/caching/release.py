"""Which release renders pages: a name that changes with code, templates and the settings they read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template import engines
from django.utils.functional import Promise

READ = {".py", ".html", ".txt", ".mo"}
SETTINGS = ("WAGTAIL_SITE_NAME", "LANGUAGE_CODE", "USE_THOUSAND_SEPARATOR", "STATIC_URL", "MEDIA_URL")
"""Settings that public pages read, beside those that begin with ``CATALOGUE_``."""


@cache
def release() -> str:
    """Return the name of what is running: worked out once in a process.

    It covers the files of this package and of every app that is not an installed distribution, the site's
    templates, the names of static files, the versions of all distributions and the settings that pages read.
    """
    found = hashlib.sha256()
    for path in sorted(_files()):
        found.update(str(path).encode())
        found.update(path.read_bytes())
    found.update("\n".join(sorted(_distributions())).encode())
    found.update(json.dumps(_settings(), sort_keys=True, default=repr).encode())
    found.update(str(getattr(staticfiles_storage, "manifest_hash", "")).encode())
    return found.hexdigest()[:16]


def _files() -> Iterator[Path]:
    folders = {Path(app.path) for app in apps.get_app_configs() if _is_own(Path(app.path), app.name)}
    folders |= {Path(folder) for engine in engines.all() for folder in engine.dirs}
    for folder in folders:
        for path in folder.rglob("*"):
            if path.suffix in READ and path.is_file():
                yield path


def _is_own(folder: Path, name: str) -> bool:
    """Whether an app is a part of the site, or this package: what is installed is known by its version."""
    return name == "catalogue" or "site-packages" not in folder.parts


def _distributions() -> Iterator[str]:
    for one in distributions():
        yield f"{one.metadata['Name']} {one.version}"


def _settings() -> dict[str, object]:
    names = [*SETTINGS, *(name for name in dir(settings) if name.startswith("CATALOGUE_"))]
    values = {name: getattr(settings, name, None) for name in names}
    return {name: str(value) if isinstance(value, Promise) else value for name, value in values.items()}
