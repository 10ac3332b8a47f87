"""Where a unit or a qualification is used: published by anybody, drafts of one's own body only."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from catalogue import acts, people
from catalogue.acts.equivalence import declare_equivalent
from catalogue.admin.pages import unpublish
from catalogue.admin.where_used.uses import uses_of
from catalogue.models import QualificationPage, RouteRow, SuitePage, UnitPage
from tests.catalogue import making


@pytest.fixture
def user(body: Any) -> Any:
    """An editor of the body."""
    made = get_user_model().objects.create_user("somebody")
    made.groups.add(people.groups_for(body)["publisher"])
    return made


def told(page: Any, user: Any) -> dict[str, list[tuple[str, str]]]:
    """Return what is told, by heading: the title and the words of each use."""
    return {one.heading: [(use.title, use.words) for use in one.found] for one in uses_of(page, user)}


def route_to(page: Any, words: str = "Then this one.") -> RouteRow:
    return RouteRow(kind="next-level", words=words, target_page=page)


def save_draft(page: Any, **rows: Any) -> None:
    draft = making.fresh(page).get_latest_revision_as_object()
    for name, value in rows.items():
        getattr(draft, name).set(value)
    draft.save_revision()


def test_a_unit_in_the_version_in_force(user: Any, units: list[UnitPage], qualification: Any) -> None:
    words = "version 1, group M, mandatory, holds version 1 of this unit"
    assert told(units[0], user) == {"In versions in force": [(qualification.title, words)]}


def test_a_unit_in_earlier_versions_and_in_a_draft(
    user: Any, units: list[UnitPage], qualification: QualificationPage
) -> None:
    rest = [making.group("M", "Mandatory units", units[1:], role="mandatory")]
    draft = qualification.get_latest_revision_as_object()
    draft.groups.set(rest)
    for name, value in making.VERSION.items():
        setattr(draft, name, value)
    draft.save_revision().publish()
    assert told(units[0], user) == {"In earlier versions": [(qualification.title, "version 1")]}
    save_draft(qualification, groups=[making.group("O", "Optional units", units[:1])])
    assert told(units[0], user)["In your drafts"] == [(qualification.title, "group O")]


def test_a_unit_in_the_table_of_a_suite(user: Any, body: Any, units: list[UnitPage]) -> None:
    making.make_suite(body, units)
    assert told(units[0], user) == {"In the unit tables of your suites": [("Testing", "group M")]}


def test_a_unit_whose_key_only_begins_alike_is_not_told(user: Any, body: Any, units: list[UnitPage]) -> None:
    making.draft_qualification(body, units[1:])
    assert told(units[0], user) == {}


def test_drafts_of_another_body_are_not_told_not_even_their_number(
    user: Any, other_body: Any, units: list[UnitPage], qualification: Any
) -> None:
    theirs = making.draft_qualification(other_body, units, title="Their secret award")
    save_draft(theirs, routes=[route_to(qualification)])
    making.make_suite(other_body, units, title="Their secret suite")
    assert set(told(units[0], user)) == {"In versions in force"}
    assert told(qualification, user) == {}


def test_what_another_body_has_published_is_told(
    user: Any, other_body: Any, units: list[UnitPage], qualification: Any
) -> None:
    theirs = making.draft_qualification(other_body, units, title="Level 3 Certificate in Testing")
    save_draft(theirs, routes=[route_to(qualification)])
    making.publish(theirs)
    titles = {title for title, _words in told(units[0], user)["In versions in force"]}
    assert titles == {qualification.title, theirs.title}
    assert told(qualification, user) == {
        "Routes that lead here, in versions in force": [(theirs.title, "Then this one.")]
    }


def test_routes_in_ones_own_drafts(user: Any, body: Any, units: list[UnitPage], qualification: Any) -> None:
    other = making.draft_qualification(body, units, title="Level 2 Award in Testing")
    save_draft(other, routes=[route_to(qualification)])
    assert told(qualification, user) == {
        "Routes that lead here, in your drafts": [(other.title, "Then this one.")]
    }


@pytest.mark.parametrize(
    "named",
    [
        pytest.param(lambda page: {"target_title": page.title.upper()}, id="by its title"),
        pytest.param(
            lambda page: {
                "target_title": "Another title",
                "target_identifier_scheme": "qualification-number",
                "target_identifier_value": page.number.replace("/", ""),
            },
            id="by its number",
        ),
    ],
)
def test_routes_in_ones_own_drafts_that_only_name_it(
    named: Any, user: Any, body: Any, units: list[UnitPage], qualification: Any
) -> None:
    other = making.draft_qualification(body, units, title="Level 2 Award in Testing")
    save_draft(other, routes=[RouteRow(kind="next-level", words="Then this one.", **named(qualification))])
    assert told(qualification, user) == {
        "Routes that lead here, in your drafts": [(other.title, "Then this one.")]
    }


def test_a_route_of_another_number_is_not_told(
    user: Any, body: Any, units: list[UnitPage], qualification: Any
) -> None:
    other = making.draft_qualification(body, units, title="Level 2 Award in Testing")
    elsewhere = RouteRow(
        kind="next-level",
        words="Not this one.",
        target_title=qualification.title,
        target_identifier_scheme="qualification-number",
        target_identifier_value="603/5847/6",
    )
    save_draft(other, routes=[elsewhere])
    assert told(qualification, user) == {}


def test_routes_whose_words_name_a_unit(
    user: Any, body: Any, other_body: Any, units: list[UnitPage], qualification: Any
) -> None:
    words = f"Who took {units[0].code} may go on."
    longer = f"Who took {units[0].code}-A may go on."
    for parent in (body, other_body):
        page = making.draft_qualification(
            parent, making.make_units(parent, "ZZ-1"), title=f"Of {parent.slug}"
        )
        save_draft(page, routes=[RouteRow(kind="text", words=one) for one in (words, longer)])
        making.publish(page)
    ours = making.draft_qualification(body, units[1:], title="A draft")
    save_draft(ours, routes=[RouteRow(kind="text", words=words)])
    found = told(units[0], user)
    assert found["Routes that name it, in versions in force"] == [(f"Of {body.slug}", words)]
    assert found["Routes that name it, in your drafts"] == [("A draft", words)]


def test_a_unit_that_replaces_and_stands_in_for_another(user: Any, body: Any) -> None:
    old, new = making.make_units(body, "EA-8", "EA-9")
    acts.state_replacement(old, "replaced", acts.Record("a letter"), [acts.NamedSuccessor(page=new)])
    declare_equivalent(old, new.translation_key, acts.Record("a letter"))
    assert told(new, user) == {
        "Replaced by it": [(old.title, "This page is named as what replaces it.")],
        "Stands in for": [(old.title, "Who holds this unit is treated as holding it.")],
    }


def test_siblings_and_what_it_replaces(user: Any, body: Any, units: list[UnitPage]) -> None:
    suite: SuitePage = making.make_suite(body)
    award = making.make_qualification(suite, units, title="Award in Testing")
    diploma = making.make_qualification(suite, units, title="Diploma in Testing")
    successor = acts.NamedSuccessor(page=diploma)
    acts.state_replacement(award, "replaced", acts.Record("a letter"), [successor])
    assert told(diploma, user) == {
        "In the same suite": [(award.title, "Testing")],
        "Replaced by it": [(award.title, "This page is named as what replaces it.")],
    }


def test_the_editor_and_the_question_before_unpublishing_show_it(
    publisher: Client, units: list[UnitPage], qualification: Any
) -> None:
    for name in ("edit", "unpublish"):
        text = publisher.get(reverse(f"wagtailadmin_pages:{name}", args=[units[0].pk])).content.decode()
        assert "In versions in force" in text
        assert "group M, mandatory" in text
        assert qualification.title in text


def test_a_unit_that_nothing_uses(publisher: Client, body: Any) -> None:
    unit = making.make_unit(body, "EA-9")
    text = publisher.get(reverse("wagtailadmin_pages:unpublish", args=[unit.pk])).content.decode()
    assert "referenced" not in text, "Wagtail counts other things than versions"
    assert "Nothing that you may see uses it." in text


def asked_of_several(client: Client, *pages: Any) -> str:
    """Return the question before several pages are unpublished at once."""
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    return client.get(address, {"id": [page.pk for page in pages]}).content.decode()


def test_the_question_before_unpublishing_several_shows_the_uses_of_each(
    publisher: Client, body: Any, units: list[UnitPage], qualification: Any
) -> None:
    unused = making.make_unit(body, "EA-9", title="Used by nobody")
    text = asked_of_several(publisher, units[0], unused)
    where = text[text.index("Where they are used") :]
    assert f">{units[0].get_admin_display_title()}</summary>" in where
    assert "In versions in force" in where
    assert "group M, mandatory" in where
    assert unused.title not in where
    assert "not looked at" not in where


def test_the_question_covers_the_pages_below(
    publisher: Client, body: Any, units: list[UnitPage], qualification: Any
) -> None:
    text = asked_of_several(publisher, units[0].get_parent())
    where = text[text.index("Where they are used") :]
    for unit in units:
        assert f">{unit.get_admin_display_title()}</summary>" in where


def test_several_that_nothing_uses(publisher: Client, body: Any) -> None:
    text = asked_of_several(publisher, making.make_unit(body, "EA-8"), making.make_unit(body, "EA-9"))
    assert "Nothing that you may see uses them." in text


def test_of_very_many_pages_it_says_how_many_are_not_looked_at(
    publisher: Client, units: list[UnitPage], qualification: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpublish, "MOST", 1)
    text = asked_of_several(publisher, *units)
    assert text.count("</summary>") == 1
    assert f"{len(units) - 1} more page" in text


def test_of_other_bodies_drafts_the_question_says_nothing(
    publisher: Client, other_body: Any, units: list[UnitPage]
) -> None:
    making.draft_qualification(other_body, units, title="Their secret award")
    text = asked_of_several(publisher, *units)
    assert "Their secret award" not in text
    assert "Nothing that you may see uses them." in text


def test_it_takes_a_fixed_number_of_queries(
    user: Any, body: Any, units: list[UnitPage], django_assert_max_num_queries: Any
) -> None:
    for number in range(3):
        page = making.make_qualification(body, units, title=f"Award {number}")
        save_draft(page, groups=[making.group("O", "Optional units", units)])
    with django_assert_max_num_queries(15):
        uses_of(units[0], user)
    with django_assert_max_num_queries(14):
        uses_of(page, user)
