"""People of an awarding body, signed in to the admin."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from catalogue import people
from catalogue.models import AwardingBodyPage


def sign_in(body: AwardingBodyPage, role: str) -> Client:
    """Return a client signed in as somebody of ``body`` in this role."""
    user = get_user_model().objects.create_user(f"{body.slug}-{role}")
    user.groups.add(people.groups_for(body)[role])
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def publisher(body: AwardingBodyPage) -> Client:
    """A publisher of the body."""
    return sign_in(body, "publisher")


@pytest.fixture
def editor(body: AwardingBodyPage) -> Client:
    """An editor of the body, who publishes nothing."""
    return sign_in(body, "editor")


@pytest.fixture
def stranger(other_body: AwardingBodyPage) -> Client:
    """A publisher of another body."""
    return sign_in(other_body, "publisher")
