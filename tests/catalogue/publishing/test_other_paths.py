"""Unpublishing, reverting, purging, saving the bare page: none touches a version or goes round the gate."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Revision

from catalogue import gate
from catalogue.models import CatalogueEntry, QualificationPage, SpecificationVersion, UnitPage
from catalogue.refusals import NotThroughPage
from tests.catalogue import making


def versions(page: Any) -> list[dict[str, Any]]:
    return list(SpecificationVersion.objects.filter(page=page).values())


def test_unpublishing_is_always_possible_and_leaves_versions(qualification: QualificationPage) -> None:
    before = versions(qualification)
    QualificationPage.objects.filter(pk=qualification.pk).update(number="nonsense")
    making.fresh(qualification).unpublish()
    assert not making.fresh(qualification).live
    assert versions(qualification) == before
    assert not CatalogueEntry.objects.get(subject=qualification.translation_key).live


def test_publishing_it_again_unchanged_makes_no_version(qualification: QualificationPage) -> None:
    first = making.fresh(qualification).first_published_at
    qualification.unpublish()
    row = making.fresh(qualification)
    assert row.first_published_at == first
    row.save_revision().publish()
    assert making.fresh(qualification).live
    assert len(versions(qualification)) == 1


def test_reverting_makes_a_draft_and_publishing_that_a_version(
    client: Client, qualification: QualificationPage
) -> None:
    first = qualification.latest_revision
    making.revise(qualification, title="Level 3 Award in More")
    url = reverse("wagtailadmin_pages:revisions_revert", args=[qualification.pk, first.pk])
    assert client.get(url).status_code == 200
    draft = first.as_object()
    draft.save_revision()
    assert making.fresh(qualification).title == "Level 3 Award in More"
    with pytest.raises(gate.Refused, match="how much changes"):
        making.fresh(qualification).latest_revision.publish()
    making.revise(qualification)
    assert [version["sequence"] for version in versions(qualification)] == [1, 2, 3]
    third = SpecificationVersion.objects.get(page=qualification, sequence=3)
    assert third.thaw().title == "Level 3 Award in Testing"


def test_purging_revisions_leaves_versions(qualification: QualificationPage) -> None:
    making.revise(qualification, title="Level 3 Award in More")
    before = versions(qualification)
    call_command("purge_revisions", stdout=StringIO())
    assert versions(qualification) == before
    Revision.objects.for_instance(qualification).delete()
    assert versions(qualification) == before


class TestBarePage:
    """Wagtail's base class saves its own columns only, and never asks ours."""

    def test_it_brings_nothing_live(self, draft: QualificationPage) -> None:
        page = Page.objects.get(pk=draft.pk)
        page.live = True
        with pytest.raises(NotThroughPage, match="can only go live through the page itself"):
            page.save()
        assert not making.fresh(draft).live

    def test_it_retitles_nothing_live(self, qualification: QualificationPage) -> None:
        page = Page.objects.get(pk=qualification.pk)
        page.title = "Level 3 Award in Nothing"
        with pytest.raises(NotThroughPage):
            page.save()

    def test_it_may_keep_its_books(self, qualification: QualificationPage) -> None:
        page = Page.objects.get(pk=qualification.pk)
        page.show_in_menus = True
        page.save()
        page.locked = True
        page.save(update_fields=["locked"])
        assert making.fresh(qualification).locked


class TestNewPage:
    """A page that is new to the database."""

    def test_saved_live_it_is_published(self, body: Any, units: list[UnitPage]) -> None:
        page = QualificationPage(title="Award", slug="award", number=making.qualification_number())
        body.add_child(instance=page)
        row = making.fresh(page)
        assert (row.live, row.first_published_at is not None) == (True, True)
        assert SpecificationVersion.objects.get(page=page).sequence == 1

    def test_or_refused(self, body: Any) -> None:
        page = QualificationPage(title="Award", slug="award", number="nonsense")
        with pytest.raises(gate.Refused):
            body.add_child(instance=page)
        assert not QualificationPage.objects.filter(slug="award").exists()

    def test_saved_as_a_draft_it_stays_one(self, body: Any) -> None:
        page = QualificationPage(title="Award", slug="award", number="nonsense", live=False)
        body.add_child(instance=page)
        assert not making.fresh(page).live


class TestWhatIsInlined:
    """A text of the body is part of the next version only when an editor makes one."""

    @pytest.fixture
    def page(self, body: Any, units: list[UnitPage]) -> QualificationPage:
        self.write(body, "The old words.")
        return making.make_qualification(body, units, standard_text_keys="rqf")

    def write(self, body: Any, words: str) -> None:
        draft = making.fresh(body)
        rows = draft.standard_texts
        rows.set([rows.model(key="rqf", title="About the RQF", body=f"<p>{words}</p>")])
        draft.save_revision().publish()

    def test_the_version_keeps_the_old_words(self, page: QualificationPage, body: Any) -> None:
        self.write(body, "The new words.")
        making.fresh(page).save()
        making.fresh(page).save_revision().publish()
        (version,) = SpecificationVersion.objects.filter(page=page)
        assert version.thaw().standard_texts[0].body == "<p>The old words.</p>"

    def test_the_next_one_takes_the_new_ones(self, page: QualificationPage, body: Any) -> None:
        self.write(body, "The new words.")
        making.revise(page)
        newest = SpecificationVersion.objects.get(page=page, sequence=2)
        assert newest.thaw().standard_texts[0].body == "<p>The new words.</p>"


def test_a_changed_unit_leaves_the_qualification_until_it_is_taken_over(
    qualification: QualificationPage, units: list[UnitPage]
) -> None:
    making.revise(units[0], title="Unit EA-1, renewed")
    making.revise(qualification, title="Level 3 Award in More")
    second = SpecificationVersion.objects.get(page=qualification, sequence=2)
    assert (second.thaw().unit("EA-1").document.title, second.thaw().unit("EA-1").version) == ("Unit EA-1", 1)
    making.revise(qualification, take_over="EA-1")
    third = SpecificationVersion.objects.get(page=qualification, sequence=3)
    assert third.thaw().unit("EA-1").document.title == "Unit EA-1, renewed"
    assert making.fresh(qualification).take_over == ""
