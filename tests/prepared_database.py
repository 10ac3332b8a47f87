"""A migrated SQLite file, made once and copied for every later run: migrating costs more than most tests.

What it was made from is in its name: the versions in use, and the sources of our migrations and triggers.
Django migrates the copy all the same, and finds nothing to do.
"""

from __future__ import annotations

import fcntl
import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.metadata import distributions
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

ENGINE = "django.db.backends.sqlite3"


def fingerprint() -> str:
    """Return what decides a migrated database: packages by version, and our own migrations and triggers."""
    ours = Path(apps.get_app_config("catalogue").path)
    sources = sorted([*ours.glob("migrations/*.py"), *ours.glob("frozen/*.py")])
    sources += sorted(Path(apps.get_app_config("home").path).glob("migrations/*.py"))
    packages = sorted(f"{one.name} {one.version}" for one in distributions())
    apps_in_use = sorted(config.name for config in apps.get_app_configs())
    digest = hashlib.sha256("\n".join(packages + apps_in_use).encode())
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def copy(source: Path, target: Path) -> None:
    """Copy a database, whole, whatever its journal holds; it appears at ``target`` at once or not at all."""
    unfinished = target.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(unfinished)) as new:
        old.backup(new)
    unfinished.rename(target)


def is_migrated(database: Path) -> bool:
    """Whether Django has recorded migrations in this file."""
    with closing(sqlite3.connect(database)) as connection:
        found = "SELECT count(*) FROM sqlite_master WHERE name = 'django_migrations'"
        return bool(connection.execute(found).fetchone()[0])


class Prepared:
    """The file to copy from, and the one this process tests on."""

    def __init__(self, template: Path, name: Path) -> None:
        self.template = template
        self.name = name
        self.lock = template.with_suffix(".lock").open("w")
        fcntl.flock(self.lock, fcntl.LOCK_EX)
        self.used = template.exists()
        if self.used:
            copy(template, name)
            self.lock.close()

    def keep(self) -> None:
        """Keep what this process has just migrated, for others.

        A run of browser tests alone makes its database later and in another way: there is nothing to keep.
        """
        if not self.used:
            if is_migrated(self.name):
                copy(self.name, self.template)
            self.lock.close()

    def remove(self) -> None:
        """Take the copy away again."""
        for suffix in ("", "-wal", "-shm", "-journal"):
            Path(f"{self.name}{suffix}").unlink(missing_ok=True)


@pytest.fixture(scope="session")
def prepared(django_db_modify_db_settings: None) -> Prepared | None:
    """The prepared file, or nothing on another database."""
    database = settings.DATABASES["default"]
    if database["ENGINE"] != ENGINE:
        return None
    template = settings.SCRATCH / f"migrated-{fingerprint()}.sqlite3"
    return Prepared(template, Path(database["TEST"]["NAME"]))


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest, prepared: Prepared | None) -> bool:
    """Start from the copy, where there is one."""
    return bool(request.config.option.reuse_db or (prepared and prepared.used))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, prepared: Prepared | None) -> Iterator[None]:
    """Keep the first migrated database for the runs that follow."""
    if prepared:
        prepared.keep()
    yield
    if prepared and prepared.used:  # one that was made here, Django takes away
        prepared.remove()
