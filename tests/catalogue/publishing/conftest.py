"""An administrator and a browser of theirs."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client


@pytest.fixture
def user(db: None) -> User:
    return User.objects.create_superuser("editor", "editor@example.com", "a password")


@pytest.fixture
def client(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
