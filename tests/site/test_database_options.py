"""How the settings set up SQLite and PostgreSQL."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import json, django
from django.conf import settings
django.setup()
database = settings.DATABASES["default"]
print(json.dumps({
    "engine": database["ENGINE"], "atomic": database["ATOMIC_REQUESTS"], "age": database["CONN_MAX_AGE"],
    "cache": settings.CACHES["default"]["BACKEND"],
    "postgres": "django.contrib.postgres" in settings.INSTALLED_APPS,
    "replicas": [one["HOST"] for name, one in settings.DATABASES.items() if name != "default"],
    "tasks": settings.TASKS["default"]["BACKEND"] if hasattr(settings, "TASKS") else "immediate",
}))
"""


def settings_with(repository: Path, **environment: str) -> dict[str, object]:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=repository,
        env={
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "PYTHONPATH": f"{repository}:{repository / 'site'}",
            **environment,
        },
        capture_output=True,
        check=True,
        text=True,
        timeout=120,
    )
    result: dict[str, object] = json.loads(run.stdout)
    return result


def test_small_by_default(repository: Path) -> None:
    assert settings_with(repository) == {
        "engine": "django.db.backends.sqlite3",
        "atomic": True,
        "age": 60,
        "cache": "django.core.cache.backends.locmem.LocMemCache",
        "postgres": False,
        "replicas": [],
        "tasks": "immediate",
    }


def test_grown_by_environment(repository: Path) -> None:
    assert settings_with(
        repository,
        DATABASE_URL="postgres://catalogue@127.0.0.1:5432/catalogue",
        READ_REPLICA_URLS="postgres://reader@127.0.0.2/catalogue,postgres://reader@127.0.0.3/catalogue",
        CACHE_URL="redis://127.0.0.1:6379/1",
        TASKS="database",
        CONN_MAX_AGE="0",
    ) == {
        "engine": "django.db.backends.postgresql",
        "atomic": True,
        "age": 0,
        "cache": "django.core.cache.backends.redis.RedisCache",
        "postgres": True,
        "replicas": ["127.0.0.2", "127.0.0.3"],
        "tasks": "django_tasks_db.DatabaseBackend",
    }


def test_sqlite_reads_beside_a_writer(repository: Path, tmp_path: Path) -> None:
    """WAL and IMMEDIATE are really on: a reader sees the old state while a writer holds its transaction."""
    program = """
import django, threading
django.setup()
from django.db import connection, transaction
with connection.cursor() as cursor:
    cursor.execute("PRAGMA journal_mode")
    print(cursor.fetchone()[0])
    cursor.execute("CREATE TABLE t (n integer)")
def read():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM t")
        print(cursor.fetchone()[0])
    connection.close()
with transaction.atomic():
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO t VALUES (1)")
    reader = threading.Thread(target=read)
    reader.start()
    reader.join(5)
    print(reader.is_alive())
"""
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=repository,
        env={
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "PYTHONPATH": f"{repository}:{repository / 'site'}",
            "DATABASE_URL": f"sqlite:///{tmp_path}/wal.sqlite3",
        },
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )
    assert run.stdout.split() == ["wal", "0", "False"]
