"""What one awarding body's people can learn of another's drafts: nothing, by any address, not even a number.

Addresses are taken from the resolver, so that a new one is asked as well; one with an argument that no table
knows fails here until somebody has said what to put into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from .addresses import PUBLIC_ARGUMENTS, Address, admin_addresses
from .world import ASKED, SECRET, World, make_world, plant, sign_in, state_of

ROLES = ("editor", "reviewer", "publisher") if connection.vendor == "sqlite" else ("publisher",)
"""Who looks. Roles are told apart in Python: on another database the one who may do most is enough."""
PAGE_ARGUMENTS = ("page_id", "parent_page_id", "page_to_move_id", "page_pk")
HTMX = {"x-requested-with": "XMLHttpRequest"}
POSTED = {
    "comment": "Seen.",
    "approve": "1",
    "name": "Changed",
    "title": "Changed",
    "new_parent_page": "1",
    "action-publish": "1",
    "cascade": "on",
    "locked": "1",
    "next": "/admin/",
}
"""What is posted everywhere: enough for the views that ask for a word or none."""


@pytest.fixture(autouse=True)
def _own_media(settings: Any, tmp_path: Any) -> None:
    """Files of the test stay out of the site's."""
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def world(db: None) -> World:
    """Both bodies."""
    return make_world()


def values(world: World, page: Any, **changed: Any) -> dict[str, Any]:
    """Return what to put into arguments: ``page`` wherever a page is meant, what is theirs elsewhere."""
    pages = dict.fromkeys(PAGE_ARGUMENTS, page.pk)
    return {
        **PUBLIC_ARGUMENTS,
        **world.arguments,
        **pages,
        "destination_id": world.body.pk,
        "object_id": page.pk,
        "wagtailadmin_pages.pk": page.pk,
        "wagtailadmin_api:pages.pk": page.pk,
    } | changed


def named(addresses: list[Address], *, arguments: bool) -> Iterator[Address]:
    return (one for one in addresses if bool(one.arguments) is arguments)


def content(response: HttpResponseBase) -> str:
    """Return what was answered, as text, with the messages it led to."""
    if getattr(response, "streaming", False):
        return b"".join(response.streaming_content).decode("utf-8", "replace")  # type: ignore[attr-defined]
    return response.content.decode("utf-8", "replace")  # type: ignore[attr-defined]


def told(client: Client, path: str, **query: Any) -> str:
    return content(client.get(path, query))


def check(text: str, said_by: str) -> None:
    """Fail where the word stands in ``text``, with what stands around it."""
    place = text.lower().find(SECRET)
    assert place < 0, f"{said_by}: …{text[max(0, place - 200) : place + 200]}…"


def check_messages(client: Client) -> None:
    """Read what the requests before have left to be told."""
    check(told(client, reverse("wagtailadmin_account")), "the messages")


@pytest.mark.parametrize("role", ROLES)
def test_no_list_search_export_or_report_tells_of_them(role: str, world: World) -> None:
    plant(world)
    client = sign_in(world, role)
    ids = [page.pk for page in world.theirs.values()]
    queries: tuple[dict[str, Any], ...] = (
        {"export": "csv"},
        {"q": ASKED, "id": ids, "term": SECRET[:4]}
        | dict.fromkeys(("owner", "user", "edited_by"), world.author.pk),
    )
    for address in named(admin_addresses(), arguments=False):
        for query in queries:
            check(told(client, address.at({}), **query), f"{address.name} {query}")
    check_messages(client)


@pytest.mark.parametrize("role", ROLES)
def test_no_address_of_a_page_or_file_of_theirs_tells_or_does_anything(role: str, world: World) -> None:
    plant(world)
    client = sign_in(world, role)
    before = state_of(world)
    addresses = list(named(admin_addresses(), arguments=True))
    states = world.theirs if role == "publisher" else ("draft", "live")
    for page in (world.theirs[state] for state in states):
        for address in addresses:
            if page is not world.theirs["draft"] and not {*address.arguments} & {*PAGE_ARGUMENTS, "pk"}:
                continue  # one page of theirs is enough where the address names none
            path = address.at(values(world, page))
            check(told(client, path), f"{address.name} of {page}")
            check(content(client.post(path, POSTED, headers=HTMX)), f"a post to {address.name} of {page}")
        check_messages(client)
        assert state_of(world) == before, f"a post about {page} changed something"


def test_one_s_own_page_is_no_way_to_what_is_theirs(world: World) -> None:
    plant(world)
    client = sign_in(world, "publisher")
    before = state_of(world)
    mixed = {"destination_id": world.theirs["suite"].pk}
    for address in named(admin_addresses(), arguments=True):
        path = address.at(values(world, world.own, **mixed))
        check(told(client, path), address.name)
        if address.name.rpartition(":")[2] in ("move_confirm", "workflow_action", "call_off", "undo"):
            client.post(path, POSTED)
            assert state_of(world) == before, address.name
    check_messages(client)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", ["delete", "move", "publish", "unpublish"])
def test_a_bulk_action_neither_names_nor_touches_them(role: str, action: str, world: World) -> None:
    plant(world)
    client = sign_in(world, role)
    before = state_of(world)
    path = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    ids = [page.pk for page in world.theirs.values()]
    queries: tuple[dict[str, Any], ...] = (
        {"id": ids},
        {"id": [*ids, world.own.pk]},
        {"id": "all", "childOf": world.other.pk},
        {"id": "all", "q": ASKED},
    )
    for query in queries:
        check(told(client, path, **query), f"{action} {query}")
        answer = client.post(path, POSTED, query_params=query)
        check(content(answer), f"{action} {query}")
    for model, found in (("image", "image_id"), ("document", "document_id")):
        files = reverse(
            "wagtail_bulk_action", args=[f"wagtail{model.replace('ument', '')}s", model, "delete"]
        )
        for one in (world.arguments[found], "all"):
            check(told(client, files, id=one), f"{model} {one}")
            check(content(client.post(files, POSTED, query_params={"id": one})), f"{model} {one}")
    check_messages(client)
    assert state_of(world) == before


@pytest.mark.parametrize("role", ROLES)
def test_choosers_hand_out_nothing_of_theirs(role: str, world: World) -> None:
    plant(world)
    client = sign_in(world, role)
    asked = {
        "wagtailadmin_choose_page_chosen_multiple": [page.pk for page in world.theirs.values()],
        "wagtailimages_chooser:chosen_multiple": [world.arguments["image_id"]],
        "wagtaildocs_chooser:chosen_multiple": [world.arguments["document_id"]],
    }
    for name, ids in asked.items():
        check(told(client, reverse(name), id=ids), name)
    searched = reverse("wagtailadmin_choose_page_search")
    check(told(client, searched, q=ASKED), searched)


def test_every_number_is_the_same_with_their_drafts_and_without(world: World) -> None:
    # Read at one moment both times, and written in between: nobody is told when, either.
    written = timezone.now() + timedelta(days=1)
    read_at = written + timedelta(days=1)
    client = sign_in(world, "publisher")  # who sees whatever the other roles see
    addresses = [one for one in admin_addresses() if not one.name.startswith("wagtailadmin_password")]
    world.arguments = dict.fromkeys(_unknown(addresses), 1) | {
        "group": "0" * 8 + "-0000-4000-8000-" + "0" * 12
    }

    def read() -> dict[str, str]:
        told(client, reverse("wagtailadmin_home"))  # tells what is left to be told
        page = world.own_unit
        found = {one.name: told(client, one.at({})) for one in named(addresses, arguments=False)}
        for one in named(addresses, arguments=True):
            found[one.name] = told(client, one.at(values(world, page)))
        return {name: _still(text) for name, text in found.items()}

    with time_machine.travel(read_at, tick=False):
        before = read()
    arguments = world.arguments
    with time_machine.travel(written, tick=False):
        plant(world)
    world.arguments = arguments
    with time_machine.travel(read_at, tick=False):
        after = read()
    differing = [name for name in before if before[name] != after[name]]
    told_more = {name: _difference(before[name], after[name]) for name in differing}
    assert not told_more, "\n".join(f"{name}\n{text}" for name, text in told_more.items())


def test_an_address_with_an_argument_that_no_table_knows_is_found_out(world: World) -> None:
    plant(world)
    with pytest.raises(KeyError):
        Address("catalogue_admin:facts", ("unheard_of",)).at(values(world, world.own))
    known = values(world, world.own)
    for address in admin_addresses():
        assert address.at(known)


def test_a_visitor_s_page_shows_no_draft_to_a_signed_in_stranger(world: World) -> None:
    plant(world)
    client = sign_in(world, "publisher")
    for path in (world.published.url, world.other.url, "/qualifications/", "/qualifications/?q=" + ASKED):
        check(told(client, path), path)


def _unknown(addresses: list[Address]) -> set[str]:
    """Return the arguments that would name something of theirs, which is not there yet."""
    names = {name for one in addresses for name in one.arguments}
    spaces = {f"{one.name.rpartition(':')[0]}.pk" for one in addresses if "pk" in one.arguments}
    return (names | spaces) - {*PUBLIC_ARGUMENTS}


_MOVING = (
    r'csrfmiddlewaretoken\\?" value=\\?"[^"\\]*',
    r'"CSRF_TOKEN": "[^"]*"',
    r"&quot;key&quot;: &quot;\w+&quot;",
    r'nonce=\\?"[^"]*',
    r"csrfToken\"?: ?\"[^\"]*\"",
    r"data-csrf[^ ]*=\"[^\"]*\"",
    r'"csrf[^"]*": "[^"]*"',
    r"\d+\xa0(?:second|minute|hour)s?",
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    r"ping/[^\"]*",
    r"release/\d+",
    r"session_?[iI]d[^,]*,",
)


def _still(text: str) -> str:
    """Return ``text`` without what differs from one request to the next."""
    for pattern in _MOVING:
        text = re.sub(pattern, "", text)
    return text


def _difference(one: str, other: str) -> str:
    import difflib

    return "\n".join(difflib.unified_diff(one.splitlines(), other.splitlines(), lineterm="", n=1))[:1500]
