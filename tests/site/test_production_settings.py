"""Production refuses to start half configured, and says in a sentence what is missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.production_checks import refuse_open_hosts, refuse_plain_http, refuse_weak_secret_key

STRONG = "k7Qw-9vXz_2Lr4Tn8Yb1Mc6Pd3Hs5Jf0Gu-Ae7Wi_Ox2Kq9Zl4Bn"


def manage(repository: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py on production settings with this environment and nothing else."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=repository,
        env={"DJANGO_SETTINGS_MODULE": "config.settings.production", "PATH": "", **environment},
        capture_output=True,
        check=False,
        text=True,
        timeout=120,
    )


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({}, "SECRET_KEY is not set"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is too weak"),
        ({"SECRET_KEY": STRONG}, "ALLOWED_HOSTS is not set"),
        ({"SECRET_KEY": STRONG, "ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS contains '*'"),
        (
            {"SECRET_KEY": STRONG, "ALLOWED_HOSTS": "catalogue.example", "PLAIN_HTTP": "true"},
            "PLAIN_HTTP is only for a site on this machine, but ALLOWED_HOSTS names catalogue.example",
        ),
    ],
)
def test_refuses_to_start(repository: Path, environment: dict[str, str], sentence: str) -> None:
    run = manage(repository, "check", **environment)
    assert run.returncode != 0
    assert f"django.core.exceptions.ImproperlyConfigured: {sentence}" in run.stderr.splitlines()[-1]


def test_deploy_check_is_clean(repository: Path, tmp_path: Path) -> None:
    run = manage(
        repository,
        "check",
        "--deploy",
        "--fail-level=INFO",
        SECRET_KEY=STRONG,
        ALLOWED_HOSTS="catalogue.example",
        DATABASE_URL=f"sqlite:///{tmp_path}/deploy.sqlite3",
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert "no issues (0 silenced)" in run.stdout


@pytest.mark.parametrize(
    "key",
    ["", "x" * 49, "ab" * 40, "django-insecure-" + STRONG],
    ids=["none", "short", "two characters", "django's own"],
)
def test_weak_keys(key: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY"):
        refuse_weak_secret_key(key)


def test_a_strong_key_passes() -> None:
    refuse_weak_secret_key(STRONG)


@pytest.mark.parametrize("hosts", [[], [""], [" "], ["*"], ["catalogue.example", "*"], ["."]])
def test_open_hosts(hosts: list[str]) -> None:
    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOSTS"):
        refuse_open_hosts(hosts)


@pytest.mark.parametrize("hosts", [["catalogue.example"], [".catalogue.example", "127.0.0.1"]])
def test_named_hosts_pass(hosts: list[str]) -> None:
    refuse_open_hosts(hosts)


def test_plain_http_on_the_loopback_address_passes() -> None:
    refuse_plain_http(["127.0.0.1", "localhost", "[::1]"], plain_http=True)
    refuse_plain_http(["catalogue.example"], plain_http=False)
