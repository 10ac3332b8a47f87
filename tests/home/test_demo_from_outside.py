"""``make demo`` as a newcomer has it: prepared, served, stopped, and prepared again."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

EIGHT = [
    "603-5847-6",
    "600-5791-9",
    "600-5781-6",
    "600-5851-1",
    "600-5932-1",
    "600-5931-X",
    "600-5999-0",
    "ilm-level-3-certificate-for-professional-workplace-coaches",
]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Demo:
    """A demo site whose database, uploads and static files lie in a folder of the test's."""

    def __init__(self, repository: Path, folder: Path) -> None:
        self.repository = repository
        self.port = free_port()
        kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
        self.environment = {
            **kept,
            "DJANGO_SETTINGS_MODULE": "config.settings.demo",
            "SECRET_KEY": "for this test only, and long enough to pass for a real one",
            "DATABASE_URL": f"sqlite:///{folder}/demo.sqlite3",
            "MEDIA_ROOT": f"{folder}/media",
            "STATIC_ROOT": f"{folder}/static",
            "PORT": str(self.port),
        }

    def prepare(self) -> tuple[str, float]:
        """Run ``manage.py demo``; what it printed, and how many seconds it took."""
        began = time.monotonic()
        run = subprocess.run(
            [sys.executable, "manage.py", "demo"],
            cwd=self.repository,
            env=self.environment,
            capture_output=True,
            check=False,
            text=True,
            timeout=300,
        )
        assert run.returncode == 0, run.stdout + run.stderr
        return run.stdout, time.monotonic() - began

    @contextmanager
    def served(self) -> Iterator[None]:
        """Serve the site by gunicorn while the block runs."""
        with subprocess.Popen(
            [sys.executable, "-m", "gunicorn"], cwd=self.repository, env=self.environment
        ) as server:
            try:
                self._wait(server)
                yield
            finally:
                server.terminate()
                server.wait(30)

    def _wait(self, server: subprocess.Popen[bytes]) -> None:
        for _ in range(150):
            assert server.poll() is None, "gunicorn gave up"
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.2)
        pytest.fail("gunicorn did not listen within 30 seconds")

    def get(self, address: str, **headers: str) -> tuple[dict[str, str], bytes]:
        """The headers (names in lower case) and body of a page that must be there."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{address}", headers=headers)
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
            assert answer.status == 200
            return {name.lower(): value for name, value in answer.headers.items()}, answer.read()


def test_demo(repository: Path, tmp_path: Path) -> None:
    demo = Demo(repository, tmp_path)
    printed, _ = demo.prepare()
    passwords = dict(re.findall(r"^  (\S+) +(\S{16})$", printed, flags=re.MULTILINE))
    assert list(passwords) == ["admin"] + [
        f"{body}-{role}"
        for body in ("aim", "demonstration", "ilm")
        for role in ("editor", "reviewer", "publisher")
    ]
    assert f"http://127.0.0.1:{demo.port}/" in printed

    with demo.served():
        demo.get("/")
        for slug in EIGHT:
            demo.get(f"/qualifications/{slug}/")
            demo.get(f"/qualifications/{slug}/v/1/")
            assert json.loads(demo.get(f"/qualifications/{slug}.json")[1])
        _, page = demo.get("/qualifications/603-5847-6/")
        [sheet, *_] = re.findall(r'href="(/static/\S+\.css)"', page.decode())
        headers, _ = demo.get(sheet, **{"Accept-Encoding": "br"})
        assert headers["content-encoding"] == "br"
        assert "immutable" in headers["cache-control"]

    again, seconds = demo.prepare()
    assert "The passwords are the ones printed before" in again
    assert not re.search(r"created|Loading|Preparing|Collected", again)
    assert seconds < 15
