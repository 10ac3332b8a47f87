"""The wheel in somebody else's site: `wagtail start`, a few lines of settings, one of addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packaging.conftest import Environment, run

SETTINGS = """
INSTALLED_APPS.insert(0, "catalogue.apps.CatalogueConfig")
MIDDLEWARE.append("catalogue.middleware.RefusalMiddleware")
DATABASES["default"]["ATOMIC_REQUESTS"] = True
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
"""

ADDRESSES = """
urlpatterns.insert(0, path("", include("catalogue.urls")))
"""

VISIT = """
from django.test import Client
response = Client().get("/qualifications/603-5847-6/", HTTP_HOST="localhost")
print(response.status_code)
print(response.content.decode())
"""


@pytest.mark.slow
def test_a_new_wagtail_site_shows_a_qualification(environment: Environment, repository: Path) -> None:
    """Started, told of the app as the README says, migrated, loaded, visited."""
    site = environment.folder / "theirs"
    site.mkdir()
    environment.run(environment.python.parent / "wagtail", "start", "mysite", site)
    for file, addition in (("settings/base.py", SETTINGS), ("urls.py", ADDRESSES)):
        with (site / "mysite" / file).open("a", encoding="utf-8") as stream:
            stream.write(addition)

    def manage(*arguments: str | Path) -> str:
        return run(environment.python, "manage.py", *arguments, cwd=site)

    manage("check", "--fail-level", "WARNING")
    manage("makemigrations", "--check", "--dry-run")
    manage("migrate", "--verbosity", "0")
    manage("load_specifications", repository / "fixtures" / "aim-star.json")
    status, _, page = manage("shell", "--no-imports", "-c", VISIT).partition("\n")
    assert status == "200"
    assert "603/5847/6" in page
    assert "Developmental Coaching Conversations" in page
