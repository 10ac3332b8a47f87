"""Loading in batches: the same end as page by page, all faults, nothing half loaded, again and again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Revision

from catalogue import acts, indexing
from catalogue.documents import decode
from catalogue.documents.interchange import Interchange, ReplacementAct, Successor
from catalogue.interchange import bulk, planning
from catalogue.interchange.bulk import Source, load_many
from catalogue.interchange.files import read_file
from catalogue.interchange.loading import load_page_by_page
from catalogue.models import (
    AwardingBodyPage,
    CatalogueEntry,
    LifecycleChange,
    QualificationPage,
    SpecificationVersion,
    UnitPage,
)
from catalogue.signals import live_facts_changed, version_published
from tests.catalogue import making

from .snapshots import snapshot

pytestmark = pytest.mark.django_db

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"
NAMES = ("aim-star", "ilm-coaching-mentoring-l5", "ilm-workplace-coaching-l3")


@pytest.fixture(scope="module")
def files() -> list[Interchange]:
    """Three of the documents: with a suite, with live facts, with assessments and outcomes."""
    return [read_file(FIXTURES / f"{name}.json") for name in NAMES]


def sources(files: list[Interchange]) -> list[Source]:
    return [Source(name, file) for name, file in zip(NAMES, files, strict=False)]


def load_all(files: list[Interchange], **options: Any) -> list[bulk.Loaded]:
    return list(load_many(sources(files), **options))


@contextmanager
def undone() -> Iterator[None]:
    """Take everything back at the end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_batches_leave_what_page_by_page_leaves(files: list[Interchange]) -> None:
    with undone():
        for file in files:
            load_page_by_page(file)
        expected = snapshot()
    with undone():
        load_all(files)
        assert snapshot() == expected


@pytest.mark.parametrize("pages", [1, 8])
def test_the_size_of_a_batch_makes_no_difference(
    files: list[Interchange], pages: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with undone():
        load_all(files)
        expected = snapshot()
    monkeypatch.setattr(bulk, "PAGES", pages)
    load_all(files)
    assert snapshot() == expected


def test_the_tree_and_the_read_model_are_whole(files: list[Interchange]) -> None:
    load_all(files)
    assert not any(Page.find_problems())
    assert list(indexing.disagreements()) == []


def test_a_second_load_changes_nothing_and_asks_little(files: list[Interchange]) -> None:
    load_all(files)
    before = snapshot()
    with CaptureQueriesContext(connection) as queries:
        again = load_all(files)
    assert {one.outcome for loaded in again for one in loaded.outcomes} == {"unchanged"}
    assert snapshot() == before
    assert len(queries) < 150


def test_what_was_committed_before_a_break_is_passed_over(
    files: list[Interchange], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "PAGES", 1)
    loading = load_many(sources(files))
    next(loading)
    loading.close()
    first, *others = load_all(files)
    assert {one.outcome for one in first.outcomes} == {"unchanged"}
    assert all(one.outcome != "differs" for loaded in others for one in loaded.outcomes)
    assert QualificationPage.objects.live().count() == 4


def test_without_revisions_pages_are_edited_moved_and_published(
    files: list[Interchange], admin_client: Client
) -> None:
    load_all(files, revisions=False)
    assert not Revision.objects.filter(content_type__model__in=("unitpage", "qualificationpage")).exists()
    page = QualificationPage.objects.get(number="603/5847/6")
    assert admin_client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
    making.revise(page, title="Another title")
    assert SpecificationVersion.objects.filter(page=page).count() == 2
    body = AwardingBodyPage.objects.get(slug="ilm")
    moved = QualificationPage.objects.child_of(body).first()
    moved.move(body.get_children().type(type(body.get_children().last().specific)).first(), pos="left")
    assert not any(Page.find_problems())


def test_loaded_pages_are_edited_and_published(files: list[Interchange], admin_client: Client) -> None:
    load_all(files)
    page = UnitPage.objects.get(code="8580-500")
    assert page.latest_revision_id == page.live_revision_id
    assert not page.has_unpublished_changes
    for address in ("edit", "history", "usage"):
        assert admin_client.get(f"/admin/pages/{page.pk}/{address}/").status_code == 200
    making.revise(page, level="6")
    assert SpecificationVersion.objects.filter(page=page).latest("sequence").thaw().level == "6"


def test_everybody_who_listens_is_told(
    files: list[Interchange], django_capture_on_commit_callbacks: Any
) -> None:
    versions, facts = [], set()

    def hear_version(sender: Any, version: SpecificationVersion, **kwargs: Any) -> None:
        versions.append(version.pk)

    def hear_facts(sender: Any, subjects: frozenset[Any], **kwargs: Any) -> None:
        facts.update(subjects)

    version_published.connect(hear_version)
    live_facts_changed.connect(hear_facts)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            load_all(files)
    finally:
        version_published.disconnect(hear_version)
        live_facts_changed.disconnect(hear_facts)
    held = SpecificationVersion.objects.exclude(document="")
    assert sorted(versions) == sorted(held.values_list("pk", flat=True))
    assert facts >= set(LifecycleChange.objects.values_list("subject", flat=True))


class TestRefusals:
    """A refused file leaves nothing, and keeps no other from loading."""

    def test_only_the_refused_file_is_missing(self, files: list[Interchange]) -> None:
        broken = json_of("aim-star")
        broken["units"][0]["specification"]["level"] = "3"
        broken["qualifications"][0]["specification"]["identifiers"][0]["value"] = "603/58"
        refused = read(broken)
        loaded = load_all([refused, *files[1:]])
        assert [bool(one.faults) for one in loaded] == [True, False, False]
        assert not AwardingBodyPage.objects.filter(slug="aim").exists()
        assert QualificationPage.objects.count() == 3

    def test_every_fault_of_a_file_is_named(self) -> None:
        broken = json_of("aim-star")
        broken["units"][1]["specification"]["identifiers"] = [{"scheme": "unit-reference", "value": "L/6"}]
        broken["units"][2]["live"] = {"dates": [{"field": "review", "to": "2026-01-01", "source": " "}]}
        broken["qualifications"][0]["specification"]["identifiers"][0]["value"] = "603/58"
        (loaded,) = load_many([Source("x", read(broken))])
        assert [fault.path for fault in loaded.faults] == [
            "$.units[1].unit_reference",
            "$.units[2]",
            "$.qualifications[0].number",
        ]

    def test_a_number_claimed_by_an_earlier_file_of_the_batch(self, files: list[Interchange]) -> None:
        other = json_of("ilm-workplace-coaching-l3")
        other["units"], other["qualifications"] = [], other["qualifications"][:1]
        specification = other["qualifications"][0]["specification"]
        specification["groups"], specification["rule"] = [], None
        specification["identifiers"] = [{"scheme": "qualification-number", "value": "603 5847 6"}]
        loaded = load_all([files[0], files[1], read(other)])
        assert [str(fault) for fault in loaded[2].faults] == [
            "$.qualifications[0].number: 603/5847/6 belongs to another published page of this site.",
            (
                "$.qualifications[0].slug: The address “603-5847-6” belongs to another published page; "
                "choose another slug."
            ),
        ]

    def test_a_slug_that_a_draft_has_taken(self, files: list[Interchange]) -> None:
        load_all(files[:1])
        body = AwardingBodyPage.objects.get(slug="aim")
        body.add_child(instance=QualificationPage(title="A draft", slug="another", live=False))
        more = json_of("aim-star")
        more["units"] = []
        more["qualifications"][0]["slug"] = "another"
        specification = more["qualifications"][0]["specification"]
        specification["identifiers"] = []
        specification["groups"], specification["rule"] = [], None
        (loaded,) = load_many([Source("x", read(more))])
        assert loaded.outcomes[-1].outcome == "updated"

    def test_a_slug_that_a_page_of_another_kind_has_taken(self, files: list[Interchange]) -> None:
        load_all(files[:1])
        more = json_of("aim-star")
        more["units"] = []
        more["qualifications"][0]["slug"] = "units"
        specification = more["qualifications"][0]["specification"]
        specification["identifiers"] = []
        specification["groups"], specification["rule"] = [], None
        (loaded,) = load_many([Source("x", read(more))])
        (fault,) = loaded.faults
        assert str(fault) == "$.qualifications[0].slug: The slug “units” is another page's in the same place."

    def test_live_facts_that_are_refused_late(self, files: list[Interchange]) -> None:
        entry = files[1].qualifications[0]
        itself = Successor(title=entry.specification.title, identifier=entry.specification.identifiers[0])
        act = ReplacementAct(outcome="replaced", source="the body", successors=(itself,))
        live = replace(entry.live, replacements=(act,))
        changed = (replace(entry, live=live), *files[1].qualifications[1:])
        loaded = load_all([files[0], replace(files[1], qualifications=changed), files[2]])
        assert [bool(one.faults) for one in loaded] == [False, True, False]
        assert loaded[1].faults[0].path == "$.qualifications[0]"
        assert not UnitPage.objects.filter(code="8580-500").exists()

    def test_dates_out_of_order(self) -> None:
        broken = json_of("aim-star")
        broken["qualifications"][0]["live"]["dates"][0]["to"] = "2030-01-01"
        broken["qualifications"][0]["live"]["dates"][1]["to"] = "2029-01-01"
        (loaded,) = load_many([Source("x", read(broken))])
        assert [fault.path for fault in loaded.faults] == ["$.qualifications[0]"]
        assert "is before" in loaded.faults[0].message

    def test_somebody_else_claims_a_number_at_the_same_moment(
        self, files: list[Interchange], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def late(*args: Any) -> None:
            raise IntegrityError

        monkeypatch.setattr(planning, "_write_claims", late)
        loaded = load_all(files)
        assert not any(one.faults for one in loaded)
        assert QualificationPage.objects.live().count() == 4


class TestWhatTheSiteHasAlready:
    """A file that would change something goes page by page."""

    def test_a_changed_unit_differs_until_it_is_asked_for(self, files: list[Interchange]) -> None:
        load_all(files)
        changed = json_of("aim-star")
        changed["units"][0]["specification"]["credits"] = {"min": 4, "max": 4}
        changed["units"][0]["version"] = {"change_class": "minor", "summary": "Four credits."}
        loaded = load_all([read(changed), *files[1:]])
        outcomes = [one.outcome for one in loaded[0].outcomes]
        assert outcomes.count("differs") == 1
        assert all(one.outcome == "unchanged" for one in loaded[1].outcomes)
        (loaded,) = load_many([Source("x", read(changed))], update=True)
        assert [one.outcome for one in loaded.outcomes if one.what == "unit"].count("updated") == 1

    def test_another_story_is_refused(self, files: list[Interchange]) -> None:
        load_all(files[:1])
        page = QualificationPage.objects.get(number="603/5847/6")
        acts.move_date(page, "last_registration", None, acts.Record(source="the body"))
        (loaded,) = load_many(sources(files[:1] + files[1:])[:1])
        assert [one.outcome for one in loaded.outcomes if one.what == "qualification"] == ["unchanged"]
        changed = json_of("aim-star")
        changed["qualifications"][0]["live"]["dates"][0]["to"] = "2025-10-30"
        (loaded,) = load_many([Source("x", read(changed))])
        assert loaded.faults[0].path == "$.qualifications[0].live"


class TestRows:
    """One file with an interchange file in each row."""

    def test_each_row_is_loaded_or_named(self, tmp_path: Path) -> None:
        rows = [json_of(name) for name in NAMES]
        rows[1]["units"][0]["specification"]["level"] = "9"
        path = tmp_path / "all.jsonl"
        path.write_text("\n".join([json.dumps(rows[0]), "", json.dumps(rows[1]), "{", json.dumps(rows[2])]))
        errors = StringIO()
        with pytest.raises(CommandError, match="2 of 4 files refused"):
            call_command("load_specifications", str(path), verbosity=0, stderr=errors)
        assert f"{path}, row 3: $.units[0].specification.level" in errors.getvalue()
        assert f"{path}, row 4: the file is not JSON" in errors.getvalue()
        assert CatalogueEntry.objects.filter(kind="qualification").count() == 2

    def test_many_files_are_reported_as_a_sum(self, tmp_path: Path) -> None:
        path = tmp_path / "all.jsonl"
        path.write_text("\n".join([json.dumps(json_of("aim-star"))] * 21))
        out = StringIO()
        call_command("load_specifications", str(path), "--no-revisions", stdout=out)
        assert out.getvalue() == "13 created, 260 unchanged\n"


def json_of(name: str) -> dict[str, Any]:
    return json.loads((FIXTURES / f"{name}.json").read_text())


def read(data: dict[str, Any]) -> Interchange:
    return decode(Interchange, data)
