"""Units that agree are suggested; only a declaration makes one stand in for the other."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from catalogue.lifecycle import london_today
from catalogue.models import AwardingBodyPage, EquivalenceRecord, Role
from catalogue.my_units.likeness import alike
from catalogue.people import groups_for
from catalogue.routes.equivalents import of_held
from tests.catalogue import making


@pytest.fixture
def publisher(body: AwardingBodyPage) -> User:
    user = User.objects.create_user("a-publisher", password="an example password")
    user.groups.add(groups_for(body)[Role.PUBLISHER])
    return user


def address() -> str:
    return reverse("catalogue_admin:equivalents")


def test_what_agrees_in_everything_is_suggested_and_nothing_else(
    body: AwardingBodyPage, other_body: AwardingBodyPage
) -> None:
    own = making.make_unit(body, "EA-1", title="Coaching & Mentoring")
    same = making.make_unit(other_body, "WA-1", title="Coaching and mentoring")
    making.make_unit(other_body, "WA-2", title="Coaching and mentoring", level="4")
    making.make_unit(other_body, "WA-3", title="Coaching and mentors")
    (pair,) = alike([own.translation_key], london_today())
    assert (pair.held.subject, pair.declared) == (same.translation_key, False)


def test_a_declaration_is_recorded_with_its_source_and_can_be_taken_back(
    client: Client, publisher: User, body: AwardingBodyPage, other_body: AwardingBodyPage
) -> None:
    own = making.make_unit(body, "EA-1", title="Coaching")
    other = making.make_unit(other_body, "WA-1", title="Coaching")
    client.force_login(publisher)
    pair = f"{own.translation_key}:{other.translation_key}"
    assert "WA-1 Coaching" in client.get(address()).content.decode()
    refused = client.post(address(), {"pair": pair, "source": ""}, follow=True)
    assert "Say who or what says so" in refused.content.decode()
    assert not EquivalenceRecord.objects.exists()
    client.post(address(), {"pair": pair, "source": "The awarding organisation"})
    today = london_today()
    assert of_held([other.translation_key], today) == {own.translation_key: {other.translation_key}}
    assert of_held([own.translation_key], today) == {}
    client.post(address(), {"pair": pair, "source": "The awarding organisation"})
    assert of_held([other.translation_key], today) == {}
    assert EquivalenceRecord.objects.count() == 2


def test_nobody_declares_for_another_body(
    client: Client, publisher: User, body: AwardingBodyPage, other_body: AwardingBodyPage
) -> None:
    own = making.make_unit(body, "EA-1", title="Coaching")
    other = making.make_unit(other_body, "WA-1", title="Coaching")
    client.force_login(publisher)
    client.post(address(), {"pair": f"{other.translation_key}:{own.translation_key}", "source": "Me"})
    assert not EquivalenceRecord.objects.exists()
