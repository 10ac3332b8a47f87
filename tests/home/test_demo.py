"""``make demo`` from the settings inwards: the key, the content, the people, the static files, the port."""

from __future__ import annotations

import re
import socket
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from config.demo_key import kept_secret_key
from config.production_checks import refuse_weak_secret_key
from home.demo import content, people, static
from home.management.commands.demo import refuse_taken_port


def test_the_key_is_made_once_and_strong(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret-key"
    key = kept_secret_key(path)
    refuse_weak_secret_key(key)
    assert kept_secret_key(path) == key
    assert path.stat().st_mode & 0o777 == 0o600


def test_an_empty_key_file_is_filled(tmp_path: Path) -> None:
    path = tmp_path / "secret-key"
    path.touch()
    refuse_weak_secret_key(kept_secret_key(path))


@pytest.mark.django_db
def test_a_new_site_is_empty_until_somebody_makes_a_page() -> None:
    assert content.is_empty()
    Page.objects.get(depth=2).add_child(instance=Page(title="A page", slug="a-page"))
    assert not content.is_empty()


def test_nothing_to_load(tmp_path: Path) -> None:
    assert not content.can_load(tmp_path)
    assert not content.can_load(tmp_path / "not-there")


@pytest.mark.django_db
def test_a_site_without_a_name_is_served_where_the_demo_is() -> None:
    content.serve_at("http://127.0.0.1:8123")
    site = Site.objects.get()
    assert (site.hostname, site.port) == ("127.0.0.1", 8123)


@pytest.mark.django_db
def test_a_site_with_a_name_keeps_it() -> None:
    Site.objects.update(hostname="catalogue.example", port=443)
    content.serve_at("http://127.0.0.1:8123")
    assert Site.objects.get().hostname == "catalogue.example"


@pytest.fixture
def group(db: None, monkeypatch: pytest.MonkeyPatch) -> Group:
    """A site with one administrator and one editor."""
    editors = Group.objects.create(name="Example body editors")
    monkeypatch.setattr(
        people,
        "everybody",
        lambda: [people.Person("admin", None), people.Person("example-body-editor", editors)],
    )
    return editors


def passwords(output: str) -> dict[str, str]:
    """The user names and passwords of a printed table."""
    return dict(re.findall(r"^  (\S+) +(\S{16})$", output, flags=re.MULTILINE))


def test_people_are_created_once_with_the_passwords_printed(group: Group) -> None:
    out = StringIO()
    call_command("demo_people", stdout=out)
    printed = passwords(out.getvalue())
    assert list(printed) == ["admin", "example-body-editor"]
    administrator = authenticate(username="admin", password=printed["admin"])
    editor = authenticate(username="example-body-editor", password=printed["example-body-editor"])
    assert administrator is not None
    assert editor is not None
    assert administrator.is_superuser
    assert not editor.is_superuser
    assert list(editor.groups.all()) == [group]

    again = StringIO()
    call_command("demo_people", stdout=again)
    assert again.getvalue() == "Everybody is there already; --reset gives them new passwords.\n"
    assert authenticate(username="admin", password=printed["admin"]) == administrator


@pytest.mark.usefixtures("group")
def test_a_reset_changes_passwords_and_nothing_else() -> None:
    first, second = StringIO(), StringIO()
    call_command("demo_people", stdout=first)
    User = get_user_model()
    User.objects.filter(username="example-body-editor").update(first_name="Somebody")
    call_command("demo_people", "--reset", stdout=second)
    old, new = passwords(first.getvalue()), passwords(second.getvalue())
    assert old.keys() == new.keys()
    assert not set(old.values()) & set(new.values())
    assert authenticate(username="admin", password=old["admin"]) is None
    assert authenticate(username="admin", password=new["admin"]) is not None
    assert User.objects.get(username="example-body-editor").first_name == "Somebody"


def test_static_files_are_collected_when_they_changed(tmp_path: Path, settings, monkeypatch) -> None:
    settings.STATIC_ROOT = tmp_path / "collected"
    collected = []
    monkeypatch.setattr(static, "call_command", lambda name, **_: collected.append(name))
    monkeypatch.setattr(static, "fingerprint", lambda: "one")
    assert static.collect() is True
    assert static.collect() is False
    monkeypatch.setattr(static, "fingerprint", lambda: "two")
    assert static.collect() is True
    assert collected == ["collectstatic", "collectstatic"]


def test_the_fingerprint_sees_a_changed_file(tmp_path: Path, settings) -> None:
    settings.STATICFILES_DIRS = [tmp_path]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    from django.contrib.staticfiles.finders import get_finder

    get_finder.cache_clear()
    try:
        (tmp_path / "a.css").write_text("a {}")
        before = static.fingerprint()
        assert static.fingerprint() == before
        (tmp_path / "a.css").write_text("a { color: red }")
        assert static.fingerprint() != before
    finally:
        get_finder.cache_clear()


def test_a_taken_port_is_said_in_a_sentence() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CommandError, match=rf"^Port {port} cannot be used \(.+\): choose another one"):
            refuse_taken_port(f"http://127.0.0.1:{port}")


@pytest.mark.parametrize("port", ["eight", "0", "65536", "-1", ""])
def test_a_port_that_is_no_port(port: str) -> None:
    with pytest.raises(CommandError, match="PORT must be a number from 1 to 65535"):
        refuse_taken_port(f"http://127.0.0.1:{port}")
