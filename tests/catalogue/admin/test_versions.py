"""What the draft changes, units to take over, and one issue for a suite's siblings."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from catalogue import acts
from catalogue.lifecycle import london_today
from catalogue.models import (
    AwardingBodyPage,
    QualificationPage,
    SpecificationVersion,
    SuiteGroup,
    SuiteGroupUnit,
    SuitePage,
    UnitPage,
)
from catalogue.taking_over import count_newer, frozen_in
from tests.catalogue import making

TODAY = london_today()
BODY = acts.Record("the awarding body")


def url(name: str, page: Any) -> str:
    return reverse(f"catalogue_admin:{name}", args=[page.pk])


def newest(page: Any) -> SpecificationVersion:
    return SpecificationVersion.objects.filter(subject=page.translation_key).order_by("sequence").last()


# What the draft changes -----------------------------------------------------------------------


def test_an_editor_reads_what_the_draft_changes(editor: Client, qualification: QualificationPage) -> None:
    draft = qualification.get_latest_revision_as_object()
    draft.title = "Level 3 Award in Better Testing"
    draft.save_revision()
    text = editor.get(url("draft_changes", qualification)).content.decode()
    assert "Title: changed from Level 3 Award in Testing to Level 3 Award in Better Testing" in text
    assert "Say in one sentence what changed" in text


def test_a_first_draft_is_said_to_be_the_first(editor: Client, draft: QualificationPage) -> None:
    assert "this will be the first version" in editor.get(url("draft_changes", draft)).content.decode()


def test_a_coming_version_is_pointed_out(editor: Client, qualification: QualificationPage) -> None:
    making.revise(qualification, title="Coming", effective_from=TODAY + timedelta(days=9))
    text = editor.get(url("draft_changes", qualification)).content.decode()
    assert "the newest is still to come" in text
    newest_part, in_force_part = text.split("Compared with version 1", 1)
    assert "Nothing differs." in newest_part
    assert "Title: changed from Level 3 Award in Testing to Coming" in in_force_part


@pytest.mark.parametrize("name", ["draft_changes", "newer_units"])
def test_another_bodys_people_see_none_of_it(
    name: str, stranger: Client, qualification: QualificationPage
) -> None:
    assert stranger.get(url(name, qualification)).status_code == 302


# Units to take over -----------------------------------------------------------------------------


@pytest.fixture
def newer(qualification: QualificationPage, units: list[UnitPage]) -> list[UnitPage]:
    """Two of the three units, each with a version newer than the qualification froze."""
    return [
        making.revise(unit, purpose=f"<p>A new purpose of {unit.code}.</p>", change_summary="A purpose.")
        for unit in units[:2]
    ]


def test_the_editor_is_shown_what_differs_in_each_unit(
    editor: Client, qualification: QualificationPage, newer: list[UnitPage]
) -> None:
    text = editor.get(url("newer_units", qualification)).content.decode()
    assert "Frozen here: version 1. Newest: version 2." in text
    assert "A new purpose of EA-1." in text
    assert "EA-3" not in text
    assert count_newer(qualification.translation_key) == 2
    assert [(entry.title, sequence) for entry, sequence in frozen_in(newer[0].translation_key)] == [
        (qualification.title, 1)
    ]


@pytest.mark.parametrize(
    ("posted", "taken"),
    [
        ({"units": ["EA-1"]}, {"EA-1": 2, "EA-2": 1, "EA-3": 1}),
        ({"all": "1"}, {"EA-1": 2, "EA-2": 2, "EA-3": 1}),
    ],
)
def test_units_are_taken_over_one_by_one_or_all(
    editor: Client,
    qualification: QualificationPage,
    newer: list[UnitPage],
    posted: Any,
    taken: dict[str, int],
) -> None:
    editor.post(url("newer_units", qualification), posted)
    assert newest(qualification).sequence == 1
    making.revise(making.fresh(qualification))
    document = newest(qualification).thaw()
    assert {unit.key: unit.version for unit in document.units} == taken
    assert (
        SpecificationVersion.objects.get(subject=qualification.translation_key, sequence=1)
        .thaw()
        .units[0]
        .version
        == 1
    )


def test_a_unit_that_is_not_offered_is_not_noted(
    editor: Client, qualification: QualificationPage, newer: list[UnitPage]
) -> None:
    editor.post(url("newer_units", qualification), {"units": ["EA-3", "nonsense", "EA-2"]})
    assert making.fresh(qualification).get_latest_revision_as_object().take_over == "EA-2"


def test_nothing_newer_is_said(editor: Client, qualification: QualificationPage) -> None:
    assert (
        "Every unit is frozen in its newest version."
        in editor.get(url("newer_units", qualification)).content.decode()
    )


# A suite's issue --------------------------------------------------------------------------------


@pytest.fixture
def suite(body: AwardingBodyPage, units: list[UnitPage]) -> SuitePage:
    """A suite of three qualifications over one table; the Diploma takes no new learners any more."""
    page = SuitePage(title="Suite", slug="suite", live=False)
    row = SuiteGroup(code="M", title="Mandatory units", role="mandatory")
    row.unit_rows.set([SuiteGroupUnit(unit=unit, sort_order=order) for order, unit in enumerate(units)])
    page.groups.set([row])
    body.add_child(instance=page)
    page.save_revision().publish()
    for title in ("Award", "Certificate", "Diploma"):
        sibling = making.publish(making.draft_qualification(page, units, title=title, use_suite_groups=True))
        if title == "Diploma":
            acts.move_date(sibling, "last_registration", TODAY - timedelta(days=1), BODY)
    return making.fresh(page)


def children(suite: SuitePage) -> list[QualificationPage]:
    return list(QualificationPage.objects.child_of(suite).order_by("path"))


ASKED = {
    "change_class": "minor",
    "change_summary": "One new unit text.",
    "version_label": "200101",
    "take_all": "on",
}


def test_closed_siblings_are_left_alone_unless_ticked(publisher: Client, suite: SuitePage) -> None:
    initial = (
        publisher.get(url("issue", suite))
        .context["form"]
        .get_initial_for_field(publisher.get(url("issue", suite)).context["form"].fields["pages"], "pages")
    )
    award, certificate, _diploma = children(suite)
    assert initial == [award.pk, certificate.pk]


def test_one_issue_makes_versions_of_the_siblings_chosen(
    publisher: Client, suite: SuitePage, units: list[UnitPage]
) -> None:
    making.revise(units[0], purpose="<p>New.</p>")
    award, certificate, diploma = children(suite)
    publisher.post(url("issue", suite), {**ASKED, "pages": [award.pk, certificate.pk]})
    assert [newest(page).sequence for page in (award, certificate, diploma)] == [2, 2, 1]
    assert newest(award).label == newest(certificate).label == "200101"
    assert newest(award).thaw().units[0].version == 2


def test_an_unchanged_sibling_gets_no_version(publisher: Client, suite: SuitePage) -> None:
    award, *_ = children(suite)
    response = publisher.post(url("issue", suite), {**ASKED, "pages": [award.pk]}, follow=True)
    assert "Award is unchanged: it got no version." in response.content.decode()
    assert newest(award).sequence == 1


def test_one_sibling_that_is_refused_keeps_all_from_being_issued(
    publisher: Client, suite: SuitePage, units: list[UnitPage]
) -> None:
    making.revise(units[0], purpose="<p>New.</p>")
    award, certificate, _ = children(suite)
    making.revise(award, title="Award again", version_label="200101")
    response = publisher.post(url("issue", suite), {**ASKED, "pages": [award.pk, certificate.pk]})
    assert response.status_code == 200
    assert any(error.startswith("Award again: ") for error in response.context["form"].non_field_errors())
    assert newest(certificate).sequence == 1


def test_only_publishers_issue(editor: Client, stranger: Client, suite: SuitePage) -> None:
    for client in (editor, stranger):
        assert client.get(url("issue", suite)).status_code == 302


def test_a_qualification_is_no_suite(publisher: Client, qualification: QualificationPage) -> None:
    assert publisher.get(url("issue", qualification)).status_code == 302
