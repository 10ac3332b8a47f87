"""Broken interchange files.

One clear sentence that says what and where, a non-zero exit, and nothing half loaded.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from catalogue.models import AwardingBodyPage, Identifier, LifecycleChange, SpecificationVersion, UnitPage

AIM = Path(__file__).resolve().parents[3] / "fixtures" / "aim-star.json"


@pytest.fixture
def aim() -> dict[str, Any]:
    return json.loads(AIM.read_text())


def load(path: Path, *options: str) -> tuple[str, str]:
    """Run the command; return what it says on standard error and in its refusal."""
    errors = StringIO()
    with pytest.raises(CommandError) as refusal:
        call_command("load_specifications", str(path), *options, stdout=StringIO(), stderr=errors)
    return errors.getvalue(), str(refusal.value)


def nothing_loaded() -> bool:
    return not (
        AwardingBodyPage.objects.exists()
        or SpecificationVersion.objects.exists()
        or Identifier.objects.exists()
        or LifecycleChange.objects.exists()
    )


def drop(path: str) -> Callable[[dict[str, Any]], None]:
    def change(data: dict[str, Any]) -> None:
        del data["units"][0]["specification"][path]

    return change


def put(value: Any, *path: str | int) -> Callable[[dict[str, Any]], None]:
    """Return a change that puts ``value`` at ``path``."""

    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = value

    return change


BROKEN = {
    "unknown level": (
        put("9", "units", 0, "specification", "level"),
        '$.units[0].specification.level: "9" is not one of E1, E2, E3, 1, 2, 3, 4, 5, 6, 7, 8.',
    ),
    "no date": (
        put("31/10/2025", "qualifications", 0, "live", "dates", 0, "to"),
        '$.qualifications[0].live.dates[0].to: "31/10/2025" is not a date; dates are written 2015-08-31.',
    ),
    "a day that does not exist": (
        put("2025-02-30", "qualifications", 0, "live", "dates", 0, "to"),
        '$.qualifications[0].live.dates[0].to: "2025-02-30" is not a date; dates are written 2015-08-31.',
    ),
    "a unit that is not there": (
        put(["no-such"], "qualifications", 0, "specification", "groups", 0, "units"),
        "$.qualifications[0].specification.groups[0].units[0]: no unit of the file has the key “no-such”.",
    ),
    "title missing": (drop("title"), "$.units[0].specification: “title” is missing."),
    "negative credits": (
        put(-1, "units", 0, "specification", "credits", "min"),
        "$.units[0].specification.credits.min: -1 is below nought.",
    ),
    "fractional credits": (
        put(1.5, "units", 0, "specification", "credits", "min"),
        "$.units[0].specification.credits.min: a whole number is needed here, not 1.5.",
    ),
    "unknown text": (
        put(["no-such"], "qualifications", 0, "standard_text_keys"),
        "$.qualifications[0].standard_text_keys[0]: the body has no standard text “no-such”.",
    ),
    "number that is none": (
        put("603/58", "qualifications", 0, "specification", "identifiers", 0, "value"),
        "$.qualifications[0].number: ",
    ),
    "two units with one code": (
        put("AJ5/4/NQ/002", "units", 1, "specification", "code"),
        "$.units[1].code: AJ5/4/NQ/002 belongs to another published page of this site.",
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN.keys())
def test_a_fault_is_named_and_nothing_is_loaded(
    case: tuple[Any, str], aim: dict[str, Any], tmp_path: Path
) -> None:
    change, sentence = case
    change(aim)
    path = tmp_path / "broken.json"
    path.write_text(json.dumps(aim))
    errors, refusal = load(path)
    assert f"{path}: {sentence}" in errors
    assert "1 of 1 files refused" in refusal
    assert nothing_loaded()


@pytest.mark.django_db
def test_every_fault_of_a_file_is_named_at_once(aim: dict[str, Any], tmp_path: Path) -> None:
    put("9", "units", 0, "specification", "level")(aim)
    put("x", "units", 3, "specification", "credits")(aim)
    path = tmp_path / "broken.json"
    path.write_text(json.dumps(aim))
    errors, _ = load(path)
    assert len(errors.strip().splitlines()) == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"{", "the file is not JSON"),
        (b"\xff\xfe", "the file is not UTF-8 text (at byte 0)."),
        (b"[]", "this is not an interchange file of wagtail-qualifications."),
        (b'{"format": "other"}', "this is not an interchange file of wagtail-qualifications."),
        (b"[" * 100_000, "the file is not JSON"),
        (b"", "the file is not JSON"),
    ],
    ids=["cut off", "not UTF-8", "a list", "another format", "deep nesting", "empty"],
)
def test_a_file_that_cannot_be_read(content: bytes, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_bytes(content)
    errors, _ = load(path)
    assert sentence in errors
    assert nothing_loaded()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    _, refusal = load(tmp_path / "nowhere")
    assert refusal == f"{tmp_path / 'nowhere'}: there is no such file or folder."


def test_a_folder_without_files(tmp_path: Path) -> None:
    _, refusal = load(tmp_path)
    assert refusal == f"{tmp_path}: the folder holds no .json file."


@pytest.mark.django_db
def test_a_number_that_belongs_to_another_page(aim: dict[str, Any], tmp_path: Path) -> None:
    call_command("load_specifications", str(AIM), verbosity=0, stdout=StringIO())
    versions = SpecificationVersion.objects.count()
    other = {
        "body": {"slug": "other", "name": "Other"},
        "qualifications": [
            {
                "slug": "other",
                "specification": {
                    "title": "Other",
                    "body": {"slug": "other", "name": "Other"},
                    "identifiers": [{"scheme": "qualification-number", "value": "60358476"}],
                },
            }
        ],
    }
    path = tmp_path / "other.json"
    path.write_text(json.dumps(other))
    errors, _ = load(path)
    assert "$.qualifications[0].number: 603/5847/6 belongs to another published page of this site." in errors
    assert SpecificationVersion.objects.count() == versions
    assert not AwardingBodyPage.objects.filter(slug="other").exists()


@pytest.mark.django_db
def test_changed_content_is_only_reported_until_asked_for(aim: dict[str, Any], tmp_path: Path) -> None:
    call_command("load_specifications", str(AIM), verbosity=0, stdout=StringIO())
    unit = aim["units"][0]
    unit["specification"]["credits"] = {"min": 4, "max": 4}
    unit["version"] = {"change_class": "minor", "summary": "Four credits instead of three."}
    path = tmp_path / "aim.json"
    path.write_text(json.dumps(aim))
    out = StringIO()
    call_command("load_specifications", str(path), stdout=out)
    assert f"unit {unit['key']}: differs" in out.getvalue()
    page = UnitPage.objects.get(code=unit["key"])
    assert SpecificationVersion.objects.filter(page=page).count() == 1
    call_command("load_specifications", str(path), "--update", verbosity=0, stdout=StringIO())
    newest = SpecificationVersion.objects.filter(page=page).latest("sequence")
    assert (newest.sequence, newest.summary) == (2, "Four credits instead of three.")
    assert newest.thaw().credits.value == 4


@pytest.mark.django_db
def test_live_facts_recorded_here_are_not_overwritten(aim: dict[str, Any], tmp_path: Path) -> None:
    call_command("load_specifications", str(AIM), verbosity=0, stdout=StringIO())
    aim["qualifications"][0]["live"]["dates"][0]["to"] = "2027-10-31"
    path = tmp_path / "aim.json"
    path.write_text(json.dumps(aim))
    errors, _ = load(path)
    assert "$.qualifications[0].live: dates: the site has recorded other facts than the file states" in errors
