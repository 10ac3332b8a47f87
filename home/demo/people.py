"""The demo's people: one administrator, and an editor, a reviewer and a publisher per awarding body."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

ADMINISTRATOR = "admin"
PASSWORD_BYTES = 12  # 16 characters of letters, digits, - and _


@dataclass(frozen=True)
class Person:
    """Somebody who can sign in, and the group that says what they may do (none: everything)."""

    username: str
    group: Group | None


@dataclass(frozen=True)
class Credentials:
    """A user name and the password it was just given."""

    username: str
    password: str


def everybody() -> Iterator[Person]:
    """The people a demo has, by the awarding bodies that are there now."""
    from catalogue.models import AwardingBodyPage
    from catalogue.people import groups_for

    yield Person(ADMINISTRATOR, None)
    for body in AwardingBodyPage.objects.order_by("slug"):
        for role, group in groups_for(body).items():
            yield Person(f"{body.slug}-{role}", group)


@transaction.atomic
def give_passwords(*, reset: bool = False) -> list[Credentials]:
    """Create the people who are missing, each with a random password; with ``reset``, new ones for all.

    Returns the passwords that were set: they are stored only as hashes, so this is the one chance to
    print them. Whoever is there already keeps password, groups and rights, but for what ``reset`` asks.
    """
    User = get_user_model()
    given = []
    for person in everybody():
        user = User.objects.filter(**{User.USERNAME_FIELD: person.username}).first()
        if user and not reset:
            continue
        password = secrets.token_urlsafe(PASSWORD_BYTES)
        if user:
            user.set_password(password)
            user.save()
        elif person.group is None:
            User.objects.create_superuser(person.username, password=password)
        else:
            User.objects.create_user(person.username, password=password).groups.add(person.group)
        given.append(Credentials(person.username, password))
    return given
