"""A rule through the editor's blocks and back: nothing of it is lost, whatever its kind and nesting."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from catalogue.models import QualificationPage
from catalogue.rule_editor.field import RuleFormField
from catalogue.rule_editor.ranges import expand_rule
from catalogue.rules.built_in import kinds

FIXTURES = sorted((Path(__file__).resolve().parents[3] / "fixtures").glob("*.json"))
DEEP = {
    "kind": "one_of",
    "options": [
        {
            "title": "A",
            "rules": [
                {
                    "kind": "when",
                    "groups": ["1"],
                    "rules": [{"kind": "one_of", "options": [{"title": "", "rules": []}]}],
                }
            ],
        },
        {"title": "B", "rules": [{"kind": "mandatory", "groups": ["1"]}]},
    ],
}
RULES: dict[str, dict[str, Any]] = {
    "mandatory": {"kind": "mandatory", "groups": ["1"], "units": ["U1", "U2"]},
    "only": {"kind": "only", "groups": ["1", "2"], "units": ["U1"]},
    "credits": {"kind": "credits", "min": 13, "max": 36, "groups": ["1"], "level": {"min": "3", "max": "3"}},
    "a maximum of nought": {"kind": "units", "max": 0, "units": ["U1"]},
    "units by attribute": {
        "kind": "units",
        "min": 2,
        "where": {"graded": [True], "credits": [6, 9], "type": ["academic"]},
    },
    "hours": {"kind": "hours", "measure": "tqt", "min": 100, "level": {"min": "E3"}},
    "barred": {"kind": "barred", "units": ["U1", "U2"], "max": 2},
    "barred with the usual one": {"kind": "barred", "units": ["U1", "U2"]},
    "together": {"kind": "together", "units": ["U1", "U2"]},
    "requires": {"kind": "requires", "unit": "U1", "any_of": ["U2", "U3"]},
    "confirm": {"kind": "confirm", "text": "A placement", "amount": 750, "measure": "hours"},
    "nested": DEEP,
    "a kind of a plugin": {"kind": "stars", "of": {"deep": [1, None]}},
}


@pytest.fixture(scope="module")
def field() -> RuleFormField:
    return QualificationPage._meta.get_field("rule").formfield()


def through(field: RuleFormField, rule: Any) -> Any:
    """The rule as it comes out of the form that showed it."""
    return field.clean(field.prepare_value(rule))


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_a_rule_comes_back_as_it_was(rule: dict[str, Any], field: RuleFormField) -> None:
    whole = {"measure": "credits", "rules": [rule]}
    assert through(field, whole) == whole
    assert not field.has_changed(whole, field.prepare_value(whole))


def test_every_built_in_kind_is_among_the_cases() -> None:
    assert set(kinds) <= {rule["kind"] for rule in RULES.values()} | {"when"}


def test_the_parts_beside_the_rules_come_back(field: RuleFormField) -> None:
    whole = {
        "measure": "glh",
        "rules": [RULES["credits"]],
        "endorsements": [{"title": "(Dementia)", "rules": [RULES["mandatory"]]}],
        "equivalents": [["U1", "X1"]],
        "not_checked": ["No more than half by recognition of prior learning."],
    }
    assert through(field, whole) == whole


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_the_rules_of_the_documents_come_back(path: Path, field: RuleFormField) -> None:
    for entry in json.loads(path.read_text())["qualifications"]:
        assert through(field, entry["specification"]["rule"]) == entry["specification"]["rule"]


@pytest.mark.parametrize("nothing", [None, {}])
def test_no_rule_is_none(nothing: Any, field: RuleFormField) -> None:
    assert through(field, nothing) is None


def test_the_column_is_plain_json_to_migrations() -> None:
    assert QualificationPage._meta.get_field("rule").deconstruct()[1] == "django.db.models.JSONField"


KEYS = [f"8605-{number}" for number in (400, 401, 402, 408, 410, 411, 501, 502, 522, 524)]


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        (["400-402", "410"], ["8605-400", "8605-401", "8605-402", "8605-410"]),
        (["8605-400"], ["8605-400"]),
        (["522-524"], ["8605-522", "8605-524"]),  # 523 is no unit
        (["501", "501-502"], ["8605-501", "8605-502"]),
        (["no such unit"], ["no such unit"]),
        (["600-700"], ["600-700"]),
    ],
)
def test_ranges_are_read_against_the_unit_table(typed: list[str], codes: list[str]) -> None:
    rule = {
        "rules": [
            {"kind": "when", "units": typed, "rules": [{"kind": "requires", "unit": "400", "any_of": typed}]}
        ]
    }
    assert expand_rule(rule, KEYS) == {
        "rules": [
            {
                "kind": "when",
                "units": codes,
                "rules": [{"kind": "requires", "unit": "8605-400", "any_of": codes}],
            }
        ]
    }
