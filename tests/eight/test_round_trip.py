"""Loading and dumping: the same five documents come out that went in, and loading again changes nothing."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from wagtail.models import Page

from catalogue.documents import canonical
from catalogue.documents.interchange import Interchange
from catalogue.interchange.dumping import dump_all
from catalogue.interchange.files import read_file
from catalogue.models import LifecycleChange, SpecificationVersion

FILES = sorted((Path(__file__).resolve().parents[2] / "fixtures").glob("*.json"))


def name(file: Interchange) -> str:
    """The suite or the qualification that a file is about."""
    return file.suite.slug if file.suite else file.qualifications[0].slug


@pytest.fixture
def dumped() -> dict[str, Interchange]:
    return {name(file): file for file in dump_all()}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_dumping_what_was_loaded_gives_the_file(path: Path, dumped: dict[str, Interchange]) -> None:
    file = read_file(path)
    assert canonical(dumped[name(file)]) == canonical(file)


def test_there_are_eight_qualifications_and_their_units() -> None:
    versions = SpecificationVersion.objects
    assert versions.filter(kind="qualification").count() == 8
    assert versions.filter(kind="unit").count() == sum(len(read_file(path).units) for path in FILES)


def test_loading_again_changes_nothing() -> None:
    before = (
        SpecificationVersion.objects.count(),
        LifecycleChange.objects.count(),
        sorted(Page.objects.values_list("pk", "latest_revision_id")),
    )
    out = StringIO()
    call_command("load_specifications", str(FILES[0].parent), stdout=out)
    assert before == (
        SpecificationVersion.objects.count(),
        LifecycleChange.objects.count(),
        sorted(Page.objects.values_list("pk", "latest_revision_id")),
    )
    assert "created" not in out.getvalue()


def test_the_loaded_tree_is_whole() -> None:
    assert not any(Page.find_problems())
