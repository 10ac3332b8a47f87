"""The test suite: quick, and deaf to whatever plugins a developer has installed."""

import os
import tempfile
from pathlib import Path

from config.plugins import plugin_modules
from config.settings.base import *

_installed = set(plugin_modules())
INSTALLED_APPS = [app for app in INSTALLED_APPS if app not in _installed]

SECRET_KEY = "for tests only"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SCRATCH = Path(tempfile.gettempdir()) / "wagtail-qualifications-tests"
SCRATCH.mkdir(exist_ok=True)
MEDIA_ROOT = SCRATCH / "media"

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file and not memory: a browser's requests come side by side, each on a connection of its own.
    # Named after the process, so that several runs on one machine never meet.
    DATABASES["default"]["TEST"] = {"NAME": str(SCRATCH / f"{os.getpid()}.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"

# A connection kept open would keep PostgreSQL from dropping the test database.
DATABASES["default"]["CONN_MAX_AGE"] = 0

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CATALOGUE_CACHE = ""  # tests count the queries of a page rendered; those of caching keep pages
WHITENOISE_AUTOREFRESH = True  # serve static files without collecting them first
