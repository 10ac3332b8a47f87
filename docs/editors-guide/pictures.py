"""Take the pictures of the guide for editors from a demo site of their own: ``make guide``.

Names on the command line choose some of them.

A demo is made in a scratch database, one draft is changed and submitted, and Chromium looks at the screens
that the guide speaks of. Pictures are saved with few colours, so that they stay small.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SIZE = {"width": 1280, "height": 800}
COLOURS = 48
PATIENCE = 60  # seconds until the demo site answers
SETTLED = 1500  # milliseconds until nothing moves any more
TITLE = "Demonstration: Level 2 Award in Keeping and Sharing Records"


def main() -> None:
    """Make the site, change a draft, take the pictures."""
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    with tempfile.TemporaryDirectory() as scratch:
        prepare(Path(scratch))
        import django

        django.setup()
        with served() as address:
            take(address, story())


def prepare(scratch: Path) -> None:
    """Point the settings at a scratch database, or at ``DATABASE_URL``, and make the demo there."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    os.environ["SITE_URL"] = f"http://127.0.0.1:{port}"
    os.environ["PORT"] = str(port)
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # a draft changes between two pictures
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.demo"
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{scratch / 'demo.sqlite3'}")
    manage = [sys.executable, str(ROOT / "manage.py")]
    subprocess.run([*manage, "demo"], check=True, stdout=subprocess.DEVNULL, cwd=ROOT)  # noqa: S603


@contextmanager
def served() -> Iterator[str]:
    """Serve the demo inside the block; yields its address."""
    port = os.environ["PORT"]
    command = [sys.executable, str(ROOT / "manage.py"), "runserver", "--noreload", f"127.0.0.1:{port}"]
    site = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        wait_for(int(port))
        yield f"http://127.0.0.1:{port}"
    finally:
        site.terminate()
        site.wait(10)


def wait_for(port: int) -> None:
    """Return once somebody answers at ``port``; raise ``TimeoutError`` if nobody does."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise TimeoutError(f"The demo site does not answer at port {port}.")


def story() -> Iterator[tuple[str, str, str, str]]:
    """Yield each picture: its name, whose session, the path, what to press; a draft changes on the way."""
    from django.urls import reverse

    from catalogue.models import QualificationPage

    page = QualificationPage.objects.filter(title__startswith="Demonstration").order_by("pk").last()
    assert page is not None, "The demo tells no story."  # noqa: S101
    editor, reviewer, publisher = (session_of(f"demonstration-{role}") for role in ROLES)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    yield "first-page", publisher, reverse("wagtailadmin_home"), ""
    yield "editor", editor, edit, ""
    yield "checks", editor, reverse("catalogue_admin:checks", args=[page.pk]), ""
    change_and_submit(page, "demonstration-editor")
    yield "changes", editor, reverse("catalogue_admin:draft_changes", args=[page.pk]), ""
    yield "review", reviewer, reverse("catalogue_admin:review", args=[page.pk]), ""
    yield "dates", publisher, reverse("catalogue_admin:facts", args=[page.pk]), ""
    yield "withdraw", publisher, reverse("catalogue_admin:withdraw", args=[page.pk]), ""
    yield "listing", publisher, reverse("catalogue_admin:qualifications"), ""


ROLES = ("editor", "reviewer", "publisher")


def change_and_submit(page: Any, username: str) -> None:
    """Write the next version of ``page`` as ``username``, and submit it for review."""
    from django.contrib.auth import get_user_model

    user = get_user_model().objects.get(username=username)
    draft = page.get_latest_revision_as_object()
    draft.title = f"{TITLE} Safely"
    draft.change_class, draft.change_summary = "minor", "The title says that records are shared safely."
    draft.save_revision(user=user, log_action=True)
    page.refresh_from_db()
    page.get_workflow().start(page, user)


def session_of(username: str) -> str:
    """Return the key of a session in which ``username`` is signed in."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
    from django.contrib.sessions.backends.db import SessionStore

    user = get_user_model().objects.get(username=username)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def take(address: str, steps: Iterator[tuple[str, str, str, str]]) -> None:
    """Look at each step in Chromium and save what is seen."""
    from playwright.sync_api import sync_playwright

    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for name, session, path, press in steps:
            if sys.argv[1:] and name not in sys.argv[1:]:
                continue
            context = browser.new_context(viewport=SIZE, reduced_motion="reduce", color_scheme="light")
            context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
            page = context.new_page()
            page.goto(address + path, wait_until="networkidle")
            page.wait_for_timeout(SETTLED)
            if press and page.locator(press).count():
                page.locator(press).first.click()
                page.wait_for_timeout(SETTLED)
            save(page.screenshot(), name)
            context.close()
        browser.close()


def save(picture: bytes, name: str) -> None:
    """Write the picture with a palette of few colours."""
    from PIL import Image

    image = Image.open(BytesIO(picture)).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(HERE / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
